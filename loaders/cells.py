"""Cells of a spreadsheet: what kinds there are, and how columns are named."""

from __future__ import annotations

from enum import IntEnum


class CellKind(IntEnum):
    """What the file says a cell is, before any reading of its text."""

    BLANK = 0
    TEXT = 1
    NUMBER = 2
    PERCENT = 3
    DATE = 4
    BOOLEAN = 5
    ERROR = 6
    FORMULA_WITHOUT_VALUE = 7


def column_letters(number: int) -> str:
    """The letters of a 1-based column: 1 → A, 28 → AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
