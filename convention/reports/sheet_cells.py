"""One cell of a workbook that is made here; a text that no cell can hold goes on in a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

TYPE = "Calibri"
LONGEST = 32_767
"""Signs that a cell holds, as spreadsheets count them: those beyond the first plane count twice."""
LONG_TEXTS = "Textes longs"
LONG_TEXT_COLUMNS = {"Feuille": 22, "Cellule": 10, "Partie": 8, "Texte": 120}
_PART = 30_000


def put(sheet: Worksheet, row: int, column: int, value: str | Decimal | None, *, bold: bool = False) -> None:
    """Write one cell; a text is a text whatever sign it starts with, and is never cut in silence."""
    if value is None or value == "":
        return
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = _kept(cell, value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="top")
    else:
        cell.number_format = "#,##0.######" if value != value.to_integral_value() else "#,##0"
    cell.font = Font(name=TYPE, size=11, bold=bold)


def _kept(cell: Cell, text: str) -> str:
    """A text whole where it fits; else its beginning, which says where the rest stands."""
    if _size(text) <= LONGEST:
        return text
    parts = list(_parts(text))
    target = _long_texts(cell)
    for number, part in enumerate(parts, 1):
        at = target.max_row + 1
        for column, words in enumerate((cell.parent.title, cell.coordinate, f"{number} sur {len(parts)}", part), 1):
            put(target, at, column, words)
    return f"{parts[0]}… [texte coupé\u00a0: la suite est en feuille «\u00a0{LONG_TEXTS}\u00a0»]"


def _long_texts(cell: Cell) -> Worksheet:
    """The sheet of long texts, made with the first of them."""
    book = cell.parent.parent
    assert book is not None
    if LONG_TEXTS not in book.sheetnames:
        made = book.create_sheet(LONG_TEXTS)
        for column, (name, width) in enumerate(LONG_TEXT_COLUMNS.items(), 1):
            put(made, 1, column, name, bold=True)
            made.column_dimensions["ABCD"[column - 1]].width = width
        made.page_setup.orientation, made.page_setup.paperSize = "landscape", made.PAPERSIZE_A4
    found = book[LONG_TEXTS]
    assert isinstance(found, Worksheet)
    return found


def _parts(text: str) -> Iterator[str]:
    """A text in pieces that a cell holds, none cut within a sign."""
    start, size = 0, 0
    for at, sign in enumerate(text):
        size += _size(sign)
        if size > _PART:
            yield text[start:at]
            start, size = at, _size(sign)
    yield text[start:]


def _size(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
