"""The territory that a text names for certain, in cells and in headings alike."""

from __future__ import annotations

import re
from functools import lru_cache

from convention.domain.catalogue import Territory
from convention.domain.territories import declared
from convention.wording.territories import how_many
from loaders.parsing.suggestions import fold

_LONGEST = 80
_INSTITUTIONS = (
    r"(?:(?:la )?(?:departement|dept?|dpt|dpmt|collectivite|territoire|conseil departemental|conseil general|cd|cg"
    r"|ville(?: et departement)?|mairie|municipalite)\.?(?: (?:de la|du|de))?(?: ?: ?| n° ?| ?- ?| )?)?"
)
_COUNT = f"(?:{how_many()}|{len(declared())})"
_WHOLE = f"{_COUNT} (?:territoires|departements|collectivites)"
_TOGETHER = (
    f"communs?|commune?s? aux {_COUNT}(?: territoires| departements| collectivites)?"
    f"|ensemble(?: des {_COUNT}(?: territoires| departements| collectivites)?)?"
    f"|les {_COUNT}|(?:les )?{_WHOLE}"
)
_AND = r" ?(?:et|\+|&|/|-|,) ?(?:de |la |de la |le |du )?"
_SAINTS = {"saint": r"(?:saint|st\.?)", "sainte": r"(?:sainte|ste\.?)"}


def _spelt(name: str) -> str:
    """The pattern of one name: `Seine-Saint-Denis` with hyphens, spaces or neither; capitals alone as an acronym."""
    if name.isupper() and name.isalpha():
        return "".join(rf"{letter}\.?" for letter in name.lower())
    words = re.split("[ -]", fold(name))
    return "[ -]?".join(_SAINTS.get(word, re.escape(word)) for word in words)


def _number(territory: Territory) -> str:
    """The pattern of the official number of a territory; one that nothing matches where it has none."""
    return f"0?{territory.number.lower()}" if territory.number else "(?!)"


def _named(territory: Territory) -> str:
    """The pattern of one territory: its institution, its name, its number beside it in any order."""
    code = _number(territory)
    article = f"(?:{fold(territory.article)} ?)?" if territory.article else ""
    others = [_spelt(name) for name in (*territory.spellings, territory.authority_name)]
    names = "|".join([f"{article}{_spelt(territory.name)}", *others, code])
    number = rf"(?: ?[-–—/:]? ?{code}| ?\((?:cd ?|departement )?{code}\)| ?\((?:ville|departement)\))?"
    before = rf"(?:{code} ?[-–—/:.]? ?|\({code}\) ?)?"
    return rf"{before}{_INSTITUTIONS}(?:(?:{names})|\((?:{names})\)){number}"


_ONE = {territory: re.compile(_named(territory)) for territory in declared()}
_ANY = "|".join(_named(territory) for territory in declared())
_EVERY = re.compile(_AND.join(f"({_ANY})" for _ in declared()))
_SHARED = re.compile(_TOGETHER)
_BARE = {
    territory: re.compile(
        "|".join(
            [
                _spelt(territory.name),
                _number(territory),
                *(_spelt(name) for name in territory.spellings if name.isupper()),
            ]
        )
    )
    for territory in declared()
}


@lru_cache(maxsize=1 << 14)
def territory_named(text: str) -> Territory | None:
    """The territory that a text names in full, by itself or with its institution and number, or None.

    `Conseil départemental 93`, `Ville de Paris (75)`, `75 - Paris`, `SSD`; `Paris et Seine-Saint-Denis` is the whole of
    them. A part of a territory (`Paris 19e`, `Saint-Denis`) and a larger one (`Grand Paris`) name none.
    """
    if len(text) > _LONGEST:
        return None
    folded = fold(text).strip(" :*.").replace("\u2011", "-")
    found = _one(folded)
    return Territory.COMMON if found is None and (_SHARED.fullmatch(folded) or _names_all(folded)) else found


def is_bare_name(text: str) -> bool:
    """Whether a text is nothing but the name, the acronym or the number of one territory."""
    return any(pattern.fullmatch(fold(text)) for pattern in _BARE.values())


def _one(folded: str) -> Territory | None:
    return next((territory for territory, pattern in _ONE.items() if pattern.fullmatch(folded)), None)


def _names_all(folded: str) -> bool:
    """Whether a text names every territory, once each and in any order."""
    found = _EVERY.fullmatch(folded)
    return found is not None and {_one(part) for part in found.groups()} == set(declared())
