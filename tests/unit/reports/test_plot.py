"""Places of printed curves: round steps, and labels that stay apart and above the axis."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.reports.plot import apart
from convention.reports.series import value_ticks

HEIGHTS = st.lists(st.floats(0, 1), min_size=1, max_size=4)


@given(HEIGHTS)
def test_labels_never_cover_each_other(heights: list[float]) -> None:
    sizes = [0.115] * len(heights)
    placed = apart(heights, sizes)
    order = sorted(placed)
    assert all(after - before >= 0.115 - 1e-9 for before, after in itertools.pairwise(order))
    assert order[0] >= -0.03


def test_a_label_with_room_stays_where_its_point_is() -> None:
    assert apart([0.2, 0.8], [0.1, 0.1]) == [0.2, 0.8]


@pytest.mark.parametrize(
    ("values", "from_zero", "whole", "expected"),
    [
        ([0.0, 45.0], True, True, [0, 10, 20, 30, 40, 50]),
        ([1.0, 2.0], False, True, [0, 1, 2]),
        ([4600.0, 5600.0], False, True, [4600, 4800, 5000, 5200, 5400, 5600]),
        ([0.9, 4.6], True, False, [0, 1, 2, 3, 4, 5]),
        ([7.0], False, True, [0, 2, 4, 6, 8]),
        ([0.0], True, True, [0, 1]),
    ],
)
def test_steps_are_round_and_hold_all_values(
    values: list[float], from_zero: bool, whole: bool, expected: list[float]
) -> None:
    assert value_ticks(values, from_zero=from_zero, whole=whole) == expected
