"""The table of values that a deposit brings: its columns, and how values of the domain become its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import pyarrow as pa

from convention.domain.observation import Observation

AMOUNT: pa.DataType = pa.decimal64(18, 6)
WORD: pa.DataType = pa.dictionary(pa.int32(), pa.string())
_COLUMNS: list[tuple[str, pa.DataType]] = [
    ("indicator", WORD),
    ("territory", WORD),
    ("period_start", pa.date32()),
    ("period_end", pa.date32()),
    ("grain", WORD),
    ("value", AMOUNT),
    ("numerator", AMOUNT),
    ("denominator", AMOUNT),
    ("status", WORD),
    ("source", WORD),
    ("comment", WORD),
    ("sheet", WORD),
    ("cell_column", WORD),
    ("cell_row", pa.int32()),
    ("text", pa.string()),
    ("reason", WORD),
    ("confirms", pa.int64()),
]
OBSERVATION_SCHEMA = pa.schema(_COLUMNS)
_ADDRESS = re.compile("([A-Z]{1,3})([1-9][0-9]{0,8})")


def observation_table(observations: Sequence[Observation]) -> pa.Table:
    """Values of the domain as the table that a draft takes."""
    rows = [
        {
            "indicator": o.indicator,
            "territory": str(o.territory),
            "period_start": o.period.start,
            "period_end": o.period.end,
            "grain": str(o.period.grain),
            "value": _amount(o.value),
            "numerator": _amount(o.numerator),
            "denominator": _amount(o.denominator),
            "status": str(o.status),
            "source": o.source,
            "comment": o.comment,
            "sheet": o.sheet,
            **_placed(o.cell),
            "text": o.text,
            "reason": o.reason,
            "confirms": None,
        }
        for o in observations
    ]
    return pa.Table.from_pylist(rows, schema=OBSERVATION_SCHEMA)


def _placed(cell: str) -> dict[str, str | int | None]:
    """An address as its column and its row; what is none stands whole in the column."""
    found = _ADDRESS.fullmatch(cell)
    return {"cell_column": found[1] if found else cell, "cell_row": int(found[2]) if found else None}


def _amount(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.000001"))
