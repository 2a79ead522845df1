"""Formulas that no program computed: said in every format, never a blank nor a zero."""

from __future__ import annotations

import struct

import pytest
import xlwt

from loaders.workbooks.book import CellKind
from loaders.workbooks.foreign_file import read_book
from tests.builders.cells import cells
from tests.builders.raw_workbooks import old_excel, opendocument, openxml_parts, sheet_xml, zipped

UNKNOWN = CellKind.FORMULA_WITHOUT_VALUE
_ASKED = struct.pack("<QH", 0, 2)
_EMPTY_RESULT = struct.pack("<QH", 0xFFFF000000000003, 0)


def two_formulas() -> xlwt.Workbook:
    """A number and two formulas, written without a result as xlwt does."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Feuille")
    sheet.write(0, 0, 12)
    sheet.write(1, 0, xlwt.Formula("A1*2"))
    sheet.write(2, 0, xlwt.Formula("A1*3"))
    return book


def test_old_excel_written_without_computing() -> None:
    (sheet,) = read_book(old_excel(two_formulas()), "suivi.xls").sheets
    assert cells(sheet) == {"A1": ("12", CellKind.NUMBER), "A2": ("=…", UNKNOWN), "A3": ("=…", UNKNOWN)}


def test_old_excel_that_stores_zero_until_it_is_opened() -> None:
    content = old_excel(two_formulas()).replace(_EMPTY_RESULT, _ASKED)
    (sheet,) = read_book(content, "suivi.xls").sheets
    assert {address: kind for address, (_, kind) in cells(sheet).items()} == {
        "A1": CellKind.NUMBER,
        "A2": UNKNOWN,
        "A3": UNKNOWN,
    }


def test_old_excel_where_one_formula_of_several_gives_an_empty_text() -> None:
    content = old_excel(two_formulas()).replace(_EMPTY_RESULT, struct.pack("<dH", 24.0, 0), 1)
    (sheet,) = read_book(content, "suivi.xls").sheets
    assert cells(sheet) == {"A1": ("12", CellKind.NUMBER), "A2": ("24", CellKind.NUMBER)}


ZEROS = '<c r="A1"><v>0</v></c><c r="B1"><f>A1+5</f><v>0</v></c><c r="C1"><f>A1+7</f><v>7</v></c>'


@pytest.mark.parametrize(("on_load", "kind"), [("1", UNKNOWN), ("0", CellKind.NUMBER)])
def test_a_workbook_to_be_computed_on_opening_has_zeros_for_want_of_results(on_load: str, kind: CellKind) -> None:
    made = openxml_parts(sheet_xml(f'<row r="1">{ZEROS}</row>'))
    asked = f'</sheets><calcPr calcId="124519" fullCalcOnLoad="{on_load}"/>'
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace("</sheets>", asked)
    (sheet,) = read_book(zipped(made), "suivi.xlsx").sheets
    assert [found for _, found in cells(sheet).values()] == [CellKind.NUMBER, kind, CellKind.NUMBER]


@pytest.mark.parametrize(
    ("attributes", "kind"),
    [
        ('office:value-type="float"', UNKNOWN),
        ("", UNKNOWN),
        ('office:value-type="string"', None),
        ('office:value-type="float" office:value="0"', CellKind.NUMBER),
    ],
)
def test_an_opendocument_formula_without_its_result(attributes: str, kind: CellKind | None) -> None:
    cell = f'<table:table-cell table:formula="of:=2*3" {attributes}/>'
    row = f"<table:table-row>{cell}<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
    table = f'<table:table table:name="Feuille">{row}</table:table>'
    (sheet,) = read_book(opendocument(table), "suivi.ods").sheets
    assert cells(sheet).pop("B1") == ("x", CellKind.TEXT)
    assert cells(sheet).get("A1", ("", None))[1] is kind
