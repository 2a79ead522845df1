"""A table that says its unit beside the values: what is not the indicators' own unit is never read in silence."""

from __future__ import annotations

import pytest

from convention.domain.findings import FindingCode, Severity
from convention.warehouse.store import Store
from loaders.reading import Reading
from tests.builders.deposits import Cell, read, told, xlsx_file

LONG = ("indicateur", "territoire", "période", "valeur")
TESTS = ("A04-3", "Paris", 2018, 534)


def announced(reading: Reading) -> list[tuple[str, str]]:
    """Cell and text of each announcement that is not the indicator's unit."""
    found = told(reading, FindingCode.UNIT_ANNOUNCED)
    assert {finding.severity for finding in found} <= {Severity.CONFIRM}
    return [(finding.cell, finding.read) for finding in found]


@pytest.mark.parametrize(
    "title",
    [
        "Fréquentation, en milliers",
        "Tests réalisés (milliers)",
        "Unité : milliers",
        "Milliers de tests",
        "Dépenses (k€)",
        "en M€",
        "Dépenses en millions d’euros",
        "Tests (x 1000)",
        "Tests × 1\u202f000",
    ],
)
def test_a_multiple_in_a_title_is_asked_about(store: Store, title: str) -> None:
    reading = read(store, xlsx_file(LONG, TESTS, headings=(title,)), "tests.xlsx")
    assert announced(reading) == [("A1", title)]
    assert reading.observations.num_rows == 1


@pytest.mark.parametrize("title", ["Tests réalisés en 2018", "Milliardaires et millions", "Objectif : 3 M€ en 2020"])
def test_a_title_that_announces_no_multiple_is_a_title(store: Store, title: str) -> None:
    assert announced(read(store, xlsx_file(LONG, TESTS, headings=(title,)), "tests.xlsx")) == []


def test_a_multiple_in_a_heading_or_under_the_table_is_asked_about(store: Store) -> None:
    reading = read(store, xlsx_file(TESTS, headings=(*LONG[:3], "valeur (en milliers)")), "tests.xlsx")
    assert announced(reading) == [("D1", "valeur (en milliers)")]
    noted = read(store, xlsx_file(TESTS, (), ("Note : chiffres en milliers",), headings=LONG), "tests.xlsx")
    assert announced(noted) == [("A4", "Note : chiffres en milliers")]


def test_a_multiple_in_the_name_of_the_sheet_is_asked_about(store: Store) -> None:
    reading = read(store, xlsx_file(TESTS, headings=LONG, sheet="Tests (en milliers)"), "tests.xlsx")
    assert announced(reading) == [("", "Tests (en milliers)")]
    assert announced(read(store, xlsx_file(TESTS, headings=LONG, sheet="Tests 2018"), "tests.xlsx")) == []


def test_a_multiple_in_comments_is_asked_about_once_for_each_comment(store: Store) -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("A04-3", "Paris", 2017, 530, "sur 2 millions d’habitants"),
        ("A04-3", "Paris", 2018, 534, "En milliers"),
        ("A04-3", "Paris", 2019, 535, "En milliers"),
        ("A04-3", "Paris", 2020, 536, "dépense de l’année (k€)"),
    )
    reading = read(store, xlsx_file(*rows, headings=(*LONG, "commentaire")), "tests.xlsx")
    assert announced(reading) == [("E3", "En milliers"), ("E5", "dépense de l’année (k€)")]
    assert reading.observations.num_rows == 4


def test_a_multiple_beside_a_number_is_read_and_the_number_told(store: Store) -> None:
    reading = read(store, xlsx_file(("A04-3", "Paris", 2018, "2,5 milliers"), headings=LONG), "tests.xlsx")
    (finding,) = told(reading, FindingCode.MULTIPLE_IN_CELL)
    assert (finding.cell, finding.expected) == ("D2", "la valeur écrite en entier, 2\u202f500\u00a0tests")
    assert reading.observations.column("value").to_pylist() == [2500]


def test_a_column_of_units_is_held_against_the_indicators(store: Store) -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("A08.1-1", "Paris", "m", "2018-S1", 1200),
        ("A08.1-1", "Paris", "km", "2018-S2", 1.2),
        ("A08.1-1", "Paris", "KM", "2019-S1", 1.3),
        ("A05-1", "Paris", "nombre de personnes", "2018-S1", 60),
        ("A05-1", "Paris", None, "2018-S2", 60),
        ("A04-3", "Paris", "milliers de tests", 2018, 534),
    )
    headings = ("indicateur", "territoire", "unité", "période", "valeur")
    reading = read(store, xlsx_file(*rows, headings=headings), "suivi.xlsx")
    assert announced(reading) == [("C2", "m"), ("C7", "milliers de tests")]
    assert [finding.expected for finding in told(reading, FindingCode.UNIT_ANNOUNCED)] == [
        "une valeur en «\u00a0km\u00a0»",
        "une valeur en «\u00a0tests\u00a0»",
    ]


@pytest.mark.parametrize(
    ("typed", "meant"), [("AO5-1", "A05-1"), ("A05-l", "A05-1"), ("A05–1", "A05-1"), ("aO8.1-1", "A08.1-1")]
)
def test_letters_typed_for_digits_in_a_code_are_told(store: Store, typed: str, meant: str) -> None:
    reading = read(store, xlsx_file((typed, "Paris", "2018-S1", 3), headings=LONG), "suivi.xlsx")
    (finding,) = told(reading, FindingCode.INDICATOR_UNKNOWN)
    assert finding.hint == f"Vouliez-vous dire «\u00a0{meant}\u00a0»\u202f?"
    assert reading.blocked
