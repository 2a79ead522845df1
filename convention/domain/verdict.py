"""The verdict of a due date that has come: what stood on it, which does not drift, and what followed."""

from __future__ import annotations

from dataclasses import replace

from convention.domain.catalogue import Catalogue, Direction, Kind, Operator
from convention.domain.coverage import missing_periods
from convention.domain.duty import duty_at_due
from convention.domain.goal import Goal
from convention.domain.progress import (
    Assessment,
    ProgressStatus,
    Verdict,
    decided_on,
    due_period,
    keeps_a_level,
    lag,
    met,
)
from convention.domain.standing import Standing


def with_verdict(catalogue: Catalogue, found: Assessment, goal: Goal) -> Assessment:
    """The assessment with the verdict of its due date and the status that follows from it and from what came since."""
    indicator = found.indicator
    period = due_period(indicator, goal.due)
    standing = found.standing.by(min(decided_on(indicator, goal.due), found.situation))
    open_until = period.end + lag(catalogue, indicator, goal.due)
    stood = _at_due(catalogue, found, goal, standing)
    if stood is None:
        waiting = found.situation <= open_until
        stood = ProgressStatus.AWAITED if waiting else ProgressStatus.NOT_ESTABLISHED
    verdict = Verdict(stood, standing, period.end, open_until)
    status = _followed(found, goal, verdict)
    if status is not stood and found.standing.period is not None:
        verdict = replace(verdict, since=found.standing.period.end)
    return replace(found, status=status, at_due=verdict)


def _at_due(catalogue: Catalogue, found: Assessment, goal: Goal, standing: Standing) -> ProgressStatus | None:
    """What the due date itself says; None while nothing decides it."""
    if found.indicator.kind is Kind.YEARLY:
        return duty_at_due(catalogue, found, goal, standing)
    if found.indicator.kind is Kind.MILESTONE:
        decided = _step_at_due(found, goal, standing)
    else:
        decided = _value_at_due(catalogue, found, goal, standing)
    if decided is not None:
        return decided
    last = found.standing if found.indicator.kind is Kind.MILESTONE else standing
    return ProgressStatus.NOT_ESTABLISHED if last.unanswered(goal.due) else None


def _step_at_due(found: Assessment, goal: Goal, standing: Standing) -> ProgressStatus | None:
    """Done by the due date, whenever it was told; else any word of that day or later says that it was not."""
    if met(found.indicator, goal.operator, goal.target, standing.value):
        return ProgressStatus.REACHED
    last = found.standing.period
    return ProgressStatus.MISSED if last is not None and last.end >= goal.due else None


def _value_at_due(catalogue: Catalogue, found: Assessment, goal: Goal, standing: Standing) -> ProgressStatus | None:
    """The due period's value; a total that only grows decides as soon as it is reached."""
    indicator, period = found.indicator, standing.period
    if period is None or standing.value is None:
        return None
    reached = met(indicator, goal.operator, goal.target, standing.value)
    if reached and only_grows(found, goal):
        return ProgressStatus.REACHED
    complete = period.end >= goal.due
    if indicator.kind is Kind.FLOW:
        whole = period.end >= due_period(indicator, goal.due).end
        complete = whole and missing_periods(catalogue, indicator, standing) == 0
        if goal.operator is Operator.AT_MOST and not reached:
            return ProgressStatus.MISSED
    if not complete:
        return None
    return ProgressStatus.REACHED if reached else ProgressStatus.MISSED


def only_grows(found: Assessment, goal: Goal) -> bool:
    """Whether what is reached stays reached unless a fall is recorded: a total that is to rise."""
    if found.indicator.kind not in (Kind.FLOW, Kind.CUMULATIVE) or keeps_a_level(goal):
        return False
    return goal.operator is Operator.AT_LEAST or (
        goal.operator is Operator.REACH and found.indicator.direction is Direction.UP
    )


def _followed(found: Assessment, goal: Goal, verdict: Verdict) -> ProgressStatus:
    """The status shown: the verdict of the due date, or what a value of a later period made of it."""
    now = found.standing
    if found.indicator.kind is Kind.YEARLY or now.period is None or now.value is None:
        return verdict.status
    decided = decided_on(found.indicator, goal.due)
    if now.period.end <= decided:
        return verdict.status
    holds = met(found.indicator, goal.operator, goal.target, now.value)
    if verdict.status is ProgressStatus.REACHED and not holds:
        return ProgressStatus.FELL_SINCE
    if verdict.status is ProgressStatus.MISSED and holds:
        return ProgressStatus.REACHED_LATE
    return verdict.status
