"""Recorded values as they stand in a pack: one row of the warehouse's series, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import Any

import pandas as pd

from convention.domain.catalogue import Territory
from convention.domain.goal import STORED
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period


@dataclass(frozen=True)
class Recorded:
    """One value in force with where it comes from; `total` is the running sum of a flow, else the value.

    `missing_days`: of the days that the sum is to cover, those without a value; it is a minimum then.
    """

    indicator: str
    territory: Territory
    period: Period
    value: Decimal | None
    total: Decimal | None
    missing_days: int
    status: ObservationStatus
    source: str
    comment: str
    sheet: str
    cell: str
    text: str
    reason: str
    observation_id: int
    deposit_id: int
    file_name: str
    depositor: str
    recorded_at: datetime
    revisions: int


@dataclass(frozen=True)
class DepositFacts:
    """One deposit that the figures rest on; `used` counts its values that are in force."""

    deposit_id: int
    file_name: str
    sha256: str
    depositor: str
    recorded_at: datetime
    used: int


_PLAIN = [f.name for f in fields(Recorded) if f.name not in {"territory", "period", "value", "total", "status"}]
_WHOLE = {"missing_days", "observation_id", "deposit_id", "revisions"}


def recorded(series: pd.DataFrame) -> tuple[Recorded, ...]:
    """The rows of the series that the warehouse reads, in its order."""
    return tuple(_recorded(row) for row in series.to_dict("records"))


def _recorded(row: dict[Any, Any]) -> Recorded:
    plain: dict[str, Any] = {name: int(row[name]) if name in _WHOLE else row[name] for name in _PLAIN}
    return Recorded(
        territory=Territory(row["territory"]),
        period=Period(end=row["period_end"].date(), start=row["period_start"].date(), grain=Grain(row["grain"])),
        value=_amount(row["value"]),
        total=_amount(row["total"]),
        status=ObservationStatus(row["status"]),
        **plain | {"recorded_at": row["recorded_at"].to_pydatetime()},
    )


def _amount(value: Any) -> Decimal | None:
    return None if pd.isna(value) else Decimal(str(value)).quantize(STORED).normalize() + 0


def frame(values: Iterable[Recorded]) -> pd.DataFrame:
    """Recorded values as the frame that charts read."""
    rows = []
    for value in values:
        row = asdict(value) | {"period_start": value.period.start, "period_end": value.period.end}
        amounts = {name: None if row[name] is None else float(row[name]) for name in ("value", "total")}
        rows.append(row | amounts | {"grain": value.period.grain.value, "territory": value.territory.value})
    columns = [f.name for f in fields(Recorded)] + ["period_start", "period_end", "grain"]
    found = pd.DataFrame(rows, columns=columns).drop(columns="period")
    days = {name: pd.to_datetime(found[name]) for name in ("period_start", "period_end", "recorded_at")}
    return found.assign(**days, value=found["value"].astype(float), total=found["total"].astype(float))


def deposits_used(values: Iterable[Recorded], deposits: pd.DataFrame) -> tuple[DepositFacts, ...]:
    """The deposits that some values come from, oldest first."""
    counts: dict[int, int] = {}
    for value in values:
        counts[value.deposit_id] = counts.get(value.deposit_id, 0) + 1
    rows = {int(row["deposit_id"]): row for row in deposits.to_dict("records")}
    return tuple(
        DepositFacts(
            deposit_id=number,
            file_name=str(rows[number]["file_name"]),
            sha256=str(rows[number]["sha256"]),
            depositor=str(rows[number]["depositor"]),
            recorded_at=rows[number]["recorded_at"].to_pydatetime(),
            used=counts[number],
        )
        for number in sorted(counts)
    )
