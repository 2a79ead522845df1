"""The cells of one sheet of an Open XML workbook, Transitional or Strict, straight from its events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO

from loaders.workbooks.cell_store import ColumnCells, Merge, SheetCells
from loaders.workbooks.cells import LAST_COLUMN, LAST_ROW, CellKind, column_letters, place_of
from loaders.workbooks.number_formats import NUMBER, NumberFormat
from loaders.workbooks.openxml_styles import plain_text
from loaders.workbooks.stop import damaged
from loaders.workbooks.xml_events import MAIN, Attributes, parse_events

_TRUE = frozenset(["1", "true", "on"])
_ISO_MIDNIGHT = re.compile(r"T00:00(?::00(?:\.0+)?)?Z?$")
_IN_DATA = ("c", "v", "f", "t", "row", "rPh", "sheetData")
_AROUND = ("sheetData", "col", "mergeCell")
_REMEMBERED = 50_000
_WITHOUT_VALUE = int(CellKind.FORMULA_WITHOUT_VALUE)


@dataclass(frozen=True)
class Shared:
    """What the sheets of a workbook share: texts, number formats by style, where the days are counted from.

    `uncomputed`: the workbook asks that its formulas be computed on opening: a zero is what stands for no result.
    """

    strings: Sequence[str] = ()
    formats: Sequence[NumberFormat] = ()
    since_1904: bool = False
    uncomputed: bool = False


class _SheetEvents:
    """Gathers the cells of a sheet; the elements it knows are those of the root's namespace."""

    def __init__(self, cells: SheetCells, shared: Shared) -> None:
        self._cells, self._shared = cells, shared
        self._styles = {str(number): each for number, each in enumerate(shared.formats)}
        self._columns: dict[str, tuple[int, ColumnCells]] = {}
        self._words: dict[str, str] = {}
        self._space = ""
        self._row, self._digits, self._column = 0, "", 0
        self._cell: Attributes = {}
        self._numbers: dict[tuple[str, str], tuple[str, CellKind]] = {}
        self._value: str | None = None
        self._formula: str | None = None
        self._text = ""
        self._open = False
        self._guides = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; of the texts inside a cell, those of phonetic guides are none of its own."""
        word = self._words.get(name)
        if word == "c":
            self._cell, self._value, self._formula = attributes, None, None
        elif word == "v" or word == "f" or (word == "t" and not self._guides):
            self._text, self._open = "", True
        elif word == "row":
            self._start_row(attributes)
        elif word == "rPh":
            self._guides += 1
        elif word == "col":
            self._hide_columns(attributes)
        elif word == "mergeCell":
            self._cells.merges.append(self._merge(attributes.get("ref", "")))
        elif word == "sheetData":
            self._words = self._known(_IN_DATA)
        elif not self._space:
            self._start_root(name)

    def _start_root(self, name: str) -> None:
        space, _, root = name.rpartition(" ")
        if root != "worksheet" or space not in MAIN:
            raise damaged(self._cells.name)
        self._space = f"{space} "
        self._words = self._known(_AROUND)

    def _known(self, words: Iterable[str]) -> dict[str, str]:
        return {self._space + each: each for each in words}

    def text(self, text: str) -> None:
        """Characters of an element."""
        if self._open:
            self._text += text

    def end(self, name: str) -> None:
        """An element ends."""
        word = self._words.get(name)
        if word == "c":
            self._end_cell()
        elif word == "v":
            self._value, self._open = self._text, False
        elif word == "t" and self._open:
            self._value, self._open = (self._value or "") + self._text, False
        elif word == "f":
            self._formula, self._open = self._text, False
        elif word == "rPh":
            self._guides -= 1
        elif word == "sheetData":
            self._words = self._known(_AROUND)

    def _start_row(self, attributes: Attributes) -> None:
        digits = attributes.get("r") or str(self._row + 1)
        if not digits.isdecimal() or not 1 <= int(digits) <= LAST_ROW:
            raise damaged(self._cells.name, read=digits)
        self._row, self._digits, self._column = int(digits), digits, 0
        if attributes.get("hidden") in _TRUE or attributes.get("ht") == "0":
            self._cells.hidden_rows.add(self._row)

    def _hide_columns(self, attributes: Attributes) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if not first.isdecimal() or not last.isdecimal() or int(last) > LAST_COLUMN:
            raise damaged(self._cells.name, read=f"{first}:{last}")
        if attributes.get("hidden") in _TRUE or attributes.get("width") == "0":
            self._cells.hidden_columns.update(range(int(first), int(last) + 1))

    def _merge(self, reference: str) -> Merge:
        first, _, last = reference.partition(":")
        start, end = place_of(first), place_of(last or first)
        if start is None or end is None:
            raise damaged(self._cells.name, read=reference)
        return start.row, start.column, end.row, end.column

    def _place(self) -> tuple[int, ColumnCells]:
        """Column of the current cell, whose address must be on the current row; without one, the next column."""
        reference = self._cell.get("r") or f"{column_letters(self._column + 1)}{self._digits}"
        letters = reference[: -len(self._digits)]
        found = self._columns.get(letters)
        if found is None or not reference.endswith(self._digits):
            place = place_of(reference)
            if place is None or place.row != self._row:
                raise damaged(self._cells.name, reference)
            found = place.column, self._cells.column(place.column)
            self._columns[letters] = found
        return found

    def _end_cell(self) -> None:
        self._column, column = self._place()
        value, kind = self._value, self._cell.get("t", "n")
        if not value:
            if self._formula is not None and (kind != "str" or value is None):
                column.add(self._row, f"={self._formula}", _WITHOUT_VALUE)
            return
        if kind == "s":
            column.add_text(self._row, self._shared_text(value))
        elif kind == "n" and self._formula is not None and self._shared.uncomputed and value == "0":
            column.add(self._row, f"={self._formula}", _WITHOUT_VALUE)
        elif kind == "n":
            column.add(self._row, *self._number(self._cell.get("s", "0"), value))
        elif kind == "str" or kind == "inlineStr":
            column.add_text(self._row, plain_text(value))
        else:
            column.add(self._row, *self._rarer(kind, value))

    def _number(self, style: str, stored: str) -> tuple[str, CellKind]:
        """Text and kind of a stored number; the same days and counts come again and again."""
        found = self._numbers.get((style, stored))
        if found is None:
            number_format = self._styles.get(style, NUMBER)
            found = number_format.cell(stored, since_1904=self._shared.since_1904)
            if len(self._numbers) < _REMEMBERED:
                self._numbers[style, stored] = found
        return found

    def _shared_text(self, value: str) -> str:
        try:
            return self._shared.strings[int(value)]
        except (ValueError, IndexError) as error:
            raise damaged(self._cells.name, self._cell.get("r", ""), value) from error

    def _rarer(self, kind: str, value: str) -> tuple[str, CellKind]:
        if kind == "b":
            return "VRAI" if value in _TRUE else "FAUX", CellKind.BOOLEAN
        if kind == "e":
            return value, CellKind.ERROR
        if kind == "d":
            return self._styles.get(self._cell.get("s", "0"), NUMBER).date.cell(_ISO_MIDNIGHT.sub("", value))
        raise damaged(self._cells.name, self._cell.get("r", ""), value)


def read_sheet(part: IO[bytes], part_name: str, cells: SheetCells, shared: Shared) -> None:
    """Fill the cells of a sheet from its part.

    A number has the text of `loaders.workbooks.book.Sheet`; a text is exact; a formula has its stored value.
    Raises ReadingStoppedError: FILE_DAMAGED with the cell where the part says what no sheet can.
    """
    events = _SheetEvents(cells, shared)
    parse_events(part, part_name, events.start, events.end, events.text)
