"""Cells of old Excel workbooks (.xls)."""

from __future__ import annotations

from datetime import date, datetime

import xlwt

from convention.domain.findings import FindingCode
from loaders.workbooks.book import CellKind
from loaders.workbooks.foreign_file import read_book
from tests.builders.cells import cells
from tests.builders.raw_workbooks import old_excel


def styled(code: str) -> xlwt.XFStyle:
    style = xlwt.XFStyle()
    style.num_format_str = code
    return style


def workbook() -> xlwt.Workbook:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Suivi d’été")
    sheet.write(1, 1, "00123")
    sheet.write(1, 2, 1500.5)
    sheet.write(1, 3, 0.52, styled("0.0%"))
    sheet.write(1, 4, date(2019, 12, 31), styled("DD/MM/YYYY"))
    sheet.write(1, 5, datetime(2019, 12, 31, 12, 30), styled("DD/MM/YYYY HH:MM"))
    sheet.write(1, 6, True)
    sheet.row(1).set_cell_error(7, "#REF!")
    sheet.write(1, 8, 0)
    sheet.write_merge(3, 4, 1, 2, "fusion")
    sheet.write(6, 1, "cachée")
    sheet.row(6).hidden = True
    sheet.col(8).hidden = True
    book.add_sheet("Cachée").visibility = 1
    return book


def test_each_kind_of_cell_at_its_place() -> None:
    sheet = read_book(old_excel(workbook()), "suivi.xls").sheets[0]
    assert cells(sheet) == {
        "B2": ("00123", CellKind.TEXT),
        "C2": ("1500.5", CellKind.NUMBER),
        "D2": ("52", CellKind.PERCENT),
        "E2": ("2019-12-31", CellKind.DATE),
        "F2": ("2019-12-31T12:30:00", CellKind.DATE),
        "G2": ("VRAI", CellKind.BOOLEAN),
        "H2": ("#REF!", CellKind.ERROR),
        "I2": ("0", CellKind.NUMBER),
        "B4": ("fusion", CellKind.TEXT),
        "B7": ("cachée", CellKind.TEXT),
    }
    assert sheet.merges == ((2, 0, 3, 1),)


def test_what_is_hidden_is_mentioned() -> None:
    book = read_book(old_excel(workbook()), "suivi.xls")
    assert book.format == "xls"
    assert [(each.code, each.sheet, each.details) for each in book.findings] == [
        (FindingCode.SHEET_HIDDEN, "Cachée", (("state", "hidden"),)),
        (FindingCode.ROWS_HIDDEN, "Suivi d’été", (("rows", "7"),)),
        (FindingCode.COLUMNS_HIDDEN, "Suivi d’été", (("columns", "I"),)),
    ]


def test_days_counted_from_1904() -> None:
    book = xlwt.Workbook()
    book.dates_1904 = 1
    book.add_sheet("Feuille").write(0, 0, 1, styled("DD/MM/YYYY"))
    (sheet,) = read_book(old_excel(book), "suivi.xls").sheets
    assert cells(sheet) == {"A1": ("1904-01-02", CellKind.DATE)}
