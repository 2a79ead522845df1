"""Two people deposit at the same time: one waits, is served after, and is never mixed in."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import duckdb
import pytest

from convention.warehouse.append import Receipt, record_deposit
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import deposit_observations, state
from convention.warehouse.store import Store
from loaders.deposit import OutdatedReadingError, deposit_file, draft_of
from tests.builders.deposits import csv_file, read

PATIENCE = 20
FIRST = csv_file("A05-1;Paris;2019-S1;12", "A05-1;Paris;2019-S2;15")
APART = csv_file("A08.1-1;Paris;2019-S1;1,5")
SAME_KEY = csv_file("A05-1;Paris;2019-S1;13")


@dataclass
class Gate:
    """Holds the one that writes in the middle of its transaction, until it is opened."""

    reached: threading.Event = field(default_factory=threading.Event)
    open: threading.Event = field(default_factory=threading.Event)

    def __call__(self, _: duckdb.DuckDBPyConnection) -> None:
        self.reached.set()
        assert self.open.wait(PATIENCE)


def both(store: Store, second: Callable[[], Receipt]) -> tuple[Receipt, Future[Receipt]]:
    """A first depositor is held in the middle while a second one asks for the turn; both then end."""
    gate = Gate()
    draft = draft_of(read(store, FIRST, "premier.csv"), "Ada Martin")
    before = state(store)
    with ThreadPoolExecutor(2) as people:
        first = people.submit(record_deposit, store, draft, gate)
        assert gate.reached.wait(PATIENCE)
        waiting = people.submit(second)
        with pytest.raises(TimeoutError):
            waiting.result(0.3)
        assert state(store) == before
        assert deposit_states(store) == ()
        gate.open.set()
        return first.result(PATIENCE), waiting


def test_the_second_one_waits_and_is_served_after(store: Store) -> None:
    reading = read(store, APART, "second.csv")
    first, waiting = both(store, lambda: deposit_file(store, reading, "Zoé Diop"))
    second = waiting.result()
    assert (first.deposit_id, second.deposit_id) == (1, 2)
    assert first.recorded_at < second.recorded_at
    assert [found.receipt for found in deposit_states(store)] == [second, first]
    assert [value.indicator for value in deposit_observations(store, 1)] == ["A05-1", "A05-1"]
    assert [value.indicator for value in deposit_observations(store, 2)] == ["A08.1-1"]


def test_the_second_one_is_told_when_what_was_previewed_no_longer_holds(store: Store) -> None:
    reading = read(store, SAME_KEY, "second.csv")
    first, waiting = both(store, lambda: deposit_file(store, reading, "Zoé Diop"))
    assert isinstance(waiting.exception(), OutdatedReadingError)
    assert [found.receipt for found in deposit_states(store)] == [first]
