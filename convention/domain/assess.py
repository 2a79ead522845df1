"""Assessing: the rate and the status of one indicator in one scope; the only place where they are decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from convention.domain.catalogue import (
    Catalogue,
    Frequency,
    Indicator,
    Kind,
    Operator,
    ReferenceRole,
    Territory,
)
from convention.domain.coverage import missing_periods
from convention.domain.due_dates import first_due_missed
from convention.domain.duty import duty_before_due, measured_years
from convention.domain.goal import Goal, goal_of
from convention.domain.observation import WITH_VALUE, ObservationStatus
from convention.domain.period import period_of
from convention.domain.progress import (
    Assessment,
    ProgressStatus,
    decided_on,
    is_stale,
    keeps_a_level,
    lag,
    met,
    rate,
)
from convention.domain.standing import Standing
from convention.domain.target_flaws import flaw_of
from convention.domain.verdict import with_verdict

_WITH_BASELINE = frozenset({Kind.LEVEL, Kind.RATE})
_WITH_EXTREMES = frozenset({Kind.LEVEL, Kind.RATE, Kind.CUMULATIVE, Kind.QUALITATIVE})


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
    if goal is not None and indicator.kind is Kind.YEARLY and situation >= goal.due:
        found = replace(found, standing=standing.by(min(decided_on(indicator, goal.due), situation)))
    found = replace(_measured(catalogue, found), first_due_missed=first_due_missed(catalogue, found, standing))
    first = _before_judging(catalogue, found)
    if first is ProgressStatus.INCOMPLETE:
        return replace(found, status=first, rate=None, expected=None, expected_rate=None)
    if first is not None or goal is None:
        return replace(found, status=first or ProgressStatus.NO_TARGET)
    if situation < goal.due:
        return replace(found, status=_before_due(catalogue, found, goal))
    return _with_slip(with_verdict(catalogue, found, goal), goal)


def baselines(catalogue: Catalogue) -> Iterator[tuple[str, Territory, date]]:
    """The day of the reference of levels and rates, by territory; a common one binds those that have none."""
    for indicator in (i for i in catalogue.indicators if i.kind in _WITH_BASELINE):
        days = {
            r.territory: r.day
            for r in catalogue.references_of(indicator.code)
            if r.role is ReferenceRole.BASELINE and r.day is not None
        }
        for scope in dict.fromkeys((Territory.COMMON, *indicator.territories)):
            if day := days.get(scope, days.get(Territory.COMMON)):
                yield indicator.code, scope, day


def value_expected_by(catalogue: Catalogue, indicator: Indicator, goal: Goal, situation: date) -> bool:
    """Whether a first value was due by the situation date: its first period and the tolerated lag have passed."""
    tolerated = lag(catalogue, indicator, situation)
    if indicator.frequency is Frequency.ONCE:
        return goal.due + tolerated < situation
    first = period_of(catalogue.counted_from(indicator), indicator.frequency.grain)
    return first.end + tolerated < situation


def _before_judging(catalogue: Catalogue, found: Assessment) -> ProgressStatus | None:
    """The statuses that come first on any day."""
    goal = found.goal
    if found.abandoned is not None or found.standing.last_answer is ObservationStatus.NOT_APPLICABLE:
        return ProgressStatus.NOT_APPLICABLE
    if goal is None:
        return ProgressStatus.NO_TARGET
    return ProgressStatus.INCOMPLETE if flaw_of(catalogue, found.indicator, goal) else None


def _before_due(catalogue: Catalogue, found: Assessment, goal: Goal) -> ProgressStatus:
    indicator, standing = found.indicator, found.standing
    if standing.value is None or standing.period is None:
        answered = standing.last_answer is not None and standing.last_answer not in WITH_VALUE
        late = value_expected_by(catalogue, indicator, goal, found.situation)
        return ProgressStatus.NO_DATA if late or answered else ProgressStatus.NOT_YET_DUE
    if is_stale(catalogue, indicator, standing.period, found.situation):
        return ProgressStatus.STALE
    if indicator.kind is Kind.YEARLY:
        return duty_before_due(found, goal)
    if keeps_a_level(goal):
        return ProgressStatus.ON_TRACK if _kept_so_far(found, goal) else ProgressStatus.LATE
    if met(indicator, goal.operator, goal.target, standing.value):
        return ProgressStatus.REACHED
    if goal.operator is not Operator.REACH:
        return _by_interim(found, goal)
    if found.rate is None or found.expected_rate is None:
        return ProgressStatus.NOT_YET_DUE
    if found.rate < 0:
        return ProgressStatus.REGRESSION
    return compared(catalogue, found.rate, found.expected_rate, found.situation)


def _kept_so_far(found: Assessment, goal: Goal) -> bool:
    """Whether every value that was seen keeps the level."""
    standing = found.standing
    seen = [standing.value]
    if found.indicator.kind in _WITH_EXTREMES:
        seen += [v for v in (standing.lowest, standing.highest) if v is not None]
    return all(met(found.indicator, goal.operator, goal.target, value) for value in seen)


def _by_interim(found: Assessment, goal: Goal) -> ProgressStatus:
    """The last interim threshold that is due on the day of the value decides."""
    period = found.standing.period
    due = [value for day, value in goal.interim if period is not None and day <= period.end]
    if not due:
        return ProgressStatus.NOT_YET_DUE
    kept = met(found.indicator, goal.operator, due[-1], found.standing.value)
    return ProgressStatus.ON_TRACK if kept else ProgressStatus.LATE


def compared(catalogue: Catalogue, reached: Fraction, expected: Fraction, day: date) -> ProgressStatus:
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


def _measured(catalogue: Catalogue, found: Assessment) -> Assessment:
    """The assessment with its figures, whatever its status."""
    standing, goal = found.standing, found.goal
    if goal is None or standing.value is None or standing.period is None:
        return found
    if found.indicator.kind is Kind.YEARLY:
        return measured_years(catalogue, found, goal)
    measured = replace(found, distance=standing.value - goal.target)
    if found.indicator.kind is Kind.MILESTONE:
        done = met(found.indicator, goal.operator, goal.target, standing.value)
        return replace(measured, slip=(standing.period.end - goal.due).days) if done else measured
    if found.indicator.kind is Kind.QUALITATIVE or goal.operator is not Operator.REACH:
        return measured
    if goal.baseline is None or goal.baseline == goal.target:
        return measured
    expected = goal.expected(standing.period.end)
    return replace(
        measured,
        rate=rate(goal.baseline, goal.target, standing.value),
        expected=expected,
        expected_rate=None if expected is None else rate(goal.baseline, goal.target, expected),
    )


def _with_slip(found: Assessment, goal: Goal) -> Assessment:
    """With the days since the due date where a step is known not to be done."""
    if found.indicator.kind is Kind.MILESTONE and found.status is ProgressStatus.MISSED:
        return replace(found, slip=(found.situation - goal.due).days)
    return found
