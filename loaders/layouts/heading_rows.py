"""Where headings stand on a sheet: the rows on which several roles are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from loaders.layouts.filled import any_filled, where_cell, where_text
from loaders.layouts.header_parts import Says, kind_at, part_of
from loaders.layouts.headings import heading_role, numbered_role
from loaders.layouts.layout import Role
from loaders.workbooks.book import Sheet

Rows = npt.NDArray[np.int64]
SCANNED_ROWS = 2_000
_LONGEST = 120
_VALUED = {Says.PERIOD, Says.FRAGMENT, Says.TERRITORY}


@lru_cache(maxsize=4096)
def _role(text: str) -> Role | None:
    numbered = numbered_role(text)
    return heading_role(text) or (numbered[0] if numbered else None)


def _names_role(text: str) -> bool:
    return len(text) <= _LONGEST and text.lstrip()[:1].isalpha() and _role(text) is not None


def heading_rows(sheet: Sheet) -> tuple[int, ...]:
    """The rows that name an indicator column and a role, period or territory besides, or three roles, in order.

    Past the first thousands of rows, only those are looked at that are no plain rows of the table begun above.
    """
    scanned = min(sheet.rows, SCANNED_ROWS)
    found = _named(sheet, np.arange(scanned))
    rows = {row for row, roles in found.items() if _is_heading(sheet, row, roles)}
    if scanned < sheet.rows:
        columns = found[max(rows)] if rows else {}
        unusual = _unusual(sheet, columns, scanned)
        rows |= {row for row, roles in _named(sheet, unusual).items() if _is_heading(sheet, row, roles)}
    return tuple(sorted(rows))


def _is_heading(sheet: Sheet, row: int, roles: Mapping[int, Role]) -> bool:
    named = set(roles.values())
    if Role.INDICATOR not in named:
        return len(named) >= 3
    others = (c for c in range(len(sheet.texts)) if c not in roles)
    return len(named) >= 2 or any(part_of(sheet.text(row, c), kind_at(sheet, row, c)).says in _VALUED for c in others)


def _named(sheet: Sheet, rows: Rows) -> Mapping[int, dict[int, Role]]:
    """By row, the roles that its cells name, by column."""
    found: dict[int, dict[int, Role]] = defaultdict(dict)
    if not len(rows):
        return found
    whole = len(rows) == int(rows[-1]) + 1
    picked = None if whole else pa.array(rows, pa.int64())
    for column, texts in enumerate(sheet.texts):
        cells = texts.slice(0, len(rows)) if picked is None else texts.take(picked)
        for place in np.flatnonzero(where_text(cells, _names_role)):
            role = _role(cells[int(place)].as_py())
            if role:
                found[int(rows[place])][column] = role
    return found


def _unusual(sheet: Sheet, columns: Mapping[int, Role], first: int) -> Rows:
    """The rows from `first` on where another table may begin: no value, no indicator, or a heading in its place."""
    last = sheet.rows - 1
    by_role = {role: column for column, role in columns.items()}
    if Role.INDICATOR not in by_role or Role.VALUE not in by_role:
        return np.arange(first, sheet.rows)
    indicator, value = by_role[Role.INDICATOR], by_role[Role.VALUE]
    unusual = ~any_filled(sheet, [value], first, last) | ~any_filled(sheet, [indicator], first, last)
    unusual |= where_cell(sheet, indicator, first, last, lambda text: _role(text) is not None)
    return first + np.flatnonzero(unusual)
