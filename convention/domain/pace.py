"""Pace: when a target would be reached if what is missing went on as in the last periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from convention.domain.catalogue import Kind, Operator
from convention.domain.goal import Goal
from convention.domain.progress import Assessment
from convention.domain.rollup import IndicatorProgress
from convention.domain.series import Series

STEPS = 3
"""How many of the last increments tell the pace."""
_HORIZON = timedelta(days=3660)
_WITH_PACE = (Kind.FLOW, Kind.CUMULATIVE, Kind.LEVEL)


@dataclass(frozen=True)
class Pace:
    """The slowest and the fastest of the last increments, in the indicator's unit a day, towards the target.

    `earliest`, `latest`: when the target would be reached at the fastest and at the slowest of them.
    """

    slowest: Fraction
    fastest: Fraction
    earliest: date
    latest: date


def pace_of(values: Sequence[tuple[date, Decimal]], target: Decimal) -> Pace | None:
    """The pace of the last values, oldest first, each with the last day of its period; a range, never one date.

    None under three values, where the target is reached, where one of the last increments does not lead towards it, and
    where the slowest would take more than ten years: nothing honest can be said then.
    """
    last = values[-(STEPS + 1) :]
    if len(last) < 3:
        return None
    (day, value), way = last[-1], target - last[-1][1]
    if not way or _passed(last[0][1], value, target):
        return None
    towards = 1 if way > 0 else -1
    speeds = [
        Fraction(after - before) / (then - first).days * towards for (first, before), (then, after) in _steps(last)
    ]
    slowest, fastest = min(speeds), max(speeds)
    if slowest <= 0 or abs(Fraction(way)) / slowest > _HORIZON.days:
        return None
    return Pace(slowest, fastest, day + _days(way, fastest), day + _days(way, slowest))


class Forecast(NamedTuple):
    """A pace with what it is the pace of: from the last value, with the last day of its period, to the target."""

    found: Assessment
    goal: Goal
    day: date
    value: Decimal
    pace: Pace


def forecasts(row: IndicatorProgress, series: Series) -> Iterator[Forecast]:
    """When what an indicator lacks would be there, in each territory that lacks some.

    None whose whole range had passed at the situation: the values are too old to tell what comes.
    """
    if row.indicator.kind not in _WITH_PACE:
        return
    flow = row.indicator.kind is Kind.FLOW
    for part in row.parts or (row.overall,):
        goal = part.goal
        if goal is None or goal.operator is not Operator.REACH:
            continue
        known = series.lines.get((row.indicator.code, part.territory), ())
        values = [(v.period.end, amount) for v in known if (amount := v.total if flow else v.value) is not None]
        pace = pace_of(values, goal.target)
        if pace is not None and pace.latest > part.situation:
            yield Forecast(part, goal, *values[-1], pace)


def _steps(
    values: Sequence[tuple[date, Decimal]],
) -> list[tuple[tuple[date, Decimal], tuple[date, Decimal]]]:
    return [(one, other) for one, other in pairwise(values) if other[0] > one[0]]


def _passed(first: Decimal, last: Decimal, target: Decimal) -> bool:
    """Whether the values went through the target on their way: it was reached then."""
    return (first - target) * (last - target) < 0


def _days(way: Decimal, speed: Fraction) -> timedelta:
    return timedelta(days=ceil(abs(Fraction(way)) / speed))
