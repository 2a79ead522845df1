"""From the header of a table to its layout: its rows, what is skipped of them, and what there is to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from convention.domain.findings import Finding, FindingCode
from convention.domain.period import Period
from loaders.layouts.extent import columns_of, last_row, skipped_rows, unread_columns
from loaders.layouts.filled import numbers, where_cell
from loaders.layouts.header_parts import header_text
from loaders.layouts.headings import PLANNED, is_derived, is_helper, is_total, is_total_heading, is_unit
from loaders.layouts.heads import Head
from loaders.layouts.layout import Block, Header, Layout, Role, TotalColumn, Why
from loaders.layouts.merges import Place
from loaders.layouts.table_head import GROUPS, LONG, SAID_IN_HEADINGS, TableHead
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.periods import parse_period
from loaders.parsing.suggestions import fold
from loaders.workbooks.book import Sheet

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def table_layout(sheet: Sheet, head: TableHead, limit: int) -> Layout:
    """The layout of a certain header whose rows end at `limit` at most; no row when no value stands there.

    A table without any value has `last_row == first_row - 1`.
    """
    first = head.rows[-1] + 1
    last = last_row(sheet, head.blocks, first, limit)
    return Layout(
        reader=head.form,
        sheet=sheet.name,
        header_rows=head.rows,
        first_row=first,
        last_row=last,
        blocks=head.blocks,
        skipped=skipped_rows(sheet, head.blocks, _label_columns(head), first, last),
        totals=() if head.form in (LONG, GROUPS) else total_columns(sheet, head.unused, head.blocks),
        unit_column=next((each.column for each in head.unused if is_unit(_joined(sheet, each.cells))), None),
    )


def total_columns(sheet: Sheet, unused: Iterable[Head], blocks: Sequence[Block]) -> tuple[TotalColumn, ...]:
    """The unread columns headed as sums, with the blocks that they add up: those under the same upper headings."""
    named = [head for head in unused if is_total_heading(sheet.text(*head.cells[-1]))]
    found = (
        (head.column, _of_year(sheet, blocks, _under(blocks, head.cells[:-1]), sheet.text(*head.cells[-1])))
        for head in named
    )
    return tuple(TotalColumn(column, under) for column, under in found if len(under) > 1)


def _of_year(sheet: Sheet, blocks: Sequence[Block], at: tuple[int, ...], text: str) -> tuple[int, ...]:
    """Those of some blocks whose period begins in the year that a heading of a sum names; all where it names none."""
    named = _YEAR.search(text)
    if named is None:
        return at
    origins = ((place, blocks[place].origins.get(Role.PERIOD)) for place in at)
    periods = ((place, parse_period(*header_text(sheet, o))) for place, o in origins if isinstance(o, Header))
    return tuple(place for place, p in periods if isinstance(p, Period) and str(p.start.year) == named[0])


def _under(blocks: Sequence[Block], above: tuple[Place, ...]) -> tuple[int, ...]:
    """The positions of the blocks that stand under some upper heading cells; of all of them without any."""
    origins = ([block.origins.get(role) for role in SAID_IN_HEADINGS] for block in blocks)
    places = ({cell for o in found if isinstance(o, Header) for cell in o.cells} for found in origins)
    return tuple(at for at, cells in enumerate(places) if set(above) <= cells)


def _used(head: TableHead) -> set[int]:
    return set(columns_of(head.blocks, *Role))


def _label_columns(head: TableHead) -> list[int]:
    """The columns left of the values that say something of a row besides its roles."""
    values = columns_of(head.blocks, Role.VALUE)
    return [c for c in head.columns if c < min(values) and c not in _used(head)]


def ignored_columns(sheet: Sheet, head: TableHead, layout: Layout, names: IndicatorNames) -> tuple[Finding, ...]:
    """One finding for each column that holds something and is not read, save those that help people only.

    Beside indicators as columns, one of numbers under another name may be an indicator too: it is unknown.
    """
    found = []
    in_headings = any(isinstance(block.origins.get(Role.INDICATOR), Header) for block in head.blocks)
    for column, cells in _unread(sheet, head, layout).items():
        text, place = _joined(sheet, cells), sheet.address(*cells[-1])
        valued = bool(numbers(sheet, column, layout.first_row, layout.last_row).any())
        if in_headings and valued and text.strip() and not is_total_heading(text) and not is_derived(text):
            problem = names.problem(text)
            found.append(Finding(problem.code, sheet.name, place, text, problem.expected, problem.hint))
        else:
            found.append(Finding(FindingCode.COLUMN_IGNORED, sheet.name, place, text))
    return tuple(found)


def ignored_rows(sheet: Sheet, layout: Layout) -> tuple[Finding, ...]:
    """One finding for each row that only adds up others, at the cell that says so."""
    rows = [skipped.row for skipped in layout.skipped if skipped.why is Why.TOTAL]
    labels = (next((c for c in range(len(sheet.texts)) if is_total(sheet.text(row, c))), 0) for row in rows)
    return tuple(
        Finding(FindingCode.ROW_IGNORED, sheet.name, sheet.address(row, c), sheet.text(row, c))
        for row, c in zip(rows, labels, strict=True)
    )


def _unread(sheet: Sheet, head: TableHead, layout: Layout) -> dict[int, tuple[tuple[int, int], ...]]:
    """The heading cells of the columns that hold something, are not read, and do not only help people."""
    heads = {unused.column: unused.cells for unused in head.unused}
    cells = {c: heads.get(c, ((head.rows[-1], c),)) for c in head.columns if c not in _used(head)}
    wanted = [c for c, places in cells.items() if not is_helper(_joined(sheet, places))]
    return {c: cells[c] for c in unread_columns(sheet, wanted, layout.first_row, layout.last_row)}


def _joined(sheet: Sheet, cells: tuple[tuple[int, int], ...]) -> str:
    return " ".join(sheet.text(*cell) for cell in cells)


def planned_cells(sheet: Sheet, head: TableHead, layout: Layout) -> tuple[tuple[int, int], ...]:
    """The first cell, by unread column, that says of its row that it is a goal or a forecast."""
    found = []
    for column in _unread(sheet, head, layout):
        planned = where_cell(
            sheet,
            column,
            layout.first_row,
            layout.last_row,
            lambda text: len(text) < 40 and fold(text).strip(" :.") in PLANNED,
        )
        if planned.any():
            found.append((layout.first_row + int(planned.argmax()), column))
    return tuple(found)
