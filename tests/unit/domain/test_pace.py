"""Pace: an honest range from the last increments, and silence where there is none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from convention.domain.pace import pace_of

HALVES = [date(2018, 6, 30), date(2018, 12, 31), date(2019, 6, 30), date(2019, 12, 31), date(2020, 6, 30)]
INCREMENTS = st.lists(st.integers(-3, 9), min_size=2, max_size=4)


def values(increments: list[int], start: int = 0) -> list[tuple[date, Decimal]]:
    """Running totals at the ends of half-years."""
    totals = [start]
    for increment in increments:
        totals.append(totals[-1] + increment)
    return [(day, Decimal(total)) for day, total in zip(HALVES, totals, strict=False)]


def test_what_is_missing_divided_by_the_slowest_and_the_fastest_of_three_increments() -> None:
    found = pace_of(values([0, 9, 3, 4]), Decimal(26))
    assert found is not None
    # 10 are missing: at 9 in 181 days that takes 201.1 days, at 3 in 184 days 613.3.
    assert (found.earliest - date(2020, 6, 30)).days == 202
    assert (found.latest - date(2020, 6, 30)).days == 614


def test_nothing_is_said_under_three_values_at_the_target_or_without_progress() -> None:
    assert pace_of(values([5]), Decimal(20)) is None
    assert pace_of(values([5, 5, 5]), Decimal(15)) is None
    assert pace_of(values([5, 5, 5]), Decimal(12)) is None
    assert pace_of(values([5, 0, 5]), Decimal(90)) is None
    assert pace_of(values([5, -1, 5]), Decimal(90)) is None


@given(INCREMENTS, st.integers(-40, 60))
def test_a_wanted_fall_is_a_rise_mirrored_and_no_range_starts_before_the_last_value(
    steps: list[int], goal: int
) -> None:
    rise, fall = values(steps), [(day, -value) for day, value in values(steps)]
    found, mirrored = pace_of(rise, Decimal(goal)), pace_of(fall, Decimal(-goal))
    assert found == mirrored
    if found is not None:
        assert rise[-1][0] < found.earliest <= found.latest
        assert 0 < found.slowest <= found.fastest


@given(INCREMENTS, st.integers(1, 60), st.integers(1, 60))
def test_a_further_target_is_never_reached_earlier(steps: list[int], near: int, further: int) -> None:
    last = values(steps)[-1][1]
    first, second = pace_of(values(steps), last + near), pace_of(values(steps), last + near + further)
    if first is not None and second is not None:
        assert first.earliest <= second.earliest
        assert first.latest <= second.latest
