"""The lines of one indicator as plain numbers, for the piece that draws them itself on the wall."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from convention.charts.course import Course, course_of
from convention.charts.goals import has_path, path_of
from convention.charts.lines import NOT_FIRM, ChartLine
from convention.domain.catalogue import Catalogue, Territory
from convention.domain.rollup import IndicatorProgress
from convention.domain.series import Series
from convention.wording.chart_notes import subtitle
from convention.wording.date_rules import due_day
from convention.wording.formats import day, number
from convention.wording.values import short_value


def stage_lines(progress: IndicatorProgress, series: Series, catalogue: Catalogue) -> dict[str, Any]:
    """What is drawn of one indicator, days as ordinals, values as floats, every text ready to be written.

    Raises NothingToDrawError without any value.
    """
    course = course_of(progress, series, catalogue)
    days, span = course.days, course.span
    first, last = min(days), max(days)
    return {
        "about": subtitle(course.indicator),
        "days": [first.toordinal(), last.toordinal()],
        "years": [{"at": _middle_of(year), "text": str(year)} for year in range(first.year, last.year + 1)],
        "values": [span.low, span.high],
        "ticks": _ticks(span.low, span.high),
        "lines": [_line(course, line) for line in course.lines if line.known],
        "goals": [_goal(course, territory) for territory in course.goals],
        "situation": {"at": course.situation.toordinal(), "text": f"situation au {day(course.situation)}"},
    }


def _line(course: Course, line: ChartLine) -> dict[str, Any]:
    points = [
        {"at": p.period.end.toordinal(), "value": float(p.drawn), "loose": p.status in NOT_FIRM}
        for p in line.known
        if p.drawn is not None
    ]
    return {
        "name": line.name,
        "colour": _variable(line.territory),
        "total": line.computed,
        "last": short_value(course.indicator, line.known[-1].drawn or Decimal(0)),
        "points": points,
    }


def _goal(course: Course, territory: Territory) -> dict[str, Any]:
    goal = course.goals[territory]
    path = path_of(goal) if has_path(course.indicator, goal) else []
    return {
        "colour": _variable(territory),
        "at": goal.due.toordinal(),
        "value": float(goal.target),
        "text": f"cible {short_value(course.indicator, goal.target)}",
        "due": f"échéance {due_day(goal)}",
        "path": [{"at": when.toordinal(), "value": value} for when, value in path],
    }


def _variable(territory: Territory) -> str:
    return f"--{territory.slug}"


def _middle_of(year: int) -> int:
    return date(year, 7, 1).toordinal()


def _ticks(low: float, high: float) -> list[dict[str, Any]]:
    """Four to six round values between the ends of an axis."""
    width = high - low
    if width <= 0:
        return [{"value": low, "text": number(low)}]
    power = 10.0 ** (len(str(int(width))) - 1 if width >= 1 else -1)
    step = next(power * factor for factor in (0.2, 0.5, 1, 2, 5) if width / (power * factor) <= 6)
    start = -(-low // step)
    return [{"value": step * n, "text": number(step * n)} for n in range(int(start), int(high // step) + 1)]
