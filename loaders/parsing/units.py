"""What follows a number in its cell: a percent sign, a unit, a multiple."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from loaders.parsing.suggestions import fold

_LONGEST = 40
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿŒœ"
_UNIT = re.compile(rf"[{_LETTER}€$£°](?:[{_LETTER}²³ \u00a0\u202f€$£°/’'.\-]|(?<=[mO])[23](?![0-9{_LETTER}]))*")
_SYMBOL = re.compile(r"(?P<multiple>k|K|M|Md|Mds)\s?(?P<base>€|EUR|eur|euros?)")
_WORDS = re.compile(
    r"(?P<multiple>mille|milliers?|millions?|milliards?)(?:\s(?:(?:de|d['’])\s?)?(?P<base>\S.*))?", re.IGNORECASE
)
_SYMBOLS = {"k": Decimal(10**3), "K": Decimal(10**3), "M": Decimal(10**6), "Md": Decimal(10**9), "Mds": Decimal(10**9)}
_MULTIPLES = {"mille": Decimal(10**3), "millier": Decimal(10**3), "million": Decimal(10**6), "milliard": Decimal(10**9)}
# Words that qualify the value, number it as a rank, or mark it: none is a unit, and to drop one would hide its sense.
_WORDS_THAT_QUALIFY = (
    "environ env approximativement approx max minimum maximum mini maxi au moins plus et ou a hors dont sauf sur sans "
    "en provisoire provisoires prov estime estimee estimes estimees estimation est definitif definitive non oui "
    "nd nr ns so er ere re nde e eme ieme p r s d c x f"
)
_NO_UNIT = frozenset(_WORDS_THAT_QUALIFY.split())


@dataclass(frozen=True)
class UnitReading:
    """What stood after a number: `text` as written; `base` and `factor`: the unit without its multiple."""

    text: str = ""
    base: str = ""
    factor: Decimal = Decimal(1)
    percent: bool = False


def read_unit(text: str) -> UnitReading | None:
    """What the text after a number says, or None when it is no unit."""
    if not text:
        return UnitReading()
    if text == "%":
        return UnitReading(percent=True)
    if len(text) > _LONGEST or not _UNIT.fullmatch(text):
        return None
    folded = fold(text).rstrip(".")
    if folded in _NO_UNIT or folded.split(" ")[0] in _NO_UNIT:
        return None
    if symbol := _SYMBOL.fullmatch(text):
        return UnitReading(text, symbol["base"], _SYMBOLS[symbol["multiple"]])
    if words := _WORDS.fullmatch(text):
        return UnitReading(text, (words["base"] or "").strip(), _MULTIPLES[fold(words["multiple"]).removesuffix("s")])
    return UnitReading(text, text)


@dataclass(frozen=True)
class Announcement:
    """A multiple that a title, a heading or a unit announces: `factor`, and the unit named with it, empty without one.

    `certain`: the text is, or ends with, the announcement; else it only mentions one.
    """

    factor: Decimal
    base: str = ""
    certain: bool = True


_ANNOUNCED = {"centaine": 2, "mille": 3, "millier": 3, "million": 6, "milliard": 9, "k": 3, "m": 6, "md": 9}
_MENTION = re.compile(
    r"(?:\ben |\(|\[|[:,;–—-] ?|^)(?:(?P<word>centaines?|milliers?|millions?|milliards?|mille)\b"
    r"|(?P<symbol>k|m|md|mds) ?(?P<currency>€|eur\b|euros?\b))"
    r"|[x×*] ?(?P<power>1(?:[ .]?000)+)\b|\((?P<zeros>0{3}|0{6})\)|(?P<exponent>10 ?\^ ?[369])"
)
_REST = re.compile(r"(?: ?(?:de |d')(?P<base>[^()\[\],;:.]{1,40}))? ?[)\]]?[ .*:]*")
_LONGEST_ANNOUNCEMENT = 200


def announced_multiple(text: str) -> Announcement | None:
    """The multiple that a text announces for values (`(en milliers)`, `k€`, `x 1000`), or None.

    A text that goes on after it (`en millions d’euros selon le budget`) announces it without certainty.
    """
    if len(text) > _LONGEST_ANNOUNCEMENT:
        return None
    folded = fold(text)
    found = _MENTION.search(folded)
    if not found:
        return None
    rest = _REST.fullmatch(folded, found.end())
    base = (rest["base"] or "").strip() if rest else ""
    return Announcement(_factor(found), found["currency"] or base, rest is not None)


def _factor(found: re.Match[str]) -> Decimal:
    if found["power"]:
        return Decimal(found["power"].replace(" ", "").replace(".", ""))
    if found["zeros"]:
        return Decimal(10) ** len(found["zeros"])
    if found["exponent"]:
        return Decimal(10) ** int(found["exponent"][-1])
    return Decimal(10) ** _ANNOUNCED[(found["word"] or found["symbol"]).removesuffix("s")]
