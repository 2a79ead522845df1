"""The cells of the tables of an OpenDocument workbook."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from loaders.cells import CellKind, column_letters
from loaders.limits import Limits
from loaders.readers.cell_store import SheetCells
from loaders.readers.cell_texts import number_text, number_with_unit, percent_text, stored_number
from loaders.readers.openxml_sheet import LAST_COLUMN, LAST_ROW
from loaders.readers.stop import damaged, too_heavy
from loaders.readers.xml_events import Attributes

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT, _STYLE = (f"{_SPACE}{each}:1.0 " for each in ("office", "table", "text", "style"))
_DRAWING = f"{_SPACE}drawing:1.0 "
_CALC_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_CELLS = frozenset([f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"])
# What stands in a table or a cell and is none of its text: notes, drawings, deleted contents.
_ASIDE = frozenset(
    [f"{_OFFICE}annotation", f"{_TABLE}shapes", f"{_TABLE}tracked-changes", f"{_OFFICE}forms", f"{_TEXT}ruby-text"]
)
_UNSEEN = frozenset(["collapse", "filter"])
_ERROR = re.compile(r"#[A-Z][A-Z0-9/]*[!?]?|Err:[0-9]{3}")
# A formula that gives a truth is stored as a number; only what is shown tells it.
_TRUTHS = frozenset(["TRUE", "FALSE", "VRAI", "FAUX"])
_SHOWN_UNIT = re.compile(
    r"[-\u2212(]?(?P<number>\d[\d., \u00a0\u202f]{0,30}?)\s*(?!E[+-])(?P<unit>[^\d.,\s%)].*)", re.DOTALL
)
_CURRENCIES = {"EUR": "€"}
_MIDNIGHT = re.compile(r"T00:00:00(?:[.,]0+)?Z?$")
_DURATION = re.compile(r"(?P<sign>-?)PT(?P<hours>[0-9]+)H(?P<minutes>[0-9]+)M(?P<seconds>[0-9]+)(?:[.,][0-9]+)?S")


@dataclass(frozen=True)
class Cell:
    """A non-blank cell."""

    text: str
    kind: CellKind


class CellEvents:
    """Gathers one cell after the other; `on_formula` is told each formula."""

    def __init__(self, on_formula: Callable[[str], None]) -> None:
        self._on_formula = on_formula
        self._attributes: Attributes = {}
        self._paragraphs: list[list[str]] = []
        self._in_paragraph = False

    def open(self, attributes: Attributes) -> None:
        """A cell begins."""
        self._attributes = attributes
        self._paragraphs = []

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the cell's text begins."""
        if name == f"{_TEXT}p":
            self._paragraphs.append([])
            self._in_paragraph = True
        elif name == f"{_TEXT}s":
            self.text(" " * _count(attributes, f"{_TEXT}c"))
        elif name == f"{_TEXT}tab":
            self.text("\t")
        elif name == f"{_TEXT}line-break":
            self.text("\n")

    def text(self, text: str) -> None:
        """Characters of the cell."""
        if self._in_paragraph:
            self._paragraphs[-1].append(text)

    def end(self, name: str) -> None:
        """An element of the cell's text ends."""
        if name == f"{_TEXT}p":
            self._in_paragraph = False

    def close(self) -> Cell | None:
        """The cell that ends, or None for a blank one."""
        given = self._attributes
        formula = given.get(f"{_TABLE}formula")
        if formula is not None:
            self._on_formula(formula)
        kind = given.get(f"{_OFFICE}value-type")
        shown = "\n".join("".join(pieces) for pieces in self._paragraphs)
        if given.get(_CALC_TYPE) == "error" or (formula is not None and kind != "string" and _ERROR.fullmatch(shown)):
            return Cell(shown, CellKind.ERROR)
        cell = self._valued(kind or "string", shown)
        if cell is None and formula is not None and kind != "string" and not self._paragraphs:
            return Cell(formula.partition(":")[2] or formula, CellKind.FORMULA_WITHOUT_VALUE)
        return cell

    def _valued(self, kind: str, shown: str) -> Cell | None:
        given = self._attributes
        if kind == "string":
            text = given.get(f"{_OFFICE}string-value") or shown
            return Cell(text, CellKind.TEXT) if text else None
        if kind == "boolean":
            return Cell("VRAI" if given.get(f"{_OFFICE}boolean-value") == "true" else "FAUX", CellKind.BOOLEAN)
        if kind == "date":
            return Cell(_MIDNIGHT.sub("", given.get(f"{_OFFICE}date-value", shown)), CellKind.DATE)
        if kind == "time":
            return _time(given.get(f"{_OFFICE}time-value", shown))
        if shown in _TRUTHS and given.get(f"{_OFFICE}value") in ("0", "1"):
            return Cell("VRAI" if given[f"{_OFFICE}value"] == "1" else "FAUX", CellKind.BOOLEAN)
        return _number(
            given.get(f"{_OFFICE}value", ""), shown, given.get(f"{_OFFICE}currency", ""), percent=kind == "percentage"
        )


def _number(stored: str, shown: str, currency: str, *, percent: bool) -> Cell | None:
    value, text = stored_number(stored), number_text(stored)
    if value is None or text is None:
        return Cell(stored or shown, CellKind.TEXT) if stored or shown else None
    if percent:
        return Cell(percent_text(value, 1), CellKind.PERCENT)
    unit = _CURRENCIES.get(currency, currency) or _unit_shown(value, shown)
    return Cell(number_with_unit(text, unit), CellKind.TEXT) if unit else Cell(text, CellKind.NUMBER)


