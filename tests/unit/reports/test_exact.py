"""A number of eighteen digits is the same in the base, its status, the chart, the table, the files and the pack."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from convention.charts.bars import bars
from convention.charts.lines import chart_lines
from convention.charts.trajectory import trajectory
from convention.domain.catalogue import Territory
from convention.domain.rollup import IndicatorProgress, assess_all
from convention.reports.pack import pack_of
from convention.reports.series_files import series_csv
from convention.reports.telling import tell
from convention.warehouse import reads
from convention.warehouse.store import Store
from tests.builders.base import deposit, seen
from tests.builders.packs import example_occasion

LONG, SMALL = "123456789012.123456", "0.000001"
EXACT, SUM = Decimal(LONG), Decimal(LONG) + Decimal(SMALL)
FRENCH, FRENCH_SUM = "123456789012,123456", "123456789012,123457"
NARROW = "\u202f"
SITUATION = date(2019, 12, 31)


def filled(store: Store) -> Store:
    """A flow of two increments, the second too small for a float to see beside the first."""
    deposit(
        store,
        seen(LONG, "2018-S1", Territory("paris"), indicator="A05-1"),
        seen(SMALL, "2018-S2", Territory("paris"), indicator="A05-1"),
    )
    return store


def test_the_base_and_its_status(store: Store) -> None:
    values = reads.series(filled(store), ["A05-1"]).values
    assert [(value.value, value.total) for value in values] == [(EXACT, EXACT), (Decimal(SMALL), SUM)]
    assert reads.standings(store, SITUATION)["A05-1", Territory("paris")].value == SUM


def test_the_chart_and_what_the_pointer_shows(store: Store) -> None:
    catalogue = store.catalogue()
    (line,) = chart_lines(catalogue.by_code["A05-1"], reads.series(filled(store), ["A05-1"]), catalogue)
    assert [point.drawn for point in line.points] == [EXACT, SUM]
    hovers = [point.hover.replace(NARROW, "") for point in line.points]
    assert FRENCH in hovers[0]
    assert FRENCH_SUM in hovers[1]


def test_the_labels_of_the_chart_and_of_its_bars(store: Store) -> None:
    catalogue, series = store.catalogue(), reads.series(filled(store), ["A05-1"])
    found = next(row for row in progress(store) if row.indicator.code == "A05-1")
    curve, summed = trajectory(found, series, catalogue), bars(found, series, catalogue, cumulative=True)
    assert any(FRENCH_SUM in note.text.replace(NARROW, "") for note in curve.layout.annotations)
    assert [text.replace(NARROW, "") for text in summed.data[0].text] == [FRENCH, FRENCH_SUM]


def progress(store: Store) -> list[IndicatorProgress]:
    """Every indicator at the situation date."""
    actions = assess_all(store.catalogue(), reads.standings(store, SITUATION), SITUATION)
    return [row for action in actions for row in action.indicators]


def test_the_csv(store: Store) -> None:
    content = series_csv(reads.series(filled(store), ["A05-1"]), store.catalogue(), progress(store), ())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert [(row["valeur"], row["depuis le début"]) for row in rows] == [(FRENCH, FRENCH), ("0,000001", FRENCH_SUM)]


def test_the_pack(store: Store) -> None:
    pack = pack_of(filled(store), example_occasion())
    content = tell(pack)
    assert [(value.value, value.total) for value in content.values] == [(EXACT, EXACT), (Decimal(SMALL), SUM)]
    (chart,) = (row.chart for action in content.actions for row in action.indicators if row.chart)
    assert [point.value for curve in chart.curves for point in curve.points] == [EXACT, SUM]
    assert FRENCH_SUM in chart.curves[0].end.replace(NARROW, "")
