"""Progress: the rate and the status of one indicator in one scope; the only place where they are decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
from convention.domain.coverage import missing_periods
from convention.domain.goal import Goal, goal_of
from convention.domain.observation import WITH_VALUE, ObservationStatus
from convention.domain.period import Period, period_of
from convention.domain.standing import Standing


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
class Assessment:
    """One indicator in one scope at a situation date.

    `rate`, `expected_rate`: percent, exact; None where the kind has none. `expected`: E(t) in the indicator's unit, at
    `t`, the end of the last valid value's period. `slip`: days between a step's due day and the day it was done, or the
    situation date while it is not. `years_due`: for yearly duties. `distance`: value minus target, for thresholds.
    `abandoned`: what gave the indicator or its action up by the situation date. `missing_periods`: those that a sum of
    increments lacks, or due years without a value: the sum or the count is then a minimum.
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


def assess(
    catalogue: Catalogue, indicator: Indicator, territory: Territory, standing: Standing, situation: date
) -> Assessment:
    """The assessment of one indicator in one scope, by what was agreed on that day: first rule that matches wins."""
    goal = goal_of(catalogue.agreed_on(situation), indicator, territory)
    found = Assessment(
        indicator,
        territory,
        situation,
        standing,
        goal,
        ProgressStatus.NO_TARGET,
        abandoned=catalogue.abandoned(indicator, situation),
        missing_periods=missing_periods(catalogue, indicator, standing),
    )
    status = _before_judging(catalogue, found)
    found = _measured(catalogue, found)
    return replace(found, status=status or _judged(catalogue, found))


def value_expected_by(catalogue: Catalogue, indicator: Indicator, goal: Goal, situation: date) -> bool:
    """Whether a first value was due by the situation date: its first period and the tolerated lag have passed."""
    lag = _lag(catalogue, indicator, situation)
    if indicator.frequency is Frequency.ONCE:
        return goal.due + lag < situation
    first = period_of(catalogue.counted_from(indicator), indicator.frequency.grain)
    return first.end + lag < situation


def is_stale(catalogue: Catalogue, indicator: Indicator, period: Period, situation: date) -> bool:
    """Whether the next value should have come: period, periodicity and tolerated lag have passed."""
    if indicator.frequency is Frequency.ONCE or duty_over(catalogue, indicator, period, situation):
        return False
    following = period_of(period.end + timedelta(days=1), indicator.frequency.grain)
    return following.end + _lag(catalogue, indicator, situation) < situation


def duty_over(catalogue: Catalogue, indicator: Indicator, period: Period, situation: date) -> bool:
    """Whether no year of a yearly duty is due after the period, by what was agreed at the situation date."""
    if indicator.kind is not Kind.YEARLY:
        return False
    ends = [target.due for target in catalogue.agreed_on(situation).targets_of(indicator.code)]
    return bool(ends) and period.end.year >= max(ends).year


def _lag(catalogue: Catalogue, indicator: Indicator, day: date) -> timedelta:
    return timedelta(days=int(catalogue.threshold(f"lag_{indicator.frequency}", day)))


def _before_judging(catalogue: Catalogue, found: Assessment) -> ProgressStatus | None:
    """The statuses that need no rate."""
    indicator, standing, goal = found.indicator, found.standing, found.goal
    if found.abandoned is not None or standing.last_answer is ObservationStatus.NOT_APPLICABLE:
        return ProgressStatus.NOT_APPLICABLE
    if goal is not None and goal.baseline is None and _needs_baseline(found):
        return ProgressStatus.INCOMPLETE
    if goal is None:
        return ProgressStatus.NO_TARGET
    if standing.value is None or standing.period is None:
        answered = standing.last_answer is not None and standing.last_answer not in WITH_VALUE
        late = value_expected_by(catalogue, indicator, goal, found.situation)
        return ProgressStatus.NO_DATA if late or answered else ProgressStatus.NOT_YET_DUE
    if indicator.kind in (Kind.MILESTONE, Kind.QUALITATIVE) and not _met(found) and found.situation <= goal.due:
        return ProgressStatus.NOT_YET_DUE
    if is_stale(catalogue, indicator, standing.period, found.situation):
        return ProgressStatus.STALE
    return None


