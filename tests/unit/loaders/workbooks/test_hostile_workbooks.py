"""Broken and hostile workbooks: each ends soon, in a finding that says what is wrong, and never as a half-read file."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable

import pytest
import xlwt
from openpyxl import Workbook

from convention.domain.findings import FindingCode, blocking
from loaders.workbooks.book import Book, CellKind
from loaders.workbooks.foreign_file import ReadingCancelledError, read_book
from loaders.workbooks.limits import MEBIBYTE, Limits
from loaders.workbooks.signatures import OLE_MAGIC
from tests.builders import hostile
from tests.builders.cells import cells
from tests.builders.raw_workbooks import old_excel, one_cell, openxml, sheet_xml
from tests.builders.workbooks import saved

Code = FindingCode


def refusal(
    content: bytes, name: str = "suivi.xlsx", limits: Limits | None = None
) -> tuple[FindingCode, dict[str, str]]:
    """Code and details of the one finding of a file that is not read."""
    book = read_book(content, name, limits or Limits())
    (finding,) = book.findings
    assert book.sheets == ()
    assert blocking(book.findings)
    return finding.code, dict(finding.details)


@pytest.mark.parametrize(
    ("name", "content", "code", "found"),
    [
        ("suivi.xlsx", hostile.PNG, Code.FILE_DISGUISED, "PNG"),
        ("suivi.csv", hostile.PDF, Code.FILE_DISGUISED, "PDF"),
        ("suivi.xls", hostile.HTML, Code.FILE_DISGUISED, "HTML"),
        ("suivi.xls", hostile.HTML_OF_EXCEL, Code.FILE_DISGUISED, "HTML"),
        ("suivi.xls", hostile.XML_OF_EXCEL, Code.FILE_DISGUISED, "XML"),
        ("suivi.xlsx", hostile.other_openxml("document"), Code.FILE_DISGUISED, "Word"),
        ("suivi.xlsx", hostile.plain_zip(), Code.FILE_DISGUISED, "ZIP"),
        ("suivi.pdf", hostile.PDF, Code.FILE_UNKNOWN_FORMAT, "PDF"),
        ("suivi.pptx", hostile.other_openxml("presentation"), Code.FILE_UNKNOWN_FORMAT, "PowerPoint"),
        ("suivi.json", b'{"valeur": 12}', Code.FILE_UNKNOWN_FORMAT, "texte"),
        ("suivi", b"indicateur;valeur\n", Code.FILE_UNKNOWN_FORMAT, "texte"),
    ],
)
def test_what_is_no_workbook_is_named(name: str, content: bytes, code: FindingCode, found: str) -> None:
    read, details = refusal(content, name)
    assert read is code
    assert details["found"] == found
    assert details["named"] == name.rpartition(".")[2].replace("suivi", "")


@pytest.mark.parametrize(
    ("name", "content", "book_format"),
    [
        ("suivi.xls", hostile.repeated_opendocument(1, 1), "ods"),
        ("suivi.csv", hostile.claimed_last_cell(), "xlsx"),
        ("suivi.xlsx", b"indicateur;valeur\nA05-1;12\n", "csv"),
        ("suivi.dat", hostile.sane(), "xlsx"),
    ],
)
def test_a_workbook_under_another_name_is_read_and_the_name_mentioned(
    name: str, content: bytes, book_format: str
) -> None:
    book = read_book(content, name)
    assert book.format == book_format
    assert book.sheets
    (finding,) = book.findings
    assert finding.code is Code.FILE_RENAMED
    assert dict(finding.details) == {"found": book_format, "named": name.removeprefix("suivi.")}


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"", Code.FILE_EMPTY),
        (lambda: openxml(sheet_xml("")), Code.FILE_EMPTY),
        (hostile.encrypted_openxml, Code.FILE_ENCRYPTED),
        (hostile.encrypted_zip, Code.FILE_ENCRYPTED),
        (hostile.encrypted_opendocument, Code.FILE_ENCRYPTED),
        (hostile.two_parts_of_one_name, Code.FILE_DAMAGED),
        (hostile.rare_compression, Code.FILE_DAMAGED),
        (hostile.without_sheet_part, Code.FILE_DAMAGED),
        (lambda: OLE_MAGIC + bytes(2000), Code.FILE_DAMAGED),
        (lambda: hostile.zip_bomb(600 * MEBIBYTE), Code.FILE_BOMB),
        (lambda: hostile.zip_bomb(64 * MEBIBYTE), Code.FILE_BOMB),
        (lambda: hostile.lying_bomb(64 * MEBIBYTE), Code.FILE_DAMAGED),
        (hostile.entity_bomb, Code.FILE_DOCUMENT_TYPE),
        (hostile.entity_bomb_opendocument, Code.FILE_DOCUMENT_TYPE),
        (hostile.outer_entity, Code.FILE_DOCUMENT_TYPE),
        (lambda: hostile.many_entries(10_001), Code.FILE_TOO_HEAVY),
        (lambda: hostile.claimed_entries(1 << 31), Code.FILE_TOO_HEAVY),
        (lambda: hostile.wide(16_385), Code.FILE_DAMAGED),
        (lambda: hostile.repeated_opendocument(16_384, 1_048_576), Code.FILE_TOO_HEAVY),
        (lambda: hostile.repeated_opendocument(20_000, 1), Code.FILE_TOO_HEAVY),
        (lambda: hostile.long_text_everywhere(20_000, 32_767), Code.FILE_TOO_HEAVY),
    ],
)
def test_what_cannot_be_read_is_refused_soon(make: Callable[[], bytes], code: FindingCode) -> None:
    content = make()
    begun = time.monotonic()
    assert refusal(content)[0] is code
    assert time.monotonic() - begun < 5


def test_no_child_took_more_memory_than_allowed() -> None:
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert peak < Limits().memory_bytes


@pytest.mark.parametrize("kept", [4, 100, 3_000, 12_000, -4_000, -30, -1])
def test_a_truncated_workbook_is_damaged(kept: int) -> None:
    assert refusal(hostile.sane()[:kept])[0] is Code.FILE_DAMAGED


def test_a_truncated_old_workbook_is_damaged_or_read_whole() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Feuille")
    for row in range(2_000):
        sheet.write(row, 0, f"texte {row}")
    content = old_excel(book)
    for kept in range(600, len(content), len(content) // 12):
        read = read_book(content[:kept], "suivi.xls")
        assert [each.code for each in read.findings] == [Code.FILE_DAMAGED]


@pytest.mark.parametrize("place", range(40, 7_000, 600))
def test_a_changed_byte_is_found_or_changes_nothing(place: int) -> None:
    content = bytearray(hostile.sane())
    content[place] ^= 0x55
    book = read_book(bytes(content), "suivi.xlsx")
    whole = read_book(hostile.sane(), "suivi.xlsx")
    assert [each.code for each in book.findings] == [Code.FILE_DAMAGED] or values(book) == values(whole)


def values(book: Book) -> list[dict[str, tuple[str, CellKind]]]:
    return [cells(sheet) for sheet in book.sheets]


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ('<c r="A1" t="s"><v>7</v></c>', "A1"),
        ('<c r="A1" t="s"><v>-1</v></c>', "A1"),
        ('<c r="B1" t="nouveau"><v>7</v></c>', "B1"),
        ('<c r="A2"><v>7</v></c>', "A2"),
        ('<c r="A0"><v>7</v></c>', "A0"),
        ('<c r="XFE1"><v>7</v></c>', "XFE1"),
        ('<c r="A1"><v>7</v></c><c r="A1"><v>8</v></c>', ""),
    ],
)
def test_a_cell_that_no_sheet_can_hold_is_named(cell: str, place: str) -> None:
    (finding,) = read_book(one_cell(cell), "suivi.xlsx").findings
    assert (finding.code, finding.sheet, finding.cell) == (Code.FILE_DAMAGED, "Feuille", place)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"indicateur;valeur\nA05-1;\x0012\n", Code.FILE_NOT_TEXT),
        (b"indicateur;valeur\n" + b"\xe9t\xc3\xa9;\x81\n", Code.FILE_NOT_TEXT),
        ("indicateur;valeur\n".encode("utf-16-le"), Code.FILE_NOT_TEXT),
        (b'indicateur;valeur\n"A05-1;12\n', Code.QUOTE_UNCLOSED),
        (b"\n\n  \n", Code.FILE_EMPTY),
    ],
)
def test_broken_texts_are_named(content: bytes, code: FindingCode) -> None:
    assert refusal(content, "suivi.csv")[0] is code


@pytest.mark.parametrize("first", ["<script>alert(1)</script>", "<b>Indicateur</b>", "MZ", "# Titre"])
def test_markup_in_the_first_cell_of_a_text_is_text(first: str) -> None:
    book = read_book(f"{first};valeur\nA05-1;12\n".encode(), "suivi.csv")
    assert book.findings == ()
    assert cells(book.sheets[0])["A1"] == (first, CellKind.TEXT)


def test_utf_16_with_its_mark_is_read() -> None:
    book = read_book("période;valeur\n".encode("utf-16"), "suivi.txt")
    assert values(book) == [{"A1": ("période", CellKind.TEXT), "B1": ("valeur", CellKind.TEXT)}]


def test_a_claimed_last_cell_is_one_cell() -> None:
    (sheet,) = read_book(hostile.claimed_last_cell(), "suivi.xlsx").sheets
    assert cells(sheet) == {"XFD1048576": ("1", CellKind.NUMBER)}


def test_the_widest_sheet_and_many_merges_are_read_whole() -> None:
    (wide,) = read_book(hostile.wide(16_384), "suivi.xlsx").sheets
    assert (len(wide.texts), wide.address(0, 16_383)) == (16_384, "XFD1")
    (merged,) = read_book(hostile.merged(20_000), "suivi.xlsx").sheets
    assert (len(merged.merges), merged.rows) == (20_000, 20_000)


def test_elements_nested_very_deep_do_no_harm() -> None:
    assert refusal(hostile.deep_nesting(200_000))[0] is Code.FILE_EMPTY


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "**gras** [lien](javascript:alert(1))",
        "'); DROP TABLE observations; --",
        "$(rm -rf /)",
    ],
)
def test_texts_that_would_run_elsewhere_stay_texts(text: str) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "'; DROP TABLE x; --"
    sheet["A1"].value = text
    sheet["A1"].data_type = "s"
    (read,) = read_book(saved(book), "suivi.xlsx").sheets
    assert read.name == "'; DROP TABLE x; --"
    assert cells(read) == {"A1": (text, CellKind.TEXT)}


def test_time_and_memory_that_run_out_are_findings() -> None:
    content = hostile.one_sheet_many_times(500)
    assert refusal(content, limits=Limits(wall_seconds=0.3)) == (Code.FILE_TOO_SLOW, {"seconds": "0.3"})
    assert refusal(content, limits=Limits(cpu_seconds=1))[0] is Code.FILE_TOO_SLOW
    small = 48 * MEBIBYTE
    heavy = hostile.long_text_everywhere(4_000, 32_000)
    assert refusal(heavy, limits=Limits(memory_bytes=small)) == (Code.FILE_TOO_HEAVY, {"memory_bytes": str(small)})


def test_limits_of_size_and_cells_name_themselves() -> None:
    content = hostile.sane()
    large = refusal(content, limits=Limits(file_bytes=1_000))
    assert large == (Code.FILE_TOO_LARGE, {"bytes": str(len(content)), "limit": "1000"})
    assert refusal(content, limits=Limits(cells=1_999)) == (Code.FILE_TOO_HEAVY, {"cells": "1999", "area": "A1:A2000"})


def test_a_reading_can_be_given_up() -> None:
    content = hostile.one_sheet_many_times(500)
    begun = time.monotonic()
    with pytest.raises(ReadingCancelledError):
        read_book(content, "suivi.xlsx", cancelled=lambda: time.monotonic() - begun > 0.2)
    assert time.monotonic() - begun < 2
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
