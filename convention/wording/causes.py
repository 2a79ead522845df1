"""Sentences on what changed between two meetings, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convention.domain.causes import Cause, CausedChange
from convention.wording.formats import COLON, capitalised, counted, joined, points
from convention.wording.labels import label

OUTSIDE = "hors référentiel"
CAUSES_SUBTITLE = "Évolution du taux d’avancement, en points, chaque cause avec sa part"
NOTHING = "Rien n’a changé : ni valeur, ni taux, ni statut."


def causes_sentence(changes: Sequence[CausedChange]) -> str:
    """`9 indicateurs ont changé : 7 par nouvelle donnée et 2 par correction.`; one may have several causes."""
    if not changes:
        return NOTHING
    counts = {cause: sum(cause in causes_of(found) for found in changes) for cause in Cause}
    told = joined([f"{count} par {label(cause)}" for cause, count in counts.items() if count])
    return f"{counted(len(changes), 'indicateur a changé', 'indicateurs ont changé')}{COLON}{told}."


def causes_of(found: CausedChange) -> frozenset[Cause]:
    """Every cause that did something to a value, a rate or a status; not to the expected rate alone."""
    shares = {share.cause for share in found.shares if share.value or share.rate}
    turns = {cause for cause in (found.status_cause, found.presence_cause) if cause is not None}
    return frozenset(shares | turns)


def rate_shares_text(found: CausedChange) -> str:
    """`Nouvelle donnée +24,7 points, correction −2,0 points, en tout +22,7 points`."""
    parts = list(_rate_parts(found))
    change = found.change
    whole = change.rate_change if change else None
    if len(parts) > 1 and whole is not None:
        parts.append(f"en tout {points(whole)}")
    return capitalised(", ".join(parts))


def _rate_parts(found: CausedChange) -> Iterator[str]:
    for share in found.shares:
        if share.rate:
            yield f"{label(share.cause)} {points(share.rate)}"


def causes_title(changes: Sequence[CausedChange]) -> str:
    """The takeaway of the chart: `7 taux d’avancement montent, 2 baissent`."""
    moves = [found.change.rate_change for found in changes if found.change and found.change.rate_change]
    up, down = sum(move > 0 for move in moves), sum(move < 0 for move in moves)
    told = []
    if up:
        told.append(counted(up, "taux d’avancement monte", "taux d’avancement montent"))
    if down:
        told.append(counted(down, "taux d’avancement baisse", "taux d’avancement baissent"))
    return ", ".join(told) or "Les taux d’avancement reviennent à leur point de départ"


def alt_causes(changes: Sequence[CausedChange], title: str) -> str:
    """What each cause did to each rate."""
    told = "\u202f; ".join(f"{found.indicator.short_title}{COLON}{rate_shares_text(found)}" for found in changes)
    return f"Barres horizontales de part et d’autre de zéro, une ligne par indicateur. {title}. {told}."
