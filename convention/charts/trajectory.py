"""Trajectory: what was observed, by territory, against the straight path to each target."""

from __future__ import annotations

import plotly.graph_objects as go

from convention.charts.axes import time_axis, value_axis
from convention.charts.canvas import LEFT, NARROWEST, OVER_PLOT, note, safe, sheet
from convention.charts.course import Course, course_of, draw_course, line_labels
from convention.charts.ends import spread, write
from convention.charts.fans import beside_fans, draw_fans, fans_within
from convention.charts.goals import goal_labels, reference_labels
from convention.charts.keys import courses_note
from convention.charts.lines import sources
from convention.charts.palette import Palette, palette
from convention.charts.placing import Placing
from convention.domain.catalogue import Catalogue, Kind
from convention.domain.pace import forecasts
from convention.domain.rollup import IndicatorProgress
from convention.domain.series import Series
from convention.wording.alternatives import alt_lines
from convention.wording.chart_notes import CURVE, CURVE_SUMMED, FAN, subtitle
from convention.wording.formats import day
from convention.wording.pace import pace_sentence
from convention.wording.takeaways import trajectory_title

HEIGHT, RIGHT, LEFT_OF_WORDS = 330, 156, 148
_IN_WORDS = (Kind.QUALITATIVE, Kind.MILESTONE)


def trajectory(progress: IndicatorProgress, series: Series, catalogue: Catalogue, *, dark: bool = False) -> go.Figure:
    """The course of one indicator, in every territory that has values.

    Every recorded point carries its observation's number as `customdata`. Raises NothingToDrawError without any value.
    """
    indicator, colours = progress.indicator, palette(dark)
    course = course_of(progress, series, catalogue)
    fans = fans_within(forecasts(progress, series), course.days)
    plain = [line.line for line in course.lines]
    title = trajectory_title(progress, plain)
    left = LEFT_OF_WORDS if indicator.kind is Kind.QUALITATIVE else LEFT
    shown = CURVE_SUMMED if indicator.kind is Kind.FLOW else CURVE
    alt = alt_lines(shown, title, indicator, plain, progress.overall.goal)
    figure = sheet(
        title,
        subtitle(indicator),
        notes=[courses_note([course]), FAN if fans else "", sources(series.of(indicator.code))],
        height=HEIGHT,
        dark=dark,
        left=left,
        right=RIGHT,
        above=OVER_PLOT,
        alt=" ".join([alt, *(pace_sentence(fan.found, fan.goal, fan.pace) for fan in fans)]),
    )
    axis = time_axis([*course.days, *(fan.pace.latest for fan in fans)], indicator.frequency.grain)
    span = course.span_on(HEIGHT)
    figure.update_layout(xaxis=axis, yaxis=value_axis(indicator, span, whole=course.whole), barmode="stack")
    place = Placing.on(axis["range"], span, NARROWEST - left - RIGHT, HEIGHT)
    _unit_and_situation(figure, course, place, colours, left)
    draw_fans(figure, fans, colours)
    draw_course(figure, course, colours, place)
    labels = [
        *beside_fans(line_labels(course, colours, place), fans),
        *goal_labels(indicator, course.goals, colours, place, course.last),
        *reference_labels(indicator, course.references, colours, place),
    ]
    write(figure, spread(labels, HEIGHT, place.floor), colours.veil)
    return figure


def _unit_and_situation(figure: go.Figure, course: Course, place: Placing, colours: Palette, left: int) -> None:
    """The unit above the value axis, and a hair line on the situation date with its words above it."""
    if course.indicator.kind not in _IN_WORDS:
        note(figure, safe(course.indicator.unit), x=0, y=1, shift=(-left, 12), colour=colours.muted)
    first, last = place.days
    if not first < course.situation < last:
        return
    at = course.situation.isoformat()
    line = {"color": colours.muted, "width": 1, "dash": "dot"}
    figure.add_shape(type="line", x0=at, x1=at, y0=0, y1=1, yref="paper", line=line, layer="below")
    figure.add_annotation(
        text=f"situation au {day(course.situation)}",
        x=at,
        y=1,
        yref="paper",
        yanchor="middle",
        yshift=12,
        showarrow=False,
        xanchor="center" if (course.situation - first) * 3 > (last - first) else "left",
        font={"size": 12, "color": colours.muted},
    )
