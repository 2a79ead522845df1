"""The tables of a sheet, from the rows where headings stand: which rows each header spans, which columns it heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.layouts.header_parts import Says, header_part, kind_at
from loaders.layouts.headings import heading_role
from loaders.layouts.heads import Head, blank_at, read_heads
from loaders.layouts.layout import Role
from loaders.layouts.merges import merge_anchors
from loaders.layouts.table_head import LONG, TableHead, table_head
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.numbers import NumberReading, parse_number
from loaders.parsing.statuses import read_missing
from loaders.workbooks.book import CellKind, Sheet

_DEEPEST = 3
_LOOKED_AT = 50
_VALUED = {Says.PERIOD, Says.FRAGMENT, Says.TERRITORY, Says.INDICATOR}
_HEADING_WORDS = {*_VALUED, Says.ROLE}


def find_heads(sheet: Sheet, names: IndicatorNames, rows: Sequence[int]) -> tuple[TableHead, ...]:
    """The headers of the tables, from top to bottom, then from left to right.

    `rows`: those where headings were seen; a row that the header of another takes in is no header of its own.
    """
    found: list[TableHead] = []
    for row in rows:
        if not found or row > found[-1].rows[-1]:
            found.extend(_heads_on(sheet, names, row))
    return tuple(found)


def _heads_on(sheet: Sheet, names: IndicatorNames, row: int) -> tuple[TableHead, ...]:
    """The header on a row, or the several that stand side by side, each apart from the next by a blank column."""
    runs = _side_by_side(sheet, row)
    heads = tuple(_head_over(sheet, names, row, run) for run in runs)
    if len(heads) == 1 or all(head.certain for head in heads):
        return heads
    return (_head_over(sheet, names, row, range(len(sheet.texts))),)


def _side_by_side(sheet: Sheet, row: int) -> list[range]:
    """The columns of each table on a heading row: one begins where its first role comes again after a blank column."""
    named = [(c, role) for c in range(len(sheet.texts)) if (role := heading_role(sheet.text(row, c)))]
    roles = [role for _, role in named]
    again = {Role.INDICATOR} if Role.INDICATOR in roles else set(roles[:1])
    starts = [0]
    repeated = [column for column, role in named if role in again]
    for before, after in pairwise(repeated):
        blanks = [c for c in range(before + 1, after) if not sheet.text(row, c).strip()]
        if blanks:
            starts.append(blanks[-1] + 1)
    return [range(a, b) for a, b in zip(starts, [*starts[1:], len(sheet.texts)], strict=True)]


def _head_over(sheet: Sheet, names: IndicatorNames, row: int, columns: range) -> TableHead:
    """The header of a row with those above and below that belong to it."""
    alone = _made(sheet, names, (row,), columns)
    if alone.certain and alone.form == LONG:
        return alone
    rows = (row, *_rows_below(sheet, names, row, columns))
    head = _made(sheet, names, rows, columns)
    if row and _headed_above(sheet, row, head, columns):
        above = _made(sheet, names, (row - 1, *rows), columns)
        return above if above.certain or head.certain else head
    return head


def _made(sheet: Sheet, names: IndicatorNames, rows: tuple[int, ...], columns: range) -> TableHead:
    heads = _one_indicator(sheet, names, rows[-1], read_heads(sheet, rows, columns, names))
    return table_head(sheet, rows, columns, heads, names)


def _one_indicator(sheet: Sheet, names: IndicatorNames, row: int, heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """The heads with one indicator column where codes tell it: `Code indicateur` beside `Nom de l’indicateur`."""
    named = [head for head in heads if head.role is Role.INDICATOR]
    below = range(row + 1, min(row + 1 + _LOOKED_AT, sheet.rows))
    coded = [head for head in named if any(names.is_code(sheet.text(r, head.column)) for r in below)]
    if len(named) < 2 or len(coded) != 1:
        return heads
    return tuple(replace(head, role=None) if head in named and head not in coded else head for head in heads)


def _rows_below(sheet: Sheet, names: IndicatorNames, row: int, columns: range) -> tuple[int, ...]:
    """The rows under a heading row that go on with it: headings only, and none under a column that names one thing."""
    first, named = _named_columns(sheet, names, row, columns)
    rows: list[int] = []
    for below in range(row + 1, min(row + _DEEPEST, sheet.rows)):
        merged = merge_anchors(sheet, [below])
        own = [c for c in columns if not blank_at(sheet, below, c, merged)]
        if any(c < first or c in named for c in own):
            break
        parts = [header_part(sheet.text(below, c), kind_at(sheet, below, c), names).says for c in own]
        unsaid = [c for c, says in zip(own, parts, strict=True) if says is Says.OTHER]
        if not _HEADING_WORDS.intersection(parts) or any(_is_value(sheet, below, c) for c in unsaid):
            break
        rows.append(below)
    return tuple(rows)


def _named_columns(sheet: Sheet, names: IndicatorNames, row: int, columns: range) -> tuple[int, set[int]]:
    """The first column headed by a period, territory, indicator or band of them, and those that a role names alone."""
    merged = merge_anchors(sheet, [row])
    first, named = columns.stop, set()
    for c in columns:
        says = header_part(sheet.text(row, c), kind_at(sheet, row, c), names).says
        right = (row, c + 1)
        spans = merged.get(right) == (row, c) or (c + 1 in columns and not sheet.text(*right).strip())
        if says in _VALUED or (says is Says.ROLE and spans):
            first = min(first, c)
        elif says is Says.ROLE:
            named.add(c)
    return (first if first < columns.stop else columns.start), named


def _is_value(sheet: Sheet, row: int, column: int) -> bool:
    text = sheet.text(row, column)
    if kind_at(sheet, row, column) is not CellKind.TEXT:
        return True
    return isinstance(parse_number(text), NumberReading) or read_missing(text) is not None


def _headed_above(sheet: Sheet, row: int, head: TableHead, columns: range) -> bool:
    """Whether the row above says something over columns of values: what stands there is part of the header."""
    above = row - 1
    merged = merge_anchors(sheet, [above])
    indicator = next((c for c in columns if heading_role(sheet.text(row, c)) is Role.INDICATOR), 0)
    if not blank_at(sheet, above, indicator, merged):
        return False
    values = {block.value_column for block in head.blocks if Role.VALUE in block.origins}
    unread = {unused.column for unused in head.unused}
    texts = (merged.get((above, c), (above, c)) for c in sorted(values | unread))
    return any(place[0] == above and place[1] in values | unread and sheet.text(*place).strip() for place in texts)
