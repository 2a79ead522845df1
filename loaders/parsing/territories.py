"""The territory that a text names for certain, in cells and in headings alike."""

from __future__ import annotations

import re
from functools import lru_cache

from convention.domain.catalogue import Territory
from loaders.parsing.suggestions import fold

_LONGEST = 80
_INSTITUTIONS = (
    r"(?:(?:la )?(?:departement|dept?|dpt|dpmt|collectivite|territoire|conseil departemental|conseil general|cd|cg"
    r"|ville(?: et departement)?|mairie|municipalite)\.?(?: (?:de la|du|de))?(?: ?: ?| n° ?| ?- ?| )?)?"
)
_NAMES = {
    Territory.PARIS: r"paris|parisien|0?75",
    Territory.SEINE_SAINT_DENIS: r"(?:la )?seine[ -]?(?:saint|st\.?)[ -]?denis|s\.?s\.?d\.?|0?93",
}
_CODES = {Territory.PARIS: "75", Territory.SEINE_SAINT_DENIS: "93"}
_TOGETHER = (
    "communs?|commune?s? aux deux(?: territoires| departements| collectivites)?"
    "|ensemble(?: des deux(?: territoires| departements| collectivites)?)?"
    "|les deux|(?:les )?deux (?:territoires|departements|collectivites)"
)
_AND = r" ?(?:et|\+|&|/|-|,) ?(?:de |la |de la )?"


def _named(territory: Territory) -> str:
    """The pattern of one territory: its institution, its name, its number beside it in any order."""
    code, names = f"0?{_CODES[territory]}", _NAMES[territory]
    number = rf"(?: ?[-–—/:]? ?{code}| ?\((?:cd ?|departement )?{code}\)| ?\((?:ville|departement)\))?"
    before = rf"(?:{code} ?[-–—/:.]? ?|\({code}\) ?)?"
    return rf"{before}{_INSTITUTIONS}(?:(?:{names})|\((?:{names})\)){number}"


_ONE = {territory: re.compile(_named(territory)) for territory in _NAMES}
_BOTH = re.compile(
    "|".join([_TOGETHER] + [f"{_named(a)}{_AND}{_named(b)}" for a, b in (tuple(_NAMES), tuple(reversed(_NAMES)))])
)


@lru_cache(maxsize=1 << 14)
def territory_named(text: str) -> Territory | None:
    """The territory that a text names in full, by itself or with its institution and number, or None.

    `Conseil départemental 93`, `Ville de Paris (75)`, `75 - Paris`, `SSD`; `Paris et Seine-Saint-Denis` is the whole of
    both. A part of a territory (`Paris 19e`, `Saint-Denis`) and a larger one (`Grand Paris`) name none.
    """
    if len(text) > _LONGEST:
        return None
    folded = fold(text).strip(" :*.").replace("\u2011", "-")
    found = next((territory for territory, pattern in _ONE.items() if pattern.fullmatch(folded)), None)
    if found is None and _BOTH.fullmatch(folded):
        return Territory.COMMON
    return found
