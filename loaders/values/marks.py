"""What became of every cell of a sheet: part of an observation, stopped by a finding, or no data; each exactly once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from loaders.layouts.layout import Layout
from loaders.values.cells import Cells, Flags, Numbers, follow_each_other
from loaders.values.table import BlockValues
from loaders.workbooks.book import CellKind, Sheet

_NOT_DATA, _REFUSED, _OBSERVED = 0, 1, 2


@dataclass(frozen=True)
class CellCounts:
    """Cells that are not blank, each counted once.

    `observed`: value cells that became observations, and the cells that qualify them (indicator, territory, period,
    status, source, comment, numerator, denominator; in the row, or in the headings). `refused`: cells that would have
    been such but for a blocking finding, cells that carry one, and all cells of a table that was not recognised.
    `not_data`: titles, notes, totals, helper columns, rows without a value.
    """

    observed: int = 0
    refused: int = 0
    not_data: int = 0

    @property
    def total(self) -> int:
        """All cells that were read."""
        return self.observed + self.refused + self.not_data

    def __add__(self, other: CellCounts) -> CellCounts:
        return CellCounts(self.observed + other.observed, self.refused + other.refused, self.not_data + other.not_data)


class SheetMarks:
    """A mark for each cell, the strongest that was put there; cells that are blank are never counted."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._marks = [np.zeros(sheet.rows, np.int8) for _ in sheet.texts]

    def refuse_all(self) -> None:
        """Every cell belongs to what could not be read."""
        for column in self._marks:
            column[:] = np.maximum(column, _REFUSED)

    def refuse(self, row: int, column: int) -> None:
        """One cell carries a finding that stops it; a position outside the sheet's cells is none of them."""
        if 0 <= column < len(self._marks) and 0 <= row < self._sheet.rows:
            self._marks[column][row] = max(int(self._marks[column][row]), _REFUSED)

    def put_block(self, block: BlockValues, valid: Flags) -> None:
        """The cells that the values of a block rest on; `valid`: which of the values became observations."""
        for cells in (block.value_cells, *block.qualifiers):
            self._put(cells, valid)

    def _put(self, cells: Cells, valid: Flags) -> None:
        for row, column in cells.places if len(valid) else ():
            mark = _OBSERVED if valid.any() else _REFUSED
            self._marks[column][row] = max(int(self._marks[column][row]), mark)
        if cells.rows is None or cells.column is None:
            return
        marks = self._marks[cells.column]
        if valid.all():
            marks[_index(cells.rows)] = _OBSERVED
            return
        stopped = cells.rows[~valid]
        marks[stopped] = np.maximum(marks[stopped], _REFUSED)
        marks[cells.rows[valid]] = _OBSERVED

    def counts(self, areas: Iterable[tuple[int, int, int, int]]) -> tuple[list[CellCounts], CellCounts]:
        """The cells of each area (first row, first column, last row, last column), and those of none.

        A cell in two areas counts in the first of them.
        """
        found, free = [], [self._filled(column) for column in range(len(self._marks))]
        for top, left, bottom, right in areas:
            parts = []
            for column in range(left, right + 1):
                rows = slice(top, bottom + 1)
                parts.append(np.bincount(self._marks[column][rows][free[column][rows]], minlength=3))
                free[column][rows] = False
            found.append(_counted(parts))
        rest = [
            np.bincount(marks[kept], minlength=3) for marks, kept in zip(self._marks, free, strict=True) if kept.any()
        ]
        return found, _counted(rest)

    def _filled(self, column: int) -> Flags:
        filled: Flags = np.asarray(self._sheet.kinds[column]) != CellKind.BLANK
        return filled


def _counted(parts: list[Numbers]) -> CellCounts:
    total = sum(parts, np.zeros(3, np.int64))
    return CellCounts(int(total[_OBSERVED]), int(total[_REFUSED]), int(total[_NOT_DATA]))


def _index(rows: Numbers) -> slice | Numbers:
    """A slice where the rows follow each other: it is written much faster."""
    return slice(int(rows[0]), int(rows[-1]) + 1) if follow_each_other(rows) else rows


def table_area(layout: Layout, blocks: Iterable[BlockValues]) -> tuple[int, int, int, int]:
    """First row, first column, last row and last column of all cells of a table, 0-based, ends included."""
    rows = [*layout.header_rows, layout.first_row, layout.last_row]
    columns = set()
    for block in blocks:
        for cells in (block.value_cells, *block.qualifiers):
            columns |= {column for _, column in cells.places}
            columns |= set() if cells.column is None else {cells.column}
            rows += [row for row, _ in cells.places]
    return min(rows), min(columns), max(rows), max(columns)
