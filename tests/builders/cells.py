"""The cells of a sheet that was read, as a test names them."""

from __future__ import annotations

from loaders.workbooks.book import Book, CellKind, Sheet


def cells(sheet: Sheet) -> dict[str, tuple[str, CellKind]]:
    """Text and kind of each non-blank cell, by address."""
    return {
        sheet.address(row, column): (sheet.text(row, column), kind)
        for column, kinds in enumerate(sheet.kinds)
        for row, kind in enumerate(map(CellKind, kinds.to_numpy()))
        if kind is not CellKind.BLANK
    }


def only_cell(book: Book) -> tuple[str, CellKind]:
    """The one non-blank cell of a book."""
    (cell,) = (cell for sheet in book.sheets for cell in cells(sheet).values())
    return cell
