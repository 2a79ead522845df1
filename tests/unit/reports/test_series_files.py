"""Files of values: what is written there, read back, equals what the base holds."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from openpyxl import load_workbook

from convention.domain.catalogue import Territory
from convention.reports.series_files import comma, series_csv, series_workbook
from convention.warehouse import reads
from convention.warehouse.store import Store
from tests.builders.base import deposit, seen
from tests.builders.workbooks import parts

PARIS, SSD = Territory.PARIS, Territory.SEINE_SAINT_DENIS
DATES = (("situation au", "31/12/2019"), ("connu le", "14/01/2020"))
FORMULA = "=cmd|' /C calc'!A0"


def filled(store: Store) -> Store:
    """Increments in two territories, one unavailable, one source that a spreadsheet would run."""
    deposit(
        store,
        seen("1234.5", "2018-S1", PARIS, indicator="A05-1"),
        seen("0", "2018-S2", PARIS, indicator="A05-1", source=FORMULA),
        seen(None, "2018-S1", SSD, indicator="A05-1"),
        seen("2.6", "2019-S2", PARIS, indicator="A08.1-1"),
    )
    return store


def test_the_csv_opens_in_a_french_spreadsheet_and_says_what_the_base_holds(store: Store) -> None:
    series = reads.series(filled(store), ("A05-1", "A08.1-1"))
    content = series_csv(series, store.catalogue(), DATES)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    values = [(r["indicateur"], r["territoire"], r["période"], r["valeur"], r["depuis le début"]) for r in rows]
    assert values == [
        ("A05-1", "Paris", "2018-S1", "1234,5", "1234,5"),
        ("A05-1", "Paris", "2018-S2", "0", "1234,5"),
        ("A05-1", "Seine-Saint-Denis", "2018-S1", "", ""),
        ("A08.1-1", "Paris", "2019-S2", "2,6", ""),
    ]
    assert {(r["situation au"], r["connu le"]) for r in rows} == {("31/12/2019", "14/01/2020")}
    assert rows[1]["source"] == f"'{FORMULA}"
    assert [r["unité"] for r in rows] == ["professionnels"] * 3 + ["km"]


def test_the_workbook_has_the_values_as_numbers_a_native_chart_each_and_its_dates(store: Store) -> None:
    series = reads.series(filled(store), ("A05-1", "A08.1-1"))
    content = series_workbook(series, store.catalogue(), DATES)
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Valeurs", "Graphiques", "À propos"]
    values = book["Valeurs"]
    assert [values.cell(row, 5).value for row in range(2, 6)] == [1234.5, 0, None, 2.6]
    assert values["I3"].value == FORMULA
    assert values["I3"].data_type == "s"
    charts = book["Graphiques"]
    assert {name for name in parts(content) if "/charts/" in name} == {"xl/charts/chart1.xml", "xl/charts/chart2.xml"}
    assert [charts.cell(row, 2).value for row in (2, 3, 4)] == ["Paris", 1234.5, 0]
    assert charts["A3"].value == "S1\u00a02018"
    assert [tuple(c.value for c in row[:2]) for row in book["À propos"].iter_rows()] == list(DATES)


def test_numbers_are_written_with_a_comma_and_nothing_else() -> None:
    assert [comma(Decimal(text)) for text in ("1234567.25", "-0.5", "0")] == ["1234567,25", "-0,5", "0"]
    assert comma(None) == ""
