"""The one figure that decides the status of an action, in words short enough for a row of a table."""

from __future__ import annotations

from collections.abc import Sequence

from convention.domain.catalogue import Kind, Operator, Side
from convention.domain.progress import Assessment
from convention.domain.rollup import IndicatorProgress
from convention.wording.absences import NOT_FOLLOWED
from convention.wording.caveats import outside_text
from convention.wording.date_rules import due_day
from convention.wording.figures import LEAST, goal_figure_text
from convention.wording.formats import COLON, capitalised, day, days, number, value_with_unit
from convention.wording.labels import label
from convention.wording.values import bare_value, standing_text


def deciding_figure(row: IndicatorProgress | None) -> tuple[str, str]:
    """The figure and what stands beside it: `4,2 km sur 4,6`, `Paris 2,6, Seine-Saint-Denis 1,6`."""
    if row is None:
        return capitalised(NOT_FOLLOWED), ""
    found = row.overall
    if found.standing.value is None:
        return f"{row.indicator.short_title}{COLON}{_without_value(found)}", ""
    if row.indicator.kind is Kind.MILESTONE:
        return _step(found)
    return f"{_valued(found)}{outside_text(row, found)}", _by_territory(row.parts) or _goal_beside(found)


def _without_value(found: Assessment) -> str:
    return label(found.standing.last_answer) if found.standing.last_answer else "rien de déposé"


def _step(found: Assessment) -> tuple[str, str]:
    name, goal, period = found.indicator.short_title, found.goal, found.standing.period
    if not found.standing.value or period is None:
        beside = f"dû le {due_day(goal)}" if goal is not None else ""
        return f"{name}{COLON}non fait", beside
    told = f"{name}{COLON}fait le {day(period.end)}"
    if not found.slip:
        return told, ""
    return told, f"{days(abs(found.slip))} {'de retard' if found.slip > 0 else 'd’avance'}"


def _valued(found: Assessment) -> str:
    indicator, value, goal = found.indicator, found.standing.value, found.goal
    assert value is not None
    least = LEAST if found.missing_periods else ""
    if indicator.kind is Kind.YEARLY and found.years_due is not None:
        return f"{indicator.short_title}{COLON}{least}{number(value)} sur {value_with_unit(found.years_due, 'années')}"
    shown = f"{least}{standing_text(indicator, value)}"
    if goal is None or goal.operator is not Operator.REACH:
        return shown
    return f"{shown} sur {bare_value(indicator, goal.target)}"


def _goal_beside(found: Assessment) -> str:
    if found.goal is None or found.goal.operator is Operator.REACH:
        return ""
    return f"cible {goal_figure_text(found.indicator, found.goal)}"


def _by_territory(parts: Sequence[Assessment]) -> str:
    if sum(part.standing.value is not None for part in parts) < 2:
        return ""
    return ", ".join(
        f"{label(part.territory)} {bare_value(part.indicator, part.standing.value)}"
        for part in parts
        if part.standing.value is not None
    )


def owners_text(sides: Sequence[Side]) -> str:
    """The first service of each side, without its office: `DASES · DEF`."""
    return " · ".join(side.services[0].split(" – ")[0] for side in sides if side.services)
