"""A book → its tables read: all values, and where each of them stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from convention.domain.catalogue import Catalogue
from convention.domain.findings import Finding, Severity
from loaders.layouts.layout import Layout, Recognition
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.own_names import OwnName
from loaders.profiles.profile import Profile
from loaders.profiles.recognise import recognise_book
from loaders.reading import TableReading
from loaders.values.announced import apply_announced
from loaders.values.cells import Flags
from loaders.values.collector import Collector
from loaders.values.conventions import conventions_of
from loaders.values.marks import CellCounts, SheetMarks, table_area
from loaders.values.table import BlockValues, Context, read_table
from loaders.values.totals import total_findings
from loaders.values.values import Agreed, FileValues, Periods, joined
from loaders.values.words import Words
from loaders.workbooks.book import Book, Sheet
from loaders.workbooks.cells import place_of


@dataclass(frozen=True)
class SheetTables:
    """The tables of one sheet, each with its blocks of values; `refused`: its cells count as findings."""

    sheet: Sheet
    tables: tuple[tuple[Layout, list[BlockValues]], ...] = ()
    refused: bool = False


@dataclass(frozen=True)
class BookTables:
    """All that was read of a book, before the values are checked among themselves."""

    sheets: tuple[SheetTables, ...]
    values: FileValues


def read_tables(
    book: Book,
    catalogue: Catalogue,
    profiles: Sequence[Profile],
    collector: Collector,
    step: Callable[[float], None],
    own_names: Sequence[OwnName] = (),
) -> BookTables:
    """The tables of every sheet that is not hidden; `step` is called with the share of sheets that are done.

    `own_names`: what the services call indicators.
    """
    seen = [sheet for sheet in book.sheets if not sheet.hidden]
    names = IndicatorNames(catalogue, own_names)
    recognised = recognise_book(seen, names, profiles)
    tables = ((sheet, each.layouts) for sheet, each in zip(seen, recognised, strict=True))
    context = Context(Agreed(catalogue), Words(names), Periods(), collector, conventions_of(tables))
    found = iter(recognised)
    sheets = []
    for number, sheet in enumerate(book.sheets):
        sheets.append(SheetTables(sheet) if sheet.hidden else _read_sheet(context, sheet, number, next(found)))
        step((number + 1) / len(book.sheets))
    blocks = [block.values for found in sheets for _, table in found.tables for block in table]
    titles = tuple(sheet.name for sheet in book.sheets)
    values = FileValues(context.agreed, joined(blocks), tuple(context.periods.known), titles)
    return BookTables(tuple(sheets), values)


def _read_sheet(context: Context, sheet: Sheet, number: int, found: Recognition) -> SheetTables:
    context.collector.extend(found.findings)
    if found.refused:
        return SheetTables(sheet, refused=True)
    tables = tuple((layout, read_table(context, sheet, number, layout)) for layout in found.layouts)
    for layout, blocks in tables:
        context.collector.extend(total_findings(context, sheet, number, layout, blocks))
    tables = apply_announced(context, sheet, tables)
    context.collector.extend(context.conventions.findings(sheet))
    return SheetTables(sheet, tables)


def table_readings(book: BookTables, valid: Flags, findings: Sequence[Finding]) -> tuple[TableReading, ...]:
    """An account of every cell: table by table, then for each sheet what stands outside its tables.

    `valid`: which of the values become observations.
    """
    found: list[TableReading] = []
    start = 0
    for tables in book.sheets:
        own = [finding for finding in findings if finding.sheet == tables.sheet.name]
        marks = SheetMarks(tables.sheet)
        counts_of = []
        for _, blocks in tables.tables:
            first = start
            for block in blocks:
                marks.put_block(block, valid[start : start + len(block.values)])
                start += len(block.values)
            counts_of.append(int(np.count_nonzero(valid[first:start])))
        found += _sheet_readings(tables, marks, counts_of, own)
    return tuple(found)


def _sheet_readings(
    tables: SheetTables, marks: SheetMarks, observations: Sequence[int], findings: Sequence[Finding]
) -> Iterator[TableReading]:
    sheet = tables.sheet
    if tables.refused:
        marks.refuse_all()
    for finding in findings:
        place = place_of(finding.cell)
        if place and finding.severity is Severity.BLOCKING:
            marks.refuse(place.row - sheet.first_row, place.column - sheet.first_column)
    areas = [table_area(layout, blocks) for layout, blocks in tables.tables]
    counts, rest = marks.counts(areas)
    claimed: set[int] = set()
    for (layout, _), area, count, number in zip(tables.tables, areas, counts, observations, strict=True):
        inside = [i for i, f in enumerate(findings) if i not in claimed and _within(f, sheet, area)]
        claimed.update(inside)
        yield TableReading(
            sheet=sheet.name,
            reader=layout.reader,
            area=_area_text(sheet, area),
            header_rows=tuple(row + sheet.first_row for row in layout.header_rows),
            counts=count,
            observations=number,
            skipped=len(layout.skipped),
            findings=tuple(findings[i] for i in inside),
        )
    others = tuple(finding for i, finding in enumerate(findings) if i not in claimed)
    if rest.total or others or not areas:
        yield _outside(sheet, rest, others)


def _outside(sheet: Sheet, counts: CellCounts, findings: tuple[Finding, ...]) -> TableReading:
    whole = _area_text(sheet, (0, 0, sheet.rows - 1, len(sheet.texts) - 1)) if sheet.rows else ""
    return TableReading(
        sheet=sheet.name,
        reader="",
        area=whole,
        header_rows=(),
        counts=counts,
        findings=findings,
        hidden=sheet.hidden,
        hidden_rows=tuple(sorted(row + sheet.first_row for row in sheet.hidden_rows)),
        hidden_columns=tuple(sorted(column + sheet.first_column for column in sheet.hidden_columns)),
    )


def _within(finding: Finding, sheet: Sheet, area: tuple[int, int, int, int]) -> bool:
    place = place_of(finding.cell)
    if place is None:
        return False
    top, left, bottom, right = area
    return top <= place.row - sheet.first_row <= bottom and left <= place.column - sheet.first_column <= right


def _area_text(sheet: Sheet, area: tuple[int, int, int, int]) -> str:
    top, left, bottom, right = area
    return f"{sheet.address(top, left)}:{sheet.address(bottom, right)}"
