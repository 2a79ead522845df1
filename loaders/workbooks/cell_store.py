"""The cells of one sheet while it is read, column by column, wherever they stand."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from loaders.workbooks.cells import FINDINGS_SIGN, CellKind, Place, column_letters
from loaders.workbooks.limits import Limits
from loaders.workbooks.stop import damaged, too_heavy

Merge = tuple[int, int, int, int]
_BLANK, _TEXT = int(CellKind.BLANK), int(CellKind.TEXT)


@dataclass(slots=True)
class ColumnCells:
    """The non-blank cells of a column in the order of the file: their 1-based rows, texts and kinds."""

    rows: array[int] = field(default_factory=lambda: array("i"))
    texts: list[str] = field(default_factory=list)
    kinds: bytearray = field(default_factory=bytearray)

    def add(self, row: int, text: str, kind: int) -> None:
        """One more cell."""
        self.rows.append(row)
        self.texts.append(text)
        self.kinds.append(kind)

    def add_text(self, row: int, text: str) -> None:
        """One more cell of text, unless nothing is written in it."""
        if text:
            self.add(row, text, _TEXT)

    def without(self, rows: Collection[int] | None) -> ColumnCells:
        """The column without its cells in some rows; None: without any."""
        kept = ColumnCells()
        for row, text, kind in zip(self.rows, self.texts, self.kinds, strict=True):
            if rows is not None and row not in rows:
                kept.add(row, text, kind)
        return kept

    def dense(self, first: int, last: int) -> tuple[list[str], bytearray] | None:
        """Texts and kinds of all rows from first to last, blanks between; None when a cell was given twice."""
        height = last - first + 1
        rows = self.rows
        if len(rows) == height and rows == array("i", range(first, last + 1)):
            return self.texts, self.kinds
        texts, kinds = [""] * height, bytearray(height)
        for row, text, kind in zip(rows, self.texts, self.kinds, strict=True):
            texts[row - first], kinds[row - first] = text, kind
        return (texts, kinds) if height - kinds.count(_BLANK) == len(rows) else None


@dataclass
class SheetCells:
    """All cells of a sheet; columns, rows and merges are 1-based, as the file has them.

    `hidden_rows`, `hidden_columns`: all that the file hides, with or without cells. `notes`: what people noted on
    cells, by address; `asides`: texts that the sheet carries on no cell (shapes, links).
    """

    name: str
    hidden: bool = False
    columns: dict[int, ColumnCells] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    asides: list[str] = field(default_factory=list)

    def note(self, place: Place | None, text: str) -> None:
        """One more note; what an earlier round of checks wrote there is no person's word. Of no cell: an aside."""
        own = text.partition(FINDINGS_SIGN)[0].strip()
        if place is None:
            self.asides.append(own)
        elif own:
            former = self.notes.get(place.address)
            self.notes[place.address] = f"{former}\n{own}" if former else own

    def column(self, number: int) -> ColumnCells:
        """The cells of a column."""
        found = self.columns.get(number)
        if found is None:
            found = self.columns[number] = ColumnCells()
        return found

    def taken(self, rows: Collection[int], columns: Collection[int]) -> list[tuple[Place, str]]:
        """The cells of some rows and columns, taken out; none where they are many."""
        found = [
            (number, row, text)
            for number, column in self.columns.items()
            for row, text in zip(column.rows, column.texts, strict=True)
            if number in columns or row in rows
        ]
        if len(found) > _FEW:
            return []
        for number in {number for number, _, _ in found}:
            self.columns[number] = self.columns[number].without(rows if number not in columns else None)
        return [(Place(number, row), text) for number, row, text in found]

    def filled(self) -> dict[int, ColumnCells]:
        """The columns that hold something, in order."""
        return {number: self.columns[number] for number in sorted(self.columns) if self.columns[number].rows}


@dataclass(frozen=True)
class DenseSheet:
    """The rectangle of a sheet that holds something; positions as in `loaders.workbooks.book.Sheet`."""

    name: str
    hidden: bool
    first_row: int
    first_column: int
    rows: int
    columns: tuple[tuple[list[str], bytearray], ...]
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[int, ...]
    merges: tuple[Merge, ...]
    notes: dict[str, str]
    asides: tuple[str, ...]


