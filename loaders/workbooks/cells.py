"""Cells of a spreadsheet: what kinds there are, and how their places are named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
FINDINGS_SIGN = "[Constats du tableau de bord]"
"""What stands before the findings in a note: nothing after it is a person's."""
PERSONAL_LINKS = ("mailto:", "tel:")
NOTE_AUTHOR = "Tableau de bord de la convention"
"""Who signs the notes of a template and of an annotated workbook."""
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


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


@dataclass(frozen=True, order=True)
class Place:
    """A cell by 1-based column and row."""

    column: int
    row: int

    @property
    def address(self) -> str:
        """The address as a spreadsheet shows it (`F17`)."""
        return f"{column_letters(self.column)}{self.row}"


def place_of(address: str) -> Place | None:
    """The cell of an address (`F17`, `$F$17`), or None for what is no cell of a spreadsheet."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    row = int(found[2])
    return Place(column, row) if column <= LAST_COLUMN and row <= LAST_ROW else None
