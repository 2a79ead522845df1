"""The sheets that this program itself writes into a workbook: they are never read as data."""

from __future__ import annotations

from loaders.parsing.suggestions import fold
from loaders.workbooks.book import Sheet
from loaders.workbooks.findings_sheet import FINDINGS_TITLE

_FINDINGS_HEADINGS = ("gravite", "constat", "feuille", "cellule")
_FINDINGS_HEADING_ROW = 4
_DEFINITIONS_HEADINGS = ("code", "intitule", "unite", "nature", "ce que dit une valeur")


def is_own(sheet: Sheet) -> bool:
    """Whether a sheet is the findings of an earlier deposit, or the definitions of a template."""
    if (sheet.first_row, sheet.first_column) != (1, 1) or not sheet.rows:
        return False
    if sheet.text(0, 0) == FINDINGS_TITLE:
        return sheet.rows <= _FINDINGS_HEADING_ROW or _starts(sheet, _FINDINGS_HEADING_ROW, _FINDINGS_HEADINGS)
    return _starts(sheet, 0, _DEFINITIONS_HEADINGS)


def _starts(sheet: Sheet, row: int, headings: tuple[str, ...]) -> bool:
    if len(sheet.texts) < len(headings):
        return False
    return all(fold(sheet.text(row, column)) == heading for column, heading in enumerate(headings))