def _needs_baseline(found: Assessment) -> bool:
    return (
        found.indicator.kind in (Kind.LEVEL, Kind.RATE)
        and found.goal is not None
        and found.goal.operator is Operator.REACH
    )


def _measured(catalogue: Catalogue, found: Assessment) -> Assessment:
    """The assessment with its figures, whatever status comes before them."""
    standing, goal = found.standing, found.goal
    if goal is None or standing.value is None or standing.period is None:
        return found
    if found.indicator.kind is Kind.YEARLY:
        return _measured_years(catalogue, found)
    if found.indicator.kind in (Kind.MILESTONE, Kind.QUALITATIVE):
        done = standing.period.end if _met(found) else found.situation
        slip = (done - goal.due).days if _met(found) or found.situation > goal.due else None
        return replace(found, distance=standing.value - goal.target, slip=slip)
    if goal.operator is not Operator.REACH or goal.baseline is None or goal.baseline == goal.target:
        return replace(found, distance=standing.value - goal.target)
    expected = goal.expected(standing.period.end)
    return replace(
        found,
        rate=rate(goal.baseline, goal.target, standing.value),
        expected=expected,
        expected_rate=None if expected is None else rate(goal.baseline, goal.target, expected),
        distance=standing.value - goal.target,
    )


def _measured_years(catalogue: Catalogue, found: Assessment) -> Assessment:
    """Years done over years due; a year without a value is not counted as done, and makes the count a minimum.

    A year is due once it was answered, be it without a value, or once its tolerated lag has passed.
    """
    indicator, standing, goal = found.indicator, found.standing, found.goal
    if goal is None or standing.value is None or standing.period is None:
        return found
    grain = indicator.frequency.grain
    first = period_of(catalogue.counted_from(indicator), grain).end.year
    running = period_of(found.situation - _lag(catalogue, indicator, found.situation), grain)
    answered = standing.answered_until or standing.period.end
    last = min(max(answered, running.start - timedelta(days=1)).year, goal.due.year)
    due = max(last - first + 1, int(standing.value), 1)
    return replace(
        found,
        years_due=due,
        rate=Fraction(100 * standing.value) / due,
        expected_rate=Fraction(100),
        missing_periods=max(due - standing.counted, 0),
    )


def _judged(catalogue: Catalogue, found: Assessment) -> ProgressStatus:
    if found.goal is None:
        return ProgressStatus.NO_TARGET
    if _met(found):
        return ProgressStatus.REACHED
    if found.situation > found.goal.due:
        return ProgressStatus.MISSED
    if found.rate is None or found.expected_rate is None:
        return ProgressStatus.WATCH
    if found.rate < 0:
        return ProgressStatus.REGRESSION
    return _compared(catalogue, found.rate, found.expected_rate, found.situation)


def _met(found: Assessment) -> bool:
    """Whether the target is reached, or the threshold or the level kept."""
    goal, value = found.goal, found.standing.value
    if goal is None or value is None:
        return False
    if found.indicator.kind is Kind.YEARLY:
        return found.rate is not None and found.rate >= 100
    if goal.operator is Operator.AT_LEAST:
        return value >= goal.target
    if goal.operator is Operator.AT_MOST:
        return value <= goal.target
    if goal.baseline is None or goal.baseline == goal.target:
        return _kept(found.indicator.direction, value, goal.target)
    return rate(goal.baseline, goal.target, value) >= 100


def _kept(direction: Direction, value: Decimal, target: Decimal) -> bool:
    match direction:
        case Direction.UP:
            return value >= target
        case Direction.DOWN:
            return value <= target
        case Direction.NONE:
            return value == target


def _compared(catalogue: Catalogue, reached: Fraction, expected: Fraction, day: date) -> ProgressStatus:
    """The ratio of rate and expected rate; under a small expected rate, their distance in points."""

    def limit(name: str) -> Fraction:
        return Fraction(catalogue.threshold(name, day))

    if expected < limit("small_expected_rate"):
        measure, on_track, watch = reached - expected, limit("on_track_gap"), limit("watch_gap")
    else:
        measure, on_track, watch = reached / expected, limit("on_track_ratio"), limit("watch_ratio")
    if measure >= on_track:
        return ProgressStatus.ON_TRACK
    return ProgressStatus.WATCH if measure >= watch else ProgressStatus.LATE
