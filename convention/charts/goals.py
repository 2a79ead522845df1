"""Goals: baseline, expected path and target of every scope that is drawn, and the text's other figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import plotly.graph_objects as go

from convention.charts.canvas import safe
from convention.charts.ends import GAP_OF_MARK, Label
from convention.charts.lines import ChartLine
from convention.charts.palette import Palette
from convention.charts.placing import Placing
from convention.domain.catalogue import Indicator, Kind, Operator, Reference, ReferenceRole, Territory
from convention.domain.goal import Goal
from convention.domain.rollup import IndicatorProgress
from convention.wording.chart_notes import reference_label, target_label
from convention.wording.formats import COLON, EXACT, capitalised, day
from convention.wording.labels import label
from convention.wording.progress import goal_text
from convention.wording.values import indicator_value, short_value

Goals = dict[Territory, Goal]
PATH_DASH, PATH_WIDTH = "5px,4px", 1.3
_SIGNS = {ReferenceRole.BASELINE: "square-open", ReferenceRole.LANDMARK: "diamond-open"}
_FORECAST = "triangle-up-open"


def goals_drawn(progress: IndicatorProgress, lines: Sequence[ChartLine]) -> Goals:
    """The goals of the scopes that have a line, and of the whole; one that all scopes share is drawn once."""
    whole = [progress.overall, *([progress.total] if progress.total else [])]
    found = {a.territory: a.goal for a in (*progress.parts, *whole) if a.goal is not None}
    if len(found) > 1 and len(set(found.values())) == 1:
        shared = next(iter(found.values()))
        return {Territory.COMMON: shared}
    drawn = {line.territory for line in lines} | {each.territory for each in whole}
    return {territory: goal for territory, goal in sorted(found.items()) if territory in drawn}


def goal_days(goals: Goals, references: Sequence[Reference]) -> list[date]:
    """The days that the time axis must hold."""
    spans = [day for goal in goals.values() for day in (goal.start, goal.due)]
    return [*spans, *(r.day for r in references if r.day is not None)]


def goal_values(goals: Goals, references: Sequence[Reference]) -> list[float]:
    """The values that the value axis must hold."""
    values = [v for g in goals.values() for v in (g.target, g.baseline, *(v for _, v in g.interim)) if v is not None]
    return [float(value) for value in [*values, *(r.value for r in references if r.day is not None)]]


def has_path(indicator: Indicator, goal: Goal) -> bool:
    """Whether a straight path leads to the target."""
    plain = indicator.kind not in (Kind.MILESTONE, Kind.YEARLY, Kind.QUALITATIVE)
    return plain and goal.operator is Operator.REACH and goal.baseline is not None


def is_level(indicator: Indicator, goal: Goal) -> bool:
    """Whether the target is a level to keep all the time: a threshold, or a duty of every year."""
    return indicator.kind is Kind.YEARLY or goal.operator is not Operator.REACH


def path_of(goal: Goal) -> list[tuple[date, float]]:
    """The corners of the expected path, from the baseline to the target."""
    assert goal.baseline is not None
    corners = [(goal.start, goal.baseline), *goal.interim, (goal.due, goal.target)]
    return [(day, float(value)) for day, value in corners]


def draw_goal(
    figure: go.Figure, indicator: Indicator, territory: Territory, goal: Goal, colours: Palette, **axes: str
) -> None:
    """The expected path, thin and dashed, from the hollow baseline to the thick stroke of the target."""
    colour = colours.territories[territory]
    if has_path(indicator, goal):
        _path(figure, path_of(goal), f"{label(territory)}, trajectoire attendue", colour, axes)
        _mark(figure, [path_of(goal)[0]], _base_told(indicator, territory, goal), "square-open", colour, axes)
    elif is_level(indicator, goal):
        level = [(goal.start, float(goal.target)), (goal.due, float(goal.target))]
        _path(figure, level, f"{label(territory)}, seuil", colour, axes)
    marks = [(goal.due, float(goal.target))]
    if not goal.computed:
        marks = [*((day, float(value)) for day, value in goal.interim), *marks]
    told = f"<b>{_scope(territory)}</b><br>{safe(capitalised(goal_text(indicator, goal)))}"
    _mark(figure, marks, told, "line-ew-open", colour, axes)


def _scope(territory: Territory) -> str:
    return "Ensemble" if territory is Territory.COMMON else label(territory)


def _base_told(indicator: Indicator, territory: Territory, goal: Goal) -> str:
    assert goal.baseline is not None
    shown = indicator_value(indicator, goal.baseline, EXACT)
    return f"<b>{_scope(territory)}</b><br>valeur de référence au {day(goal.start)}{COLON}{shown}"


def _path(
    figure: go.Figure, corners: Sequence[tuple[date, float]], name: str, colour: str, axes: dict[str, str]
) -> None:
    figure.add_scatter(
        x=[day.isoformat() for day, _ in corners],
        y=[value for _, value in corners],
        mode="lines",
        name=name,
        line={"color": colour, "width": PATH_WIDTH, "dash": PATH_DASH},
        hoverinfo="skip",
        cliponaxis=False,
        **axes,
    )


def _mark(
    figure: go.Figure,
    places: Sequence[tuple[date, float]],
    told: str,
    sign: str,
    colour: str,
    axes: dict[str, str],
) -> None:
    thick = sign == "line-ew-open"
    figure.add_scatter(
        x=[day.isoformat() for day, _ in places],
        y=[value for _, value in places],
        mode="markers",
        name=told.replace("<b>", "").replace("</b>", "").replace("<br>", ", "),
        marker={
            "symbol": sign,
            "size": 20 if thick else 10,
            "color": colour,
            "line": {"color": colour, "width": 4 if thick else 1.8},
        },
        hovertext=told,
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
        **axes,
    )


def draw_references(
    figure: go.Figure, indicator: Indicator, references: Sequence[Reference], colours: Palette, **axes: str
) -> None:
    """Baselines, landmarks and forecasts of the text where they are dated; never drawn as a target."""
    for reference in references:
        if reference.day is None:
            continue
        said = f"{label(reference.role)} au {day(reference.day)}{COLON}{indicator_value(indicator, reference.value)}"
        told = f"<b>{_scope(reference.territory)}</b><br>{said}<br>convention, p. {reference.page}"
        sign = _SIGNS.get(reference.role, _FORECAST)
        place = [(reference.day, float(reference.value))]
        _mark(figure, place, told, sign, colours.territories[reference.territory], axes)


def goal_labels(
    indicator: Indicator,
    goals: Goals,
    colours: Palette,
    place: Placing,
    last: date | None = None,
    *,
    brief: bool = False,
) -> Iterator[Label]:
    """What is written beside each target: to its left, above the path, where lines go on after it until `last`.

    `brief`: its value alone.
    """
    for territory, goal in goals.items():
        value = short_value(indicator, goal.target)
        text = value if brief else target_label(indicator, goal, value)
        colour, at = colours.territories[territory], float(goal.target)
        before = last is not None and goal.due < last
        placed = place.label_before if before else place.label
        yield replace(placed(text, goal.due, at, colour), gap=GAP_OF_MARK, shift=8.0 if before else 0.0)


def reference_labels(
    indicator: Indicator, references: Sequence[Reference], colours: Palette, place: Placing
) -> Iterator[Label]:
    """What is written beside the text's other dated figures."""
    for reference in references:
        if reference.day is not None:
            text = reference_label(reference, short_value(indicator, reference.value))
            colour = colours.territories[reference.territory]
            yield place.label_before(text, reference.day, float(reference.value), colour)