def _unit_shown(value: float, shown: str) -> str:
    """What is shown after a number, when the number before it is the stored one, rounded or not."""
    found = _SHOWN_UNIT.fullmatch(shown.strip())
    if not found or not math.isfinite(value):
        return ""
    digits = re.sub(r"\D", "", found["number"])
    stored = abs(Decimal(format(value, ".15g")))
    same = any(int(digits) == round(stored.scaleb(places)) for places in range(len(digits)))
    return found["unit"] if same else ""


def _time(stored: str) -> Cell:
    found = _DURATION.fullmatch(stored)
    if not found:
        return Cell(stored, CellKind.TEXT)
    hours, rest = int(found["hours"]), f"{int(found['minutes']):02d}:{int(found['seconds']):02d}"
    if found["sign"] or hours >= 24:
        return Cell(f"{found['sign']}{hours}:{rest}", CellKind.TEXT)
    return Cell(f"{hours:02d}:{rest}", CellKind.DATE)


def _count(attributes: Attributes, name: str) -> int:
    """A number of times, one when absent; no more than a sheet has rows."""
    text = attributes.get(name, "1")
    if not text.isdecimal():
        raise damaged(read=text)
    return min(int(text[:12]), LAST_ROW)


class TableEvents:
    """Gathers the tables of a content; what is repeated is counted before it is written out.

    `notes`: sheet, cell and text of what is none of the cells' own text.
    """

    def __init__(self, sheets: list[SheetCells], cell: CellEvents, limits: Limits) -> None:
        self._sheets, self._cell, self._limits = sheets, cell, limits
        self._unseen_styles: set[str] = set()
        self._style = ""
        self._aside = 0
        self._row = self._column = self._filled = 0
        self._cells: list[tuple[int, Cell]] = []
        self._repeat = 1
        self._in_cell = False
        self.notes: list[tuple[str, str, str]] = []
        self._note: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._aside or name in _ASIDE or name.startswith(_DRAWING):
            self._aside += 1
        elif name in _CELLS:
            self._start_cell(attributes)
        elif self._in_cell:
            self._cell.start(name, attributes)
        elif name == f"{_TABLE}table-row":
            self._start_row(attributes)
        elif name == f"{_TABLE}table-column":
            self._start_column(attributes)
        elif name == f"{_TABLE}table":
            self._start_table(attributes)
        elif name == f"{_STYLE}style":
            self._style = attributes.get(f"{_STYLE}name", "")
        elif name == f"{_STYLE}table-properties" and attributes.get(f"{_TABLE}display") == "false":
            self._unseen_styles.add(self._style)

    def text(self, text: str) -> None:
        """Characters of an element."""
        if self._aside:
            self._note.append(text)
        elif self._in_cell:
            self._cell.text(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._aside:
            self._aside -= 1
            if not self._aside:
                self._end_note()
        elif name in _CELLS:
            self._end_cell()
        elif self._in_cell:
            self._cell.end(name)
        elif name == f"{_TABLE}table-row":
            self._end_row()

    @property
    def _sheet(self) -> SheetCells:
        if not self._sheets:
            raise damaged()
        return self._sheets[-1]

    def _end_note(self) -> None:
        """Keep what stood aside apart: sheet, cell (empty for what is in none), text."""
        cell = f"{column_letters(self._column + 1)}{self._row + 1}" if self._in_cell else ""
        self.notes.append((self._sheets[-1].name if self._sheets else "", cell, "".join(self._note)))
        self._note = []

    def _start_table(self, attributes: Attributes) -> None:
        hidden = attributes.get(f"{_TABLE}style-name") in self._unseen_styles
        self._sheets.append(SheetCells(attributes.get(f"{_TABLE}name", ""), hidden))
        self._row = self._column = 0

    def _start_column(self, attributes: Attributes) -> None:
        repeat = _count(attributes, f"{_TABLE}number-columns-repeated")
        if attributes.get(f"{_TABLE}visibility") in _UNSEEN:
            last = min(self._column + repeat, LAST_COLUMN)
            self._sheet.hidden_columns.update(range(self._column + 1, last + 1))
        self._column += repeat

    def _start_row(self, attributes: Attributes) -> None:
        self._repeat = _count(attributes, f"{_TABLE}number-rows-repeated")
        self._column = 0
        self._cells = []
        if attributes.get(f"{_TABLE}visibility") in _UNSEEN:
            last = min(self._row + self._repeat, LAST_ROW)
            self._sheet.hidden_rows.update(range(self._row + 1, last + 1))

    def _start_cell(self, attributes: Attributes) -> None:
        self._in_cell = True
        self._width = _count(attributes, f"{_TABLE}number-columns-repeated")
        right = _count(attributes, f"{_TABLE}number-columns-spanned") - 1
        below = _count(attributes, f"{_TABLE}number-rows-spanned") - 1
        if right or below:
            place = self._row + 1, self._column + 1
            self._sheet.merges.append((*place, place[0] + below, place[1] + right))
        self._cell.open(attributes)

    def _end_cell(self) -> None:
        self._in_cell = False
        cell = self._cell.close()
        if cell is not None:
            self._filled += self._width * self._repeat
            if self._filled > self._limits.cells:
                raise too_heavy(self._sheet.name, cells=self._limits.cells)
            if self._column + self._width > LAST_COLUMN:
                raise too_heavy(self._sheet.name, columns=LAST_COLUMN)
            self._cells += ((self._column + number, cell) for number in range(1, self._width + 1))
        self._column += self._width

    def _end_row(self) -> None:
        if self._cells and self._row + self._repeat > LAST_ROW:
            raise too_heavy(self._sheet.name, rows=LAST_ROW)
        for column, cell in self._cells:
            store = self._sheet.column(column)
            for row in range(self._row + 1, self._row + self._repeat + 1):
                store.add(row, cell.text, cell.kind)
        self._row = min(self._row + self._repeat, LAST_ROW)
