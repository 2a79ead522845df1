"""Targets that cannot be judged: what is wrong with one, by the indicator and the baseline that it is set for."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from convention.domain.catalogue import Catalogue, Target
from convention.domain.notions import Direction, Kind, Operator, ReferenceRole
from convention.domain.period import Grain, Period, period_of

_FROM_A_BASELINE = frozenset({Kind.LEVEL, Kind.RATE, Kind.QUALITATIVE})
_YEARS = frozenset({Grain.YEAR, Grain.SCHOOL_YEAR})


class TargetFlaw(StrEnum):
    """Why a target cannot be judged."""

    DUE_BEFORE_BASELINE = "due_before_baseline"
    AGAINST_DIRECTION = "against_direction"
    NOT_COUNTABLE = "not_countable"


def flaw_of(catalogue: Catalogue, target: Target) -> TargetFlaw | None:
    """What is wrong with a target of a known indicator; None where it can be judged.

    The catalogue refuses such a target when it is set; one that a base already holds reads as incomplete.
    """
    indicator = catalogue.by_code[target.indicator]
    if indicator.kind is Kind.YEARLY and not _countable(catalogue, target):
        return TargetFlaw.NOT_COUNTABLE
    if indicator.kind not in _FROM_A_BASELINE:
        return None
    against = {(Operator.AT_LEAST, Direction.DOWN), (Operator.AT_MOST, Direction.UP)}
    if (target.operator, indicator.direction) in against:
        return TargetFlaw.AGAINST_DIRECTION
    for reference in catalogue.references_of(target.indicator):
        if reference.role is ReferenceRole.BASELINE and reference.territory is target.territory:
            if reference.day is not None and target.due <= reference.day:
                return TargetFlaw.DUE_BEFORE_BASELINE
            rise = target.value - reference.value
            if target.operator is Operator.REACH and (
                (indicator.direction is Direction.UP and rise < 0)
                or (indicator.direction is Direction.DOWN and rise > 0)
            ):
                return TargetFlaw.AGAINST_DIRECTION
    return None


def _countable(catalogue: Catalogue, target: Target) -> bool:
    """Whether a yearly target asks for something of at least one whole year that is due."""
    indicator = catalogue.by_code[target.indicator]
    action = catalogue.action_by_code.get(indicator.action)
    if action is None or indicator.frequency.grain not in _YEARS or target.value < 0:
        return False
    first = _first_year(action.start or catalogue.convention.start, indicator.frequency.grain)
    return first.end <= target.due


def _first_year(start: date, grain: Grain) -> Period:
    return period_of(start, grain)
