"""Real workbooks, written by others, give the cells that the README beside them states."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from convention.domain.findings import FindingCode, blocking
from loaders.workbooks.book import Book, CellKind, Sheet
from loaders.workbooks.foreign_file import read_book
from tests.builders.beside import WORKBOOKS, needs
from tests.builders.cells import cells

pytestmark = needs(WORKBOOKS)


@cache
def book(name: str) -> Book:
    return read_book((WORKBOOKS / name).read_bytes(), name)


def sheet(name: str, title: str) -> Sheet:
    return next(each for each in book(name).sheets if each.name == title)


def test_every_error_is_named_with_its_cell() -> None:
    found = cells(sheet("ErrorTypes.xlsx", "RawErrors"))
    errors = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]
    assert [found[f"A{row}"] for row in range(2, 9)] == [(error, CellKind.ERROR) for error in errors]
    assert found["B7"] == ("#NUM!", CellKind.ERROR)
    assert found["B8"] == ("#N/A!", CellKind.TEXT)
    assert found["A10"] == ("123", CellKind.NUMBER)
    assert found["A12"] == ("2014-10-11", CellKind.DATE)
    assert found["A13"] == ("VRAI", CellKind.BOOLEAN)


def test_days_counted_from_1904() -> None:
    assert cells(sheet("date_1904.xlsx", "Sheet1"))["A1"] == ("2021-01-01", CellKind.DATE)


def test_what_is_hidden_or_holds_no_cell_is_mentioned() -> None:
    read = book("any_sheets.xlsx")
    assert [(each.name, each.hidden) for each in read.sheets] == [
        ("Visible", False),
        ("Hidden", True),
        ("VeryHidden", True),
    ]
    assert [(each.code, each.sheet) for each in read.findings] == [
        (FindingCode.SHEET_HIDDEN, "Hidden"),
        (FindingCode.SHEET_HIDDEN, "VeryHidden"),
        (FindingCode.SHEET_NOT_CELLS, "Chart"),
    ]


def test_the_long_series_of_child_welfare() -> None:
    name = "drees_aide_sociale_series_longues_1996_2020.xlsx"
    assert len(book(name).sheets) == 49
    found = cells(sheet(name, "Tab2-ase"))
    assert [found[f"{letter}6"][0] for letter in "DEFGHIJKLMNOPQRSTUV"] == [str(year) for year in range(2002, 2021)]
    assert found["V85"] == ("4635", CellKind.NUMBER)
    assert found["V103"] == ("5340", CellKind.NUMBER)


def test_a_table_between_chatter() -> None:
    read = sheet("deaths.xlsx", "arts")
    found = cells(read)
    assert [found[f"{letter}5"][0] for letter in "ABC"] == ["Name", "Profession", "Age"]
    assert found["E6"] == ("1947-01-08", CellKind.DATE)
    assert found["D6"] == ("VRAI", CellKind.BOOLEAN)
    assert read.merges == ((3, 1, 3, 4),)


def test_repeated_groups() -> None:
    found = cells(sheet("ImportIndicateurEMT.xlsx", "Feuil1"))
    assert found["H4"] == ("391282", CellKind.NUMBER)
    assert "I4" not in found
    assert found["J4"] == ("2016", CellKind.NUMBER)


@pytest.mark.parametrize("path", sorted(WORKBOOKS.glob("*.xlsx")), ids=lambda path: str(path.stem))
def test_every_workbook_is_read(path: Path) -> None:
    read = book(path.name)
    assert read.format == "xlsx"
    assert not blocking(read.findings)
    assert sum(len(cells(each)) for each in read.sheets) > 0
