"""A foreign file once read: sheets of cells as text, each with its address and nature; nothing interpreted yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from convention.domain.findings import Finding
from loaders.workbooks.cells import CellKind as CellKind
from loaders.workbooks.cells import column_letters as column_letters


@dataclass(frozen=True)
class Coded:
    """A column of texts: `codes[r]` is the position in `words` of the text of row r; no two words are the same."""

    codes: npt.NDArray[np.int32]
    words: pa.StringArray


@dataclass(frozen=True)
class Sheet:
    """One sheet, column by column.

    `texts[c][r]`: text of the cell in column c, row r (both from 0), `""` for a blank one. Numbers are written with a
    decimal point and at most 15 significant digits (what Excel shows); a percentage is written as shown (`52` for a
    stored 0.52) with kind PERCENT; dates as ISO `2019-12-31`, with `T12:30:00` only when a time is there; a date whose
    format shows no day as what it shows, in French, the year in four digits (`févr. 2019` with kind MONTH, `2019` with
    kind YEAR; without its year it is a text); booleans `VRAI`, `FAUX`; errors as `#REF!`; a number whose format shows a
    unit is a text, as typed in French (`2600,5 m`). `kinds[c][r]`: CellKind as int8. All columns have `rows` cells.
    `first_row`, `first_column`: 1-based position of texts[0][0] in the file, so that addresses stay true.
    `hidden_rows`, `hidden_columns`: 0-based positions inside `texts`, only those that hold a non-blank cell.
    `merges`: first row, first column, last row, last column, 0-based inside `texts`, both ends included.
    `notes`: what people noted on cells (comments, discussions), by address. `asides`: texts of shapes and links to
    people, which stand on no cell.
    """

    name: str
    texts: tuple[pa.StringArray, ...]
    kinds: tuple[pa.Int8Array, ...]
    rows: int
    first_row: int = 1
    first_column: int = 1
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    asides: tuple[str, ...] = ()
    _coded: dict[int, Coded] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __getstate__(self) -> dict[str, object]:
        """What another process is given: all but what it can work out itself."""
        return self.__dict__ | {"_coded": {}}

    def coded(self, column: int) -> Coded:
        """The texts of a column, each distinct one once; worked out the first time only."""
        if column not in self._coded:
            encoded = self.texts[column].dictionary_encode()
            self._coded[column] = Coded(np.asarray(encoded.indices, np.int32), cast(pa.StringArray, encoded.dictionary))
        return self._coded[column]

    def text(self, row: int, column: int) -> str:
        """The text at a 0-based position inside `texts`."""
        value = self.texts[column][row].as_py()
        return value or ""

    def address(self, row: int, column: int) -> str:
        """The address as a spreadsheet shows it (`F17`) of a 0-based position inside `texts`."""
        return f"{column_letters(self.first_column + column)}{self.first_row + row}"


@dataclass(frozen=True)
class Book:
    """A file read whole: its sheets, and what the reading itself had to say."""

    name: str
    format: str
    sheets: tuple[Sheet, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
