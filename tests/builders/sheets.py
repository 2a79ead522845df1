"""Sheets as lists of rows, as a person would type them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pyarrow as pa
from openpyxl.utils import range_boundaries

from loaders.workbooks.book import CellKind, Sheet

Typed = str | int | float | date | None


def _cell(value: Typed) -> tuple[str, CellKind]:
    if value is None or value == "":
        return "", CellKind.BLANK
    if isinstance(value, str):
        return value, CellKind.TEXT
    if isinstance(value, date):
        return value.isoformat()[:10], CellKind.DATE
    return f"{value:.15g}", CellKind.NUMBER


def sheet_of(
    rows: Sequence[Sequence[Typed]], *, name: str = "Feuil1", merges: Sequence[str] = (), first_row: int = 1
) -> Sheet:
    """The sheet of these rows, the first at A1 unless `first_row` says otherwise; `merges`: ranges such as `A1:B2`."""
    width = max((len(row) for row in rows), default=0)
    cells = [[_cell(row[c]) if c < len(row) else ("", CellKind.BLANK) for c in range(width)] for row in rows]
    return Sheet(
        name,
        tuple(pa.array([row[c][0] for row in cells], pa.string()) for c in range(width)),
        tuple(pa.array([int(row[c][1]) for row in cells], pa.int8()) for c in range(width)),
        len(rows),
        first_row=first_row,
        merges=tuple(_merge(merge) for merge in merges),
    )


def _merge(text: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = (bound or 0 for bound in range_boundaries(text))
    return top - 1, left - 1, bottom - 1, right - 1
