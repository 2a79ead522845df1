"""A table that says its unit beside the values: what is not the indicators' own unit is never read in silence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convention.domain.findings import FindingCode, Severity
from convention.warehouse.store import Store
from convention.wording.findings import finding_sentence
from loaders.reading import Reading
from tests.builders.deposits import Cell, csv_file, read, told, xlsx_file

LONG = ("indicateur", "territoire", "période", "valeur")
TESTS = ("A04-3", "Paris", 2018, 534)


def announced(reading: Reading) -> list[tuple[str, str]]:
    """Cell and text of each announcement that is asked about."""
    found = told(reading, FindingCode.UNIT_ANNOUNCED)
    assert {finding.severity for finding in found} <= {Severity.CONFIRM}
    return [(finding.cell, finding.read) for finding in found]


def applied(reading: Reading) -> list[tuple[str, str]]:
    """Cell and text of each multiple that was applied."""
    assert announced(reading) == []
    return [(finding.cell, finding.read) for finding in told(reading, FindingCode.MULTIPLE_APPLIED)]


def values(reading: Reading) -> list[Decimal]:
    return [value for value in reading.observations.column("value").to_pylist() if value is not None]


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("Fréquentation, en milliers", 534_000),
        ("Tests réalisés (milliers)", 534_000),
        ("Unité : milliers", 534_000),
        ("Milliers de tests", 534_000),
        ("Tests réalisés [en millions de tests]", 534_000_000),
        ("Tests (x 1000)", 534_000),
        ("Tests × 1\u202f000", 534_000),
        ("Tests, en centaines", 53_400),
    ],
)
def test_a_multiple_in_a_title_is_applied_and_said(store: Store, title: str, value: int) -> None:
    reading = read(store, xlsx_file(LONG, TESTS, headings=(title,)), "tests.xlsx")
    assert applied(reading) == [("A1", title)]
    assert values(reading) == [value]
    (finding,) = told(reading, FindingCode.MULTIPLE_APPLIED)
    assert "«\u00a0534\u00a0» devient" in finding_sentence(finding)


@pytest.mark.parametrize(
    "title",
    ["Dépenses (k€)", "en M€", "Dépenses en millions d’euros", "En milliers d’habitants", "En milliers selon l’ARS"],
)
def test_another_unit_or_a_mere_mention_is_asked_about(store: Store, title: str) -> None:
    reading = read(store, xlsx_file(LONG, TESTS, headings=(title,)), "tests.xlsx")
    assert announced(reading) == [("A1", title)]
    assert values(reading) == [534]


@pytest.mark.parametrize("title", ["Tests réalisés en 2018", "Milliardaires et millions", "Objectif : 3 M€ en 2020"])
def test_a_title_that_announces_no_multiple_is_a_title(store: Store, title: str) -> None:
    assert announced(read(store, xlsx_file(LONG, TESTS, headings=(title,)), "tests.xlsx")) == []


def test_a_multiple_in_a_heading_or_under_the_table_is_applied(store: Store) -> None:
    reading = read(store, xlsx_file(TESTS, headings=(*LONG[:3], "valeur (en milliers)")), "tests.xlsx")
    assert applied(reading) == [("D1", "valeur (en milliers)")]
    assert values(reading) == [534_000]
    noted = read(store, xlsx_file(TESTS, (), ("Note : chiffres en milliers",), headings=LONG), "tests.xlsx")
    assert applied(noted) == [("A4", "Note : chiffres en milliers")]
    assert values(noted) == [534_000]


def test_a_multiple_in_the_name_of_the_sheet_is_applied(store: Store) -> None:
    reading = read(store, xlsx_file(TESTS, headings=LONG, sheet="Tests (en milliers)"), "tests.xlsx")
    assert applied(reading) == [("", "Tests (en milliers)")]
    assert values(reading) == [534_000]
    assert applied(read(store, xlsx_file(TESTS, headings=LONG, sheet="Tests 2018"), "tests.xlsx")) == []


def test_a_heading_speaks_of_its_own_columns(store: Store) -> None:
    headings = ("indicateur", "territoire", "2018 (en milliers)", "2019")
    reading = read(store, csv_file("A04-3;Paris;534,25;540000", headings=headings))
    assert values(reading) == [534_250, 540_000]


def test_one_multiple_said_twice_is_applied_once(store: Store) -> None:
    headings = (*LONG[:3], "unité", "valeur (en milliers)")
    rows = (("A04-3", "Paris", 2018, "milliers de tests", 534), ("A04-3", "93", 2018, "milliers", 210))
    assert values(read(store, xlsx_file(*rows, headings=headings), "tests.xlsx")) == [534_000, 210_000]


def test_two_announcements_that_disagree_are_asked_about(store: Store) -> None:
    headings = (*LONG[:3], "unité", "valeur (en milliers)")
    reading = read(store, xlsx_file(("A04-3", "Paris", 2018, "tests", 534000), headings=headings), "tests.xlsx")
    assert announced(reading) == [("E1", "valeur (en milliers)")]
    assert values(reading) == [534_000]


def test_a_multiple_over_several_units_or_over_percentages_is_asked_about(store: Store) -> None:
    rows = (("A04-3", "Paris", 2018, 534), ("A09-1", "Paris", 2018, 12))
    mixed = read(store, xlsx_file(LONG, *rows, headings=("Suivi (en milliers)",)), "suivi.xlsx")
    assert announced(mixed) == [("A1", "Suivi (en milliers)")]
    rate = read(store, xlsx_file(LONG, ("A02-3", "commun", 2018, 12), headings=("En milliers",)), "suivi.xlsx")
    assert announced(rate) == [("A1", "En milliers")]


def test_a_value_that_bears_its_own_unit_is_not_multiplied_again(store: Store) -> None:
    rows = (("A04-3", "Paris", 2018, "2,5 milliers"),)
    reading = read(store, xlsx_file(*rows, headings=(*LONG[:3], "valeur (en milliers)")), "tests.xlsx")
    assert announced(reading) == [("D1", "valeur (en milliers)")]
    assert values(reading) == [2500]


@given(st.decimals(1, 10**5, places=3), st.sampled_from(["en milliers", "en millions de tests", "x 1000"]))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_multiplied_is_exact(store: Store, number: Decimal, words: str) -> None:
    factor = 10**6 if "millions" in words else 1000
    cell = f"{number:f}".replace(".", ",") + "0001"
    reading = read(store, csv_file(f"A04-3;Paris;2018;{cell}", headings=(*LONG[:3], f"valeur ({words})")))
    assert values(reading) == [Decimal(cell.replace(",", ".")).quantize(Decimal("0.000001")) * factor]


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
    assert announced(reading) == [("C2", "m")]
    assert [finding.expected for finding in told(reading, FindingCode.UNIT_ANNOUNCED)] == [
        "une valeur en «\u00a0km\u00a0»"
    ]
    assert [f.read for f in told(reading, FindingCode.MULTIPLE_APPLIED)] == ["milliers de tests"]
    assert values(reading)[-1] == 534_000


@pytest.mark.parametrize(
    ("typed", "meant"), [("AO5-1", "A05-1"), ("A05-l", "A05-1"), ("A05–1", "A05-1"), ("aO8.1-1", "A08.1-1")]
)
def test_letters_typed_for_digits_in_a_code_are_told(store: Store, typed: str, meant: str) -> None:
    reading = read(store, xlsx_file((typed, "Paris", "2018-S1", 3), headings=LONG), "suivi.xlsx")
    (finding,) = told(reading, FindingCode.INDICATOR_UNKNOWN)
    assert finding.hint == f"Vouliez-vous dire «\u00a0{meant}\u00a0»\u202f?"
    assert reading.blocked


@pytest.mark.parametrize(
    "heading",
    ["valeur en milliers", "Valeur × 1 000", "valeur x1000", "Valeurs en milliers de tests", "valeur (en milliers)"],
)
def test_a_heading_of_values_that_goes_on_with_a_multiple_is_one(store: Store, heading: str) -> None:
    content = xlsx_file(TESTS, headings=(*LONG[:3], heading))
    reading = read(store, content, "suivi.xlsx")
    assert reading.observations["value"].to_pylist() == [Decimal(534_000)]
    assert applied(reading) == [("D1", heading)]


def test_a_heading_of_values_in_another_unit_is_asked_about(store: Store) -> None:
    heading = "Valeur en milliers d’euros"
    reading = read(store, xlsx_file(TESTS, headings=(*LONG[:3], heading)), "suivi.xlsx")
    assert announced(reading) == [("D1", heading)]
