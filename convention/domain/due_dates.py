"""Due dates of an indicator: those that decide a situation, and those that an amendment moved or gave up too late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from convention.domain.catalogue import Abandoned, Abandonment, Catalogue, Indicator, Territory
from convention.domain.goal import Goal, goal_of
from convention.domain.progress import Assessment, ProgressStatus, decided_on
from convention.domain.standing import Standing
from convention.domain.target_flaws import flaw_of
from convention.domain.verdict import with_verdict


def moments(catalogue: Catalogue, situation: date) -> dict[str, set[date]]:
    """For each indicator, the days before the situation date that decide a due date which has come."""
    found: dict[str, set[date]] = {}
    for indicator in catalogue.indicators:
        scopes = dict.fromkeys((Territory.COMMON, *indicator.territories))
        goals = (goal for scope in scopes for goal in goals_that_bound(catalogue, indicator, scope, situation))
        days = {decided_on(indicator, goal.due) for goal in goals if goal.due <= situation}
        if days := {day for day in days if day < situation}:
            found[indicator.code] = days
    return found


def goals_that_bound(
    catalogue: Catalogue, indicator: Indicator, territory: Territory, situation: date
) -> Iterator[Goal]:
    """The goal in force, and those that were given up, alone or with their indicator, after their due date."""
    goal = goal_of(catalogue.agreed_on(situation), indicator, territory)
    if goal is not None:
        yield goal
    yield from _given_up_late(catalogue, indicator, territory, situation)


def first_due_missed(catalogue: Catalogue, found: Assessment, standing: Standing) -> date | None:
    """The first due date that had passed unmet when it was moved or given up.

    An amendment changes what is judged from its effect on; it does not undo what had not been done by then.
    """
    in_force = found.goal.due if found.goal is not None and found.abandoned is None else None
    earlier = _given_up_late(catalogue, found.indicator, found.territory, found.situation)
    for bound in sorted((goal for goal in earlier if goal.due != in_force), key=lambda goal: goal.due):
        if flaw_of(catalogue, found.indicator, bound) is not None:
            continue
        judged = with_verdict(catalogue, replace(found, goal=bound, standing=standing), bound)
        if judged.at_due is not None and judged.at_due.status is ProgressStatus.MISSED:
            return bound.due
    return None


def _given_up_late(catalogue: Catalogue, indicator: Indicator, territory: Territory, situation: date) -> Iterator[Goal]:
    """The goals of the last day before something was given up whose due date had passed by then."""
    for given_up in catalogue.abandonments:
        if given_up.since > situation or not _concerns(given_up, indicator, territory):
            continue
        before = given_up.since - timedelta(days=1)
        goal = goal_of(catalogue.agreed_on(before), indicator, territory)
        if goal is not None and goal.due <= before:
            yield goal


def _concerns(given_up: Abandonment, indicator: Indicator, territory: Territory) -> bool:
    """Whether what was given up is a target of the scope, the indicator or its action."""
    match given_up.what:
        case Abandoned.TARGET:
            own = given_up.territory in (territory, Territory.COMMON, None) or territory is Territory.COMMON
            return given_up.code == indicator.code and own
        case Abandoned.INDICATOR:
            return given_up.code == indicator.code
        case Abandoned.ACTION:
            return given_up.code == indicator.action
