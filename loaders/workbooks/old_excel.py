"""A workbook of Excel 97-2003 and before (.xls), through xlrd."""

from __future__ import annotations

import io
import re
import struct
import traceback
from collections.abc import Iterator
from dataclasses import dataclass

import xlrd
from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT

from convention.domain.findings import Finding, FindingCode
from loaders.workbooks.cell_store import SheetCells
from loaders.workbooks.cells import CellKind, Place
from loaders.workbooks.number_formats import NUMBER, NumberFormat, number_format
from loaders.workbooks.stop import damaged, encrypted, foreign

_Position = tuple[int, int]
_FORMULAS = frozenset({0x0006, 0x0206, 0x0406})
_STARTS, _END = frozenset({0x0009, 0x0209, 0x0409, 0x0809}), 0x000A
_RESULT = struct.Struct("<HHH8sH")
_OLDEST = 30
_EMPTY = b"\x03"
_NO_NUMBER = b"\xff\xff"
_ZERO = bytes(8)
_CALCULATE_ON_LOAD = 2


@dataclass(frozen=True)
class _Formula:
    place: _Position
    empty: bool
    placeholder: bool


def never_computed(book: xlrd.Book) -> dict[int, frozenset[_Position]]:
    """By sheet, the 0-based rows and columns of formulas that no program computed; none in formats before BIFF3.

    A program that writes formulas without computing them stores zero and asks for a computation on opening, or stores
    an empty text for each; a workbook whose every formula gives an empty text was not computed. An empty text among
    other results is one.
    """
    if book.biff_version < _OLDEST:
        return {}
    starts = [start for start in book._sh_abs_posn if start is not None]
    found = {number: list(_formulas(book.mem, start)) for number, start in enumerate(starts)}
    nothing = all(formula.empty for formulas in found.values() for formula in formulas)
    return {
        number: frozenset(formula.place for formula in formulas if formula.placeholder or (nothing and formula.empty))
        for number, formulas in found.items()
    }


def _formulas(stream: bytes, start: int) -> Iterator[_Formula]:
    """The formulas of the records from a sheet's first one to its last."""
    depth, at, end = 0, start, len(stream)
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        depth += (kind in _STARTS) - (kind == _END)
        if depth <= 0:
            return
        if kind in _FORMULAS and length >= _RESULT.size and at + length <= end:
            row, column, _, result, flags = _RESULT.unpack_from(stream, at)
            empty = result[6:8] == _NO_NUMBER and result[:1] == _EMPTY
            awaited = bool(flags & _CALCULATE_ON_LOAD) and (empty or result == _ZERO)
            yield _Formula((row, column), empty, awaited)
        at += length


_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")
# xlrd says only in its log which sheets are charts or macro sheets.
_SET_ASIDE = re.compile(r"Ignoring non-worksheet data named (?P<name>'.*'|\".*\") \(type 0x.. = (?P<kind>[^)]*)\)")
_STATES = {1: "hidden", 2: "veryHidden"}
_PART, _TEXTS = "Workbook", "SST"
_WRONG_COUNT = (
    "La table des textes du classeur n’en tient pas le nombre qu’elle annonce. Ouvrez-le dans le tableur, "
    "enregistrez-le au format .xlsx et déposez cette copie."
)
_NO_RESULT = ("=…", CellKind.FORMULA_WITHOUT_VALUE)


class OldExcelBook:
    """A workbook in the old binary format; its macros never run.

    Raises ReadingStoppedError: FILE_DAMAGED, FILE_ENCRYPTED, FILE_DISGUISED. Among formulas with results, one that was
    never computed cannot be told from one that gives an empty text: both are blank.
    """

    format = "xls"

    def __init__(self, content: bytes) -> None:
        if _ENCRYPTED_PACKAGE in content:
            raise encrypted()
        log = io.StringIO()
        self._book = _opened(content, log)
        self._formats: dict[int, NumberFormat] = {}
        self._never_computed = never_computed(self._book)
        self.findings: list[Finding] = []
        if _MACROS in content:
            self.findings.append(Finding(FindingCode.MACROS_IGNORED))
        for found in _SET_ASIDE.finditer(log.getvalue()):
            name, kind = found["name"][1:-1], found["kind"]
            self.findings.append(Finding(FindingCode.SHEET_NOT_CELLS, name, details=(("kind", kind),)))

    def sheets(self) -> Iterator[SheetCells]:
        """The sheets of cells in order; the findings gain those that are hidden."""
        for number, name in enumerate(self._book.sheet_names()):
            try:
                sheet = self._book.sheet_by_index(number)
                cells = self._cells(sheet, self._never_computed.get(number, frozenset()))
            except MemoryError:
                raise
            except Exception as error:
                # xlrd trusts what it reads: a damaged file may fail in it anywhere.
                raise damaged(name) from error
            for (row, column), note in sheet.cell_note_map.items():
                cells.note(Place(column + 1, row + 1), note.text)
            self._book.unload_sheet(number)
            if cells.hidden:
                details = (("state", _STATES.get(sheet.visibility, "hidden")),)
                self.findings.append(Finding(FindingCode.SHEET_HIDDEN, name, details=details))
            yield cells

    def _cells(self, sheet: xlrd.sheet.Sheet, never_computed: frozenset[_Position]) -> SheetCells:
        cells = SheetCells(sheet.name, hidden=sheet.visibility != 0)
        for row in range(sheet.nrows):
            for column, (kind, value) in enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True)):
                unknown = (row, column) in never_computed
                cell = _NO_RESULT if unknown else self._cell(kind, value, sheet, row, column)
                if cell is not None:
                    cells.column(column + 1).add(row + 1, *cell)
        cells.hidden_rows = {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0}
        cells.hidden_columns = {column + 1 for column, info in sheet.colinfo_map.items() if info.hidden}
        cells.merges = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
        return cells

    def _cell(
        self, kind: int, value: float | str, sheet: xlrd.sheet.Sheet, row: int, column: int
    ) -> tuple[str, CellKind] | None:
        if kind == XL_CELL_TEXT:
            return (str(value), CellKind.TEXT) if value else None
        if kind in (XL_CELL_NUMBER, XL_CELL_DATE):
            shown = self._format(sheet.cell_xf_index(row, column))
            return shown.cell(repr(value), since_1904=bool(self._book.datemode))
        if kind == XL_CELL_BOOLEAN:
            return "VRAI" if value else "FAUX", CellKind.BOOLEAN
        if kind == XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(int(value), "#N/A"), CellKind.ERROR
        return None

    def _format(self, style: int) -> NumberFormat:
        found = self._formats.get(style)
        if found is None:
            listed = self._book.format_map.get(self._book.xf_list[style].format_key)
            found = self._formats[style] = number_format(listed.format_str) if listed else NUMBER
        return found


def _opened(content: bytes, log: io.StringIO) -> xlrd.Book:
    try:
        return xlrd.open_workbook(
            file_contents=content, formatting_info=True, on_demand=True, ragged_rows=True, logfile=log, verbosity=1
        )
    except MemoryError:
        raise
    except Exception as error:
        if "encrypted" in str(error):
            raise encrypted() from error
        if "Can't find workbook" in str(error):
            raise foreign("OLE") from error
        if _raised_in(error, "unpack_SST_table"):
            raise damaged(part=_TEXTS, hint=_WRONG_COUNT) from error
        raise damaged(part=_PART) from error


def _raised_in(error: BaseException, function: str) -> bool:
    """Whether an error came out of a function of that name."""
    return any(frame.name == function for frame in traceback.extract_tb(error.__traceback__))
