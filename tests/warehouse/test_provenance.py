"""Where values come from, and what taking a deposit out or back would change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from convention.domain.catalogue import Territory
from convention.domain.observation import ObservationStatus
from convention.domain.period import period_from_code
from convention.warehouse.append import restore, withdraw
from convention.warehouse.provenance import (
    NoSuchObservationError,
    Stated,
    deposit_events,
    deposit_states,
    observation_key,
    reversal,
)
from convention.warehouse.reads import deposit_observations, series
from convention.warehouse.store import Store
from tests.builders.base import deposit, seen


def in_force(store: Store) -> dict[date, Stated]:
    """What is in force of the indicator and territory that these tests speak of, by the end of its period."""
    return {value.period.end: Stated(value.value, value.status) for value in series(store, ["A01-1"])}


def final(value: str) -> Stated:
    """A firm value."""
    return Stated(Decimal(value), ObservationStatus.FINAL)


def test_a_value_says_what_it_speaks_of(store: Store) -> None:
    receipt = deposit(store, seen(3, "2018-2019", Territory("paris")), seen(5, "2019-T2"))
    numbers = [value.provenance.observation_id for value in deposit_observations(store, receipt.deposit_id)]
    keys = [observation_key(store, number) for number in numbers if number is not None]
    assert [(key.indicator, key.territory, key.period.code) for key in keys] == [
        ("A01-1", Territory("paris"), "2018-2019"),
        ("A01-1", Territory.COMMON, "2019-T2"),
    ]
    with pytest.raises(NoSuchObservationError):
        observation_key(store, 99)


def test_a_deposit_tells_what_happened_to_it(store: Store) -> None:
    number = deposit(store, seen(3, "2019")).deposit_id
    withdraw(store, number, "Ada", "double compte")
    assert [state.active for state in deposit_states(store)] == [False]
    restore(store, number, "Zoé", "retiré par erreur")
    events = deposit_events(store, number)
    assert [(event.event, event.person, event.reason) for event in events] == [
        ("recorded", "Service de test", ""),
        ("withdrawn", "Ada", "double compte"),
        ("restored", "Zoé", "retiré par erreur"),
    ]
    assert [event.at for event in events] == sorted({event.at for event in events})


def test_deposits_are_listed_newest_first_as_they_were_recorded(store: Store) -> None:
    receipts = [deposit(store, seen(3, "2018")), deposit(store, seen(4, "2019"), seen(4, "2020"))]
    assert [state.receipt for state in deposit_states(store)] == receipts[::-1]


def test_a_reversal_names_exactly_what_changes(store: Store) -> None:
    deposit(store, seen(3, "2018"), seen(4, "2019"))
    number = deposit(store, seen(3, "2018"), seen(5, "2019"), seen(6, "2020")).deposit_id
    found = {change.key.period: (change.before, change.after) for change in reversal(store, number)}
    expected = {
        period_from_code("2019"): (final("5"), final("4")),
        period_from_code("2020"): (final("6"), None),
    }
    assert found == expected
    withdraw(store, number, "Ada", "double compte")
    back = {change.key.period: (change.after, change.before) for change in reversal(store, number)}
    assert back == expected


def test_withdrawing_what_a_later_deposit_replaced_changes_nothing(store: Store) -> None:
    number = deposit(store, seen(4, "2019")).deposit_id
    deposit(store, seen(5, "2019"))
    assert reversal(store, number) == ()


def test_what_is_announced_is_what_happens(store: Store) -> None:
    deposit(store, seen(3, "2018"), seen(4, "2019"))
    number = deposit(store, seen(5, "2019"), seen(None, "2018"), seen(6, "2020")).deposit_id
    before = in_force(store)
    announced = reversal(store, number)
    withdraw(store, number, "Ada", "double compte")
    after = in_force(store)
    moved = {day: (before.get(day), after.get(day)) for day in before | after if before.get(day) != after.get(day)}
    assert {change.key.period.end: (change.before, change.after) for change in announced} == moved
    assert len(moved) == 3
