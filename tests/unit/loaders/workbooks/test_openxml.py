"""Cells of Open XML workbooks: each has the text and the kind that a person sees in a spreadsheet."""

from __future__ import annotations

import pytest

from convention.domain.findings import FindingCode
from loaders.workbooks.book import Book, CellKind
from loaders.workbooks.foreign_file import read_book
from tests.builders.cells import cells, only_cell
from tests.builders.raw_workbooks import (
    MACRO_TYPE,
    MAIN,
    STRICT,
    content_types,
    one_cell,
    openxml,
    openxml_parts,
    relations,
    sheet_xml,
    zipped,
)
from tests.builders.workbooks import ANALYST_SHEET, CHART_SHEET, analyst_workbook

STRINGS = (
    f'<sst xmlns="{MAIN}"><si><t>00123</t></si><si><t xml:space="preserve"> deux  espaces </t></si>'
    "<si><r><t>Mineurs </t></r><r><rPr><b/></rPr><t>confiés</t></r><rPh sb='0' eb='1'><t>guide</t></rPh></si>"
    "<si><t>ligne_x000D_&#10;deux_x005F_x</t></si><si><t/></si></sst>"
)


def styles(code: str) -> str:
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
        "</styleSheet>"
    )


def read(content: bytes, name: str = "suivi.xlsx") -> Book:
    return read_book(content, name)


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("12", "12"),
        ("1500.5", "1500.5"),
        ("0.30000000000000004", "0.3"),
        ("1E-7", "0.0000001"),
        ("1.5e+20", "150000000000000000000"),
        ("12.0", "12"),
        ("-0.0", "0"),
        ("-3", "-3"),
        ("123456789012345678", "123456789012346000"),
        ("4.9999999999999996", "5"),
    ],
)
def test_numbers_show_fifteen_digits(stored: str, text: str) -> None:
    assert only_cell(read(one_cell(f'<c r="A1"><v>{stored}</v></c>'))) == (text, CellKind.NUMBER)


@pytest.mark.parametrize("stored", ["NaN", "INF", "douze", "1_000"])
def test_what_is_no_number_stays_a_text(stored: str) -> None:
    assert only_cell(read(one_cell(f'<c r="A1"><v>{stored}</v></c>'))) == (stored, CellKind.TEXT)


