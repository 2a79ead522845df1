"""The laws of periods: codes, succession, tiling of the calendar, school years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.period import Grain, Period, period_from_code, period_of, periods_between

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
grains = st.sampled_from(Grain)
ONE = timedelta(days=1)


@given(days, grains)
def test_the_code_of_a_period_gives_it_back(day: date, grain: Grain) -> None:
    period = period_of(day, grain)
    assert period_from_code(period.code) == period


@given(days, grains)
def test_a_period_holds_its_day_and_every_day_of_it_gives_the_same_period(day: date, grain: Grain) -> None:
    period = period_of(day, grain)
    assert period.start <= day <= period.end
    assert period_of(period.start, grain) == period == period_of(period.end, grain)


@given(days, grains)
def test_periods_of_a_grain_follow_each_other_without_gap_or_overlap(day: date, grain: Grain) -> None:
    period = period_of(day, grain)
    following = period.next()
    assert following.start == period.end + ONE
    assert following.grain is grain
    assert period < following


@given(days, st.integers(0, 1200), grains)
def test_periods_between_two_days_are_those_that_fit_whole(first: date, length: int, grain: Grain) -> None:
    last = first + timedelta(days=length)
    found = periods_between(first, last, grain)
    inside = {period_of(first + timedelta(days=n), grain) for n in range(length + 1)}
    assert set(found) == {period for period in inside if period.start >= first and period.end <= last}
    assert list(found) == sorted(found)


@pytest.mark.parametrize(
    ("code", "start", "end", "grain"),
    [
        ("2019-12-31", date(2019, 12, 31), date(2019, 12, 31), Grain.DAY),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), Grain.MONTH),
        ("2019-T3", date(2019, 7, 1), date(2019, 9, 30), Grain.QUARTER),
        ("2019-S1", date(2019, 1, 1), date(2019, 6, 30), Grain.HALF_YEAR),
        ("2019-S2", date(2019, 7, 1), date(2019, 12, 31), Grain.HALF_YEAR),
        ("2018", date(2018, 1, 1), date(2018, 12, 31), Grain.YEAR),
        ("2018-2019", date(2018, 9, 1), date(2019, 8, 31), Grain.SCHOOL_YEAR),
    ],
)
def test_the_bounds_that_a_code_says(code: str, start: date, end: date, grain: Grain) -> None:
    assert period_from_code(code) == Period(end=end, start=start, grain=grain)


@pytest.mark.parametrize(
    "code", ["", "19", "2019-S3", "2019-T5", "2019-T0", "2019-13", "2019-02-30", "2018-2020", "2019-1"]
)
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        period_from_code(code)


@given(days)
def test_a_school_year_runs_from_september_to_august(day: date) -> None:
    year = period_of(day, Grain.SCHOOL_YEAR)
    assert (year.start.month, year.start.day, year.end.month, year.end.day) == (9, 1, 8, 31)
    assert year.end.year == year.start.year + 1


@given(days)
def test_months_quarters_and_half_years_nest_in_the_year(day: date) -> None:
    year = period_of(day, Grain.YEAR)
    for grain, count in ((Grain.MONTH, 12), (Grain.QUARTER, 4), (Grain.HALF_YEAR, 2)):
        parts = periods_between(year.start, year.end, grain)
        assert len(parts) == count
        assert (parts[0].start, parts[-1].end) == (year.start, year.end)
