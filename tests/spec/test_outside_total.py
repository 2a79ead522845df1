"""A territory that an indicator does not apply to, or that has no value to give: what becomes of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from convention.charts.canvas import texts_of
from convention.charts.lines import chart_lines
from convention.charts.trajectory import trajectory
from convention.domain.catalogue import Territory
from convention.domain.observation import Observation, ObservationStatus
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import IndicatorProgress, assess_all
from convention.reports.series_rows import value_rows
from convention.reports.telling_indicators import tell_indicator
from convention.warehouse.reads import series, standings
from convention.warehouse.store import Store, open_store
from convention.wording.deciding import deciding_figure
from convention.wording.progress import explain
from tests.builders.base import deposit, seen
from tests.builders.catalogue import Row, catalogue_texts, row

PARIS, OTHER = Territory("paris"), Territory("seine_saint_denis")
FLOW = row("indicateurs", nature="flux", territoires="Paris | Seine-Saint-Denis", agregation="somme")
LEVEL = FLOW | {"nature": "niveau"}
CUMULATIVE = FLOW | {"nature": "cumul"}
END = date(2020, 12, 31)
TOLD = "Paris : non applicable, n’ajoute rien au total"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def not_applicable(period: str, territory: Territory = PARIS) -> Observation:
    return seen(None, period, territory, status=ObservationStatus.NOT_APPLICABLE)


def secret(period: str, territory: Territory = PARIS) -> Observation:
    return seen(None, period, territory, status=ObservationStatus.CONFIDENTIAL)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "convention.duckdb")
    yield opened
    opened.close()


def read(store: Store, indicator: Row, values: list[Observation], situation: date) -> IndicatorProgress:
    targets = [row("cibles", valeur="100", echeance="2020-12-31")]
    bases = [row("reperes", valeur="1")] if indicator["nature"] == "niveau" else []
    store.record_catalogue(catalogue_texts(indicateurs=[indicator], cibles=targets, reperes=bases))
    deposit(store, *values)
    (action,) = assess_all(store.catalogue(), standings(store, situation), situation)
    return action.indicators[0]


ADDED = [
    (FLOW, [not_applicable("2019"), seen(40, "2019", OTHER), seen(30, "2018", OTHER)], None),
    (FLOW, [not_applicable("2018"), seen(30, "2018", OTHER), not_applicable("2019"), seen(40, "2019", OTHER)], "70"),
    (FLOW, [seen(5, "2018", PARIS), seen(30, "2018", OTHER), not_applicable("2019"), seen(40, "2019", OTHER)], "75"),
    (LEVEL, [seen(5, "2018", PARIS), seen(30, "2018", OTHER), not_applicable("2019"), seen(40, "2019", OTHER)], "40"),
    (CUMULATIVE, [not_applicable("2019"), seen(40, "2019", OTHER)], "40"),
]


@pytest.mark.parametrize(("indicator", "values", "total"), ADDED)
def test_the_total_that_is_drawn_is_the_one_that_is_judged_and_says_what_it_leaves_out(
    store: Store, indicator: Row, values: list[Observation], total: str | None
) -> None:
    found = read(store, indicator, values, date(2019, 12, 31))
    own, catalogue = series(store, ["A01-1"], date(2019, 12, 31)), store.catalogue()
    drawn = next((line for line in chart_lines(found.indicator, own, catalogue) if line.computed), None)
    judged = found.overall
    assert judged.territory is Territory.COMMON
    if total is None:
        return
    assert drawn is not None
    assert (judged.standing.value, drawn.known[-1].drawn) == (Decimal(total), Decimal(total))
    assert drawn.without == (PARIS,)
    assert TOLD in plain(" ".join(texts_of(trajectory(found, own, catalogue)).notes))
    assert TOLD in plain(explain(found, catalogue))
    if indicator == FLOW:
        added = sum(value.value is not None for value in values)
        assert f"somme de {added} valeur" in plain(explain(found, catalogue))
    pack = tell_indicator(found, own, catalogue)
    assert pack.chart is None or TOLD in plain(pack.chart.note)
    assert plain(pack.rows[0].value_text).endswith("(Paris non applicable)")
    assert plain(deciding_figure(found)[0]).endswith("(Paris non applicable)")
    reserves = {(r.territory, r.status): plain(r.reserve) for r in value_rows(own, catalogue, [found])}
    assert reserves["Paris", "non applicable"] == TOLD


def test_a_total_that_leaves_nothing_out_says_nothing(store: Store) -> None:
    found = read(store, FLOW, [seen(5, "2018", PARIS), seen(30, "2018", OTHER)], date(2018, 12, 31))
    assert found.overall.standing.value == 35
    assert "n’ajoute" not in explain(found, store.catalogue())
    assert "non applicable" not in deciding_figure(found)[0]


def test_where_it_applies_to_nobody_there_is_no_total(store: Store) -> None:
    values = [not_applicable("2018"), not_applicable("2018", OTHER)]
    found = read(store, FLOW, values, date(2018, 12, 31))
    assert found.overall.standing.value is None
    assert not [
        line for line in chart_lines(found.indicator, series(store, ["A01-1"]), store.catalogue()) if line.known
    ]


# Under a common target alone: "n.d." or "secret" of one territory for the due period leaves no total of it, at once;
# a later value reopens the verdict. What is merely awaited is awaited up to the lag.
YEARS = [seen(20, year, territory) for year in ("2018", "2019") for territory in (PARIS, OTHER)]
COMMON_TARGET = [
    ("secret for the due period", [*YEARS, secret("2020"), seen(9, "2020", OTHER)], END, "not_established"),
    ("n.d. for the due period", [*YEARS, seen(None, "2020", PARIS), seen(9, "2020", OTHER)], END, "not_established"),
    ("secret, the other one awaited", [*YEARS, secret("2020")], END, "not_established"),
    ("one awaited, the other there", [*YEARS, seen(9, "2020", OTHER)], END, "awaited"),
    ("both awaited", YEARS, END, "awaited"),
    ("awaited past the lag", [*YEARS, seen(9, "2020", OTHER)], date(2021, 4, 1), "not_established"),
    ("secret, then told", [*YEARS, secret("2020"), seen(9, "2020", OTHER), seen(9, "2020", PARIS)], END, "missed"),
    (
        "secret in an earlier year",
        [*YEARS, secret("2018"), seen(9, "2020", OTHER), seen(9, "2020", PARIS)],
        END,
        "awaited",
    ),
    ("total given beside a secret", [*YEARS, secret("2020"), seen(180, "2020", Territory.COMMON)], END, "reached"),
]


@pytest.mark.parametrize(("case", "values", "situation", "status"), COMMON_TARGET, ids=[c for c, *_ in COMMON_TARGET])
def test_one_territory_without_a_value_under_a_common_target(
    store: Store, case: str, values: list[Observation], situation: date, status: str
) -> None:
    assert case
    found = read(store, FLOW, values[:1], situation)
    for value in values[1:]:  # One deposit each: the later one of a key corrects the earlier one.
        deposit(store, value)
    (action,) = assess_all(store.catalogue(), standings(store, situation), situation)
    assert action.indicators[0].overall.status is ProgressStatus(status)
    assert action.indicators[0].indicator == found.indicator
