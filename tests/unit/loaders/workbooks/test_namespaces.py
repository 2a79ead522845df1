"""An element counts by its namespace and its place: extensions and other parts reuse the words of the format."""

from __future__ import annotations

import pytest

from loaders.workbooks.book import Book, CellKind
from loaders.workbooks.foreign_file import read_book
from tests.builders.cells import cells, only_cell
from tests.builders.raw_workbooks import MAIN, STRICT, one_cell, openxml_parts, sheet_xml, zipped

X15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
DATED = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    '<dxfs><dxf><numFmt numFmtId="14" formatCode="0"/></dxf></dxfs></styleSheet>'
)


def dated(properties: str, extension: str = "", space: str = MAIN) -> Book:
    parts = openxml_parts(sheet_xml('<row r="1"><c r="A1" s="1"><v>42358</v></c></row>', space=space), space=space)
    workbook = str(parts["xl/workbook.xml"])
    workbook = workbook.replace("<sheets>", f"{properties}<sheets>").replace("</workbook>", f"{extension}</workbook>")
    rels = str(parts["xl/_rels/workbook.xml.rels"])
    styles = rels.replace(
        "</Relationships>",
        '<Relationship Id="y" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
        'Target="styles.xml"/></Relationships>',
    )
    changed = {"xl/workbook.xml": workbook, "xl/_rels/workbook.xml.rels": styles}
    return read_book(zipped(parts | changed | {"xl/styles.xml": DATED.replace(MAIN, space)}), "suivi.xlsx")


EXTENSION = '<extLst><ext uri="u" xmlns:x="{space}"><x:workbookPr {attribute}/></ext></extLst>'


@pytest.mark.parametrize("space", [MAIN, STRICT])
@pytest.mark.parametrize(
    ("properties", "extension", "day"),
    [
        ('<workbookPr date1904="1"/>', "", "2019-12-21"),
        ('<workbookPr date1904="1"/>', EXTENSION.format(space=X15, attribute='chartTrackingRefBase="1"'), "2019-12-21"),
        ("<workbookPr/>", EXTENSION.format(space=X15, attribute='date1904="1"'), "2015-12-20"),
        ("<workbookPr/>", EXTENSION.format(space=MAIN, attribute='date1904="1"'), "2015-12-20"),
        ("", '<o:workbookPr xmlns:o="other" date1904="1"/>', "2015-12-20"),
        ('<workbookPr date1904="1"/>', '<o:workbookPr xmlns:o="other" date1904="0"/>', "2019-12-21"),
        ('<workbookPr date1904="0"/>', "", "2015-12-20"),
    ],
)
def test_only_the_properties_of_the_workbook_say_where_days_start(
    properties: str, extension: str, day: str, space: str
) -> None:
    assert only_cell(dated(properties, extension, space)) == (day, CellKind.DATE)


def test_sheets_of_an_extension_are_none() -> None:
    book = dated("", f'<extLst><ext xmlns:x="{X15}"><x:sheets><x:sheet name="Autre"/></x:sheets></ext></extLst>')
    assert [sheet.name for sheet in book.sheets] == ["Feuille"]


def test_cells_outside_the_data_of_a_sheet_are_none() -> None:
    inside = '<row r="1"><c r="A1"><v>5</v></c></row>'
    strays = (
        '<extLst><ext><row r="2"><c r="A2"><v>6</v></c></row></ext>'
        '<ext xmlns:o="other"><o:sheetData><o:row r="3"><o:c r="A3"><o:v>7</o:v></o:c></o:row></o:sheetData></ext>'
        "</extLst>"
    )
    book = read_book(zipped(openxml_parts(sheet_xml(inside, after=strays))), "suivi.xlsx")
    assert cells(book.sheets[0]) == {"A1": ("5", CellKind.NUMBER)}


def test_shared_texts_of_another_namespace_are_none() -> None:
    strings = (
        f'<sst xmlns="{MAIN}" xmlns:o="other"><o:si><o:t>autre</o:t></o:si>'
        "<si><t>texte</t><extLst><o:t> de trop</o:t></extLst></si></sst>"
    )
    assert only_cell(read_book(one_cell('<c r="A1" t="s"><v>0</v></c>', sharedStrings=strings), "suivi.xlsx")) == (
        "texte",
        CellKind.TEXT,
    )
