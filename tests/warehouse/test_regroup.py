"""Values of short periods told by longer ones: what is added, what is carried, what is left out."""

from __future__ import annotations

import pytest

from convention.domain.catalogue import Territory
from convention.domain.period import Grain
from convention.warehouse import reads
from convention.warehouse.regroup import Regrouped, regroup
from convention.warehouse.store import Store
from tests.builders.base import deposit, seen

FLOW, LEVEL, CUMULATIVE, RATE, STEP = "A05-1", "A03-4", "A08.1-1", "A02-3", "A05-2"
PARIS = Territory.PARIS


def by(store: Store, grain: Grain, *codes: str) -> Regrouped:
    """The recorded values regrouped."""
    return regroup(reads.series(store, codes), store.catalogue(), grain)


def told(found: Regrouped) -> list[tuple[str, float]]:
    """Grain and value of every row, oldest first."""
    return list(zip(found.series["grain"], found.series["value"], strict=True))


def test_increments_of_a_whole_year_are_added(store: Store) -> None:
    deposit(store, *(seen(v, p, PARIS, indicator=FLOW) for v, p in (("60", "2018-S1"), ("120", "2018-S2"))))
    found = by(store, Grain.YEAR, FLOW)
    assert told(found) == [("year", 180.0)]
    assert list(found.series["total"]) == [180.0]
    assert found.series["observation_id"].isna().all()


def test_a_year_with_a_half_missing_is_left_out_and_named(store: Store) -> None:
    deposit(store, seen("60", "2018-S1", PARIS, indicator=FLOW), seen("70", "2019-S2", PARIS, indicator=FLOW))
    found = by(store, Grain.YEAR, FLOW)
    assert told(found) == []
    assert [(left.period.code, left.territory) for left in found.left_out] == [("2018", PARIS), ("2019", PARIS)]


def test_an_unavailable_half_leaves_its_year_out(store: Store) -> None:
    deposit(store, seen("60", "2018-S1", PARIS, indicator=FLOW), seen(None, "2018-S2", PARIS, indicator=FLOW))
    assert told(by(store, Grain.YEAR, FLOW)) == []


@pytest.mark.parametrize("code", [LEVEL, CUMULATIVE])
def test_a_level_or_a_running_total_is_its_last_value(store: Store, code: str) -> None:
    deposit(store, seen("1.2", "2018-S1", PARIS, indicator=code), seen("1.7", "2018-S2", PARIS, indicator=code))
    assert told(by(store, Grain.YEAR, code)) == [("year", 1.7)]


def test_a_level_of_june_is_not_that_of_the_year(store: Store) -> None:
    deposit(store, seen("1429", "2019-S1", PARIS, indicator=LEVEL))
    found = by(store, Grain.YEAR, LEVEL)
    assert told(found) == []
    assert [left.period.code for left in found.left_out] == ["2019"]


def test_percentages_are_pooled_and_never_averaged(store: Store) -> None:
    deposit(
        store,
        seen("50", "2018-S1", indicator=RATE, fraction=("10", "20")),
        seen("90", "2018-S2", indicator=RATE, fraction=("72", "80")),
    )
    assert told(by(store, Grain.YEAR, RATE)) == [("year", 82.0)]


def test_percentages_without_their_parts_are_left_out(store: Store) -> None:
    deposit(store, seen("50", "2018-S1", indicator=RATE), seen("90", "2018-S2", indicator=RATE))
    found = by(store, Grain.YEAR, RATE)
    assert told(found) == []
    assert len(found.left_out) == 1


def test_longer_periods_and_steps_stay_as_they_are(store: Store) -> None:
    deposit(store, seen("180", "2018", PARIS, indicator=FLOW), seen("1", "2018-11-30", indicator=STEP))
    assert sorted(told(by(store, Grain.HALF_YEAR, FLOW, STEP))) == [("day", 1.0), ("year", 180.0)]


def test_a_recorded_year_goes_before_one_that_its_halves_would_make(store: Store) -> None:
    deposit(
        store,
        seen("60", "2018-S1", PARIS, indicator=FLOW),
        seen("120", "2018-S2", PARIS, indicator=FLOW),
        seen("181", "2018", PARIS, indicator=FLOW),
    )
    assert told(by(store, Grain.YEAR, FLOW)) == [("year", 181.0)]
