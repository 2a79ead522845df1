"""Where headings stand on a sheet: the rows on which several roles are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from loaders.layouts.filled import any_filled, filled, where_cell, where_text
from loaders.layouts.header_parts import Says, header_part, kind_at
from loaders.layouts.headings import heading_role, is_helper, is_total_heading, leads, numbered_role
from loaders.layouts.layout import Role
from loaders.parsing.indicators import IndicatorNames
from loaders.workbooks.book import Sheet

Rows = npt.NDArray[np.int64]
SCANNED_ROWS = 2_000
_LONGEST = 120
_VALUED = {Says.PERIOD, Says.FRAGMENT, Says.TERRITORY, Says.INDICATOR}


@lru_cache(maxsize=4096)
def _role(text: str) -> Role | None:
    numbered = numbered_role(text)
    return heading_role(text) or (numbered[0] if numbered and numbered[0] is not Role.INDICATOR else None)


def _names_role(text: str) -> bool:
    return len(text) <= _LONGEST and text.lstrip()[:1].isalpha() and _role(text) is not None


def heading_rows(sheet: Sheet, names: IndicatorNames) -> tuple[int, ...]:
    """The rows that name what their columns hold, in order.

    An indicator column and a role, period or territory besides; three roles; a column of periods or territories beside
    headings that name indicators, periods or territories; or, under a title or nothing, such headings alone.
    Past the first thousands of rows, only those are looked at that are no plain rows of the table begun above.
    """
    scanned = min(sheet.rows, SCANNED_ROWS)
    found = _named(sheet, np.arange(scanned))
    rows = {row for row, roles in found.items() if _is_heading(sheet, names, row, roles)}
    rows |= _unnamed(sheet, names, rows, scanned)
    if scanned < sheet.rows:
        columns = found[max(rows)] if rows else {}
        unusual = _unusual(sheet, columns, scanned)
        rows |= {row for row, roles in _named(sheet, unusual).items() if _is_heading(sheet, names, row, roles)}
    return tuple(sorted(rows))


def _is_heading(sheet: Sheet, names: IndicatorNames, row: int, roles: Mapping[int, Role]) -> bool:
    named = set(roles.values())
    if len(named) >= (2 if Role.INDICATOR in named else 3):
        return True
    if not named & {Role.INDICATOR, Role.PERIOD, Role.TERRITORY}:
        return False
    others = [c for c in range(len(sheet.texts)) if c not in roles and sheet.text(row, c).strip()]
    if Role.INDICATOR not in named and any(c < min(roles) and not leads(sheet.text(row, c)) for c in others):
        return False
    return any(header_part(sheet.text(row, c), kind_at(sheet, row, c), names).says in _VALUED for c in others)


def _unnamed(sheet: Sheet, names: IndicatorNames, rows: Collection[int], scanned: int) -> set[int]:
    """The rows under a title or nothing whose cells, the first one aside, all name the same kind of thing."""
    counts = np.zeros(scanned, np.int64)
    for column in range(len(sheet.texts)):
        counts += filled(sheet, column, 0, scanned - 1)
    before = np.concatenate([[0], counts[:-1]])
    likely = np.flatnonzero((before <= 1) & (counts >= 2)).tolist()
    near = {row + shift for row in rows for shift in (-2, -1, 0, 1, 2)}
    return {row for row in likely if row not in near and _all_one_kind(sheet, names, row)}


def _all_one_kind(sheet: Sheet, names: IndicatorNames, row: int) -> bool:
    """Whether two cells or more say the same kind of thing, and no other says more than a sum or a help."""
    kinds: list[Says] = []
    for column in range(len(sheet.texts)):
        text = sheet.text(row, column)
        if not text.strip() or is_total_heading(text) or is_helper(text):
            continue
        says = header_part(text, kind_at(sheet, row, column), names).says
        if says not in _VALUED:
            if kinds or column > 0:
                return False
        else:
            if column == 0 and sheet.text(row, 1).strip():
                return False
            kinds.append(says)
            if says is not kinds[0]:
                return False
    return len(kinds) >= 2


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
