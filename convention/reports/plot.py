"""Where everything of a printed curve stands: places from 0 to 1 each way, ticks with their words."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from convention.charts.axes import time_axis
from convention.charts.palette import LIGHT
from convention.reports.series import value_steps
from convention.reports.told import ToldChart, ToldCurve, ToldSteps
from convention.wording.formats import NARROW, is_percent, number

_LINE_HEIGHT, _LINE_CHARACTERS = 0.115, 21
_MOST_DAYS = 6
_LOWEST = -0.03
TARGET = "target"


def plotted(chart: ToldChart) -> dict[str, Any]:
    """The drawing of a chart in plain lists, as the page template expects it."""
    days = [p.day for c in chart.curves for p in c.points] + [day for day, _ in chart.path]
    axis = time_axis(days)
    first, last = (date.fromisoformat(day) for day in axis["range"])
    steps = value_steps(chart)
    low, high = steps[0], steps[-1]

    def place(day: date, value: Decimal | float) -> list[float]:
        across = (day - first).days / (last - first).days
        return [round(across, 5), round((float(value) - low) / (high - low), 5)]

    named = list(zip(axis["tickvals"], axis["ticktext"], strict=True))
    named = named[:: -(-len(named) // _MOST_DAYS) * -1][::-1]
    unit = f"{NARROW}%" if is_percent(chart.unit) else ""
    return {
        "x": [[place(date.fromisoformat(d), low)[0], text.replace("<br>", " ")] for d, text in named],
        "y": [[place(first, step)[1], f"{number(step)}{unit}"] for step in steps],
        "path": [place(day, value) for day, value in chart.path],
        "target": place(*chart.path[-1]) if chart.path else [],
        "curves": [_curve(curve, place) for curve in chart.curves],
        "ends": _ends(chart, place),
        "colours": {str(territory): colour for territory, colour in LIGHT.territories.items()},
    }


def steps_plotted(told: ToldSteps) -> dict[str, Any]:
    """The drawing of dated steps: places from 0 to 1 along the time axis."""
    days = [day for step in told.steps for day in (step.due, step.done) if day is not None]
    axis = time_axis([*days, told.situation, date(min(days).year, 1, 1)], room=0.04)
    first, last = (date.fromisoformat(day) for day in axis["range"])

    def place(day: date | None) -> float | None:
        return None if day is None else round((day - first).days / (last - first).days, 5)

    named = list(zip(axis["tickvals"], axis["ticktext"], strict=True))
    named = named[:: -(-len(named) // _MOST_DAYS) * -1][::-1]
    return {
        "x": [[place(date.fromisoformat(day)), text.replace("<br>", " ")] for day, text in named],
        "now": place(told.situation),
        "rows": [{"due": place(step.due), "done": place(step.done)} for step in told.steps],
    }


def _curve(curve: ToldCurve, place: Any) -> dict[str, Any]:
    runs: list[list[list[float]]] = []
    for point in curve.points:
        if point.breaks or not runs:
            runs.append([])
        runs[-1].append(place(point.day, point.value))
    marks = [[*place(p.day, p.value), p.firm] for p in curve.points]
    return {"territory": str(curve.territory), "runs": runs, "marks": marks}


def _ends(chart: ToldChart, place: Any) -> list[list[Any]]:
    """The names of the curves and of the target: height, words, whose colour; none covers another."""
    ends = [(place(c.points[-1].day, c.points[-1].value)[1], c.end, str(c.territory)) for c in chart.curves]
    if chart.path:
        ends.append((place(*chart.path[-1])[1], chart.target, TARGET))
    lines = [len(textwrap.wrap(words, _LINE_CHARACTERS)) for _, words, _ in ends]
    levels = apart([level for level, _, _ in ends], [_LINE_HEIGHT * count for count in lines])
    return [[level, words, who] for (_, words, who), level in zip(ends, levels, strict=True)]


def apart(places: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Middles of texts of those sizes, moved so that none covers another, inside 0 to 1 as far as they fit."""
    order = sorted(range(len(places)), key=lambda at: places[at])
    moved = list(places)
    floor = _LOWEST
    for at in order:
        moved[at] = max(moved[at], floor + sizes[at] / 2)
        floor = moved[at] + sizes[at] / 2
    ceiling = 1.0 + sizes[order[-1]] / 2 if order else 1.0
    for at in reversed(order):
        moved[at] = min(moved[at], ceiling - sizes[at] / 2)
        ceiling = moved[at] - sizes[at] / 2
    return moved
