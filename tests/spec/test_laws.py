"""Laws of the verdicts, on histories that nobody chose: recorded in a real base, read and judged as the pages do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from convention.domain.catalogue import Territory
from convention.domain.observation import Observation, ObservationStatus
from convention.domain.progress import ProgressStatus, lag
from convention.domain.rollup import LEAST_FAVOURABLE_FIRST, IndicatorProgress, assess_all
from convention.warehouse.reads import standings
from convention.warehouse.store import Store, open_store
from tests.builders.base import deposit, seen
from tests.builders.catalogue import catalogue_texts, row

S = ProgressStatus
DUE = date(2019, 12, 31)
YEARS = ("2018", "2019", "2020", "2021")
ORDER = LEAST_FAVOURABLE_FIRST


KINDS = st.sampled_from(["niveau", "flux", "cumul", "annuel", "taux"])
AMOUNTS = st.none() | st.integers(0, 12)
HISTORY = st.lists(AMOUNTS, min_size=4, max_size=4)


@contextmanager
def base(kind: str, targets: Sequence[dict[str, str]], territories: str = "commun") -> Iterator[Store]:
    """A base with one indicator, its targets and a reference of zero."""
    level = kind in ("niveau", "taux")
    scopes = [place for place in territories.split(" | ") if place]
    texts = catalogue_texts(
        indicateurs=[row("indicateurs", nature=kind, territoires=territories, agregation="aucune")],
        cibles=[row("cibles", echeance=DUE.isoformat(), **target) for target in targets],
        reperes=[row("reperes", territoire=place, valeur="0") for place in scopes] if level else [],
    )
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "convention.duckdb")
        try:
            store.record_catalogue(texts)
            yield store
        finally:
            store.close()


def judged(store: Store, situation: date) -> IndicatorProgress:
    (action,) = assess_all(store.catalogue(), standings(store, situation), situation)
    return action.indicators[0]


def told(values: Sequence[int | None], territory: Territory = Territory.COMMON) -> list[Observation]:
    return [seen(v, year, territory) for year, v in zip(YEARS, values, strict=True) if v is not None]


@settings(max_examples=12, deadline=None)
@given(KINDS, HISTORY, st.integers(0, 700), st.integers(0, 700))
def test_the_verdict_of_a_due_date_does_not_drift(kind: str, values: list[int | None], a: int, b: int) -> None:
    with base(kind, [{"valeur": "10" if kind != "annuel" else "2"}]) as store:
        if observations := told(values):
            deposit(store, *observations)
        catalogue = store.catalogue()
        settled = DUE + lag(catalogue, catalogue.indicators[0], DUE) + timedelta(days=1)
        verdicts = [judged(store, settled + timedelta(days=days)).overall.at_due for days in (a, b)]
    assert verdicts[0] is not None
    assert verdicts[1] is not None
    assert verdicts[0].status is verdicts[1].status
    assert verdicts[0].status in (S.REACHED, S.MISSED, S.NOT_ESTABLISHED)


@settings(max_examples=12, deadline=None)
@given(KINDS, HISTORY, HISTORY, st.integers(0, 900))
def test_only_what_bears_on_the_due_date_changes_its_verdict(
    kind: str, values: list[int | None], later: list[int | None], days: int
) -> None:
    situation = DUE + timedelta(days=91 + days)
    with base(kind, [{"valeur": "10" if kind != "annuel" else "2"}]) as store:
        if observations := told(values):
            deposit(store, *observations)
        before = judged(store, situation).overall.at_due
        if after_due := told([None, None, *later[2:]]):
            deposit(store, *after_due)
        after = judged(store, situation).overall.at_due
    assert before is not None
    assert after is not None
    assert before.status is after.status


@settings(max_examples=12, deadline=None)
@given(KINDS, st.lists(st.integers(0, 12), min_size=4, max_size=4), st.integers(0, 3), st.integers(1, 9))
def test_a_better_value_never_gives_a_worse_verdict(kind: str, values: list[int], at: int, more: int) -> None:
    with base(kind, [{"valeur": "10" if kind != "annuel" else "2"}]) as store:
        deposit(store, *told(values))
        situations = [date(int(year), month, 28) for year in YEARS for month in (6, 12)]
        before = [judged(store, day).overall.status for day in situations]
        deposit(store, seen(values[at] + more, YEARS[at]))
        after = [judged(store, day).overall.status for day in situations]
    assert [ORDER.index(a) >= ORDER.index(b) for a, b in zip(after, before, strict=True)] == [True] * len(situations)


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(["cumul", "flux", "niveau"]), HISTORY, HISTORY, st.integers(-400, 900))
def test_the_whole_is_never_better_than_its_worst_part(
    kind: str, paris: list[int | None], other: list[int | None], days: int
) -> None:
    targets = [{"territoire": "Paris", "valeur": "6"}, {"territoire": "Seine-Saint-Denis", "valeur": "4"}]
    with base(kind, targets, "Paris | Seine-Saint-Denis") as store:
        observations = told(paris, Territory("paris")) + told(other, Territory("seine_saint_denis"))
        if observations:
            deposit(store, *observations)
        found = judged(store, DUE + timedelta(days=days))
    assert ORDER.index(found.overall.status) <= min(ORDER.index(part.status) for part in found.parts)


@settings(max_examples=12, deadline=None)
@given(KINDS, HISTORY, st.sampled_from([Decimal("0.001"), Decimal(10), Decimal(1000)]), st.integers(-400, 900))
def test_a_verdict_does_not_depend_on_the_unit(kind: str, values: list[int | None], factor: Decimal, days: int) -> None:
    situation, statuses = DUE + timedelta(days=days), []
    for scale in (Decimal(1), factor):
        with base(kind, [{"valeur": f"{10 * scale:f}"}]) as store:
            scaled = [seen(f"{v * scale:f}", y) for y, v in zip(YEARS, values, strict=True) if v is not None]
            if scaled:
                deposit(store, *scaled)
            found = judged(store, situation).overall
            statuses.append((found.status, found.rate, found.expected_rate))
    assert statuses[0] == statuses[1]


@settings(max_examples=12, deadline=None)
@given(KINDS, HISTORY, st.permutations(range(4)), st.integers(-400, 900))
def test_the_order_of_disjoint_deposits_does_not_matter(
    kind: str, values: list[int | None], order: list[int], days: int
) -> None:
    found = []
    for turn in (range(4), order):
        with base(kind, [{"valeur": "10"}]) as store:
            for at in turn:
                unavailable = seen(None, YEARS[at], status=ObservationStatus.UNAVAILABLE)
                deposit(store, unavailable if values[at] is None else seen(values[at], YEARS[at]))
            found.append(judged(store, DUE + timedelta(days=days)))
    assert found[0] == found[1]
