"""Files that are not what they say: each is named for what it is, with what to do."""

from __future__ import annotations

import pytest
import xlwt

from convention.domain.findings import Finding, FindingCode, Severity
from convention.wording.findings import finding_sentence
from loaders.workbooks.book import CellKind
from loaders.workbooks.foreign_file import read_book
from loaders.workbooks.limits import Limits
from tests.builders.cells import cells
from tests.builders.hostile import first_and_last_cell
from tests.builders.raw_workbooks import old_excel, openxml, sheet_xml
from tests.builders.workbooks import analyst_workbook

TEXT = "indicateur;territoire;période;valeur\nÉtablissements créés;Paris;2019;12\nQualité de l’air;93;2019;à préciser\n"


def only(content: bytes, name: str, limits: Limits | None = None) -> Finding:
    (finding,) = read_book(content, name, limits or Limits()).findings
    return finding


@pytest.mark.parametrize(
    ("content", "name", "code", "words"),
    [
        (b"<html><body><table><tr><td>12</td></tr></table>", "suivi.xls", FindingCode.FILE_DISGUISED, "page web"),
        (b"<?xml version='1.0'?><Workbook/>", "suivi.xls", FindingCode.FILE_DISGUISED, "XML"),
        (b"%PDF-1.7", "suivi.xlsx", FindingCode.FILE_DISGUISED, "PDF"),
        (b"\x07Analyste\x00\x00", "~$suivi.xlsx", FindingCode.FILE_LOCK, "classeur lui-même"),
        (b",Analyste,poste,31.12.2019;", ".~lock.suivi.ods#", FindingCode.FILE_LOCK, "classeur lui-même"),
        (analyst_workbook()[:-60], "suivi.xlsx", FindingCode.FILE_DAMAGED, "à nouveau"),
        (TEXT.encode("mac_roman"), "suivi.csv", FindingCode.FILE_ENCODING, "CSV UTF-8"),
        (TEXT.replace("’", "'").encode("cp850"), "suivi.csv", FindingCode.FILE_ENCODING, "CSV UTF-8"),
        (TEXT.encode().decode("cp1252", "replace").encode(), "suivi.csv", FindingCode.FILE_ENCODING, "CSV UTF-8"),
        (TEXT.encode().decode("latin-1").encode(), "suivi.csv", FindingCode.FILE_ENCODING, "CSV UTF-8"),
    ],
)
def test_each_is_named_with_its_remedy(content: bytes, name: str, code: FindingCode, words: str) -> None:
    finding = only(content, name)
    assert (finding.code, finding.severity) == (code, Severity.BLOCKING)
    assert words in finding.hint


@pytest.mark.parametrize(
    ("encoding", "read"), [("mac_roman", "Établissements"), ("utf-8", "Établissements"), ("cp1252", "Établissements")]
)
def test_accents_are_read_or_refused_never_changed(encoding: str, read: str) -> None:
    book = read_book(TEXT.encode(encoding), "suivi.csv")
    if encoding == "mac_roman":
        assert (book.sheets, book.findings[0].read) == ((), "période")
    else:
        assert (book.findings, book.sheets[0].text(1, 0).split()[0]) == ((), read)


@pytest.mark.parametrize(
    "text",
    [
        "« L’Â »;1\n2;3\n",
        "l’Œuvre “citée” – n° 5 ;1\nSão Paulo;2\n",
        "domicile–travail…;1\nœuvre ‡;2\n",
        "12 € ;‰\n5;6\n",
    ],
)
def test_rare_signs_are_no_fault(text: str) -> None:
    assert read_book(text.encode(), "suivi.csv").findings == ()
    assert read_book(text.encode("cp1252"), "suivi.csv").findings == ()


def test_a_wrong_count_of_shared_texts_is_named() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Feuille")
    for row in range(5):
        sheet.write(row, 0, f"texte {row}")
    content = bytearray(old_excel(book))
    at = content.index(b"\xfc\x00")
    content[at + 8 : at + 12] = (500).to_bytes(4, "little")
    finding = only(bytes(content), "suivi.xls")
    assert (finding.code, dict(finding.details)) == (FindingCode.FILE_DAMAGED, {"part": "SST"})
    assert ".xlsx" in finding.hint


def test_a_file_too_large_says_so_in_a_sentence() -> None:
    finding = only(b"a" * (3 << 19), "suivi.csv", Limits(file_bytes=1 << 20))
    assert finding_sentence(finding) == "Le fichier pèse 1,5\u00a0Mo\u00a0: c’est plus que ce qui est admis, 1\u00a0Mo."


def cell(reference: str, value: int = 5) -> str:
    digits = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{digits}"><c r="{reference}"><v>{value}</v></c></row>'


def test_a_stray_cell_is_named_and_the_others_are_read() -> None:
    near = "".join(cell(f"B{row}", row) for row in range(2, 12))
    book = read_book(openxml(sheet_xml(near + cell("L1048576"))), "suivi.xlsx")
    assert cells(book.sheets[0]) == {f"B{row}": (str(row), CellKind.NUMBER) for row in range(2, 12)}
    (finding,) = book.findings
    assert (finding.code, finding.cell, finding.read) == (FindingCode.STRAY_CELL, "L1048576", "5")
    assert "Supprimez" in finding.hint


def test_strays_on_both_sides_are_named() -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>{cell("A2")}{cell("C600000")}'
    book = read_book(openxml(sheet_xml(rows + cell("D1048576"))), "suivi.xlsx")
    assert set(cells(book.sheets[0])) == {"A1", "A2"}
    assert {finding.cell for finding in book.findings} == {"XFD1", "C600000", "D1048576"}


def test_many_far_cells_are_no_strays() -> None:
    far = "".join(cell(f"A{row}") for row in range(300_000, 300_100))
    book = read_book(openxml(sheet_xml(cell("A1") + far)), "suivi.xlsx")
    assert book.findings == ()
    assert len(cells(book.sheets[0])) == 101


def test_a_sheet_that_spans_all_that_a_sheet_can() -> None:
    book = read_book(first_and_last_cell(), "suivi.xlsx")
    assert cells(book.sheets[0]) == {"A1": ("1", CellKind.NUMBER)}
    assert [finding.cell for finding in book.findings] == ["XFD1048576"]
