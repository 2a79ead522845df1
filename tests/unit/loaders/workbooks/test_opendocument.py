"""Cells of OpenDocument workbooks: kinds, repeats, what is hidden, and what stands beside the cells."""

from __future__ import annotations

import pytest

from convention.domain.findings import FindingCode
from loaders.workbooks.book import Book, CellKind
from loaders.workbooks.foreign_file import read_book
from tests.builders.cells import cells, only_cell
from tests.builders.raw_workbooks import opendocument


def read(content: bytes) -> Book:
    return read_book(content, "suivi.ods")


def table(rows: str, name: str = "Feuille", style: str = "") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>'


def row(cell: str) -> str:
    return f"<table:table-row>{cell}</table:table-row>"


def value(text: str, kind: str = "float", more: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" office:value="{text}" {more}/>'


def shown(stored: str, text: str) -> str:
    return value(stored).replace("/>", f"><text:p>{text}</text:p></table:table-cell>")


ERROR = 'office:value-type="string" office:string-value="" calcext:value-type="error"'


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (value("1500.5"), ("1500.5", CellKind.NUMBER)),
        (value("0.30000000000000004"), ("0.3", CellKind.NUMBER)),
        (value("12.5", "currency"), ("12.5", CellKind.NUMBER)),
        (value("12.5", "currency", 'office:currency="EUR"'), ("12,5 €", CellKind.TEXT)),
        (shown("2600.456", "2 600,5 m"), ("2600,456 m", CellKind.TEXT)),
        (shown("2600.4", "2,600.4 km"), ("2600,4 km", CellKind.TEXT)),
        (shown("5000", "5 k€"), ("5000", CellKind.NUMBER)),
        (shown("5000", "5 000"), ("5000", CellKind.NUMBER)),
        (shown("12", "1,2E+01"), ("12", CellKind.NUMBER)),
        (value("0.52", "percentage"), ("52", CellKind.PERCENT)),
        (
            '<table:table-cell office:value-type="date" office:date-value="2019-12-31"><text:p>31/12/19</text:p>'
            "</table:table-cell>",
            ("2019-12-31", CellKind.DATE),
        ),
        (
            '<table:table-cell office:value-type="date" office:date-value="2019-12-31T12:30:00"/>',
            ("2019-12-31T12:30:00", CellKind.DATE),
        ),
        ('<table:table-cell office:value-type="time" office:time-value="PT12H30M00S"/>', ("12:30:00", CellKind.DATE)),
        ('<table:table-cell office:value-type="time" office:time-value="PT36H00M00S"/>', ("36:00:00", CellKind.TEXT)),
        (
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
            ("VRAI", CellKind.BOOLEAN),
        ),
        (
            '<table:table-cell table:formula="of:=1=2" office:value-type="float" office:value="0"><text:p>FAUX</text:p>'
            "</table:table-cell>",
            ("FAUX", CellKind.BOOLEAN),
        ),
        (
            f'<table:table-cell table:formula="of:=1/0" {ERROR}><text:p>#DIV/0!</text:p></table:table-cell>',
            ("#DIV/0!", CellKind.ERROR),
        ),
        (
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="">'
            "<text:p>#DIV/0!</text:p></table:table-cell>",
            ("#DIV/0!", CellKind.TEXT),
        ),
        (
            '<table:table-cell table:formula="oooc:=1/0" office:value-type="float" office:value="0">'
            "<text:p>#DIV/0!</text:p></table:table-cell>",
            ("#DIV/0!", CellKind.ERROR),
        ),
        ('<table:table-cell table:formula="of:=[.B1]"/>', ("=[.B1]", CellKind.FORMULA_WITHOUT_VALUE)),
        (
            '<table:table-cell office:value-type="string"><text:p>00123</text:p></table:table-cell>',
            ("00123", CellKind.TEXT),
        ),
        (
            '<table:table-cell office:value-type="string"><text:p><text:s text:c="2"/>a <text:s/>'
            "<text:span>b</text:span></text:p><text:p>c</text:p></table:table-cell>",
            ("  a  b\nc", CellKind.TEXT),
        ),
        (
            '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation>'
            "<text:p>texte</text:p><draw:frame><draw:text-box><text:p>dessin</text:p></draw:text-box></draw:frame>"
            "</table:table-cell>",
            ("texte", CellKind.TEXT),
        ),
    ],
)
def test_each_kind_of_cell(cell: str, expected: tuple[str, CellKind]) -> None:
    assert only_cell(read(opendocument(table(row(cell))))) == expected


