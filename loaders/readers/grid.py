"""Columns of cells -> a Sheet trimmed to the rectangle that holds something, its addresses kept true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.book import CellKind, Sheet


def text_kinds(texts: pa.StringArray) -> pa.Int8Array:
    """The kinds of a column of a text file: TEXT, or BLANK where nothing is written."""
    written = np.asarray(pc.binary_length(texts)) > 0
    return cast(pa.Int8Array, pa.array(written * np.int8(CellKind.TEXT)))


def _spans(kinds: Sequence[pa.Int8Array]) -> dict[int, tuple[int, int]]:
    """By column that holds something: its first and last row that do."""
    spans = {}
    for column, values in enumerate(kinds):
        filled = np.asarray(values.to_numpy(zero_copy_only=False)) != CellKind.BLANK
        if filled.any():
            spans[column] = (int(filled.argmax()), len(filled) - 1 - int(filled[::-1].argmax()))
    return spans


def trimmed_sheet(name: str, texts: Sequence[pa.StringArray], kinds: Sequence[pa.Int8Array]) -> Sheet:
    """The sheet of columns that start at A1, without its blank margins. A sheet of blanks has no column."""
    spans = _spans(kinds)
    if not spans:
        return Sheet(name, (), (), 0)
    left, right = min(spans), max(spans)
    top, bottom = min(first for first, _ in spans.values()), max(last for _, last in spans.values())
    rows = bottom - top + 1
    return Sheet(
        name,
        tuple(texts[column].slice(top, rows) for column in range(left, right + 1)),
        tuple(kinds[column].slice(top, rows) for column in range(left, right + 1)),
        rows,
        first_row=top + 1,
        first_column=left + 1,
    )


def as_ranges(positions: Iterable[int]) -> str:
    """Sorted 1-based positions as a reader says them: `3-7, 12`."""
    runs: list[list[int]] = []
    for position in positions:
        if runs and position == runs[-1][1] + 1:
            runs[-1][1] = position
        else:
            runs.append([position, position])
    return ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in runs)
