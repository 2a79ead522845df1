"""Timeline: dated steps, each with the day it was due, the day it was done, and the slip between the two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from convention.charts.axes import time_axis
from convention.charts.canvas import sheet
from convention.charts.nothing import NothingToDrawError
from convention.charts.palette import Palette, palette
from convention.charts.rows import LEFT, RIGHT, TARGET_MARK, Layout, Marks, Row, stroke, write_rows
from convention.domain.progress import Assessment
from convention.wording.alternatives import alt_timeline, assessment_name, step_state
from convention.wording.chart_notes import TIMELINE_KEY, slip_text
from convention.wording.formats import capitalised, day
from convention.wording.takeaways import timeline_title


def timeline(steps: Sequence[Assessment], *, dark: bool = False) -> go.Figure:
    """Dated steps in the order given. Raises NothingToDrawError without any step."""
    if not steps:
        raise NothingToDrawError("no step")
    colours, title = palette(dark), timeline_title(steps)
    layout = Layout([_row(step, steps) for step in steps])
    dated = any(row.graphic for row in layout.rows)
    figure = sheet(
        title,
        f"Étapes de la convention, situation au {day(steps[0].situation)}",
        notes=[TIMELINE_KEY if dated else ""],
        height=round(layout.height),
        dark=dark,
        left=LEFT,
        right=RIGHT,
        axis=dated,
        alt=alt_timeline(steps, title),
    )
    figure.update_layout(xaxis=_axis(steps, colours) | {"visible": dated}, yaxis=layout.axis)
    if dated:
        _situation(figure, steps[0].situation, colours)
    marks = Marks()
    for at, step in enumerate(steps):
        if layout.rows[at].graphic:
            _draw(figure, marks, step, layout.middle(at), colours)
    marks.draw(figure)
    write_rows(figure, layout, colours)
    return figure


def _axis(steps: Sequence[Assessment], colours: Palette) -> dict[str, object]:
    days = [d for step in steps for d in (_due(step), done_on(step), step.situation) if d is not None]
    axis = time_axis([*days, date(min(days).year, 1, 1)], room=0.04)
    return axis | {"showgrid": True, "gridcolor": colours.grid, "showline": True}


def done_on(step: Assessment) -> date | None:
    """The day a step was done, None while it is not."""
    value, period = step.standing.value, step.standing.period
    return period.end if value is not None and value >= 1 and period is not None else None


def _due(step: Assessment) -> date | None:
    return None if step.goal is None else step.goal.due


def _row(step: Assessment, among: Sequence[Assessment]) -> Row:
    slip = f", {slip_text(step.slip)}" if step.slip is not None else ""
    drawn = _due(step) is not None or done_on(step) is not None
    return Row(capitalised(assessment_name(step, among)), step.status, f"{step_state(step)}{slip}", graphic=drawn)


def _draw(figure: go.Figure, marks: Marks, step: Assessment, y: float, colours: Palette) -> None:
    due, done, colour = _due(step), done_on(step), colours.status(step.status)
    told = capitalised(step_state(step))
    if due is not None and done is not None:
        stroke(figure, sorted((due.isoformat(), done.isoformat())), y, colour)
    elif due is not None and step.situation > due:
        stroke(figure, (due.isoformat(), step.situation.isoformat()), y, colour, dash="dot")
        marks.add(step.situation.isoformat(), y, "circle-open", colour, told)
    if due is not None:
        marks.add(due.isoformat(), y, TARGET_MARK, colours.text, told, size=18, width=4)
    if done is not None:
        marks.add(done.isoformat(), y, "circle", colour, told)


def _situation(figure: go.Figure, situation: date, colours: Palette) -> None:
    line = {"color": colours.muted, "width": 1, "dash": "dot"}
    at = situation.isoformat()
    figure.add_shape(type="line", x0=at, x1=at, y0=0, y1=1, yref="paper", line=line, layer="below")
