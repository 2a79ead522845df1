"""One cell of a workbook that is made here."""

from __future__ import annotations

from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

TYPE = "Calibri"


def put(sheet: Worksheet, row: int, column: int, value: str | Decimal | None, *, bold: bool = False) -> None:
    """Write one cell; a text is a text whatever sign it starts with."""
    if value is None or value == "":
        return
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="top")
    else:
        cell.number_format = "#,##0.######" if value != value.to_integral_value() else "#,##0"
    cell.font = Font(name=TYPE, size=11, bold=bold)