def test_a_formula_that_gives_an_empty_text_is_blank() -> None:
    blank = '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>'
    (sheet,) = read(opendocument(table(row(blank + value("1"))))).sheets
    assert cells(sheet) == {"B1": ("1", CellKind.NUMBER)}


def test_repeated_cells_and_rows_stand_at_each_of_their_places() -> None:
    twice = 'table:number-columns-repeated="2"'
    rows = (
        '<table:table-row table:number-rows-repeated="2"/>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/>'
        f"{value('7', more=twice)}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048572"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    (sheet,) = read(opendocument(table(rows))).sheets
    assert {address: text for address, (text, _) in cells(sheet).items()} == dict.fromkeys(
        ["D3", "D4", "E3", "E4"], "7"
    )


def test_hidden_sheets_rows_columns_and_merges() -> None:
    styles = (
        '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    column = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    spanned = value("1", more='table:number-columns-spanned="2"') + "<table:covered-table-cell/>"
    unseen = f'<table:table-row table:visibility="filter">{value("3")}{value("4")}</table:table-row>'
    shown, hidden = table(column + row(spanned) + unseen), table(row(value("5")), "Cachée", "ta2")
    book = read(opendocument(shown + hidden, styles))
    first, second = book.sheets
    assert (set(first.hidden_rows), set(first.hidden_columns)) == ({1}, {1})
    assert first.merges == ((0, 0, 0, 1),)
    assert second.hidden
    assert [each.code for each in book.findings] == [
        FindingCode.SHEET_HIDDEN,
        FindingCode.ROWS_HIDDEN,
        FindingCode.COLUMNS_HIDDEN,
    ]


def test_macros_and_links_are_mentioned() -> None:
    formula = "table:formula=\"of:='file:///P:/budget.ods'#$Feuille.A1\""
    content = opendocument(table(row(value("5", more=formula))), **{"Basic/Standard/Module1.xml": "<m/>"})
    book = read(content)
    assert only_cell(book) == ("5", CellKind.NUMBER)
    assert [(each.code, each.read) for each in book.findings] == [
        (FindingCode.MACROS_IGNORED, ""),
        (FindingCode.EXTERNAL_LINKS, "file:///P:/budget.ods"),
    ]


def test_deleted_contents_of_tracked_changes_are_no_cells() -> None:
    deleted = f"<table:tracked-changes><table:deletion>{row(value('9'))}</table:deletion></table:tracked-changes>"
    assert only_cell(read(opendocument(deleted + table(row(value("5")))))) == ("5", CellKind.NUMBER)


def test_a_note_is_kept_at_its_cell_without_its_author() -> None:
    note = (
        '<office:annotation><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Analyste</dc:creator>'
        "<text:p>PROVISOIRE</text:p><text:p>à <text:span>remplacer</text:span></text:p></office:annotation>"
    )
    shape = "<draw:frame><draw:text-box><text:p>Un cadre</text:p></draw:text-box></draw:frame>"
    cell = f'<table:table-cell office:value-type="string">{note}{shape}<text:p>texte</text:p></table:table-cell>'
    (sheet,) = read(opendocument(table(row(value("1") + cell)))).sheets
    assert sheet.notes == {"B1": "PROVISOIRE\nà remplacer"}
    assert sheet.asides == ("Un cadre",)
    assert cells(sheet) == {"A1": ("1", CellKind.NUMBER), "B1": ("texte", CellKind.TEXT)}


def test_a_link_that_writes_to_someone_is_kept_aside() -> None:
    link = '<text:a xmlns:l="http://www.w3.org/1999/xlink" l:href="mailto:a@b.fr">le service</text:a>'
    cell = f'<table:table-cell office:value-type="string"><text:p>{link}</text:p></table:table-cell>'
    (sheet,) = read(opendocument(table(row(cell)))).sheets
    assert (sheet.asides, sheet.text(0, 0)) == (("mailto:a@b.fr",), "le service")
