"""Seals of meetings and editions in words: what they are of, and who said that theirs is the same."""

from __future__ import annotations

from collections.abc import Iterable

from convention.domain.seals import Countersignature
from convention.wording.formats import COLON, NO_BREAK, day, joined
from convention.wording.labels import label

NO_SIDE = "Une empreinte se contresigne au nom d’une seule collectivité."
NO_DIGEST = "Une empreinte est faite de 64 chiffres et lettres de a à f\u00a0: relisez celle que vous avez reçue."
BROKEN = "les chiffres gardés ne sont plus ceux de l’arrêt"


def meeting_number(meeting_id: int) -> str:
    """`séance n° 2`."""
    return f"séance n°{NO_BREAK}{meeting_id}"


def edition_number(version: str) -> str:
    """`édition 1.1.0`."""
    return f"édition{NO_BREAK}{version}"


def unknown_digest(digest: str) -> str:
    """Nobody here has the digest that the other side gave."""
    return (
        f"L’empreinte {digest[:12]}… n’est celle d’aucune séance arrêtée ni d’aucune édition connue ici{COLON}"
        "l’autre collectivité n’a pas les mêmes chiffres. Rien n’est enregistré."
    )


def countersigned_by(digest: str, signed: Iterable[Countersignature]) -> str:
    """Who countersigned a digest: `contresignée par Paris le 03/03/2021 (déclaré) et …`."""
    own = [found for found in signed if found.digest == digest]
    if not own:
        return "pas encore contresignée"
    told = [f"{label(found.side)} le {day(found.at.date())}{' (déclaré)' if found.declared else ''}" for found in own]
    return f"contresignée par {joined(list(dict.fromkeys(told)))}"
