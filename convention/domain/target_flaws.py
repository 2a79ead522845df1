"""Targets that cannot be judged: what is wrong with a goal, by its indicator, its baseline and its due date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

from convention.domain.catalogue import Catalogue, Indicator
from convention.domain.goal import Goal
from convention.domain.notions import Direction, Kind, Operator
from convention.domain.period import Grain, period_of

_FROM_A_BASELINE = frozenset({Kind.LEVEL, Kind.RATE})
_AGAINST = {(Operator.AT_LEAST, Direction.DOWN), (Operator.AT_MOST, Direction.UP)}
_YEARS = frozenset({Grain.YEAR, Grain.SCHOOL_YEAR})


class TargetFlaw(StrEnum):
    """Why a target cannot be judged."""

    NO_BASELINE = "no_baseline"
    DUE_BEFORE_BASELINE = "due_before_baseline"
    AGAINST_DIRECTION = "against_direction"
    NOT_COUNTABLE = "not_countable"


def flaw_of(catalogue: Catalogue, indicator: Indicator, goal: Goal) -> TargetFlaw | None:
    """What is wrong with a goal; None where it can be judged.

    The catalogue refuses such a target when it is set (but for a missing baseline, which the text itself leaves out);
    one that a base already holds reads as incomplete.
    """
    if indicator.kind is Kind.YEARLY:
        return None if _countable(catalogue, indicator, goal) else TargetFlaw.NOT_COUNTABLE
    if indicator.kind in _FROM_A_BASELINE and goal.baseline is None and goal.operator is Operator.REACH:
        return TargetFlaw.NO_BASELINE
    if indicator.kind in _FROM_A_BASELINE and goal.baseline is not None and goal.start >= goal.due:
        return TargetFlaw.DUE_BEFORE_BASELINE
    if any(_against(indicator, goal, value) for value in _values(goal)):
        return TargetFlaw.AGAINST_DIRECTION
    return None


def _against(indicator: Indicator, goal: Goal, value: Decimal) -> bool:
    """Whether a target lies on the wrong side of its baseline, or its threshold on the wrong side of itself."""
    if goal.operator is not Operator.REACH:
        return (goal.operator, indicator.direction) in _AGAINST
    if goal.baseline is None:
        return False
    rise = value - goal.baseline
    return (indicator.direction is Direction.UP and rise < 0) or (indicator.direction is Direction.DOWN and rise > 0)


def _values(goal: Goal) -> Iterator[Decimal]:
    """The targets of a goal that were set; points of a sum's path were not."""
    yield goal.target
    if not goal.computed:
        yield from (value for _, value in goal.interim)


def _countable(catalogue: Catalogue, indicator: Indicator, goal: Goal) -> bool:
    """Whether a yearly target asks for something of at least one whole year that is due."""
    action = catalogue.action_by_code.get(indicator.action)
    grain = indicator.frequency.grain
    if action is None or grain not in _YEARS or goal.target < 0:
        return False
    start: date = action.start or catalogue.convention.start
    return period_of(start, grain).end <= goal.due
