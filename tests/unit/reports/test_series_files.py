"""Files of values: what is written there, read back, equals what the base holds."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from openpyxl import load_workbook

from convention.domain.catalogue import Territory
from convention.domain.observation import ObservationStatus
from convention.domain.rollup import IndicatorProgress, assess_all
from convention.reports.series_files import comma, series_csv, series_workbook
from convention.warehouse import reads
from convention.warehouse.store import Store
from tests.builders.base import deposit, seen
from tests.builders.workbooks import parts

PARIS, SSD = Territory("paris"), Territory("seine_saint_denis")
DATES = (("situation au", "31/12/2019"), ("connu le", "14/01/2020"))
FORMULA = "=cmd|' /C calc'!A0"


def progress(store: Store, situation: date) -> list[IndicatorProgress]:
    """Every indicator at a situation date."""
    actions = assess_all(store.catalogue(), reads.standings(store, situation), situation)
    return [row for action in actions for row in action.indicators]


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
    content = series_csv(series, store.catalogue(), progress(store, date(2019, 12, 31)), DATES)
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
    content = series_workbook(series, store.catalogue(), progress(store, date(2019, 12, 31)), DATES)
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Valeurs", "Graphiques", "À propos"]
    values = book["Valeurs"]
    assert [values.cell(row, 5).value for row in range(2, 6)] == [1234.5, 0, None, 2.6]
    assert values["K3"].value == FORMULA
    assert values["K3"].data_type == "s"
    charts = book["Graphiques"]
    assert {name for name in parts(content) if "/charts/" in name} == {
        f"xl/charts/chart{number}.xml" for number in (1, 2, 3)
    }
    assert [charts.cell(row, 2).value for row in (2, 3, 4)] == ["Paris", 1234.5, 0]
    assert charts["A3"].value == "S1\u00a02018"
    assert [tuple(c.value for c in row[:2]) for row in book["À propos"].iter_rows()] == list(DATES)


def test_numbers_are_written_with_a_comma_and_nothing_else() -> None:
    assert [comma(Decimal(text)) for text in ("1234567.25", "-0.5", "0")] == ["1234567,25", "-0,5", "0"]
    assert comma(None) == ""


def told(store: Store, situation: date, *codes: str) -> list[dict[str, str]]:
    """The rows of a CSV of values as it is read back."""
    catalogue = store.catalogue()
    rows = progress(store, situation)
    content = series_csv(reads.series(store, codes, situation), catalogue, rows, DATES)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_a_sum_that_lacks_a_period_is_said_a_minimum_from_there_on(store: Store) -> None:
    deposit(
        store,
        seen("40", "2018-S1", PARIS, indicator="A05-1"),
        seen(None, "2018-S2", PARIS, indicator="A05-1"),
        seen("50", "2019-S1", PARIS, indicator="A05-1"),
        seen("60", "2019-S2", PARIS, indicator="A05-1"),
        seen("9", "2017-S2", PARIS, indicator="A05-1"),
    )
    rows = {
        row["période"]: (row["depuis le début"], row["réserve"]) for row in told(store, date(2019, 12, 31), "A05-1")
    }
    minimum = "1\u00a0période manque\u00a0: le total est un minimum"
    assert rows == {
        "2017-S2": ("", ""),
        "2018-S1": ("40", ""),
        "2018-S2": ("", ""),
        "2019-S1": ("90", minimum),
        "2019-S2": ("150", minimum),
    }


def test_the_native_charts_say_the_same_and_break_where_a_period_has_no_value(store: Store) -> None:
    deposit(
        store,
        seen("40", "2018-S1", PARIS, indicator="A05-1"),
        seen("50", "2019-S1", PARIS, indicator="A05-1", status=ObservationStatus.PROVISIONAL),
    )
    series = reads.series(store, ("A05-1",), date(2019, 12, 31))
    content = series_workbook(series, store.catalogue(), progress(store, date(2019, 12, 31)), DATES)
    charts = load_workbook(io.BytesIO(content))["Graphiques"]
    rows = [tuple(cell.value for cell in row[:5]) for row in charts.iter_rows()]
    minimum = "Paris\u00a0: provisoire, 1\u00a0période manque\u00a0: le total est un minimum"
    starts = [at for at, row in enumerate(rows) if str(row[0]).startswith("A05-1")]
    blocks = [[(row[0], row[1], row[4]) for row in rows[at + 2 : at + 5]] for at in starts]
    assert blocks == [
        [("S1\u00a02018", 40, None), ("S2\u00a02018", None, None), ("S1\u00a02019", 50, minimum)],
        [("S1\u00a02018", 40, None), ("S2\u00a02018", None, None), ("S1\u00a02019", 90, minimum)],
    ]
    assert str(rows[starts[1]][0]).endswith("depuis le début")


def test_the_last_value_says_that_it_is_out_of_date(store: Store) -> None:
    deposit(store, seen("1.2", "2018", PARIS, indicator="A08.1-1"), seen("1.4", "2019", PARIS, indicator="A08.1-1"))
    assert [row["réserve"] for row in told(store, date(2019, 12, 31), "A08.1-1")] == ["", ""]
    assert [row["réserve"] for row in told(store, date(2022, 12, 31), "A08.1-1")] == ["", "donnée périmée"]
