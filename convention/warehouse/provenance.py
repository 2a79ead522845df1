"""Where values come from: what one speaks of, what happened to a deposit, what taking it out or back would change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from convention.domain.catalogue import Territory
from convention.domain.errors import ShownError
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period
from convention.warehouse.append import Receipt
from convention.warehouse.reads import deposits
from convention.warehouse.sql import query
from convention.warehouse.store import Store


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


def deposit_states(store: Store) -> tuple[DepositState, ...]:
    """Every deposit, newest first."""
    return tuple(
        DepositState(
            Receipt(
                deposit_id=int(row["deposit_id"]),
                file_name=row["file_name"],
                sha256=row["sha256"],
                depositor=row["depositor"],
                recorded_at=row["recorded_at"].to_pydatetime(),
                observations=int(row["observations"]),
                findings=int(row["findings"]),
                cells=int(row["cells"]),
                not_data=int(row["not_data"]),
            ),
            row["reader"],
            int(row["size"]),
            bool(row["active"]),
        )
        for row in deposits(store).to_dict("records")
    )


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
