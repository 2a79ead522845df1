"""The register of commitments in French: its words, its counts, how one commitment is followed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from convention.domain.commitments import (
    CommitmentNature,
    CommitmentPart,
    FollowedCommitment,
    Following,
    FollowingCount,
)
from convention.wording.formats import COLON, NO_BREAK, counted, joined, number

COMMITMENT_WORDS: dict[type[StrEnum], Mapping[StrEnum, str]] = {
    CommitmentNature: {
        CommitmentNature.DELIVERABLE: "livrable",
        CommitmentNature.STEP: "étape",
        CommitmentNature.QUANTITY: "quantité",
        CommitmentNature.EXCHANGE: "échange",
        CommitmentNature.MEANS: "moyen",
    },
    Following: {
        Following.WITH_TARGET: "suivi avec une cible",
        Following.WITHOUT_TARGET: "suivi sans cible",
        Following.NOT_FOLLOWED: "non suivi",
    },
}


def coverage_sentence(found: FollowingCount) -> str:
    """What is followed of some commitments: `5 engagements : 2 suivis avec une cible, 1 sans cible, 2 non suivis.`"""
    if not found.all:
        return "Aucun engagement n’est inscrit au registre."
    parts = [
        f"{counted(found.with_target, 'suivi', 'suivis')} par un indicateur qui a une cible",
        f"{number(found.without_target)}{NO_BREAK}par un indicateur sans cible",
        counted(found.not_followed, "non suivi", "non suivis"),
    ]
    return f"{counted(found.all, 'engagement', 'engagements')}{COLON}{', '.join(parts[:2])} et {parts[2]}."


def followed_by(row: FollowedCommitment) -> str:
    """What follows a commitment: the codes of its indicators, or why there is none."""
    codes = joined(row.commitment.indicators)
    if row.following is Following.WITH_TARGET:
        return codes
    if row.following is Following.WITHOUT_TARGET:
        return f"{codes}{COLON}cible à fixer"
    return row.commitment.reason or f"{codes}{COLON}abandonné par avenant"


def part_label(part: CommitmentPart) -> str:
    """A part of the convention: `préambule`, `axe 1`."""
    if part.axis is not None:
        return f"axe{NO_BREAK}{part.axis}"
    return {CommitmentPart.PREAMBLE: "préambule", CommitmentPart.FOLLOW_UP: "suivi et bilan"}.get(part, "annexe")
