"""The copy of a file that is no workbook of parts: every cell at its address, and none that changes its meaning."""

from __future__ import annotations

import io
from decimal import Decimal

import pyarrow as pa
import pytest
from openpyxl import load_workbook

from convention.domain.findings import Severity
from loaders.parsing.numbers import NumberReading, parse_machine_number, parse_number
from loaders.parsing.problem import NumberProblem
from loaders.workbooks.book import Book, CellKind, Sheet
from loaders.workbooks.findings_sheet import Remark
from loaders.workbooks.marked_workbook import marked_workbook
from loaders.workbooks.plain_copy import plain_workbook, safe_sheet_name
from loaders.workbooks.stop import UnsafeFileError

TEXT, NUMBER, PERCENT, BLANK = CellKind.TEXT, CellKind.NUMBER, CellKind.PERCENT, CellKind.BLANK


def sheet_of(*columns: list[tuple[str, CellKind]], name: str = "donnees", first: tuple[int, int] = (1, 1)) -> Sheet:
    return Sheet(
        name,
        tuple(pa.array([text for text, _ in column], pa.string()) for column in columns),
        tuple(pa.array([int(kind) for _, kind in column], pa.int8()) for column in columns),
        len(columns[0]),
        first_row=first[0],
        first_column=first[1],
    )


def copied(*sheets: Sheet) -> dict[str, dict[str, tuple[object, str]]]:
    content, _ = plain_workbook(Book("f.csv", "csv", sheets))
    return {
        sheet.title: {
            cell.coordinate: (cell.value, cell.data_type)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in load_workbook(io.BytesIO(content))
    }


def test_texts_are_texts_and_numbers_numbers() -> None:
    column = [
        ("1 234,5", TEXT),
        ("007", TEXT),
        ("=1+1", TEXT),
        ("12.5", NUMBER),
        ("", BLANK),
        ("VRAI", CellKind.BOOLEAN),
    ]
    assert copied(sheet_of(column))["donnees"] == {
        "A1": ("1 234,5", "s"),
        "A2": ("007", "s"),
        "A3": ("=1+1", "s"),
        "A4": (12.5, "n"),
        "A6": ("VRAI", "s"),
    }


def test_addresses_are_those_of_the_file() -> None:
    found = copied(sheet_of([("a", TEXT)], [("b", TEXT)], first=(7, 27)))["donnees"]
    assert set(found) == {"AA7", "AB7"}


@pytest.mark.parametrize("text", ["0.5", "52", "12.345678", "-3.25", "0"])
def test_a_percentage_reads_as_it_did(text: str) -> None:
    (written, _) = copied(sheet_of([(text, PERCENT)]))["donnees"]["A1"]
    assert parse_number(str(written)) == parse_machine_number(text, percent=True)
    assert parse_number(str(written)) == NumberReading(Decimal(text), percent=True)


def test_a_formula_without_value_is_no_blank_and_no_number() -> None:
    (written, _) = copied(sheet_of([("", CellKind.FORMULA_WITHOUT_VALUE)]))["donnees"]["A1"]
    assert isinstance(parse_number(str(written)), NumberProblem)


def test_names_are_brought_into_the_form_that_workbooks_ask() -> None:
    long = "Suivi des indicateurs de la convention"
    found = copied(sheet_of([("a", TEXT)], name=f"{long} A"), sheet_of([("b", TEXT)], name=f"{long} B"))
    assert list(found) == ["Suivi des indicateurs de la con", "Suivi des indicateurs de la (2)"]
    assert safe_sheet_name("a/b:c*?", []) == "a b c"
    assert safe_sheet_name("''", []) == "Feuille"
    assert safe_sheet_name("constats", ["Constats"]) == "constats (2)"


def test_what_a_workbook_cannot_hold_is_refused() -> None:
    with pytest.raises(UnsafeFileError):
        plain_workbook(Book("f.csv", "csv", (sheet_of([("a", TEXT)], first=(1_048_577, 1)),)))
    with pytest.raises(UnsafeFileError):
        plain_workbook(Book("f.csv", "csv", (sheet_of([("a" * 32_768, TEXT)]),)))


def test_a_marked_copy_opens_with_its_styles_in_every_program() -> None:
    content, _ = plain_workbook(Book("f.csv", "csv", (sheet_of([("valeur", TEXT), ("12 environ", TEXT)]),)))
    remark = Remark(Severity.BLOCKING, "bloquant", "Nombre illisible", "Illisible.", "donnees", "A2", "", "", "")
    book = load_workbook(io.BytesIO(marked_workbook(content, [remark])))
    assert book.sheetnames == ["donnees", "Constats"]
    assert book["donnees"]["A2"].value == "12 environ"
