"""Pace: when a target would be reached if what is missing went on as in the last periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil

STEPS = 3
"""How many of the last increments tell the pace."""
_HORIZON = timedelta(days=3660)


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


def _steps(
    values: Sequence[tuple[date, Decimal]],
) -> list[tuple[tuple[date, Decimal], tuple[date, Decimal]]]:
    return [(one, other) for one, other in pairwise(values) if other[0] > one[0]]


def _passed(first: Decimal, last: Decimal, target: Decimal) -> bool:
    """Whether the values went through the target on their way: it was reached then."""
    return (first - target) * (last - target) < 0


def _days(way: Decimal, speed: Fraction) -> timedelta:
    return timedelta(days=ceil(abs(Fraction(way)) / speed))
