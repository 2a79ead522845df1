"""The tables of an OpenDocument workbook: rows, repetitions, and what cannot be seen."""

from __future__ import annotations

from loaders.workbooks.cell_store import SheetCells
from loaders.workbooks.cells import LAST_COLUMN, LAST_ROW, PERSONAL_LINKS, Place
from loaders.workbooks.limits import Limits
from loaders.workbooks.opendocument_cells import Cell, CellEvents, count_of
from loaders.workbooks.opendocument_styles import DRAWING, OFFICE, STYLE, TABLE, TEXT, DateStyles
from loaders.workbooks.stop import damaged, too_heavy
from loaders.workbooks.xml_events import Attributes

_CELLS = frozenset([f"{TABLE}table-cell", f"{TABLE}covered-table-cell"])
_LINK = "http://www.w3.org/1999/xlink href"
_PARAGRAPH, _ANNOTATION = f"{TEXT}p", f"{OFFICE}annotation"
# What stands in a table or a cell and is none of its text: notes, drawings, deleted contents.
_ASIDE = frozenset([_ANNOTATION, f"{TABLE}shapes", f"{TABLE}tracked-changes", f"{OFFICE}forms", f"{TEXT}ruby-text"])
_UNSEEN = frozenset(["collapse", "filter"])


class TableEvents:
    """Gathers the tables of a content; what is repeated is counted before it is written out."""

    def __init__(self, sheets: list[SheetCells], cell: CellEvents, styles: DateStyles, limits: Limits) -> None:
        self._sheets, self._cell, self._styles, self._limits = sheets, cell, styles, limits
        self._column_styles: list[tuple[int, str]] = []
        self._row_style = ""
        self._unseen_styles: set[str] = set()
        self._style = ""
        self._aside = 0
        self._row = self._column = self._filled = 0
        self._cells: list[tuple[int, Cell]] = []
        self._repeat = 1
        self._in_cell = False
        self._note: list[str] = []
        self._is_note = self._in_text = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._aside or name in _ASIDE or name.startswith(DRAWING):
            self._start_aside(name)
        elif name in _CELLS:
            self._start_cell(attributes)
        elif self._in_cell:
            self._cell.start(name, attributes)
            if attributes.get(_LINK, "").lower().startswith(PERSONAL_LINKS):
                self._sheet.note(None, attributes[_LINK])
        elif name == f"{TABLE}table-row":
            self._start_row(attributes)
        elif name == f"{TABLE}table-column":
            self._start_column(attributes)
        elif name == f"{TABLE}table":
            self._start_table(attributes)
        elif not self._sheets:
            self._start_style(name, attributes)

    def _start_style(self, name: str, attributes: Attributes) -> None:
        self._styles.start(name, attributes)
        if name == f"{STYLE}style":
            self._style = attributes.get(f"{STYLE}name", "")
        elif name == f"{STYLE}table-properties" and attributes.get(f"{TABLE}display") == "false":
            self._unseen_styles.add(self._style)

    def text(self, text: str) -> None:
        """Characters of an element."""
        if self._aside:
            if self._in_text:
                self._note.append(text)
        elif self._in_cell:
            self._cell.text(text)
        elif not self._sheets:
            self._styles.text(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._aside:
            self._in_text = self._in_text and name != _PARAGRAPH
            self._aside -= 1
            if not self._aside:
                self._end_aside()
        elif name in _CELLS:
            self._end_cell()
        elif self._in_cell:
            self._cell.end(name)
        elif name == f"{TABLE}table-row":
            self._end_row()
        elif not self._sheets:
            self._styles.end(name)

    @property
    def _sheet(self) -> SheetCells:
        if not self._sheets:
            raise damaged()
        return self._sheets[-1]

    def _start_aside(self, name: str) -> None:
        """What is no text of a cell; of a note, its paragraphs count, not who wrote it and when."""
        if not self._aside:
            self._is_note = name == _ANNOTATION
        if name == _PARAGRAPH:
            self._in_text = True
            self._note += ["\n"] if self._note else []
        self._aside += 1

    def _end_aside(self) -> None:
        """Keep it as a note on its cell, or as a text of the sheet."""
        if self._sheets:
            on_cell = Place(self._column + 1, self._row + 1) if self._is_note and self._in_cell else None
            self._sheet.note(on_cell, "".join(self._note))
        self._note = []

    def _start_table(self, attributes: Attributes) -> None:
        hidden = attributes.get(f"{TABLE}style-name") in self._unseen_styles
        self._sheets.append(SheetCells(attributes.get(f"{TABLE}name", ""), hidden))
        self._row = self._column = 0
        self._column_styles = []

    def _start_column(self, attributes: Attributes) -> None:
        repeat = count_of(attributes, f"{TABLE}number-columns-repeated")
        if attributes.get(f"{TABLE}visibility") in _UNSEEN:
            last = min(self._column + repeat, LAST_COLUMN)
            self._sheet.hidden_columns.update(range(self._column + 1, last + 1))
        self._column += repeat
        self._column_styles.append((self._column, attributes.get(f"{TABLE}default-cell-style-name", "")))

    def _start_row(self, attributes: Attributes) -> None:
        self._repeat = count_of(attributes, f"{TABLE}number-rows-repeated")
        self._column = 0
        self._cells = []
        self._row_style = attributes.get(f"{TABLE}default-cell-style-name", "")
        if attributes.get(f"{TABLE}visibility") in _UNSEEN:
            last = min(self._row + self._repeat, LAST_ROW)
            self._sheet.hidden_rows.update(range(self._row + 1, last + 1))

    def _start_cell(self, attributes: Attributes) -> None:
        self._in_cell = True
        self._width = count_of(attributes, f"{TABLE}number-columns-repeated")
        right = count_of(attributes, f"{TABLE}number-columns-spanned") - 1
        below = count_of(attributes, f"{TABLE}number-rows-spanned") - 1
        if right or below:
            place = self._row + 1, self._column + 1
            self._sheet.merges.append((*place, place[0] + below, place[1] + right))
        self._cell.open(attributes, attributes.get(f"{TABLE}style-name") or self._row_style or self._column_style())

    def _column_style(self) -> str:
        """The style of the cells of a column that name none."""
        return next((style for end, style in self._column_styles if self._column < end), "")

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
