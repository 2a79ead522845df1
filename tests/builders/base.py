"""Observations and deposits in a real base, in few words."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

from convention.domain.catalogue import Territory
from convention.domain.observation import Observation, ObservationStatus
from convention.domain.period import period_from_code
from convention.warehouse.append import DepositDraft, Receipt, record_deposit
from convention.warehouse.observation_table import observation_table
from convention.warehouse.store import Store

_number = itertools.count()


def seen(
    value: str | int | None,
    period: str,
    territory: Territory = Territory.COMMON,
    *,
    indicator: str = "A01-1",
    status: ObservationStatus | None = None,
    fraction: tuple[str, str] | None = None,
    source: str = "relevé",
) -> Observation:
    """One observation: `seen("12.5", "2018-S1", Territory("paris"))`; a value of None is not available."""
    plain = ObservationStatus.UNAVAILABLE if value is None else ObservationStatus.FINAL
    return Observation(
        indicator=indicator,
        territory=territory,
        period=period_from_code(period),
        value=None if value is None else Decimal(value),
        status=status or plain,
        source=source,
        sheet="Observations",
        cell="F2",
        text="" if value is None else str(value),
        numerator=Decimal(fraction[0]) if fraction else None,
        denominator=Decimal(fraction[1]) if fraction else None,
    )


def draft(
    observations: Sequence[Observation], *, content: bytes | None = None, name: str = "releve.csv"
) -> DepositDraft:
    """A file with those values; its bytes are its own unless given."""
    return DepositDraft(
        file_name=name,
        content=f"{name} {next(_number)}".encode() if content is None else content,
        depositor="Service de test",
        reader="csv",
        observations=observation_table(observations),
        cells=len(observations),
    )


def deposit(store: Store, *observations: Observation, content: bytes | None = None) -> Receipt:
    """Record a file with those values."""
    return record_deposit(store, draft(observations, content=content))