_SPARSE_AREA, _SPARSE = 1_000_000, 20
_FAR_ROWS, _FAR_COLUMNS, _FEW = 10_000, 500, 20


def set_strays_aside(cells: SheetCells) -> list[tuple[Place, str]]:
    """Take the few cells out of a sheet that stand so far from all others that no table holds both; give them.

    A cell typed by mistake at the end of a sheet would make its rectangle too large to be read. Only where the
    rectangle is large: a sheet of usual size is read whole.
    """
    taken: list[tuple[Place, str]] = []
    for _ in range(_FEW):
        filled = cells.filled()
        if not _is_sparse(filled):
            return taken
        rows = {row for column in filled.values() for row in column.rows}
        far_rows, far_columns = _far(rows, _FAR_ROWS), _far(filled.keys(), _FAR_COLUMNS)
        found = cells.taken(far_rows, far_columns)
        if not found:
            return taken
        taken += found
    return taken


def _is_sparse(filled: Mapping[int, ColumnCells]) -> bool:
    """Whether few cells span a large rectangle; quick to tell, for most sheets are not so."""
    if not filled:
        return False
    height = (
        max(max(column.rows) for column in filled.values()) - min(min(column.rows) for column in filled.values()) + 1
    )
    area = height * (max(filled) - min(filled) + 1)
    return area > _SPARSE_AREA and area > _SPARSE * sum(len(column.rows) for column in filled.values())


def _far(positions: Collection[int], gap: int) -> frozenset[int]:
    """The positions beyond the last wide gap, when they are few."""
    ordered = sorted(positions)
    last = next((at for at in range(len(ordered) - 1, 0, -1) if ordered[at] - ordered[at - 1] > gap), None)
    beyond = ordered[last:] if last is not None else []
    return frozenset(beyond) if len(beyond) <= _FEW else frozenset()


def dense_sheet(cells: SheetCells, limits: Limits) -> DenseSheet:
    """The rectangle of what a sheet holds.

    Raises ReadingStoppedError: FILE_TOO_HEAVY when the rectangle is over the limits, FILE_DAMAGED when two cells have
    one address.
    """
    filled = cells.filled()
    if not filled:
        return DenseSheet(cells.name, cells.hidden, 1, 1, 0, (), (), (), (), cells.notes, tuple(cells.asides))
    left, right = min(filled), max(filled)
    top = min(min(column.rows) for column in filled.values())
    bottom = max(max(column.rows) for column in filled.values())
    width, height = right - left + 1, bottom - top + 1
    area = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
    if width > limits.columns:
        raise too_heavy(cells.name, columns=limits.columns, area=area)
    if width * height > limits.cells:
        raise too_heavy(cells.name, cells=limits.cells, area=area)
    columns = []
    for number in range(left, right + 1):
        dense = filled[number].dense(top, bottom) if number in filled else ([""] * height, bytearray(height))
        if dense is None:
            raise damaged(cells.name)
        columns.append(dense)
    hidden_rows = (row - top for row in sorted(cells.hidden_rows) if top <= row <= bottom)
    return DenseSheet(
        cells.name,
        cells.hidden,
        top,
        left,
        height,
        tuple(columns),
        tuple(row for row in hidden_rows if any(kinds[row] for _, kinds in columns)),
        tuple(sorted(number - left for number in cells.hidden_columns & filled.keys())),
        tuple(_inside(cells.merges, top, left, height, width)),
        cells.notes,
        tuple(cells.asides),
    )


def _inside(merges: Iterable[Merge], top: int, left: int, height: int, width: int) -> Iterator[Merge]:
    """What of each merge lies in the rectangle, counted from its corner."""
    for first_row, first_column, last_row, last_column in merges:
        up, down = max(first_row - top, 0), min(last_row - top, height - 1)
        before, after = max(first_column - left, 0), min(last_column - left, width - 1)
        if up <= down and before <= after and (up, before) != (down, after):
            yield up, before, down, after
