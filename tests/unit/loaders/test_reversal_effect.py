"""What taking a deposit out or back would change is what it changes."""

from __future__ import annotations

from datetime import date

import pytest

from convention.domain.catalogue import Territory
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import ActionProgress, assess_action
from convention.warehouse.append import restore, withdraw
from convention.warehouse.reads import standings, state
from convention.warehouse.store import Store
from loaders.effect import reversal_effect
from tests.builders.base import deposit, seen


def action_5(store: Store, day: date) -> tuple[ActionProgress, ...]:
    catalogue = store.catalogue()
    action = catalogue.action_by_code["5"]
    return (assess_action(catalogue, action, standings(store, day), day),)


@pytest.fixture
def last(store: Store) -> int:
    """The number of a deposit that says 1500 professionals, after one that says 60."""
    deposit(store, seen(60, "2018-S1", indicator="A05-1"))
    return deposit(store, seen(1500, "2018-S2", Territory.COMMON, indicator="A05-1")).deposit_id


def test_a_withdrawal_and_a_restoration_do_what_they_announce(store: Store, last: int) -> None:
    untouched = state(store)
    announced = reversal_effect(store, last, active=True)
    assert state(store) == untouched
    day = announced.situation
    assert day == date(2018, 12, 31)
    assert announced.before == action_5(store, day)
    withdraw(store, last, "Ada", "double compte")
    assert announced.after == action_5(store, day)
    (moved,) = [change for change in announced.changes if change.after.indicator.code == "A05-1"]
    assert moved.before.status is ProgressStatus.REACHED
    assert moved.after.status is not ProgressStatus.REACHED
    back = reversal_effect(store, last, active=False)
    assert (back.before, back.after) == (announced.after, announced.before)
    restore(store, last, "Ada", "retiré à tort")
    assert back.after == action_5(store, day)


def test_where_no_value_changes_no_action_does(store: Store) -> None:
    number = deposit(store, seen(60, "2018-S1", indicator="A05-1")).deposit_id
    deposit(store, seen(70, "2018-S1", indicator="A05-1"))
    found = reversal_effect(store, number, active=True)
    assert (found.before, found.after, found.changes) == ((), (), ())
