"""Where a table ends, and which of its rows are no data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import cast

import numpy as np
import pyarrow as pa

from convention.domain.catalogue import Territory
from loaders.layouts.filled import Mask, any_filled, filled, where_cell, where_text
from loaders.layouts.headings import is_total
from loaders.layouts.layout import Block, Column, Role, Skipped, Why
from loaders.layouts.merges import spread
from loaders.parsing.statuses import read_missing, split_mark
from loaders.parsing.territories import territory_named
from loaders.workbooks.book import Sheet

STATED = (Role.VALUE, Role.STATUS, Role.NUMERATOR, Role.DENOMINATOR)
_NOTE_WORDS = 3


def columns_of(blocks: Iterable[Block], *roles: Role) -> tuple[int, ...]:
    """The columns in which the blocks find these roles, each once."""
    found = (block.origins.get(role) for block in blocks for role in roles)
    return tuple(dict.fromkeys(origin.column for origin in found if isinstance(origin, Column)))


def last_row(sheet: Sheet, blocks: Sequence[Block], first: int, limit: int) -> int:
    """The last row, up to `limit`, that states something and is no note; `first - 1` when none does."""
    stated = any_filled(sheet, columns_of(blocks, *STATED), first, limit)
    rows = np.flatnonzero(stated)
    while len(rows) and _is_note(sheet, first + int(rows[-1])):
        rows = rows[:-1]
    return first + int(rows[-1]) if len(rows) else first - 1


def _is_note(sheet: Sheet, row: int) -> bool:
    """Whether a row has one cell only, and that cell a phrase."""
    texts = [text for column in range(len(sheet.texts)) if (text := sheet.text(row, column).strip())]
    return len(texts) == 1 and _is_phrase(texts[0])


def _is_phrase(text: str) -> bool:
    return len(text.split()) > _NOTE_WORDS and read_missing(split_mark(text).text) is None


def skipped_rows(
    sheet: Sheet, blocks: Sequence[Block], labels: Sequence[int], first: int, last: int
) -> tuple[Skipped, ...]:
    """The rows of sums and of notes inside a table.

    A row of sums says so in its indicator; or in its territory, when other rows of that indicator name territories;
    or, where the indicator is blank, in one of the columns `labels`. A note is a phrase alone on its row.
    """
    if last < first:
        return ()
    totals = _totals(sheet, blocks, labels, first, last)
    notes = _lone_cells(sheet, first, last) & any_filled(sheet, columns_of(blocks, Role.VALUE), first, last) & ~totals
    found = [Skipped(first + int(row), Why.TOTAL) for row in np.flatnonzero(totals)]
    found += [Skipped(row, Why.NOTE) for n in np.flatnonzero(notes) if _is_note(sheet, row := first + int(n))]
    return tuple(sorted(found, key=lambda skipped: skipped.row))


def _lone_cells(sheet: Sheet, first: int, last: int) -> Mask:
    """For each row, whether it has one cell only."""
    counts = np.zeros(last - first + 1, np.int32)
    for column in range(len(sheet.texts)):
        counts += filled(sheet, column, first, last)
    return cast(Mask, counts == 1)


def _where(sheet: Sheet, column: int, first: int, last: int, wanted: Callable[[str], bool]) -> Mask:
    """For each row, whether the text that speaks for it in a column, of its own cell or of a merge, is wanted."""
    merged = any(left == column and top < bottom for top, left, bottom, _ in sheet.merges)
    return (
        where_text(spread(sheet, column, first, last), wanted)
        if merged
        else where_cell(sheet, column, first, last, wanted)
    )


def _totals(sheet: Sheet, blocks: Sequence[Block], labels: Sequence[int], first: int, last: int) -> Mask:
    totals: Mask = np.zeros(last - first + 1, bool)
    blank: Mask = np.ones(last - first + 1, bool)
    for column in columns_of(blocks, Role.INDICATOR):
        totals |= _where(sheet, column, first, last, is_total)
        blank &= _where(sheet, column, first, last, lambda text: not text.strip())
    for column in columns_of(blocks, Role.TERRITORY):
        summed = _where(sheet, column, first, last, is_total)
        if summed.any():
            indicators = [spread(sheet, c, first, last) for c in columns_of(blocks, Role.INDICATOR)]
            totals |= summed & (blank | _with_parts(indicators, _where(sheet, column, first, last, _is_part)))
    if blank.any():
        for column in labels:
            totals |= blank & _where(sheet, column, first, last, is_total)
    return totals


def _is_part(territory: str) -> bool:
    """Whether a territory is one of those that an `Ensemble` adds up: `Commun` says what it says."""
    named = bool(territory.strip()) and not is_total(territory)
    return named and territory_named(territory) is not Territory.COMMON


def _with_parts(indicators: Sequence[pa.StringArray], parts: Mask) -> Mask:
    """The rows whose indicator has other rows: without them its `Ensemble` is a value like another."""
    if not indicators:
        return np.ones(len(parts), bool)
    known = set(indicators[0].filter(pa.array(parts)).unique().to_pylist())
    return where_text(indicators[0], lambda text: text in known)


def unread_columns(sheet: Sheet, columns: Iterable[int], first: int, last: int) -> tuple[int, ...]:
    """Those of the columns that hold something on the rows of a table."""
    return tuple(c for c in columns if last >= first and bool(filled(sheet, c, first, last).any()))
