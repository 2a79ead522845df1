"""Cells of a spreadsheet: what kinds there are, and how columns are named."""

from __future__ import annotations

from enum import IntEnum


class CellKind(IntEnum):
    """What the file says a cell is, before any reading of its text.

    MONTH, QUARTER, YEAR: a date whose number format shows no more than that; the day stored with it is nobody's word.
    """

    BLANK = 0
    TEXT = 1
    NUMBER = 2
    PERCENT = 3
    DATE = 4
    BOOLEAN = 5
    ERROR = 6
    FORMULA_WITHOUT_VALUE = 7
    MONTH = 8
    QUARTER = 9
    YEAR = 10


DATE_KINDS = frozenset({CellKind.DATE, CellKind.MONTH, CellKind.QUARTER, CellKind.YEAR})
"""What holds a date, whatever part of it is shown."""


def column_letters(number: int) -> str:
    """The letters of a 1-based column: 1 → A, 28 → AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