@pytest.mark.parametrize(
    ("code", "stored", "text", "kind"),
    [
        ("0%", "0.52", "52", CellKind.PERCENT),
        ("0.0%", "0.5249", "52.49", CellKind.PERCENT),
        ("0.00%;[Red]-0.00%", "-0.07", "-7", CellKind.PERCENT),
        ("0&quot;%&quot;", "52", "52 %", CellKind.TEXT),
        ("0\\%", "52", "52 %", CellKind.TEXT),
        ("#,##0.00 [$€-40C]", "1234.5", "1234,5 €", CellKind.TEXT),
        ("[$€-2]\\ #,##0.00", "12.5", "12,5 €", CellKind.TEXT),
        ("_-* #,##0.00\\ &quot;€&quot;_-;\\-* #,##0.00\\ &quot;€&quot;_-", "-3", "-3 €", CellKind.TEXT),
        ("_-* #,##0.00\\ _€_-", "12.5", "12.5", CellKind.NUMBER),
        ("#,##0.0,,&quot; M€&quot;", "1250000", "1,25 M€", CellKind.TEXT),
        ("0&quot; m&quot;", "2600.5", "2600,5 m", CellKind.TEXT),
        ("0&quot; (p)&quot;", "734", "734 (p)", CellKind.TEXT),
        ("#,##0,", "5000", "5000", CellKind.NUMBER),
        ("#\\ ##0_);(#\\ ##0)", "5000", "5000", CellKind.NUMBER),
        ("&quot;n° &quot;0", "7", "7", CellKind.NUMBER),
        ("General", "12.5", "12.5", CellKind.NUMBER),
        ("0.00E+00", "1200", "1200", CellKind.NUMBER),
        ("0&quot; jours&quot;", "3", "3 jours", CellKind.TEXT),
        ("dd/mm/yyyy", "43830", "2019-12-31", CellKind.DATE),
        ("dd/mm/yyyy hh:mm", "43830.520833333336", "2019-12-31T12:30:00", CellKind.DATE),
        ("dd/mm/yyyy", "1", "1900-01-01", CellKind.DATE),
        ("dd/mm/yyyy", "60", "1900-02-29", CellKind.DATE),
        ("dd/mm/yyyy", "61", "1900-03-01", CellKind.DATE),
        ("dd/mm/yyyy", "0", "1900-01-00", CellKind.DATE),
        ("dd/mm/yyyy", "2958465", "9999-12-31", CellKind.DATE),
        ("dd/mm/yyyy", "2958466", "########", CellKind.ERROR),
        ("dd/mm/yyyy", "-1", "########", CellKind.ERROR),
        ("hh:mm", "0.5", "12:00:00", CellKind.DATE),
        ("mm:ss", "0.0006944444444", "00:01:00", CellKind.DATE),
        ("hh:mm", "43830.5", "2019-12-31T12:00:00", CellKind.DATE),
        ("[h]:mm", "1.5", "36:00:00", CellKind.TEXT),
    ],
)
def test_number_formats_say_what_a_number_is(code: str, stored: str, text: str, kind: CellKind) -> None:
    content = one_cell(f'<c r="A1" s="1"><v>{stored}</v></c>', styles=styles(code))
    assert only_cell(read(content)) == (text, kind)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', ("00123", CellKind.TEXT)),
        ('<c r="A1" t="s"><v>1</v></c>', (" deux  espaces ", CellKind.TEXT)),
        ('<c r="A1" t="s"><v>2</v></c>', ("Mineurs confiés", CellKind.TEXT)),
        ('<c r="A1" t="s"><v>3</v></c>', ("ligne\r\ndeux_x", CellKind.TEXT)),
        ('<c r="A1" t="inlineStr"><is><t>été</t></is></c>', ("été", CellKind.TEXT)),
        ('<c r="A1" t="str"><f>A2</f><v>12,5 %</v></c>', ("12,5 %", CellKind.TEXT)),
        ('<c r="A1" t="b"><v>1</v></c>', ("VRAI", CellKind.BOOLEAN)),
        ('<c r="A1" t="b"><f>1=2</f><v>0</v></c>', ("FAUX", CellKind.BOOLEAN)),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', ("#DIV/0!", CellKind.ERROR)),
        ('<c r="A1" t="d"><v>2019-12-31T00:00:00</v></c>', ("2019-12-31", CellKind.DATE)),
        ('<c r="A1"><f>SUM(B1:B3)</f></c>', ("=SUM(B1:B3)", CellKind.FORMULA_WITHOUT_VALUE)),
        ('<c r="A1"><f>SUM(B1:B3)</f><v></v></c>', ("=SUM(B1:B3)", CellKind.FORMULA_WITHOUT_VALUE)),
        ('<c r="A1" t="str"><f>B1&amp;""</f></c>', ('=B1&""', CellKind.FORMULA_WITHOUT_VALUE)),
        ('<c r="A1"><f>B1</f><v>7</v></c>', ("7", CellKind.NUMBER)),
        ("<c><v>7</v></c>", ("7", CellKind.NUMBER)),
    ],
)
def test_each_kind_of_cell(cell: str, expected: tuple[str, CellKind]) -> None:
    assert only_cell(read(one_cell(cell, sharedStrings=STRINGS))) == expected


def test_cells_where_nothing_is_shown_are_blank() -> None:
    blanks = '<c r="A1" s="0"/><c r="B1" t="s"><v>4</v></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><v>0</v></c>'
    (sheet,) = read(one_cell(blanks, sharedStrings=STRINGS)).sheets
    assert cells(sheet) == {"D1": ("0", CellKind.NUMBER)}


def test_places_are_those_of_the_file() -> None:
    rows = '<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row><c r="AB4"><v>3</v></c></row>'
    (sheet,) = read(openxml(sheet_xml(rows))).sheets
    assert {address: text for address, (text, _) in cells(sheet).items()} == {"C3": "1", "D3": "2", "AB4": "3"}
    assert (sheet.first_row, sheet.first_column, sheet.rows, len(sheet.texts)) == (3, 3, 2, 26)


def test_strict_workbooks_are_read() -> None:
    rows = '<row r="1"><c r="A1" t="d"><v>2019-12-31</v></c><c r="B1"><v>5</v></c></row>'
    (sheet,) = read(openxml(sheet_xml(rows, space=STRICT), space=STRICT)).sheets
    assert cells(sheet) == {"A1": ("2019-12-31", CellKind.DATE), "B1": ("5", CellKind.NUMBER)}


