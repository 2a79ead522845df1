"""Where values come from: what one speaks of, what happened to a deposit, what taking it out or back would change."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from convention.domain.catalogue import Territory
from convention.domain.errors import ShownError
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period
from convention.warehouse.append import Receipt
from convention.warehouse.sql import query
from convention.warehouse.store import END_OF_TIME, Store


class NoSuchObservationError(ShownError):
    """No recorded value has that number."""


@dataclass(frozen=True)
class ObservationKey:
    """What a value speaks of."""

    indicator: str
    territory: Territory
    period: Period


@dataclass(frozen=True)
class DepositEvent:
    """Something that happened to a deposit: `recorded`, `withdrawn` or `restored`; `at` is UTC without zone."""

    event: str
    at: datetime
    person: str
    reason: str


@dataclass(frozen=True)
class Stated:
    """What is said of a key: a value, or the status that says why there is none."""

    value: Decimal | None
    status: ObservationStatus


@dataclass(frozen=True)
class Reversal:
    """What would be said of one key after a withdrawal or a restoration; None where nothing is said."""

    key: ObservationKey
    before: Stated | None
    after: Stated | None


@dataclass(frozen=True)
class DepositState:
    """A deposit as it was recorded, how it was read, its size in bytes, and whether it counts."""

    receipt: Receipt
    reader: str
    size: int
    active: bool


def observation_key(store: Store, observation_id: int) -> ObservationKey:
    """What one recorded value speaks of.

    Raises NoSuchObservationError.
    """
    row = store.cursor().execute(query("observation_key"), {"observation_id": observation_id}).fetchone()
    if row is None:
        raise NoSuchObservationError(f"La valeur n° {observation_id} n’existe pas dans cette base.")
    return _key(row)


def deposit_states(store: Store, as_of: datetime | None = None) -> tuple[DepositState, ...]:
    """Every deposit known at a reading date, newest first."""
    cursor = store.cursor().execute(query("deposits"), {"as_of": as_of or END_OF_TIME})
    names = [column[0] for column in cursor.description]
    return tuple(_state(dict(zip(names, row, strict=True))) for row in cursor.fetchall())


def _state(row: dict[str, Any]) -> DepositState:
    receipt = Receipt(**{field.name: row[field.name] for field in fields(Receipt)})
    return DepositState(receipt, row["reader"], row["size"], row["active"])


def deposit_events(store: Store, deposit_id: int) -> tuple[DepositEvent, ...]:
    """All that happened to a deposit, oldest first."""
    rows = store.cursor().execute(query("deposit_events"), {"deposit_id": deposit_id}).fetchall()
    return tuple(DepositEvent(*row) for row in rows)


def reversal(store: Store, deposit_id: int) -> tuple[Reversal, ...]:
    """What withdrawing a deposit that is in force, or restoring one that is not, would change, key by key."""
    rows = store.cursor().execute(query("reversal"), {"deposit_id": deposit_id}).fetchall()
    return tuple(Reversal(_key(row[:5]), _stated(*row[5:7]), _stated(*row[7:9])) for row in rows)


def _key(row: tuple[str, str, date, date, str]) -> ObservationKey:
    indicator, territory, start, end, grain = row
    return ObservationKey(indicator, Territory(territory), Period(end=end, start=start, grain=Grain(grain)))


def _stated(value: Decimal | None, status: str | None) -> Stated | None:
    return None if status is None else Stated(value, ObservationStatus(status))
