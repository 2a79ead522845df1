"""What moved between two readings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from convention.domain.catalogue import Territory
from convention.domain.changes import Change, changes
from convention.domain.progress import Assessment, ProgressStatus
from convention.domain.rollup import ActionProgress
from convention.domain.standing import NOTHING
from convention.wording.alternatives import change_text
from convention.wording.comparison import before_and_after
from tests.unit.domain.test_rollup import known, levels, rolled

S = ProgressStatus
AGREED = levels(3)


def reading(**told: int) -> list[ActionProgress]:
    """One reading of three levels, by their last digit: `reading(i1=150)`."""
    return [rolled(AGREED, {(f"A01-{name[1]}", Territory.COMMON): known(value) for name, value in told.items()})]


def changed(before: ProgressStatus, after: ProgressStatus) -> Change:
    """A change of status and nothing else."""
    indicator = AGREED.indicators[0]
    one, other = (
        Assessment(indicator, Territory.COMMON, date(2018, 12, 31), NOTHING, None, status) for status in (before, after)
    )
    return Change(one, other)


def test_a_rate_that_falls_with_the_same_value_is_a_change() -> None:
    before, after = reading(i1=150), reading(i1=150)
    (row, *others) = after[0].indicators
    fallen = replace(row, overall=replace(row.overall, rate=Fraction(100, 3)))
    (change,) = changes(before, [replace(after[0], indicators=(fallen, *others))])
    assert change.value_change == 0
    assert change.rate_change == Fraction(100, 3) - 50


def test_values_of_two_territories_are_not_subtracted() -> None:
    (change,) = changes(reading(i1=150), reading(i1=155))
    assert change.value_change == 5
    other = replace(change, before=replace(change.before, territory=Territory("paris")))
    assert (change.rate_change is None, other.value_change, other.rate_change) == (False, None, None)
    told = before_and_after(other)
    assert (told.before, told.after, told.moved) == ("150\u00a0unités (Paris)", "155\u00a0unités (ensemble)", "")
    assert change_text(other) == "150\u00a0unités (Paris), puis 155\u00a0unités (ensemble)"


def test_nothing_moves_between_equal_readings() -> None:
    assert changes(reading(i1=150, i2=120), reading(i1=150, i2=120)) == ()


def test_the_largest_change_of_rate_comes_first() -> None:
    found = changes(reading(i1=150, i2=120, i3=110), reading(i1=155, i2=180, i3=110))
    assert [(c.after.indicator.code, c.value_change, c.rate_change) for c in found] == [
        ("A01-2", Decimal(60), Fraction(60)),
        ("A01-1", Decimal(5), Fraction(5)),
    ]


def test_a_fall_counts_by_its_size() -> None:
    found = changes(reading(i1=150, i2=120), reading(i1=60, i2=130))
    assert [(c.after.indicator.code, c.rate_change, c.worsened) for c in found] == [
        ("A01-1", Fraction(-90), True),
        ("A01-2", Fraction(10), False),
    ]


def test_a_first_value_is_a_change_without_figures() -> None:
    (found,) = changes(reading(), reading(i1=150))
    assert (found.value_change, found.rate_change, found.status_changed, found.worsened) == (None, None, True, False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (S.ON_TRACK, S.WATCH),
        (S.WATCH, S.LATE),
        (S.LATE, S.REGRESSION),
        (S.REGRESSION, S.MISSED),
        (S.REACHED, S.ON_TRACK),
        (S.NOT_YET_DUE, S.MISSED),
        (S.NO_DATA, S.LATE),
        (S.REACHED, S.STALE),
        (S.ON_TRACK, S.NO_DATA),
    ],
)
def test_what_is_worse_one_way_is_better_the_other(before: ProgressStatus, after: ProgressStatus) -> None:
    assert changed(before, after).worsened
    assert not changed(after, before).worsened


def test_a_step_done_when_it_was_not_yet_due_is_no_worsening() -> None:
    assert not changed(S.NOT_YET_DUE, S.REACHED).worsened


def test_no_change_is_worse_both_ways() -> None:
    for before, after in product(S, S):
        assert not (changed(before, after).worsened and changed(after, before).worsened)
        assert changed(before, after).status_changed is (before is not after)
