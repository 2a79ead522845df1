"""The values of a file → the table of observations that the warehouse takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

import numpy as np
import pyarrow as pa

from convention.domain.period import Period
from convention.warehouse.append import OBSERVATION_SCHEMA
from loaders.book import column_letters
from loaders.values.amounts import STATUSES, millionths_column
from loaders.values.cells import Flags, Numbers
from loaders.values.values import GRAINS, FileValues, Texts, Values, coded_texts
from loaders.values.words import TERRITORIES

_EPOCH = date(1970, 1, 1).toordinal()


def observations_of(file: FileValues, valid: Flags, reasons: Texts) -> pa.Table:
    """The valid values as a table of `OBSERVATION_SCHEMA`, in the order of the file."""
    values, kept = file.values, np.flatnonzero(valid)
    indicators = [indicator.code for indicator in file.agreed.catalogue.indicators]
    period = values.period[kept]
    texts = {"text": values.text, "source": values.source, "comment": values.comment, "reason": reasons}
    everything = len(kept) == len(valid)
    columns: dict[str, pa.Array[Any]] = {
        "indicator": coded_texts(indicators, values.indicator[kept]),
        "territory": coded_texts([str(territory) for territory in TERRITORIES], values.territory[kept]),
        "period_start": _days([p.start for p in file.periods], period),
        "period_end": _days([p.end for p in file.periods], period),
        "grain": coded_texts([str(grain) for grain in GRAINS], _grains(file.periods)[period]),
        "value": millionths_column(values.amount[kept], values.known[kept]),
        "numerator": millionths_column(values.numerator[kept], values.has_numerator[kept]),
        "denominator": millionths_column(values.denominator[kept], values.has_denominator[kept]),
        "status": coded_texts([str(status) for status in STATUSES], values.status[kept]),
        "sheet": coded_texts(file.sheets, values.sheet[kept]),
        "cell_column": coded_texts(_letters(values), values.column[kept]),
        "cell_row": pa.array(values.row[kept].astype(np.int32)),
        **{name: column if everything else column.take(kept) for name, column in texts.items()},
    }
    return pa.table([columns[name] for name in OBSERVATION_SCHEMA.names], schema=OBSERVATION_SCHEMA)


def _grains(periods: Sequence[Period]) -> Numbers:
    return np.array([GRAINS.index(period.grain) for period in periods], np.int64)


def _days(days: Sequence[date], codes: Numbers) -> pa.Date32Array:
    numbers = np.array([day.toordinal() for day in days], np.int32) - np.int32(_EPOCH)
    return cast(pa.Date32Array, pa.array(numbers[codes]).view(pa.date32()))


def _letters(values: Values) -> list[str]:
    """The letters of every column up to the last one that holds a value, by its number."""
    last = int(values.column.max()) if len(values) else 0
    return [column_letters(number) for number in range(last + 1)]
