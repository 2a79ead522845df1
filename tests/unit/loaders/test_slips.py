"""Slips of typing that once gave a wrong number, or lost one, without a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from convention.domain.findings import FindingCode
from convention.warehouse.reads import series
from convention.warehouse.store import Store
from loaders.deposit import deposit_file
from loaders.writers.template import template_csv, template_workbook
from tests.builders.deposits import HEADINGS, codes, csv_file, read, told, workbook_bytes


def shown_as(indicator: str, *cells: tuple[float, str]) -> bytes:
    """A workbook with one value a year, each shown by a number format."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(list(HEADINGS[:4]))
    for year, (value, number_format) in enumerate(cells, 2018):
        sheet.append([indicator, "Paris", f"{year}-S2", value])
        sheet.cell(sheet.max_row, 4).number_format = number_format
    return workbook_bytes(book)


def test_metres_that_only_the_format_shows_are_no_kilometres(store: Store) -> None:
    reading = read(store, shown_as("A08.1-1", (2600, '0" m"')), "pistes.xlsx")
    (finding,) = told(reading, FindingCode.UNIT_MISMATCH)
    assert (finding.cell, finding.read) == ("D2", "2600 m")
    assert reading.observations.num_rows == 0


def test_a_unit_that_the_format_shows_is_read_as_if_it_were_typed(store: Store) -> None:
    reading = read(store, shown_as("A08.1-1", (2.6, '0" km"'), (2.75, '0.0" km (p)"')), "pistes.xlsx")
    assert reading.observations.column("value").to_pylist()[0] == Decimal("2.6")
    assert [finding.cell for finding in told(reading, FindingCode.UNIT_IN_CELL)] == ["D2", "D3"]


def test_a_common_value_called_total_is_not_dropped(store: Store) -> None:
    rows = ("A02-1;Ensemble;2019-S1;3", "A02-1;Commun;2018-S2;2", "A02-1;Total;2019-S2;5")
    reading = read(store, csv_file(*rows))
    assert reading.observations.column("value").to_pylist() == [3, 2]
    assert codes(reading) == {FindingCode.TERRITORY_UNKNOWN}


def test_years_in_cells_of_dates_are_refused(store: Store) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(list(HEADINGS[:4]))
    for year in (2018, 2019):
        sheet.append(["A01-6", "Paris", year, 12])
        sheet.cell(sheet.max_row, 3).number_format = "dd/mm/yyyy"
    reading = read(store, workbook_bytes(book), "annees.xlsx")
    assert [finding.read for finding in told(reading, FindingCode.PERIOD_UNREADABLE)] == ["1905-07-10", "1905-07-11"]


@pytest.mark.parametrize("writer", [template_workbook, template_csv])
def test_a_template_sent_back_keeps_all_that_is_recorded_of_a_value(store: Store, writer: Callable[..., bytes]) -> None:
    headings = (*HEADINGS, "numérateur", "dénominateur")
    content = csv_file("A02-3;commun;2019;52;provisoire;relevé;vu en comité;13;25", headings=headings)
    recorded = read(store, content)
    deposit_file(store, recorded, "Service de test")
    known = series(store, ["A02-3"])
    extent = {"period_from": date(2019, 1, 1), "period_to": date(2019, 12, 31)}
    sent_back = read(
        store,
        writer(store.catalogue(), values=known, **extent),
        "modele.csv" if writer is template_csv else "modele.xlsx",
    )
    kept = ["indicator", "value", "numerator", "denominator", "status", "source", "comment"]
    assert sent_back.observations.select(kept).to_pylist() == recorded.observations.select(kept).to_pylist()


@pytest.mark.parametrize("denominator", ["0", "-2"])
def test_a_share_of_nothing_is_to_be_confirmed(store: Store, denominator: str) -> None:
    headings = (*HEADINGS, "numérateur", "dénominateur")
    reading = read(store, csv_file(f"A02-3;commun;2019;50;;relevé;;1;{denominator}", headings=headings))
    assert codes(reading) == {FindingCode.RATIO_MISMATCH}
