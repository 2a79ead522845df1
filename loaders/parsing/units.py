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
