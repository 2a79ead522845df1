"""Notes of cells are kept at their cells, in each format of workbooks; what the dashboard wrote itself is no note."""

from __future__ import annotations

from dataclasses import replace

import pytest
import xlrd
import xlwt
from openpyxl import Workbook
from openpyxl.comments import Comment

from convention.domain.findings import FindingCode, Severity
from convention.warehouse.store import Store
from loaders.workbooks.cells import NOTE_AUTHOR
from loaders.workbooks.findings_sheet import Remark
from loaders.workbooks.foreign_file import read_book
from loaders.workbooks.marked_workbook import marked_workbook
from loaders.workbooks.old_excel import OldExcelBook
from tests.builders.deposits import HEADINGS, read, told, workbook_bytes
from tests.builders.raw_workbooks import MAIN, old_excel, opendocument, openxml_parts, relations, sheet_xml, zipped
from tests.builders.workbooks import analyst_workbook

DISCUSSIONS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


def noted(note: str, cell: str = "D2", author: str = "Service", status: str = "") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(HEADINGS[:5]))
    sheet.append(["A01-6", "Paris", 2019, 5, status])
    sheet[cell].comment = Comment(note, author)
    return workbook_bytes(book)


def test_notes_of_an_open_xml_sheet() -> None:
    sheet = read_book(noted("PROVISOIRE\nà remplacer"), "suivi.xlsx").sheets[0]
    assert sheet.notes == {"D2": "PROVISOIRE\nà remplacer"}


def test_what_the_dashboard_noted_is_no_note_of_the_analyst() -> None:
    remark = Remark(Severity.BLOCKING, "bloquant", "code", "Provisoire.", "Suivi d’été", "C2", "", "", "")
    before = read_book(analyst_workbook(), "suivi.xlsx").sheets[0].notes
    marked = marked_workbook(analyst_workbook(), [remark, replace(remark, cell="B3")])
    assert before == {"C2": "Chiffre du bilan", "D2": "À revoir"}
    assert read_book(marked, "suivi.xlsx").sheets[0].notes == before
    assert read_book(noted("Écrire « provisoire »", author=NOTE_AUTHOR), "suivi.xlsx").sheets[0].notes == {}


@pytest.mark.parametrize("discussed", [True, False])
def test_a_discussion_counts_once(discussed: bool) -> None:
    parts = openxml_parts(sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>'))
    copy = "[Threaded comment] Comment: à remplacer"
    parts["xl/comments1.xml"] = (
        f'<comments xmlns="{MAIN}" xmlns:x="other"><authors><author>tc={{1}}</author></authors><commentList>'
        f'<comment ref="A1" authorId="0"><text><t>{copy}</t></text></comment>'
        '<x:comment ref="A1"><x:text><x:t>autre</x:t></x:text></x:comment></commentList></comments>'
    )
    listed = [("n1", "comments", "../comments1.xml")]
    if discussed:
        parts["xl/threads.xml"] = (
            f'<ThreadedComments xmlns="{DISCUSSIONS}"><threadedComment ref="A1"><text>à remplacer</text>'
            "</threadedComment></ThreadedComments>"
        )
        listed.append(("n2", "threadedComment", "../threads.xml"))
    found = relations(*listed)
    if discussed:
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/threadedComment"
        found = found.replace(office, "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment")
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = found
    (sheet,) = read_book(zipped(parts), "suivi.xlsx").sheets
    assert sheet.notes == {"A1": "à remplacer" if discussed else copy}


def test_notes_of_an_old_workbook() -> None:

    # No library writes notes into .xls: those that xlrd finds are put where it puts them.
    book = xlwt.Workbook()
    book.add_sheet("Feuille").write(1, 3, 906)
    opened = OldExcelBook(old_excel(book))
    note = xlrd.sheet.Note()
    note.rowx, note.colx, note.text, note.author = 1, 3, "PROVISOIRE", "Service"
    opened._book.sheet_by_index(0).cell_note_map[1, 3] = note
    (cells,) = opened.sheets()
    assert cells.notes == {"D2": "PROVISOIRE"}


@pytest.mark.parametrize(
    ("note", "status", "code"),
    [
        ("PROVISOIRE – valeur erronée, à remplacer par 912", "", FindingCode.NOTE_DOUBTFUL),
        ("chiffre estimé", "", FindingCode.NOTE_DOUBTFUL),
        ("prov.", "", FindingCode.NOTE_DOUBTFUL),
        ("(p)", "", FindingCode.NOTE_DOUBTFUL),
        ("est. DASES", "", FindingCode.NOTE_DOUBTFUL),
        ("chiffre non consolidé", "", FindingCode.NOTE_DOUBTFUL),
        ("à préciser en mars", "", FindingCode.NOTE_DOUBTFUL),
        ("prov.", "provisoire", FindingCode.NOTE_KEPT),
        ("L’est du territoire compte pour moitié", "", FindingCode.NOTE_KEPT),
        ("À vérifier avec le service", "", FindingCode.NOTE_DOUBTFUL),
        ("provisoire", "provisoire", FindingCode.NOTE_KEPT),
        ("provisoire, et faux", "provisoire", FindingCode.NOTE_DOUBTFUL),
        ("Chiffre du bilan annuel", "", FindingCode.NOTE_KEPT),
        ("Relevé de fausses-alertes exclues", "", FindingCode.NOTE_KEPT),
    ],
)
def test_a_note_goes_with_its_value_and_doubts_ask(store: Store, note: str, status: str, code: FindingCode) -> None:
    reading = read(store, noted(note, status=status), "suivi.xlsx")
    (finding,) = [f for f in reading.findings if f.code in {FindingCode.NOTE_KEPT, FindingCode.NOTE_DOUBTFUL}]
    assert (finding.code, finding.cell, finding.read) == (code, "D2", note)
    assert reading.observations["comment"].to_pylist() == [f"note de cellule\u00a0: {note}"]


@pytest.mark.parametrize(("cell", "asked"), [("A2", True), ("C2", True), ("D1", False), ("H9", False)])
def test_a_doubt_on_what_names_a_value_asks_too(store: Store, cell: str, asked: bool) -> None:
    reading = read(store, noted("Estimation du service", cell), "suivi.xlsx")
    assert [f.cell for f in told(reading, FindingCode.NOTE_DOUBTFUL)] == ([cell] if asked else [])


def test_a_note_of_an_opendocument_cell_goes_with_its_value(store: Store) -> None:
    def cell(text: str, note: str = "") -> str:
        return f'<table:table-cell office:value-type="string">{note}<text:p>{text}</text:p></table:table-cell>'

    note = "<office:annotation><text:p>à remplacer par 912</text:p></office:annotation>"
    rows = [[cell(text) for text in HEADINGS[:4]], [cell("A01-6"), cell("Paris"), cell("2019"), cell("906", note)]]
    body = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    reading = read(store, opendocument(f'<table:table table:name="F">{body}</table:table>'), "suivi.ods")
    assert [f.cell for f in told(reading, FindingCode.NOTE_DOUBTFUL)] == ["D2"]
