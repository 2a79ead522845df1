"""Series: the values that the base holds, each exact and with where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from convention.domain.catalogue import Territory
from convention.domain.observation import ObservationStatus
from convention.domain.period import Period
from convention.domain.signoff import Validation


class Provenance(NamedTuple):
    """Where a value comes from: its deposit, its place in the file, and what was said with it.

    `observation_id`: None where several recorded values were put together. `recorded_at`: UTC without zone.
    `revisions`: how many earlier values of the same key it replaces. (A tuple, since a daily series has tens of
    thousands of them, and dataclasses take several times as long to make.)
    """

    observation_id: int | None
    deposit_id: int
    file_name: str
    sheet: str
    cell: str
    text: str
    source: str
    comment: str
    reason: str
    depositor: str
    recorded_at: datetime
    revisions: int = 0

    @property
    def place(self) -> str:
        """`Sheet ! F17`; empty where the file has no cells."""
        return f"{self.sheet} ! {self.cell}" if self.cell else ""


class RecordedValue(NamedTuple):
    """One value of one indicator, territory and period, as a file stated it; `value` None where the status says why.

    Amounts are exact decimals in the indicator's unit, `numerator` and `denominator` those of a rate. `counts`: False
    for increments from before the day from which they are added up. `total`: their running sum, None for all other
    values; `missing_days`: the days that it should cover and for which there is no value: it is a minimum then.
    `validation`: how far the territories concerned have validated it.
    """

    indicator: str
    territory: Territory
    period: Period
    status: ObservationStatus
    value: Decimal | None
    provenance: Provenance
    total: Decimal | None = None
    counts: bool = True
    missing_days: int = 0
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    validation: Validation = Validation.DEPOSITED


@dataclass(frozen=True)
class Series:
    """The values of some indicators, ordered by indicator, territory, last and first day."""

    values: tuple[RecordedValue, ...] = ()

    def __iter__(self) -> Iterator[RecordedValue]:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)

    @cached_property
    def lines(self) -> dict[tuple[str, Territory], tuple[RecordedValue, ...]]:
        """The values of each indicator and territory, oldest first."""
        found: dict[tuple[str, Territory], list[RecordedValue]] = {}
        for value in self.values:
            found.setdefault((value.indicator, value.territory), []).append(value)
        return {key: tuple(values) for key, values in found.items()}

    @property
    def sources(self) -> tuple[str, ...]:
        """Each source once, in the order of the values."""
        return tuple(dict.fromkeys(value.provenance.source for value in self.values if value.provenance.source))

    @property
    def codes(self) -> tuple[str, ...]:
        """The indicators that have values, in the order of the values."""
        return tuple(dict.fromkeys(code for code, _ in self.lines))

    def of(self, *codes: str) -> Series:
        """The values of some indicators."""
        return self if set(self.codes) <= set(codes) else self.where(lambda value: value.indicator in codes)

    def where(self, keep: Callable[[RecordedValue], bool]) -> Series:
        """The values that a condition holds for."""
        return Series(tuple(filter(keep, self.values)))


def ordered(values: Iterable[RecordedValue]) -> Series:
    """A series of values that come in any order."""
    places = {territory: place for place, territory in enumerate(Territory)}
    return Series(tuple(sorted(values, key=lambda v: (v.indicator, places[v.territory], v.period))))
