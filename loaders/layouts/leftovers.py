"""Whether rows that no table claims look like one: a table that is not read must be named, never passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from convention.domain.territories import declared
from loaders.layouts.extent import STATED, columns_of
from loaders.layouts.filled import Mask, any_filled, filled, numbers, numbers_at, where_cell, where_text
from loaders.layouts.headings import is_total
from loaders.layouts.layout import Layout
from loaders.parsing.numbers import NumberReading, parse_number
from loaders.workbooks.book import Sheet

_LOOKED_AT = 1_000
_NO_VALUE = re.compile("|".join(["(?:19|20)[0-9]{2}", *(each.number for each in declared() if each.number)]))


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


def unread_numbers(sheet: Sheet, layouts: Sequence[Layout]) -> list[tuple[int, int]]:
    """The cells with a number on rows of which no table reads a value; bare years and departments are no values."""
    free: Mask = np.ones(sheet.rows, bool)
    for layout in layouts:
        inside = slice(layout.first_row, layout.last_row + 1)
        free[inside] = ~any_filled(sheet, columns_of(layout.blocks, *STATED), layout.first_row, layout.last_row)
        free[[skipped.row for skipped in layout.skipped]] = False
    rows = np.flatnonzero(free)
    found = []
    for column in range(len(sheet.texts)) if len(rows) else ():
        for row in rows[numbers_at(sheet, column, rows)].tolist():
            if not _NO_VALUE.fullmatch(sheet.text(row, column).strip()):
                found.append((row, column))
    return sorted(found)
