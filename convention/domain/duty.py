"""Yearly duties: which years are due, which were kept, and what that says of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from convention.domain.catalogue import Catalogue, Direction, Indicator, Operator
from convention.domain.goal import Goal
from convention.domain.period import period_of
from convention.domain.progress import Assessment, ProgressStatus, due_period, lag, met, year_grain
from convention.domain.standing import Standing


def years_kept(indicator: Indicator, goal: Goal, standing: Standing) -> int:
    """How many years have a value that keeps the yearly target, up to the one that holds the due date."""
    last = last_year(indicator, goal)
    return sum(met(indicator, goal.operator, goal.target, v) for y, v in standing.years if y <= last)


def measured_years(catalogue: Catalogue, found: Assessment, goal: Goal) -> Assessment:
    """Years kept over years due; a year without a value is not counted as kept, and makes the count a minimum.

    A year is due once it was answered, be it without a value, or once its tolerated lag has passed; from the due date
    on every year is, up to its own.
    """
    indicator, standing = found.indicator, found.standing
    kept = years_kept(indicator, goal, standing)
    if standing.period is None or standing.value is None:
        return found
    first = first_year(catalogue, indicator)
    running = period_of(found.situation - lag(catalogue, indicator, found.situation), year_grain(indicator))
    answered = standing.answered_until or standing.period.end
    final = last_year(indicator, goal)
    last = min(max(answered, running.start - timedelta(days=1)).year, final)
    due = max(final if found.situation >= goal.due else last, first) - first + 1
    answers = [v for y, v in standing.years if first <= y <= final and v is not None]
    return replace(
        found,
        standing=replace(standing, value=Decimal(kept)),
        years_due=due,
        rate=Fraction(100 * kept, due),
        expected_rate=Fraction(100),
        missing_periods=max(due - len(answers), 0),
    )


def first_year(catalogue: Catalogue, indicator: Indicator) -> int:
    """The first year that is due: the one that holds the start."""
    return period_of(catalogue.counted_from(indicator), year_grain(indicator)).end.year


def last_year(indicator: Indicator, goal: Goal) -> int:
    """The last year that is due: the one that holds the due date; a school year is called by the year it ends in."""
    return due_period(indicator, goal.due).end.year


def duty_before_due(found: Assessment, goal: Goal) -> ProgressStatus:
    """On track while every year that was seen is kept; never reached before the due date."""
    seen = _years(found.indicator, goal, found.standing, last_year(found.indicator, goal), found.situation)
    return ProgressStatus.LATE if False in seen else ProgressStatus.ON_TRACK


def duty_at_due(catalogue: Catalogue, found: Assessment, goal: Goal, standing: Standing) -> ProgressStatus | None:
    """Reached when each year due is kept, missed when one is not; None while an unanswered one may still be told."""
    indicator, last = found.indicator, last_year(found.indicator, goal)
    seen = list(_years(indicator, goal, standing, last, found.situation))
    if False in seen:
        return ProgressStatus.MISSED
    if seen.count(True) >= last - first_year(catalogue, indicator) + 1:
        return ProgressStatus.REACHED
    return ProgressStatus.NOT_ESTABLISHED if None in seen else None


def _years(indicator: Indicator, goal: Goal, standing: Standing, last: int, situation: date) -> Iterator[bool | None]:
    """Whether each answered year is kept, None without a value; one that is not over only where that is certain."""
    rising = goal.operator is Operator.AT_LEAST or indicator.direction is Direction.UP
    falling = goal.operator is Operator.AT_MOST or indicator.direction is Direction.DOWN
    for year, value in standing.years:
        if year > last:
            continue
        over = period_of(date(year, 1, 1), year_grain(indicator)).end <= situation
        kept = met(indicator, goal.operator, goal.target, value)
        if value is None:
            yield None
        elif over or (kept and rising and not falling) or (not kept and falling and not rising):
            yield kept
