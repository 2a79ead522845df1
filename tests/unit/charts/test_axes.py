"""Axes hold what is drawn, with round ticks, whatever the values and however short the time."""

from __future__ import annotations

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from convention.charts.axes import number_axis, round_ticks, span_of, time_axis
from convention.domain.period import Grain

values = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 4))


@given(st.lists(values, min_size=1, max_size=8), st.booleans())
def test_every_value_is_on_the_axis(found: list[float], from_zero: bool) -> None:
    span = span_of(found, from_zero=from_zero)
    assert span.low < span.high
    assert all(span.low <= value <= span.high for value in found)
    assert span.has_zero or not from_zero


@given(st.lists(values, min_size=1, max_size=8), st.booleans())
def test_ticks_are_few_and_evenly_spaced(found: list[float], whole: bool) -> None:
    ticks = round_ticks(span_of(found, from_zero=True), whole=whole)
    assert 1 <= len(ticks) <= 7
    assert len({after - before for before, after in itertools.pairwise(ticks)}) <= 1
    assert not whole or all(tick.denominator == 1 for tick in ticks)


def test_a_series_of_zeros_has_an_axis() -> None:
    assert number_axis(span_of([0, 0], from_zero=True), whole=True)["ticktext"] == ["0", "1"]


def test_values_close_to_each_other_leave_zero_and_bars_never_do() -> None:
    assert not span_of([96, 98], from_zero=False).has_zero
    assert span_of([96, 98], from_zero=True).low == 0


@given(st.dates(date(2015, 1, 1), date(2021, 12, 31)), st.integers(0, 4000), st.sampled_from(list(Grain)))
def test_a_time_axis_has_some_ticks_inside_and_never_too_many(first: date, more: int, grain: Grain) -> None:
    last = date.fromordinal(first.toordinal() + more)
    axis = time_axis([last, first], grain)
    low, high = axis["range"]
    assert low < first.isoformat() <= last.isoformat() < high
    assert 1 <= len(axis["tickvals"]) <= 9
    assert all(low <= tick <= high for tick in axis["tickvals"])


def test_ticks_speak_french() -> None:
    axis = time_axis([date(2018, 1, 1), date(2019, 12, 31)])
    assert axis["ticktext"][-1] == "déc.<br>2019"
    assert number_axis(span_of([1500], from_zero=True))["ticktext"][-1] == "1\u202f500"
    assert number_axis(span_of([52.5], from_zero=True), "%")["ticktext"][-1].endswith("\u202f%")
