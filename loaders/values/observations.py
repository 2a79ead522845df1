"""The values of a file → the table of observations that the warehouse takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from convention.warehouse.append import OBSERVATION_SCHEMA
from loaders.book import column_letters
from loaders.values.amounts import STATUSES, millionths_column
from loaders.values.cells import Flags, Numbers
from loaders.values.values import FileValues, Values
from loaders.values.words import TERRITORIES


def observations_of(file: FileValues, valid: Flags, reasons: pa.StringArray) -> pa.Table:
    """The valid values as a table of `OBSERVATION_SCHEMA`, in the order of the file."""
    values, kept = file.values, np.flatnonzero(valid)
    indicators = [indicator.code for indicator in file.agreed.catalogue.indicators]
    period = values.period[kept]
    texts = {"text": values.text, "source": values.source, "comment": values.comment, "reason": reasons}
    everything = len(kept) == len(valid)
    columns: dict[str, pa.Array[Any]] = {
        "indicator": _named(indicators, values.indicator[kept]),
        "territory": _named(map(str, TERRITORIES), values.territory[kept]),
        "period_start": _days([p.start for p in file.periods], period),
        "period_end": _days([p.end for p in file.periods], period),
        "grain": _named([str(p.grain) for p in file.periods], period),
        "value": millionths_column(values.amount[kept], values.known[kept]),
        "numerator": millionths_column(values.numerator[kept], values.has_numerator[kept]),
        "denominator": millionths_column(values.denominator[kept], values.has_denominator[kept]),
        "status": _named(map(str, STATUSES), values.status[kept]),
        "sheet": _named(file.sheets, values.sheet[kept]),
        "cell": _addresses(values, kept),
        **{name: column if everything else column.take(kept) for name, column in texts.items()},
    }
    return pa.table([columns[name] for name in OBSERVATION_SCHEMA.names], schema=OBSERVATION_SCHEMA)


def _named(names: Iterable[str], codes: Numbers) -> pa.StringArray:
    return pa.array(list(names), pa.string()).take(codes)


def _days(days: Sequence[date], codes: Numbers) -> pa.Date32Array:
    return pa.array(days, pa.date32()).take(codes)


def _addresses(values: Values, kept: Numbers) -> pa.StringArray:
    """`F17` and its like, of the cells that hold the values."""
    columns = values.column[kept]
    last = int(columns.max()) if len(columns) else 0
    letters = pa.array([column_letters(number) for number in range(last + 1)], pa.string()).take(columns)
    rows = pa.array(values.row[kept]).cast(pa.string())
    between = pa.array([""], pa.string()).take(np.zeros(len(kept), np.int64))
    return cast(pa.StringArray, pc.binary_join_element_wise(letters, rows, between))
