"""The annotated copy of what is no Open XML workbook: marked, corrected there, and accepted."""

from __future__ import annotations

import io

import pytest
import xlwt
from openpyxl import load_workbook

from convention.domain.findings import FindingCode
from convention.warehouse.store import Store
from loaders.deposit import deposit_file
from loaders.writers.annotate import annotated_name, annotated_workbook
from tests.builders.deposits import HEADINGS, csv_file, read, told
from tests.builders.raw_workbooks import old_excel, opendocument

ROWS = (
    ("A05-1", "Parris", "2019-S1", "80", "", "DASES", ""),
    ("A05-1", "Paris", "2019-S2", "cent", "", "DASES", ""),
    ("A05-1", "Seine-Saint-Denis", "2019-S1", "70", "", "DASES", ""),
)


def as_csv() -> bytes:
    return csv_file(*(";".join(row) for row in ROWS))


def as_xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Observations")
    for at, row in enumerate((HEADINGS, *ROWS)):
        for column, text in enumerate(row):
            sheet.write(at, column, int(text) if text.isdecimal() else text)
    return old_excel(book)


def as_ods() -> bytes:
    rows = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in (HEADINGS, *ROWS))
    return opendocument(f'<table:table table:name="Observations">{rows}</table:table>')


def _ods_cell(text: str) -> str:
    if text.isdecimal():
        return f'<table:table-cell office:value-type="float" office:value="{text}"/>'
    if not text:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("name", "content", "sheet"),
    [
        ("suivi.csv", as_csv(), "suivi"),
        ("suivi.xls", as_xls(), "Observations"),
        ("suivi.ods", as_ods(), "Observations"),
    ],
)
def test_the_copy_is_marked_and_once_corrected_accepted(store: Store, name: str, content: bytes, sheet: str) -> None:
    reading = read(store, content, name)
    places = {code: [finding.cell for finding in told(reading, code)] for code in FindingCode}
    assert places[FindingCode.TERRITORY_UNKNOWN] == ["B2"]
    assert places[FindingCode.NUMBER_UNREADABLE] == ["D3"]
    assert annotated_name(reading) == "suivi - constats.xlsx"
    book = load_workbook(io.BytesIO(annotated_workbook(reading)))
    assert book.sheetnames == [sheet, "Constats"]
    page = book[sheet]
    commented = {cell.coordinate for row in page.iter_rows() for cell in row if cell.comment}
    coloured = " ".join(str(area.sqref) for area in page.conditional_formatting)
    assert commented == set(coloured.split()) == {"B2", "D3"}
    assert [page["A4"].value, page["B4"].value, page["C4"].value] == ["A05-1", "Seine-Saint-Denis", "2019-S1"]
    page["B2"], page["D3"] = "Paris", 100
    corrected = io.BytesIO()
    book.save(corrected)
    again = read(store, corrected.getvalue(), annotated_name(reading))
    assert not again.blocked
    assert deposit_file(store, again, "Ada Martin").observations == 3
