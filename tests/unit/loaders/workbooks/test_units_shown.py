"""A unit that only the format of a cell shows never changes the number, whatever that is."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from loaders.parsing.numbers import NumberReading, parse_machine_number, parse_number
from loaders.workbooks.cell_texts import number_text
from loaders.workbooks.number_formats import number_format

STORED = st.one_of(
    st.integers(-(10**14), 10**14).map(str),
    st.floats(-1e12, 1e12, allow_nan=False).map(repr),
    st.decimals(-(10**6), 10**6, places=3).map(str),
)


@given(STORED)
@example("-0.0")
@example("1.234")
@example("1234.5678")
@example("1E-7")
def test_a_number_with_its_unit_is_the_number_without(stored: str) -> None:
    plain = number_text(stored)
    assert plain is not None
    alone = parse_machine_number(plain)
    text, _ = number_format('#,##0.0" km"').cell(stored, since_1904=False)
    with_unit = parse_number(text)
    if isinstance(alone, NumberReading):
        assert isinstance(with_unit, NumberReading)
        assert (with_unit.value, with_unit.unit, with_unit.rounded) == (alone.value, "km", alone.rounded)
    else:
        assert not isinstance(with_unit, NumberReading)
        assert with_unit.code is alone.code


@given(st.integers(-(10**11), 10**11).map(lambda euros: euros * 1000))
def test_thousands_shown_stand_for_what_is_stored(euros: int) -> None:
    text, _ = number_format('# ##0," k€"').cell(str(euros), since_1904=False)
    found = parse_number(text)
    assert isinstance(found, NumberReading)
    assert (found.value * found.factor, found.base_unit) == (Decimal(euros), "€")
