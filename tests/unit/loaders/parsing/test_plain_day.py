"""The fast reading of plain dates says what the careful one says, or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders.parsing.dates import DateOrder, plain_day, read_day

NUMBER = st.integers(0, 40).map(lambda n: f"{n:02d}")
YEAR = st.integers(1890, 2110).map(str)
WRITTEN = st.one_of(
    st.builds(lambda d, m, y: f"{d}/{m}/{y}", NUMBER, NUMBER, YEAR),
    st.builds(lambda d, m, y: f"{y}-{m}-{d}", NUMBER, NUMBER, YEAR),
    st.text("0123456789/-", min_size=10, max_size=10),
)


@given(WRITTEN, st.sampled_from([None, *DateOrder]))
@example("12/31/2019", None)
@example("01/02/2019", DateOrder.MONTH_FIRST)
def test_it_reads_as_the_careful_reading_does(text: str, order: DateOrder | None) -> None:
    fast = plain_day(text, order)
    assert fast is None or fast == read_day(text, order)


@pytest.mark.parametrize("text", ["31/12/2019", "2019-12-31"])
def test_the_plain_forms_are_read(text: str) -> None:
    assert plain_day(text) == date(2019, 12, 31)
