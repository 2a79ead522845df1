"""What the number format of a cell says of its number: a share, a date, an hour, a length of time, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from loaders.workbooks.cell_texts import (
    TOO_WIDE,
    date_text,
    duration_text,
    number_text,
    number_with_unit,
    percent_text,
    stored_number,
    time_text,
)
from loaders.workbooks.cells import CellKind
from loaders.workbooks.dates_shown import FULL_DATE, DateShown, date_shown

_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.')
_TOKENS = re.compile(
    r"""(?P<quoted>"[^"]*") | \\(?P<escaped>.) | (?P<space>[_*].)
    | \[\$(?P<currency>[^\]-]*)[^\]]*\] | (?P<bracket>\[[^\]]*\])
    | (?P<digits>General|Standard|[0\#?][0\#?.,/]*(?:E[+-][0\#?]+)?) | (?P<end>;) | (?P<plain>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CURRENCIES = frozenset("€$£")
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]")
_WORDS = re.compile(r"general|standard|am/pm|a/p", re.IGNORECASE)


class Shown(Enum):
    """As what a format shows a number."""

    NUMBER = 0
    PERCENT = 1
    DATE = 2
    TIME = 3
    DURATION = 4


@dataclass(frozen=True)
class NumberFormat:
    """How a number is shown; `percent_signs`: how many `%` its format holds.

    `unit`: what a format of plain numbers writes around the number (`km`, `M€`); `thousands`: how many times it is then
    divided by a thousand before it is shown. `date`: what a format of dates shows of one.
    """

    shown: Shown = Shown.NUMBER
    percent_signs: int = 0
    unit: str = ""
    thousands: int = 0
    date: DateShown = FULL_DATE

    def cell(self, stored: str, *, since_1904: bool) -> tuple[str, CellKind]:
        """Text and kind of a cell with this format; a text that is no number stays as stored."""
        if self.shown is Shown.NUMBER:
            text = number_text(stored)
            if text is None or self.unit:
                return stored if text is None else number_with_unit(text, self.unit, self.thousands), CellKind.TEXT
            return text, CellKind.NUMBER
        value = stored_number(stored)
        if value is None:
            return stored, CellKind.TEXT
        if self.shown is Shown.PERCENT:
            return percent_text(value, self.percent_signs), CellKind.PERCENT
        if self.shown is Shown.DURATION:
            return duration_text(value), CellKind.TEXT
        text = (date_text if self.shown is Shown.DATE else time_text)(value, since_1904=since_1904)
        if text == TOO_WIDE:
            return text, CellKind.ERROR
        return (text, CellKind.DATE) if value in _BARE_YEARS else self.date.cell(text)


# A year typed in a cell of dates: shown as a day of 1905, whatever the format; the whole day gives that away.
_BARE_YEARS = range(1900, 2101)
NUMBER = NumberFormat()
_PERCENT, _DATE = NumberFormat(Shown.PERCENT, 1), NumberFormat(Shown.DATE)
_TIME, _DURATION = NumberFormat(Shown.TIME), NumberFormat(Shown.DURATION)
_BUILT_IN: dict[int, NumberFormat] = (
    dict.fromkeys((9, 10), _PERCENT)
    | dict.fromkeys((*range(14, 18), 22, *range(27, 37), *range(50, 59)), _DATE)
    | dict.fromkeys((*range(18, 22), 45, 47), _TIME)
    | {46: _DURATION}
    | {number: NumberFormat(Shown.DATE, date=date_shown(code)) for number, code in ((16, "d-mmm"), (17, "mmm-yy"))}
)


def built_in_format(number: int) -> NumberFormat:
    """The format that a number below 164 stands for in every file (ECMA-376 part 1, 18.8.30)."""
    return _BUILT_IN.get(number, NUMBER)


@lru_cache(maxsize=4096)
def number_format(code: str) -> NumberFormat:
    """What a format code shows; only its first section, that of positive numbers, decides."""
    bare = _LITERALS.sub("", code).split(";", 1)[0]
    if _ELAPSED.search(bare):
        return _DURATION
    bare = _BRACKETS.sub("", bare)
    if signs := bare.count("%"):
        return NumberFormat(Shown.PERCENT, signs)
    letters = set(_WORDS.sub("", bare).lower())
    if letters & {"y", "d"} or ("m" in letters and not letters & {"h", "s"}):
        return NumberFormat(Shown.DATE, date=date_shown(code))
    return _TIME if letters & {"h", "s"} else _plain_format(code)


def _plain_format(code: str) -> NumberFormat:
    """A format of plain numbers, with the unit that it writes after them, or the currency before them."""
    before, after, digits = "", "", ""
    for found in _TOKENS.finditer(code):
        if found["end"]:
            break
        if found["digits"]:
            before, after, digits = before + after, "", found["digits"]
        else:
            after += (found["quoted"] or "").strip('"') + (
                found["escaped"] or found["currency"] or found["plain"] or ""
            )
    unit = after.strip() if digits else ""
    if not unit and before.strip() in _CURRENCIES:
        unit = before.strip()
    thousands = len(digits) - len(digits.rstrip(",")) if unit else 0
    return NumberFormat(unit=unit, thousands=thousands) if unit else NUMBER
