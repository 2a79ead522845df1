"""Laws of deposits in a real base: order, withdrawal, readings of the past; a killed process leaves all or nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from convention.domain.catalogue import Territory
from convention.domain.observation import Observation, ObservationStatus
from convention.warehouse.append import restore, withdraw
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import series, standings
from convention.warehouse.store import Store, open_store
from tests.builders.base import deposit, seen
from tests.builders.catalogue import COMMITTED

PROJECT = Path(__file__).parents[2]
SITUATION = date(2020, 12, 31)
PERIODS = ("2018-S1", "2018-S2", "2019-S1", "2019-S2")
VALUE = st.one_of(st.none(), st.just("0"), st.integers(0, 10**9).map(lambda n: str(Decimal(n) / 1000)))
KEYS = st.tuples(st.sampled_from(PERIODS), st.sampled_from([Territory("paris"), Territory("seine_saint_denis")]))
File = dict[tuple[str, Territory], str | None]
FILE = st.dictionaries(KEYS, VALUE, min_size=1, max_size=4)
DELAYS = (0, 2, 5, 10, 20, 35, 60, 100, 160, 260)


@contextmanager
def base() -> Iterator[Store]:
    """An empty base on a file with the committed catalogue."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "convention.duckdb")
        store.record_catalogue(read_folder(COMMITTED))
        yield store
        store.close()


def values(file: File, indicator: str = "A08.1-1") -> list[Observation]:
    return [seen(value, period, territory, indicator=indicator) for (period, territory), value in file.items()]


def shown(store: Store) -> list[tuple[str, Territory, date, Decimal | None, ObservationStatus]]:
    """Every value in force, without the deposit it comes from."""
    found = series(store, ["A08.1-1", "A05-1"])
    return [(v.indicator, v.territory, v.period.end, v.value, v.status) for v in found]


@settings(max_examples=12)
@given(FILE, FILE)
def test_the_order_of_two_independent_deposits_does_not_matter(first: File, second: File) -> None:
    results = []
    for turned in (False, True):
        with base() as store:
            files = [values(first), values(second, "A05-1")]
            for file in reversed(files) if turned else files:
                deposit(store, *file)
            results.append((shown(store), standings(store, SITUATION)))
    assert results[0] == results[1]


@settings(max_examples=12)
@given(FILE, FILE, FILE)
def test_withdrawn_is_as_never_deposited_and_restored_as_if_never_withdrawn(a: File, b: File, c: File) -> None:
    with base() as store, base() as other:
        deposit(store, *values(a))
        middle = deposit(store, *values(b))
        deposit(store, *values(c))
        before = shown(store), standings(store, SITUATION)
        withdraw(store, middle.deposit_id, "Service", "erreur")
        deposit(other, *values(a))
        deposit(other, *values(c))
        assert shown(store) == shown(other)
        assert standings(store, SITUATION) == standings(other, SITUATION)
        restore(store, middle.deposit_id, "Service", "finalement juste")
        assert (shown(store), standings(store, SITUATION)) == before


@settings(max_examples=12)
@given(FILE, FILE, st.booleans())
def test_a_reading_as_of_a_past_date_never_changes(first: File, second: File, withdrawn: bool) -> None:
    with base() as store:
        receipt = deposit(store, *values(first))
        at = receipt.recorded_at
        before = standings(store, SITUATION, at)
        deposit(store, *values(second))
        if withdrawn:
            withdraw(store, receipt.deposit_id, "Service", "erreur")
        assert standings(store, SITUATION, at) == before


@settings(max_examples=12)
@given(FILE)
def test_values_survive_the_round_trip_zero_and_absence_included(file: File) -> None:
    with base() as store:
        deposit(store, *values(file))
        found = {(territory, end): value for _, territory, end, value, _ in shown(store)}
    assert found == {(o.territory, o.period.end): o.value for o in values(file)}


def test_a_process_killed_while_it_records_leaves_all_or_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "base.duckdb")
    store.record_catalogue(read_folder(COMMITTED))
    deposit(store, seen("1", "2019-S1", Territory("paris"), indicator="A08.1-1"))
    store.close()
    command = [sys.executable, "-m", "tests.builders.killed_deposits", str(tmp_path), *map(str, DELAYS)]
    subprocess.run(command, cwd=PROJECT, check=True, timeout=120)
    counts = []
    for number in range(len(DELAYS)):
        store = open_store(tmp_path / f"{number}.duckdb")
        known = deposit_states(store)
        assert all(state.active for state in known)
        recorded = len(series(store, ["A01-6"]))
        counts.append(recorded)
        assert recorded == sum(state.receipt.observations for state in known) - 1
        assert len(series(store, ["A08.1-1"])) == 1
        store.close()
    assert set(counts) <= {0, max(counts)}
    assert 0 in counts, counts
