"""Laws at the edges of what is known: answers, totals, interim targets, causes, moments of recording."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.catalogue import Territory
from convention.domain.causes import parts
from convention.domain.goal import goal_of
from convention.domain.observation import Observation, ObservationStatus
from convention.domain.standing import Contradiction
from convention.warehouse.catalogue_files import parse_catalogue
from convention.warehouse.reads import standings
from convention.warehouse.store import open_store
from tests.builders.base import deposit, seen
from tests.builders.catalogue import catalogue_texts, row

PARIS, OTHER, COMMON = Territory("paris"), Territory("seine_saint_denis"), Territory.COMMON
FIGURES = st.lists(st.one_of(st.none(), st.integers(-50, 50).map(Decimal)), min_size=2, max_size=6)


@given(FIGURES)
def test_the_parts_of_a_change_add_up_to_the_whole_and_lose_nothing(figures: list[Decimal | None]) -> None:
    found = parts(figures, Decimal(0))
    first, last = figures[0], figures[-1]
    assert len(found) == len(figures) - 1
    assert sum(found, Decimal(0)) == (0 if first is None or last is None else last - first)
    for step, (before, after) in zip(found, itertools.pairwise(figures), strict=True):
        if after is None:
            assert step == 0
        elif before is not None and first is not None and last is not None:
            assert step == after - before


# A total that was given, then the sum of the two territories on the same or a later day: when the two contradict.
TOTALS = [
    ("2018", 20, "2018", 12, 8, False),
    ("2018", 20, "2018", 12, 7, True),
    ("2018", 20, "2018", 12, 9, True),
    ("2018", 20, "2019", 12, 8, False),
    ("2018", 20, "2019", 12, 7, True),
    ("2018", 20, "2019", 12, 9, False),
    ("2019", 20, "2018", 12, 8, False),
    ("2019", 20, "2018", 12, 9, True),
]


@pytest.mark.parametrize(("when", "total", "later", "one", "other", "contradict"), TOTALS)
def test_a_given_running_total_and_the_sum_of_its_parts(
    tmp_path: Path, when: str, total: int, later: str, one: int, other: int, contradict: bool
) -> None:
    store = open_store(tmp_path / "base.duckdb")
    indicator = row("indicateurs", nature="cumul", territoires="Paris | Seine-Saint-Denis", agregation="somme")
    store.record_catalogue(catalogue_texts(indicateurs=[indicator]))
    deposit(store, seen(total, when, COMMON), seen(one, later, PARIS), seen(other, later, OTHER))
    found = standings(store, date(2020, 12, 31))["A01-1", COMMON]
    store.close()
    assert (Contradiction.SUM_MISMATCH in found.contradictions) is contradict


BEFORE_THE_START = [
    ([seen(None, "2017")], None, None),
    ([seen(3, "2017")], ObservationStatus.FINAL, None),
    ([seen(3, "2017"), seen(None, "2018")], ObservationStatus.UNAVAILABLE, date(2018, 12, 31)),
    ([seen(None, "2017"), seen(4, "2018")], ObservationStatus.FINAL, date(2018, 12, 31)),
    ([seen(4, "2018"), seen(None, "2019")], ObservationStatus.UNAVAILABLE, date(2019, 12, 31)),
]


@pytest.mark.parametrize(("values", "answer", "until"), BEFORE_THE_START)
def test_what_precedes_the_start_answers_only_by_a_value_and_only_alone(
    tmp_path: Path, values: list[Observation], answer: ObservationStatus | None, until: date | None
) -> None:
    store = open_store(tmp_path / "base.duckdb")
    store.record_catalogue(catalogue_texts(indicateurs=[row("indicateurs", nature="flux")]))
    deposit(store, *values)
    found = standings(store, date(2020, 12, 31)).get(("A01-1", COMMON))
    store.close()
    assert (found.last_answer if found else None, found.answered_until if found else None) == (answer, until)


@pytest.mark.parametrize(("interim", "kept"), [("2017-06-30", False), ("2017-12-31", False), ("2018-01-01", True)])
def test_an_interim_target_counts_only_after_the_start_of_the_path(interim: str, kept: bool) -> None:
    texts = catalogue_texts(
        indicateurs=[row("indicateurs", nature="niveau")],
        reperes=[row("reperes", valeur="10")],
        cibles=[row("cibles", valeur="15", echeance=interim), row("cibles", valeur="20")],
    )
    catalogue = parse_catalogue(texts)
    goal = goal_of(catalogue, catalogue.by_code["A01-1"], COMMON)
    assert goal is not None
    assert goal.interim == (((date.fromisoformat(interim), Decimal(15)),) if kept else ())
    assert goal.expected(goal.start) == 10


def test_moments_of_recording_rise_strictly_even_where_the_clock_goes_back(tmp_path: Path) -> None:
    store = open_store(tmp_path / "base.duckdb")
    store.record_catalogue(catalogue_texts(indicateurs=[row("indicateurs")]))
    ahead = datetime(2999, 1, 1)
    store.cursor().execute("UPDATE catalogue_versions SET recorded_at = $ahead", {"ahead": ahead})
    for number in range(3):
        deposit(store, seen(number, f"{2018 + number}"))
    moments = store.cursor().execute("SELECT recorded_at FROM deposits ORDER BY deposit_id").fetchall()
    store.close()
    told = [ahead, *(at for (at,) in moments)]
    assert all(before < after for before, after in itertools.pairwise(told))
    assert told[-1] < ahead + timedelta(seconds=1)
