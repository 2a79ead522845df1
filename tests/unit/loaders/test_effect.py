"""The effect that is previewed is the state after the deposit, and previewing changes nothing."""

from __future__ import annotations

import threading
from datetime import date, datetime
from decimal import Decimal
from itertools import count

import pytest

from convention.domain.rollup import assess_action
from convention.domain.series import RecordedValue
from convention.warehouse.append import AlreadyDepositedError
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import series, standings, state
from convention.warehouse.store import Store
from loaders.deposit import BlockedReadingError
from loaders.effect import effect_of, spoken_of
from loaders.workbooks.child import ReadingCancelledError
from tests.builders.deposits import accept, csv_file, put, read

SITUATION = date(2019, 12, 31)


def without_person(value: RecordedValue) -> RecordedValue:
    """A value without who deposited it when, which a dry run does not know."""
    return value._replace(provenance=value.provenance._replace(depositor="", recorded_at=datetime.min))


def test_what_is_previewed_is_the_state_after(store: Store) -> None:
    put(store, "A08.1-1;Paris;2019-S1;1,5", "A08.1-1;Seine-Saint-Denis;2019-S1;n.d.", "A05-1;Paris;2019-S1;100")
    reading = read(
        store,
        csv_file(
            "A08.1-1;Paris;2019-S1;1,7;;;mesure reprise",
            "A08.1-1;Paris;2019-S2;2,1;provisoire",
            "A08.1-1;Seine-Saint-Denis;2019-S1;0,4",
            "A05-1;Paris;2019-S1;100",
        ),
    )
    before = state(store)
    effect = effect_of(store, reading, SITUATION)
    assert state(store) == before
    assert (effect.new, effect.unchanged) == (1, 1)
    (corrected,), (restated,) = effect.corrected, effect.restated
    assert (corrected.old, corrected.new, corrected.reason) == (Decimal("1.5"), Decimal("1.7"), "mesure reprise")
    assert (restated.old, restated.new) == (None, Decimal("0.4"))
    assert {action.action.code for action in effect.after} == {"8.1", "5"}

    accept(store, reading, "DVD")
    catalogue, known = store.catalogue(), standings(store, SITUATION)
    after = tuple(assess_action(catalogue, action.action, known, SITUATION) for action in effect.after)
    assert effect.after == after
    assert effect.before != after
    for code in ("A05-1", "A08.1-1"):
        kept = series(store, [code], SITUATION)
        assert [without_person(value) for value in effect.series_after.of(code)] == [*map(without_person, kept)]
        assert effect.series_after.of(code) or code not in effect.series_after.codes


def test_a_blocked_file_and_a_known_one_have_no_effect(store: Store) -> None:
    with pytest.raises(BlockedReadingError):
        effect_of(store, read(store, csv_file("A05-1;Paris;2019-S1;douze")))
    put(store, "A05-1;Paris;2019-S1;12")
    with pytest.raises(AlreadyDepositedError):
        effect_of(store, read(store, csv_file("A05-1;Paris;2019-S1;12")))


@pytest.mark.parametrize("steps", range(1, 7))
def test_an_effect_given_up_at_any_step_leaves_nothing_and_hinders_no_one(store: Store, steps: int) -> None:
    reading = read(store, csv_file("A05-1;Paris;2019-S1;12"))
    before, asked = state(store), count(1)
    with pytest.raises(ReadingCancelledError):
        effect_of(store, reading, SITUATION, cancelled=lambda: next(asked) >= steps)
    assert state(store) == before
    assert effect_of(store, reading, SITUATION).new == 1


def test_an_effect_that_waits_for_another_deposit_can_be_given_up(store: Store) -> None:
    reading = read(store, csv_file("A05-1;Paris;2019-S1;12"))
    recording, may_end = threading.Event(), threading.Event()

    def record() -> None:
        with store.writing():
            recording.set()
            may_end.wait(10)

    writer = threading.Thread(target=record)
    writer.start()
    recording.wait(10)
    asked = count(1)
    with pytest.raises(ReadingCancelledError):
        effect_of(store, reading, SITUATION, cancelled=lambda: next(asked) > 2)
    assert not may_end.is_set()
    may_end.set()
    writer.join(10)


def test_a_file_is_compared_at_the_day_that_it_speaks_of_and_at_the_last_one(store: Store) -> None:
    put(store, "A08.1-1;Paris;2019-S2;1,5", "A05-1;Paris;2020-S2;100")
    reading = read(store, csv_file("A08.1-1;Paris;2018-S2;1,2", "A05-1;Paris;2018-S1;7"))
    effect = effect_of(store, reading)
    assert effect.situation == date(2018, 12, 31)
    assert effect.latest is not None
    assert effect.latest.situation == date(2020, 12, 31)
    assert "A08.1-1" in {change.after.indicator.code for change in effect.changes}
    assert "A08.1-1" not in {change.after.indicator.code for change in effect.latest.changes}
    assert {action.code: day for action, day in spoken_of(reading).items()} == {
        "5": date(2018, 6, 30),
        "8.1": date(2018, 12, 31),
    }
    last = effect_of(store, read(store, csv_file("A05-1;Paris;2020-S2;101;;;erreur")))
    assert (last.situation, last.latest) == (date(2020, 12, 31), None)


def test_the_receipt_counts_what_the_preview_counted(store: Store) -> None:
    put(store, "A05-1;Paris;2019-S1;100", "A05-1;Paris;2019-S2;50;;DASES")
    rows = ("A05-1;Paris;2019-S1;100", "A05-1;Paris;2019-S2;50;provisoire;DASES", "A05-1;Paris;2020-S1;3")
    reading = read(store, csv_file(*rows))
    effect = effect_of(store, reading)
    receipt = accept(store, reading)
    assert receipt.observations == effect.new + len(effect.corrected) + len(effect.restated) == 2
    assert receipt.confirmations == effect.unchanged == 1
    assert reading.observations.num_rows == receipt.observations + receipt.confirmations
    (state_of,) = [found for found in deposit_states(store) if found.receipt.deposit_id == receipt.deposit_id]
    assert (state_of.receipt.observations, state_of.receipt.confirmations) == (2, 1)
