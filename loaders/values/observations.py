"""The values of a file → the table of observations that the warehouse takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any, cast

import numpy as np
import pyarrow as pa

from convention.domain.period import Period
from convention.warehouse.observation_table import OBSERVATION_SCHEMA
from loaders.values.amounts import STATUSES, millionths_column
from loaders.values.cells import Flags, Numbers
from loaders.values.values import GRAINS, FileValues, Texts, Values, coded_texts
from loaders.values.words import TERRITORIES
from loaders.workbooks.book import column_letters

_EPOCH = date(1970, 1, 1).toordinal()


def observations_of(file: FileValues, valid: Flags, reasons: Texts, confirms: pa.Array[Any]) -> pa.Table:
    """The valid values as a table of `OBSERVATION_SCHEMA`, in the order of the file."""
    values, kept = _kept(file.values, valid), np.flatnonzero(valid)
    indicators = [indicator.code for indicator in file.agreed.catalogue.indicators]
    columns: dict[str, pa.Array[Any]] = {
        "indicator": coded_texts(indicators, values.indicator),
        "territory": coded_texts([str(territory) for territory in TERRITORIES], values.territory),
        "period_start": _days([p.start for p in file.periods], values.period),
        "period_end": _days([p.end for p in file.periods], values.period),
        "grain": coded_texts([str(grain) for grain in GRAINS], _grains(file.periods)[values.period]),
        "value": millionths_column(values.amount, values.known),
        "numerator": millionths_column(values.numerator, values.has_numerator),
        "denominator": millionths_column(values.denominator, values.has_denominator),
        "status": coded_texts([str(status) for status in STATUSES], values.status),
        "sheet": coded_texts(file.sheets, values.sheet),
        "cell_column": coded_texts(_letters(values), values.column),
        "cell_row": pa.array(values.row.astype(np.int32)),
        "text": values.text,
        "source": values.source,
        "comment": values.comment,
        "reason": reasons if len(values) == len(valid) else reasons.take(kept),
        "confirms": confirms if len(values) == len(valid) else confirms.take(kept),
    }
    return pa.table([columns[name] for name in OBSERVATION_SCHEMA.names], schema=OBSERVATION_SCHEMA)


def _kept(values: Values, valid: Flags) -> Values:
    """The values that are valid; the same ones where all are."""
    if valid.all():
        return values
    kept = np.flatnonzero(valid)
    columns: dict[str, Any] = {field.name: getattr(values, field.name) for field in fields(Values)}
    taken: dict[str, Any] = {
        name: column.take(kept) if isinstance(column, pa.Array) else column[kept] for name, column in columns.items()
    }
    return Values(**taken)


def _grains(periods: Sequence[Period]) -> Numbers:
    return np.array([GRAINS.index(period.grain) for period in periods], np.int64)


def _days(days: Sequence[date], codes: Numbers) -> pa.Date32Array:
    numbers = np.array([day.toordinal() for day in days], np.int32) - np.int32(_EPOCH)
    return cast(pa.Date32Array, pa.array(numbers[codes]).view(pa.date32()))


def _letters(values: Values) -> list[str]:
    """The letters of every column up to the last one that holds a value, by its number."""
    last = int(values.column.max()) if len(values) else 0
    return [column_letters(number) for number in range(last + 1)]
