"""Any table that a workbook library writes is read back the same, at the same addresses."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from loaders.workbooks.book import CellKind
from loaders.workbooks.foreign_file import read_book
from tests.builders.cells import cells
from tests.builders.workbooks import saved

Value = str | int | float | bool | date | datetime
_CONTROLS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
# A spreadsheet takes `=…` for a formula, `#REF!` for an error and `_x0041_` for an escaped letter.
TEXTS = st.text(_CONTROLS, min_size=1, max_size=12).filter(lambda text: text[0] not in "=#" and "_x" not in text)
# openpyxl writes sixteen digits: a number of more than fifteen would be rounded twice.
FLOATS = st.floats(-1e12, 1e12, allow_nan=False, allow_subnormal=False).map(lambda value: float(f"{value:.15g}"))
NUMBERS = st.integers(-(10**14), 10**14) | FLOATS
DATES = st.dates(date(1900, 3, 1), date(9999, 12, 31))
TIMES = st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 30)).map(lambda time: time.replace(microsecond=0))
PLACES = st.tuples(st.integers(1, 40), st.integers(1, 30))


def expected(value: Value) -> tuple[str, CellKind]:
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX", CellKind.BOOLEAN
    if isinstance(value, str):
        return value, CellKind.TEXT
    if isinstance(value, datetime):
        return value.isoformat().removesuffix("T00:00:00"), CellKind.DATE
    if isinstance(value, date):
        return value.isoformat(), CellKind.DATE
    shown = Decimal(f"{value:.15g}")
    return f"{shown.normalize():f}" if shown else "0", CellKind.NUMBER


@settings(max_examples=30)
@given(st.dictionaries(PLACES, TEXTS | NUMBERS | DATES | TIMES | st.booleans(), min_size=1, max_size=40))
def test_what_is_written_is_read(table: dict[tuple[int, int], Value]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    wanted = {}
    for (row, column), value in table.items():
        cell = sheet.cell(row, column, value)
        wanted[cell.coordinate] = expected(value)
    read = read_book(saved(book), "table.xlsx")
    assert read.findings == ()
    assert cells(read.sheets[0]) == wanted


@settings(max_examples=10)
@given(st.lists(st.integers(-100_000, 100_000).map(lambda number: Decimal(number) / 100), min_size=1, max_size=40))
def test_shares_are_read_as_they_are_shown(shares: list[Decimal]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row, share in enumerate(shares, 1):
        cell = sheet.cell(row, 1, float(share / 100))
        cell.number_format = "0.00%"
    (read,) = read_book(saved(book), "table.xlsx").sheets
    assert [Decimal(read.text(row, 0)) for row in range(read.rows)] == shares
    assert {kind for _, kind in cells(read).values()} == {CellKind.PERCENT}
