"""The cells of one role of a block, each distinct text once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from loaders.layouts.header_parts import header_text
from loaders.layouts.layout import Column, Fixed, Header, Origin, Title
from loaders.workbooks.book import CellKind, Sheet

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
T = TypeVar("T")
C = TypeVar("C", bound=np.generic)
NONE = -2
"""A code of what a row has not."""
_EACH_KIND = tuple(CellKind)
_KINDS = len(_EACH_KIND)


@dataclass(frozen=True)
class Cells:
    """`codes[i]`: which of the distinct `texts` (with its kind) row i has.

    `rows`, `column`: the 0-based position of the cell of each row; for cells outside the rows, `places` holds them all
    and the last one is the address. Neither: no cell holds the text.
    """

    codes: Numbers
    texts: tuple[str, ...]
    kinds: tuple[CellKind, ...]
    rows: Numbers | None = None
    column: int | None = None
    places: tuple[tuple[int, int], ...] = ()

    def address(self, sheet: Sheet, row: int) -> str:
        """The address of the cell that row `row` takes its text from; empty when no cell holds it."""
        if self.rows is not None and self.column is not None:
            return sheet.address(int(self.rows[row]), self.column)
        return sheet.address(*self.places[-1]) if self.places else ""

    def text(self, row: int) -> str:
        """The text that row `row` has."""
        return self.texts[int(self.codes[row])]

    def pairs(self) -> Iterator[tuple[str, CellKind]]:
        """Each distinct text with its kind."""
        return zip(self.texts, self.kinds, strict=True)

    def outcome(self, parse: Callable[[str, CellKind], T]) -> list[T]:
        """What a parser says of each distinct text."""
        return [parse(text, kind) for text, kind in self.pairs()]

    def filled(self) -> Flags:
        """Whether each row has a text."""
        blank = [kind is CellKind.BLANK or not text.strip() for text, kind in zip(self.texts, self.kinds, strict=True)]
        errors = [kind in {CellKind.ERROR, CellKind.FORMULA_WITHOUT_VALUE} for kind in self.kinds]
        known = [not empty or error for empty, error in zip(blank, errors, strict=True)]
        return np.asarray(known, bool)[self.codes]


def cells_of(sheet: Sheet, origin: Origin | None, rows: Numbers) -> Cells:
    """The cells of a role over the rows of a block; blank ones where the layout has no such role."""
    match origin:
        case Column(column):
            return _column(sheet, column, rows)
        case Header(places):
            return _same(*header_text(sheet, origin), rows, places)
        case Title(place, text):
            return _same(text, CellKind.TEXT, rows, (place,))
        case Fixed(text):
            return _same(text, CellKind.TEXT, rows)
        case None:
            return _same("", CellKind.BLANK, rows)


def _same(text: str, kind: CellKind, rows: Numbers, places: tuple[tuple[int, int], ...] = ()) -> Cells:
    return Cells(everywhere(0, len(rows)), (text,), (kind,), places=places)


def _column(sheet: Sheet, column: int, rows: Numbers) -> Cells:
    anchors = merged_rows(sheet, column, rows)
    codes, texts, kinds = distinct(sheet, column, anchors)
    return Cells(codes, texts, kinds, anchors, column)


def texts_at(sheet: Sheet, column: int, rows: Numbers) -> pa.StringArray:
    """The texts of some rows of a column."""
    texts = sheet.texts[column]
    return texts.slice(int(rows[0]), len(rows)) if follow_each_other(rows) else texts.take(rows)


def distinct(sheet: Sheet, column: int, rows: Numbers) -> tuple[Numbers, tuple[str, ...], tuple[CellKind, ...]]:
    """The distinct texts of each kind that some rows of a column have, and which of them every row has."""
    coded, kinds = sheet.coded(column), np.asarray(sheet.kinds[column])
    pairs = _at(coded.codes, rows) * np.int32(_KINDS) + _at(kinds, rows)
    present = np.zeros(max(len(coded.words), 1) * _KINDS, bool)
    present[pairs] = True
    found = np.flatnonzero(present)
    words = coded.words.take(found // _KINDS).to_pylist()
    codes: Numbers = (np.cumsum(present) - 1)[pairs]
    return codes, tuple(word or "" for word in words), tuple(_EACH_KIND[pair] for pair in (found % _KINDS).tolist())


def _at(column: npt.NDArray[C], rows: Numbers) -> npt.NDArray[C]:
    """The column at some rows; a view of it where they follow each other."""
    return column[int(rows[0]) : int(rows[0]) + len(rows)] if follow_each_other(rows) else column[rows]


def everywhere(number: int, size: int) -> Numbers:
    """A column that holds one number throughout, to be read only: it takes no room."""
    return np.broadcast_to(np.int64(number), (size,))


def follow_each_other(rows: Numbers) -> bool:
    """Whether the rows, in rising order, leave none out."""
    return bool(len(rows)) and int(rows[-1]) - int(rows[0]) + 1 == len(rows) and bool((rows[1:] > rows[:-1]).all())


def merged_rows(sheet: Sheet, column: int, rows: Numbers) -> Numbers:
    """For each row, the row whose cell speaks for it in a column: the first of the merge that it lies in, or itself."""
    merges = [merge for merge in sheet.merges if merge[1] <= column <= merge[3] and merge[2] > merge[0]]
    if not merges:
        return rows
    anchors = np.arange(sheet.rows, dtype=np.int64)
    for first, left, last, _ in merges:
        if left == column:
            anchors[first : last + 1] = first
    return anchors[rows]
