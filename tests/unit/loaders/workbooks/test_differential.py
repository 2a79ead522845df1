"""Other readers of workbooks agree with ours, cell by cell: openpyxl, xlrd and calamine, each where it can read.

Our cells are texts as shown and theirs are values as stored: `agree` says when both mean the same.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
import xlrd
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from loaders.workbooks.book import CellKind
from loaders.workbooks.dates_shown import LONG_MONTHS, SHORT_MONTHS
from loaders.workbooks.foreign_file import read_book
from tests.builders.beside import WORKBOOKS
from tests.builders.cells import cells
from tests.builders.raw_workbooks import old_excel, opendocument
from tests.builders.workbooks import analyst_workbook, saved

EXAMPLES = Path(__file__).parents[4] / "data" / "exemples"
FILES = [path for folder in (EXAMPLES, WORKBOOKS) for path in sorted(folder.glob("*.xls*"))]
Cells = dict[tuple[str, str], object]
Value = str | float | date | bool
Grid = dict[tuple[int, int], tuple[Value, str]]


def ours(content: bytes, name: str) -> dict[tuple[str, str], tuple[str, CellKind]]:
    book = read_book(content, name)
    return {(sheet.name, where): cell for sheet in book.sheets for where, cell in cells(sheet).items()}


def by_openpyxl(content: bytes) -> Cells:
    book = load_workbook(BytesIO(content), data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and cell.value != ""
    }


def by_calamine(content: bytes) -> Cells:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    found: Cells = {}
    for name in book.sheet_names:
        for row, values in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), 1):
            for column, value in enumerate(values, 1):
                if value != "":
                    found[name, f"{get_column_letter(column)}{row}"] = value
    return found


def by_xlrd(content: bytes) -> Cells:
    book = xlrd.open_workbook(file_contents=content)
    found: Cells = {}
    for sheet in book.sheets():
        for row in range(sheet.nrows):
            for column, cell in enumerate(sheet.row(row)):
                if value := list(_xlrd_value(cell, book.datemode)):
                    found[sheet.name, f"{get_column_letter(column + 1)}{row + 1}"] = value[0]
    return found


def _xlrd_value(cell: xlrd.sheet.Cell, mode: int) -> Iterator[object]:
    if cell.ctype == xlrd.XL_CELL_DATE:
        yield xlrd.xldate_as_datetime(cell.value, mode)
    elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
        yield bool(cell.value)
    elif cell.ctype == xlrd.XL_CELL_ERROR:
        yield xlrd.error_text_from_code[cell.value]
    elif cell.ctype in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER) and cell.value != "":
        yield cell.value


def agree(text: str, kind: CellKind, other: object) -> bool:
    """Whether our cell says what another reader says of it."""
    if isinstance(other, bool):
        return (text, kind) == ("VRAI" if other else "FAUX", CellKind.BOOLEAN)
    if isinstance(other, date):
        return _same_date(text, kind, other)
    if isinstance(other, time):
        return text == other.replace(microsecond=0).isoformat()
    if isinstance(other, timedelta):
        hours, minutes, seconds = (int(part) for part in text.split(":"))
        return abs(other.total_seconds() - (hours * 3600 + minutes * 60 + seconds)) <= 1
    if isinstance(other, int | float):
        return _same_number(text, kind, other)
    return kind in {CellKind.TEXT, CellKind.ERROR} and _plain(text) == _plain(str(other))


def _same_date(text: str, kind: CellKind, other: date) -> bool:
    moment = other if isinstance(other, datetime) else datetime(other.year, other.month, other.day)
    months = (f"{moment.month:02d}/", SHORT_MONTHS[moment.month - 1], LONG_MONTHS[moment.month - 1])
    if kind is CellKind.DATE:
        return abs(datetime.fromisoformat(text) - moment) < timedelta(seconds=1)
    if kind is CellKind.MONTH:
        return str(moment.year) in text and any(month in text for month in months)
    return str(moment.year) in text if kind is CellKind.YEAR else any(month in text for month in months)


def _same_number(text: str, kind: CellKind, other: float) -> bool:
    if kind is CellKind.TEXT:
        found = re.match(r"-?[0-9]+(?:,[0-9]+)?", text)
        return found is not None and math.isclose(float(found[0].replace(",", ".")), other, rel_tol=1e-9)
    shown = float(text) / (100 if kind is CellKind.PERCENT else 1)
    return kind in {CellKind.NUMBER, CellKind.PERCENT} and math.isclose(shown, other, rel_tol=1e-12, abs_tol=1e-300)


def _plain(text: str) -> str:
    return re.sub(r"_x000D_|\r\n?", "\n", text).replace("\n\n", "\n")


def covered(content: bytes) -> set[tuple[str, str]]:
    """The cells behind merges, which openpyxl empties though the file has them."""
    return {
        (sheet.title, f"{get_column_letter(column)}{row}")
        for sheet in load_workbook(BytesIO(content)).worksheets
        for merge in sheet.merged_cells.ranges
        for row, column in [*merge.cells][1:]
    }


def differences(
    content: bytes, name: str, others: Cells, *, all_cells: bool, behind: Collection[tuple[str, str]] = ()
) -> list[object]:
    """Where another reader says another thing, or sees nothing and we do.

    `all_cells`: false for a reader that has no word for errors; `behind`: cells that it leaves out knowingly.
    """
    found = ours(content, name)
    wrong: list[object] = [
        (where, found.get(where), other)
        for where, other in others.items()
        if where not in found or not agree(*found[where], other)
    ]
    unseen = {CellKind.FORMULA_WITHOUT_VALUE} if all_cells else {CellKind.FORMULA_WITHOUT_VALUE, CellKind.ERROR}
    alone = [each for each in found.items() if each[0] not in others and each[0] not in behind]
    return [*wrong, *(each for each in alone if each[1][1] not in unseen)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_workbook_at_hand_is_read_alike(path: Path) -> None:
    content = path.read_bytes()
    assert differences(content, path.name, by_openpyxl(content), all_cells=True, behind=covered(content)) == []
    # calamine has no word for an error and gives a blank.
    assert differences(content, path.name, by_calamine(content), all_cells=False) == []


def test_an_analyst_workbook_is_read_alike() -> None:
    content = analyst_workbook()
    assert differences(content, "a.xlsx", by_openpyxl(content), all_cells=True, behind=covered(content)) == []


TEXTS = st.text(st.sampled_from("abcé’ €12,.-%"), min_size=1, max_size=8).filter(
    lambda text: text.strip() == text != ""
)
NUMBERS = st.integers(-(10**9), 10**9) | st.decimals(-(10**6), 10**6, places=4).map(float)
MOMENTS = st.datetimes(datetime(1950, 1, 1), datetime(2099, 12, 31)).map(lambda moment: moment.replace(microsecond=0))
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
FORMATS = st.sampled_from(["General", "0.00", "0%", "mmm-yy", "mm/yyyy", "yyyy", "dd/mm/yyyy", '0" km"', "mmmm"])
VALUES = st.tuples(TEXTS | NUMBERS | MOMENTS | DAYS | st.booleans(), FORMATS)
GRIDS = st.dictionaries(st.tuples(st.integers(1, 12), st.integers(1, 6)), VALUES, min_size=1, max_size=12)


def fitting(value: Value, code: str) -> str:
    """A format that suits the value: one of dates for a date, one of numbers for a number."""
    of_dates = ("m" in code and "km" not in code) or "y" in code
    if isinstance(value, date):
        return code if of_dates else "dd/mm/yyyy hh:mm:ss"
    return "General" if of_dates or isinstance(value, bool | str) else code


@settings(max_examples=25)
@given(GRIDS, st.booleans())
def test_generated_workbooks_are_read_alike(grid: Grid, since_1904: bool) -> None:
    book = Workbook()
    if since_1904:
        book.epoch = datetime(1904, 1, 1)
    for (row, column), (value, code) in grid.items():
        cell = book.worksheets[0].cell(row, column, value)
        cell.number_format = fitting(value, code)
    content = saved(book)
    assert differences(content, "a.xlsx", by_openpyxl(content), all_cells=True) == []
    assert differences(content, "a.xlsx", by_calamine(content), all_cells=True) == []


@settings(max_examples=25)
@given(GRIDS, st.booleans())
def test_generated_old_workbooks_are_read_alike(grid: Grid, since_1904: bool) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = since_1904
    sheet = book.add_sheet("Feuille")
    for (row, column), (value, code) in grid.items():
        style = xlwt.XFStyle()
        style.num_format_str = fitting(value, code)
        sheet.write(row, column, value, style)
    content = old_excel(book)
    assert differences(content, "a.xls", by_xlrd(content), all_cells=True) == []


@settings(max_examples=25)
@given(GRIDS)
def test_generated_opendocument_workbooks_are_read_alike(grid: Grid) -> None:
    rows = [[_ods_cell(grid.get((row, column), ("", ""))[0]) for column in range(1, 7)] for row in range(1, 13)]
    body = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    content = opendocument(
        f'<table:table table:name="Feuille">{body}</table:table>', **{"META-INF/manifest.xml": MANIFEST}
    )
    assert differences(content, "a.ods", by_calamine(content), all_cells=True) == []


MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="/" '
    'm:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m:manifest>'
)


def _ods_cell(value: Value) -> str:
    kind, stored = "float", f'office:value="{value}"'
    if value == "" and isinstance(value, str):
        return "<table:table-cell/>"
    if isinstance(value, bool):
        kind, stored = "boolean", f'office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, date):
        kind, stored = "date", f'office:date-value="{value.isoformat()}"'
    elif isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="{kind}" {stored}><text:p>{value}</text:p></table:table-cell>'
