"""Cells of the workbooks made here: no text is lost, however long."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from convention.reports.sheet_cells import LONG_TEXTS, LONGEST, put


def written(text: str) -> Workbook:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Lignage"
    put(sheet, 2, 3, text)
    target = io.BytesIO()
    book.save(target)
    return load_workbook(io.BytesIO(target.getvalue()))


@given(st.sampled_from(["a", "é", "\U0001f600", "=1+1 "]), st.integers(LONGEST - 2, 3 * LONGEST))
@settings(max_examples=12, deadline=None)
def test_a_text_of_any_length_can_be_read_back_whole(sign: str, length: int) -> None:
    text = sign * (length // len(sign))
    book = written(text)
    shown = str(book["Lignage"]["C2"].value)
    if LONG_TEXTS not in book.sheetnames:
        assert shown == text
        return
    rows = list(book[LONG_TEXTS].iter_rows(min_row=2, values_only=True))
    assert "".join(str(row[3]) for row in rows) == text
    assert {(row[0], row[1]) for row in rows} == {("Lignage", "C2")}
    assert shown.endswith("la suite est en feuille «\u00a0Textes longs\u00a0»]")
    assert len(shown.encode("utf-16-le")) // 2 <= LONGEST


def test_a_text_of_forty_thousand_signs_says_where_it_goes_on() -> None:
    book = written("x" * 40_000)
    assert [row[2] for row in book[LONG_TEXTS].iter_rows(min_row=2, values_only=True)] == ["1 sur 2", "2 sur 2"]
