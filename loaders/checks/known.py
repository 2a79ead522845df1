"""The values in force that a file's values meet, coded like them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

import duckdb
import numpy as np
import pyarrow as pa

from convention.domain.period import Grain, Period
from convention.warehouse.reads import effective_columns
from loaders.values.amounts import STATUSES, column_millionths
from loaders.values.cells import Flags, Numbers
from loaders.values.values import FileValues
from loaders.values.words import TERRITORIES

_EPOCH = date(1970, 1, 1)
_GRAINS = tuple(Grain)
_DAYS = 1 << 20


@dataclass(frozen=True)
class Known:
    """Values in force, one row each; codes as in `Values`, periods numbered on from those of the file.

    `numerator`, `denominator`: the least 64-bit number where there is none. `root`: the observation that first said
    what is in force. `places`: the file name, sheet and cell of each, to say where an earlier value comes from.
    """

    indicator: Numbers
    territory: Numbers
    period: Numbers
    status: Numbers
    amount: Numbers
    known: Flags
    numerator: Numbers
    denominator: Numbers
    source: pa.Array[Any]
    comment: pa.Array[Any]
    root: Numbers
    periods: tuple[Period, ...]
    places: pa.Table

    def __len__(self) -> int:
        return len(self.indicator)


def known_values(cursor: duckdb.DuckDBPyConnection, file: FileValues) -> Known:
    """The values in force of the indicators that a file speaks of."""
    present = np.unique(file.values.indicator)
    codes = [file.agreed.catalogue.indicators[int(i)].code for i in present if i >= 0]
    table = effective_columns(cursor, codes)
    numbers = {indicator.code: at for at, indicator in enumerate(file.agreed.catalogue.indicators)}
    period, periods = _periods(table, file.periods)
    value = table["value"].combine_chunks()
    return Known(
        indicator=_coded(table["indicator"], numbers),
        territory=_coded(table["territory"], {str(t): at for at, t in enumerate(TERRITORIES)}),
        period=period,
        status=_coded(table["status"], {str(s): at for at, s in enumerate(STATUSES)}),
        amount=column_millionths(cast(pa.Decimal128Array, value)) if len(value) else np.zeros(0, np.int64),
        known=np.asarray(value.is_valid()),
        numerator=_parts(table["numerator"]),
        denominator=_parts(table["denominator"]),
        source=table["source"].combine_chunks(),
        comment=table["comment"].combine_chunks(),
        root=np.asarray(table["root"].combine_chunks(), np.int64),
        periods=periods,
        places=table.select(["file_name", "sheet", "cell"]),
    )


def _parts(column: pa.ChunkedArray[Any]) -> Numbers:
    """Millionths, or the least number where there is none."""
    whole = column.combine_chunks()
    if not len(whole):
        return np.zeros(0, np.int64)
    amounts = column_millionths(cast(pa.Decimal128Array, whole))
    found: Numbers = np.where(np.asarray(whole.is_valid()), amounts, np.iinfo(np.int64).min)
    return found


def _coded(column: pa.ChunkedArray[Any], numbers: dict[str, int]) -> Numbers:
    encoded = column.combine_chunks().dictionary_encode()
    codes = np.array([numbers[str(word)] for word in encoded.dictionary.to_pylist()], np.int64)
    found: Numbers = codes[np.asarray(encoded.indices)] if len(encoded) else np.zeros(0, np.int64)
    return found


def _periods(table: pa.Table, known: Sequence[Period]) -> tuple[Numbers, tuple[Period, ...]]:
    """The number of each row's period, those of the file first; a period is its span of days."""
    if not len(table):
        return np.zeros(0, np.int64), tuple(known)
    start, end = (np.asarray(table[name].cast(pa.int32()), np.int64) for name in ("period_start", "period_end"))
    grain = _coded(table["grain"], {str(g): at for at, g in enumerate(_GRAINS)})
    spans, places = np.unique(start * _DAYS + end, return_inverse=True)
    grains = np.zeros(len(spans), np.int64)
    grains[places] = grain
    numbers = {(period.start, period.end): at for at, period in enumerate(known)}
    periods, codes = list(known), []
    for span, number in zip(spans, grains, strict=True):
        first, last = (_EPOCH + timedelta(days=int(days)) for days in divmod(int(span), _DAYS))
        code = numbers.setdefault((first, last), len(periods))
        if code == len(periods):
            periods.append(Period(end=last, start=first, grain=_GRAINS[number]))
        codes.append(code)
    return np.array(codes, np.int64)[places], tuple(periods)
