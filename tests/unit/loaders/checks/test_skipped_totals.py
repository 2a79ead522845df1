"""Totals that are not read: said, and compared with the sum of what they add up where that has a sense."""

from __future__ import annotations

import pytest

from convention.domain.findings import FindingCode, Severity
from convention.warehouse.store import Store
from loaders.reading import Reading
from tests.builders.deposits import Cell, read, told, xlsx_file

WIDE = ("indicateur", "territoire", "2018-S1", "2018-S2")
LONG = ("indicateur", "territoire", "période", "valeur")
SIDES = ("indicateur", "période", "Paris", "Seine-Saint-Denis", "Total")
PARTS = (("A05-1", "Paris", 60, 50), ("A05-1", "Seine-Saint-Denis", 40, 55))


def read_rows(store: Store, headings: tuple[str, ...], *rows: tuple[Cell, ...]) -> Reading:
    return read(store, xlsx_file(*rows, headings=headings), "tableau.xlsx")


def differing(reading: Reading) -> list[tuple[str, str, str]]:
    """Cell, number as read and sum of each skipped total that differs."""
    found = told(reading, FindingCode.TOTAL_MISMATCH)
    assert {finding.severity for finding in found} <= {Severity.CONFIRM}
    return [(finding.cell, finding.read, dict(finding.details)["sum"]) for finding in found]


def test_a_row_of_totals_is_compared_in_every_column(store: Store) -> None:
    reading = read_rows(store, WIDE, *PARTS, ("A05-1", "Total", 100, 110))
    assert differing(reading) == [("D4", "110", "105")]
    assert [finding.cell for finding in told(reading, FindingCode.ROW_IGNORED)] == ["B4"]
    assert reading.observations.num_rows == 4
    assert not reading.blocked


def test_a_total_without_an_indicator_adds_up_the_rows_since_the_total_before(store: Store) -> None:
    rows = (*PARTS, ("Total", None, 100, 105), ("A01-6", "Paris", 1, 2), ("A01-6", "Seine-Saint-Denis", 3, 4))
    assert differing(read_rows(store, WIDE, *rows, ("Total", None, 4, 7))) == [("D7", "7", "6")]


@pytest.mark.parametrize(("stated", "told_sums"), [(205, []), (206, [("D8", "206", "205")]), (105, [])])
def test_a_last_total_adds_up_the_whole_table_or_its_last_part(
    store: Store, stated: int, told_sums: list[tuple[str, str, str]]
) -> None:
    first = (("A05-1", "Paris", "2018-S1", 60), ("A05-1", "Seine-Saint-Denis", "2018-S1", 40))
    second = (("A05-1", "Paris", "2018-S2", 50), ("A05-1", "Seine-Saint-Denis", "2018-S2", 55))
    rows = (*first, ("Sous-total", None, None, 100), *second, (), ("Total général", None, None, stated))
    assert differing(read_rows(store, LONG, *rows)) == told_sums


def test_a_column_of_totals_is_compared_row_by_row(store: Store) -> None:
    rows = (("A05-1", "2018-S1", 60, 40, 100), ("A05-1", "2018-S2", 50, 55, "1 105"))
    assert differing(read_rows(store, SIDES, *rows)) == [("E3", "1 105", "105")]


def test_a_row_of_totals_in_a_list_speaks_of_its_own_period(store: Store) -> None:
    rows = [
        ("A05-1", side, period, value)
        for side, *values in (r[1:] for r in PARTS)
        for period, value in zip(("2018-S1", "2018-S2"), values, strict=True)
    ]
    totals = (("A05-1", "Total", "2018-S1", 100), ("A05-1", "Total", "2018-S2", 100))
    assert differing(read_rows(store, LONG, *rows, *totals)) == [("D7", "100", "105")]


def test_increments_add_up_over_periods_and_levels_do_not(store: Store) -> None:
    headings = (*WIDE, "Total (2018)")
    rows = (("A05-1", "Paris", 60, 50, 111), ("A01-6", "Paris", 45, 45, 45), ("A01-6", "Seine-Saint-Denis", 4, 5, 5))
    assert differing(read_rows(store, headings, *rows)) == [("E2", "111", "110")]


@pytest.mark.parametrize("code", ["A02-3", "A08.1-5"])
def test_percentages_and_yearly_answers_are_never_added(store: Store, code: str) -> None:
    reading = read_rows(store, SIDES, (code, "2019", 1, 1, 7))
    assert differing(reading) == []


@pytest.mark.parametrize("absent", ["n.d.", "secret", "voir note"])
def test_a_sum_with_an_unknown_term_is_compared_with_nothing(store: Store, absent: str) -> None:
    rows = (("A05-1", "Paris", 60, absent), PARTS[1], ("A05-1", "Total", 101, 110))
    assert differing(read_rows(store, WIDE, *rows)) == [("C4", "101", "100")]


def test_a_blank_term_shows_that_a_value_was_not_read(store: Store) -> None:
    rows = (("A05-1", "Paris", 60, None), PARTS[1], ("A05-1", "Total", 100, 105))
    assert differing(read_rows(store, WIDE, *rows)) == [("D4", "105", "55")]


def test_several_indicators_have_no_sum(store: Store) -> None:
    rows = (PARTS[0], ("A01-6", "Paris", 3, 4), ("Total", None, 999, 999))
    assert differing(read_rows(store, WIDE, *rows)) == []


def test_a_total_with_its_unit_is_a_number_like_another(store: Store) -> None:
    rows = (*PARTS, ("A05-1", "Total", "100 professionnels", "0,105 millier"))
    assert differing(read_rows(store, WIDE, *rows)) == []


def test_a_column_of_totals_that_names_its_year_adds_up_that_year_alone(store: Store) -> None:
    heads = ("indicateur", "territoire", "S1 2018", "S2 2018", "Total 2018", "S1 2019", "S2 2019", "2019 Total")
    rows = (("A05-1", "Paris", 3, 4, 8, 1, 2, 3), ("A05-1", "Seine-Saint-Denis", 1, 1, 2, 5, 5, 11))
    assert differing(read_rows(store, heads, *rows)) == [("E2", "8", "7"), ("H3", "11", "10")]
