"""From the rows of a query to typed values: the only place that knows their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import repeat
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from convention.domain.catalogue import Territory
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period
from convention.domain.series import Provenance, RecordedValue, Series
from convention.domain.signoff import Signed, SignOffWord, Validation, validation_of

_PROVENANCE = (
    "observation_id",
    "deposit_id",
    "file_name",
    "sheet",
    "cell",
    "text",
    "source",
    "comment",
    "reason",
    "depositor",
)
_TERRITORIES = {str(territory): territory for territory in Territory}
_STATUSES = {str(status): status for status in ObservationStatus}
_EPOCH = datetime(1970, 1, 1)


@dataclass(frozen=True)
class SeriesColumns:
    """A series as the base gives it, column by column: made into values only of the indicators that are looked at."""

    table: pa.Table

    @property
    def codes(self) -> tuple[str, ...]:
        """The indicators that have a figure, in the order of the series."""
        found = self.table["indicator"].filter(self.table["value"].is_valid()).unique()
        return tuple(str(code) for code in found.to_pylist())

    def of(self, code: str) -> Series:
        """The values of one indicator."""
        return series_from(self.table.filter(pc.field("indicator") == code))


def series_from(columns: pa.Table) -> Series:
    """The columns of `queries/series.sql` as a series, in their order."""
    return Series(tuple(recorded_values(columns)))


def recorded_values(columns: pa.Table) -> Iterator[RecordedValue]:
    """The values in the columns of a query; those that it does not have keep what a single value has.

    Column by column, since a row as a dictionary costs more than the value made of it.
    """
    read = _Columns(columns)
    moments = map(_moment, read.numbers("recorded_at", pa.int64()))
    provenance = map(Provenance, *(read.plain(name) for name in _PROVENANCE), moments, read.plain("revisions", 0))
    return map(
        RecordedValue,
        read.plain("indicator"),
        map(_TERRITORIES.__getitem__, read.plain("territory")),
        map(_period, *(read.numbers(name, pa.int32()) for name in ("period_start", "period_end")), read.plain("grain")),
        map(_STATUSES.__getitem__, read.plain("status")),
        read.amounts("value"),
        provenance,
        read.amounts("total"),
        read.plain("counts", True),
        read.plain("missing_days", 0),
        read.amounts("numerator"),
        read.amounts("denominator"),
        _validations(read),
    )


class _Columns:
    """A table's columns as Python values; one that is not there repeats what stands for it."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table

    def plain(self, name: str, absent: Any = None) -> Iterable[Any]:
        """The values of a column as they are."""
        if name not in self._table.column_names:
            return repeat(absent, len(self._table))
        values: Sequence[Any] = self._table[name].to_pylist()
        return values

    def numbers(self, name: str, width: pa.DataType) -> Iterable[int]:
        """Days or moments as whole numbers: few of them differ, and each is made into an object once."""
        column: Any = self._table[name]
        values: Sequence[int] = column.cast(width).to_pylist()
        return values

    def amounts(self, name: str) -> Iterable[Decimal | None]:
        """The exact numbers of a column, without the zeros that the base keeps after the comma."""
        if name not in self._table.column_names or self._table[name].null_count == len(self._table):
            return repeat(None, len(self._table))
        return map(_amount, self.plain(name))


def _validations(read: _Columns) -> Iterable[Validation]:
    said = (tuple((each["side"], each["word"], each["signer"]) for each in row or ()) for row in read.plain("words"))
    return map(_validation, read.plain("territory"), said)


@lru_cache(maxsize=4096)
def _validation(territory: str, said: tuple[tuple[str, str, str | None], ...]) -> Validation:
    """`said`: side, word and signer of each side that said something."""
    signed = {Territory(side): Signed(SignOffWord(word), signer or "") for side, word, signer in said}
    return validation_of(Territory(territory), signed)


@lru_cache(maxsize=65536)
def _period(start: int, end: int, grain: str) -> Period:
    """The period of two days, counted from 1970."""
    first, last = (date.fromordinal(_EPOCH.toordinal() + day) for day in (start, end))
    return Period(end=last, start=first, grain=Grain(grain))


@lru_cache(maxsize=4096)
def _moment(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=microseconds)


def _amount(value: Decimal | None) -> Decimal | None:
    """`5.000000` as 5, `1.200000` as 1.2, `10` not as 1E+1."""
    return None if value is None else value.normalize() + 0