def test_prefixed_names_are_read() -> None:
    row = '<x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row>'
    xml = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    assert only_cell(read(openxml(xml))) == ("5", CellKind.NUMBER)


def test_hidden_rows_and_columns_count_when_they_hold_something() -> None:
    before = '<cols><col min="2" max="2" hidden="1"/><col min="5" max="16384" hidden="1"/></cols>'
    rows = (
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="3" hidden="1"/>'
        '<row r="4" hidden="1"><c r="A4"><v>3</v></c></row><row r="5" ht="0"><c r="A5"><v>4</v></c></row>'
    )
    book = read(openxml(sheet_xml(rows, before)))
    (sheet,) = book.sheets
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns)) == ({2, 3}, {1})
    assert [(each.code, each.sheet, each.details) for each in book.findings] == [
        (FindingCode.ROWS_HIDDEN, "Feuille", (("rows", "4-5"),)),
        (FindingCode.COLUMNS_HIDDEN, "Feuille", (("columns", "B"),)),
    ]


def test_merges_are_clipped_to_what_holds_something() -> None:
    rows = '<row r="2"><c r="B2"><v>1</v></c></row><row r="5"><c r="D5"><v>2</v></c></row>'
    after = '<mergeCells><mergeCell ref="B2:C2"/><mergeCell ref="D4:F9"/><mergeCell ref="H1:J9"/></mergeCells>'
    (sheet,) = read(openxml(sheet_xml(rows, after=after))).sheets
    assert sheet.merges == ((0, 0, 0, 1), (2, 2, 3, 2))


def test_elements_of_other_namespaces_are_no_cells() -> None:
    controls = '<controls xmlns:d="urn:drawing"><d:from><d:col>0</d:col><d:row>9</d:row></d:from></controls>'
    book = read(openxml(sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>', after=controls)))
    assert only_cell(book) == ("5", CellKind.NUMBER)
    assert book.findings == ()


def test_an_analyst_workbook() -> None:
    book = read(analyst_workbook())
    found = cells(book.sheets[0])
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [
        (ANALYST_SHEET, False),
        (CHART_SHEET, False),
        ("Brouillon", True),
    ]
    assert found["B7"] == ("2019-12-31", CellKind.DATE)
    assert found["C4"] == ("4000", CellKind.PERCENT)
    assert found["C6"] == ("=SUM(C2:C5)", CellKind.FORMULA_WITHOUT_VALUE)
    assert [(each.code, each.sheet) for each in book.findings] == [(FindingCode.SHEET_HIDDEN, "Brouillon")]


def test_macros_are_left_alone_and_mentioned() -> None:
    parts = openxml_parts(sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>'))
    parts["xl/_rels/workbook.xml.rels"] = relations(
        ("s1", "worksheet", "worksheets/sheet1.xml"), ("m1", "vbaProject", "vbaProject.bin")
    )
    typed = parts | {"[Content_Types].xml": content_types(MACRO_TYPE)}
    book = read(zipped(typed | {"xl/vbaProject.bin": b"macro"}), "suivi.xlsm")
    assert book.format == "xlsm"
    assert [each.code for each in book.findings] == [FindingCode.MACROS_IGNORED]


def test_a_workbook_that_may_hold_macros_and_holds_none() -> None:
    parts = openxml_parts(sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>'))
    book = read(zipped(parts | {"[Content_Types].xml": content_types(MACRO_TYPE)}), "suivi.xlsm")
    assert (book.format, book.findings) == ("xlsm", ())


def test_links_to_other_workbooks_are_mentioned_and_their_stored_values_read() -> None:
    parts = openxml_parts(sheet_xml('<row r="1"><c r="A1"><f>[1]Feuil1!A1</f><v>5</v></c></row>'))
    parts["xl/_rels/workbook.xml.rels"] = relations(
        ("s1", "worksheet", "worksheets/sheet1.xml"), ("x1", "externalLink", "externalLinks/externalLink1.xml")
    )
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = relations(
        ("r1", "externalLinkPath", "file:///P:/commun/budget.xlsx")
    )
    book = read(zipped(parts))
    assert only_cell(book) == ("5", CellKind.NUMBER)
    (finding,) = book.findings
    assert (finding.code, finding.read) == (FindingCode.EXTERNAL_LINKS, "file:///P:/commun/budget.xlsx")
