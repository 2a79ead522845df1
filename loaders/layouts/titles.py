"""What the titles of a table, the name of its sheet or an unnamed column say exactly of all its values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from convention.domain.period import Grain, Period
from loaders.layouts.filled import any_filled
from loaders.layouts.header_parts import kind_at
from loaders.layouts.headings import is_total
from loaders.layouts.layout import Column, Fixed, Origin, Role, Title
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.periods import parse_period
from loaders.parsing.territories import is_bare_name, territory_named
from loaders.workbooks.book import CellKind, Sheet

_HIGHEST = 8
_BODY = 300
_SEPARATORS = re.compile(r"\s+[–—|-]\s+|\s*[:;,|()\[\]]\s*")
_CODE = re.compile(r"(?<![0-9A-Za-z])A[0-9]{2}(?:\.[0-9])?-[0-9]{1,2}(?![0-9])")
_YEARS = range(1990, 2051)


def title_rows(sheet: Sheet, header: int, columns: range) -> tuple[int, ...]:
    """The rows above a header that hold one cell at most, from the nearest upwards."""
    rows = []
    for row in range(header - 1, max(header - 1 - _HIGHEST, -1), -1):
        if sum(bool(sheet.text(row, c).strip()) for c in columns) > 1:
            break
        rows.append(row)
    return tuple(rows)


def origin_above(sheet: Sheet, header: int, columns: range, role: Role, names: IndicatorNames) -> Origin | None:
    """Where the titles of a table name its territory, indicator or period exactly, once; else None.

    The nearest title that names one decides. The name of the sheet names indicators and territories too.
    """
    for row in title_rows(sheet, header, columns):
        for column in columns:
            text = sheet.text(row, column)
            if not text.strip():
                continue
            said = _said(text, kind_at(sheet, row, column), role, names)
            if said:
                return Title((row, column), said[0]) if len(said) == 1 else None
    said = () if role is Role.PERIOD else _said(sheet.name, CellKind.TEXT, role, names)
    return Fixed(said[0]) if len(said) == 1 else None


def _said(text: str, kind: CellKind, role: Role, names: IndicatorNames) -> tuple[str, ...]:
    """The parts of a text that name different things of a role: the whole text, else what stands between dashes."""
    key = _key(role, names)
    whole = text.split(":")[-1].strip() if role is Role.PERIOD and kind is CellKind.TEXT else text.strip()
    if key(whole, kind) is not None:
        return (whole,)
    if role is Role.PERIOD or kind is not CellKind.TEXT:
        return ()
    parts = [part.strip() for part in _SEPARATORS.split(text)]
    if role is Role.TERRITORY:
        parts = [part for part in parts if is_bare_name(part)]
    else:
        parts += _CODE.findall(text)
    found = {named: part for part in parts if part and (named := key(part, CellKind.TEXT)) is not None}
    return tuple(found.values())


Key = Callable[[str, CellKind], object]


def _whole_period(text: str, kind: CellKind) -> object:
    period = parse_period(text, kind)
    return period if isinstance(period, Period) and period.grain is not Grain.DAY else None


def _territory(text: str, _: CellKind) -> object:
    return None if is_total(text) else territory_named(text)


def _key(role: Role, names: IndicatorNames) -> Key:
    """What tells the things of a role apart; None for a text that names none."""
    if role is Role.INDICATOR:
        return lambda text, _: names.position(text)
    return _whole_period if role is Role.PERIOD else _territory


def unnamed_column(
    sheet: Sheet, header: int, columns: Sequence[int], role: Role, names: IndicatorNames
) -> Origin | None:
    """The one column, of some without a known heading, whose cells all name a role exactly; else None."""
    last = _last_of_body(sheet, header)
    found = [column for column in columns if _all_say(sheet, range(header + 1, last + 1), column, role, names)]
    if role is Role.INDICATOR and len(found) > 1:
        found = [
            c for c in found if all(names.is_code(text) for text, _ in _body(sheet, range(header + 1, last + 1), c))
        ]
    return Column(found[0]) if len(found) == 1 else None


def _last_of_body(sheet: Sheet, header: int) -> int:
    """The last row before the first blank one under a header, among those that are looked at."""
    last = min(header + _BODY, sheet.rows - 1)
    blanks = np.flatnonzero(~any_filled(sheet, range(len(sheet.texts)), header + 1, last))
    return header + int(blanks[0]) if len(blanks) else last


def _all_say(sheet: Sheet, rows: range, column: int, role: Role, names: IndicatorNames) -> bool:
    """Figures alone are no territories; bare numbers are years only where they rise."""
    key, cells = _key(role, names), list(_body(sheet, rows, column))
    if not cells or not all(key(text, kind) is not None for text, kind in cells):
        return False
    figures = [text for text, _ in cells if text.strip().isdecimal()]
    if role is Role.TERRITORY:
        return len(figures) < len(cells)
    if role is Role.PERIOD and figures:
        years = list(dict.fromkeys(int(text) for text in figures))
        return len(figures) == len(cells) and years == sorted(years) and all(year in _YEARS for year in years)
    return True


def _body(sheet: Sheet, rows: range, column: int) -> Iterator[tuple[str, CellKind]]:
    """The cells of some rows that hold something, totals left out."""
    for row in rows:
        text = sheet.text(row, column)
        if text.strip() and not is_total(text):
            yield text, kind_at(sheet, row, column)
