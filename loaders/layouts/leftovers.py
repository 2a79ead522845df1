"""Whether rows that no table claims look like one: a table that is not read must be named, never passed over."""

from __future__ import annotations

import numpy as np

from loaders.layouts.filled import Mask, filled, numbers, where_cell, where_text
from loaders.layouts.headings import is_total
from loaders.parsing.numbers import NumberReading, parse_number
from loaders.workbooks.book import Sheet

_LOOKED_AT = 1_000


def looks_like_table(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the rows (`last` included) look like figures with their names.

    So do two rows of two cells or more with a number among them, or one such row of three cells; rows whose first
    cell says that they are sums do not count.
    """
    rows = last - first + 1
    if rows <= 0:
        return False
    counts = np.zeros(rows, np.int32)
    with_number: Mask = np.zeros(rows, bool)
    sums: Mask = np.zeros(rows, bool)
    for column in range(len(sheet.texts)):
        held = filled(sheet, column, first, last)
        if held.any():
            sums |= (counts == 0) & held & where_cell(sheet, column, first, last, is_total)
            plain = numbers(sheet, column, first, last)
            with_number |= plain if plain.any() else _with_units(sheet, column, first, rows)
            counts += held
            likely = with_number & ~sums
            if (likely & (counts >= 3)).any() or np.count_nonzero(likely & (counts >= 2)) >= 2:
                return True
    return False


def _with_units(sheet: Sheet, column: int, first: int, rows: int) -> Mask:
    """Whether each cell is a number with its unit (`120 €`); looked at on the first rows only."""
    looked_at = sheet.texts[column].slice(first, min(rows, _LOOKED_AT))
    mask: Mask = np.zeros(rows, bool)
    mask[: len(looked_at)] = where_text(looked_at, lambda text: isinstance(parse_number(text), NumberReading))
    return mask
