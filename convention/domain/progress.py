"""Progress: what is said of one indicator in one scope, and the formulas behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from convention.domain.catalogue import (
    Abandonment,
    Catalogue,
    Direction,
    Frequency,
    Indicator,
    Kind,
    Operator,
    Territory,
)
from convention.domain.goal import Goal
from convention.domain.period import Grain, Period, period_of
from convention.domain.standing import Standing

RULES = 2
"""The version of the rules that judge; raised when the same data may be judged otherwise."""


class ProgressStatus(StrEnum):
    """Where an indicator stands; in the order in which they are tried."""

    NOT_APPLICABLE = "not_applicable"
    INCOMPLETE = "incomplete"
    NO_TARGET = "no_target"
    NO_DATA = "no_data"
    NOT_YET_DUE = "not_yet_due"
    STALE = "stale"
    REACHED = "reached"
    FELL_SINCE = "fell_since"
    REACHED_LATE = "reached_late"
    MISSED = "missed"
    AWAITED = "awaited"
    NOT_ESTABLISHED = "not_established"
    REGRESSION = "regression"
    ON_TRACK = "on_track"
    WATCH = "watch"
    LATE = "late"


JUDGED = (
    ProgressStatus.MISSED,
    ProgressStatus.REGRESSION,
    ProgressStatus.LATE,
    ProgressStatus.WATCH,
    ProgressStatus.ON_TRACK,
    ProgressStatus.FELL_SINCE,
    ProgressStatus.REACHED_LATE,
    ProgressStatus.REACHED,
)
"""The statuses that judge, least favourable first."""

KEPT = (ProgressStatus.REACHED, ProgressStatus.REACHED_LATE, ProgressStatus.FELL_SINCE)
"""The statuses of what was reached, in time or not, for good or not; each is counted apart."""


@dataclass(frozen=True)
class Verdict:
    """What stands of a due date that has come.

    `status`: reached, missed, awaited or not established on the due date itself; it does not drift. `standing`: what
    was known of the due period, which ends on `period_end`. `open_until`: the last day on which its value may come.
    `since`: the end of the period whose value says that the target was reached late, or no longer is.
    """

    status: ProgressStatus
    standing: Standing
    period_end: date
    open_until: date
    since: date | None = None


@dataclass(frozen=True)
class Assessment:
    """One indicator in one scope at a situation date.

    `rate`, `expected_rate`: percent, exact; None where the kind has none. `expected`: E(t) in the indicator's unit, at
    `t`, the end of the last valid value's period. `slip`: days between a step's due day and the day it was done, or the
    situation date while it is not. `years_due`: for yearly duties. `distance`: value minus target, for thresholds.
    `abandoned`: what gave the indicator or its action up by the situation date. `missing_periods`: those that a sum of
    increments lacks, or due years without a value: the sum or the count is then a minimum. `at_due`: from the due date
    on. `first_due_missed`: the due date that an amendment moved or gave up after it had passed
    unmet. `split_unknown`: only a
    common value is known of what was promised for each territory.
    """

    indicator: Indicator
    territory: Territory
    situation: date
    standing: Standing
    goal: Goal | None
    status: ProgressStatus
    rate: Fraction | None = None
    expected_rate: Fraction | None = None
    expected: Fraction | None = None
    distance: Decimal | None = None
    slip: int | None = None
    years_due: int | None = None
    abandoned: Abandonment | None = None
    missing_periods: int = 0
    at_due: Verdict | None = None
    first_due_missed: date | None = None
    split_unknown: bool = False

    @property
    def gap(self) -> Fraction | None:
        """Rate minus expected rate, in points."""
        if self.rate is None or self.expected_rate is None:
            return None
        return self.rate - self.expected_rate


def rate(baseline: Decimal | Fraction, target: Decimal | Fraction, value: Decimal | Fraction) -> Fraction:
    """`100·(V−B)/(C−B)`, one signed formula for rises and falls.

    Raises ZeroDivisionError when target and baseline are equal: keeping a level has no rate.
    """
    start = Fraction(baseline)
    return 100 * (Fraction(value) - start) / (Fraction(target) - start)


def met(indicator: Indicator, operator: Operator, target: Decimal, value: Decimal | None) -> bool:
    """Whether a value reaches a target in the indicator's direction, or keeps a threshold."""
    if value is None:
        return False
    match operator, indicator.direction:
        case (Operator.AT_LEAST, _) | (Operator.REACH, Direction.UP):
            return value >= target
        case (Operator.AT_MOST, _) | (Operator.REACH, Direction.DOWN):
            return value <= target
        case _:
            return value == target


def keeps_a_level(goal: Goal) -> bool:
    """Whether the target is what stood at the start."""
    return goal.operator is Operator.REACH and goal.baseline is not None and goal.baseline == goal.target


def lag(catalogue: Catalogue, indicator: Indicator, day: date) -> timedelta:
    """The time left after the end of a period before its value is missed, in force on a day."""
    return timedelta(days=int(catalogue.threshold(f"lag_{indicator.frequency}", day)))


def due_period(indicator: Indicator, due: date) -> Period:
    """The period that ends on a due date or holds it; for a yearly duty the whole year."""
    grain = indicator.frequency.grain
    if indicator.kind is Kind.YEARLY:
        grain = year_grain(indicator)
    return period_of(due, grain)


def year_grain(indicator: Indicator) -> Grain:
    """The years that a yearly duty counts in."""
    return Grain.SCHOOL_YEAR if indicator.frequency is Frequency.SCHOOL_YEAR else Grain.YEAR


def decided_on(indicator: Indicator, due: date) -> date:
    """The last day of what decides a due date: of its period, or the very day for a step."""
    return due if indicator.kind is Kind.MILESTONE else due_period(indicator, due).end


def is_stale(catalogue: Catalogue, indicator: Indicator, period: Period, situation: date) -> bool:
    """Whether the next value should have come: period, periodicity and tolerated lag have passed."""
    if indicator.frequency is Frequency.ONCE or duty_over(catalogue, indicator, period, situation):
        return False
    following = period_of(period.end + timedelta(days=1), indicator.frequency.grain)
    return following.end + lag(catalogue, indicator, situation) < situation


def duty_over(catalogue: Catalogue, indicator: Indicator, period: Period, situation: date) -> bool:
    """Whether no year of a yearly duty is due after the period, by what was agreed at the situation date."""
    if indicator.kind is not Kind.YEARLY:
        return False
    ends = [target.due for target in catalogue.agreed_on(situation).targets_of(indicator.code)]
    return bool(ends) and period.end.year >= max(ends).year
