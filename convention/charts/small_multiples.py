"""Small multiples: the course of several indicators, each in its own panel."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from convention.charts.canvas import safe, sheet
from convention.charts.course import Course, course_of
from convention.charts.keys import courses_note
from convention.charts.lines import sources
from convention.charts.nothing import NothingToDrawError
from convention.charts.palette import palette
from convention.charts.panels import Panel, draw_panel, head, lines_key, say_absent, total_height
from convention.charts.rows import LEFT, RIGHT
from convention.domain.catalogue import Catalogue
from convention.domain.rollup import IndicatorProgress
from convention.domain.series import Series
from convention.wording.alternatives import alt_small_multiples
from convention.wording.chart_notes import SMALL_SUBTITLE, small_title
from convention.wording.labels import status_text

PLOT = 140


def small_multiples(
    rows: Sequence[IndicatorProgress], series: Series, catalogue: Catalogue, *, dark: bool = False
) -> go.Figure:
    """Several indicators over the same days, each on its own value axis; those without any value say so.

    Raises NothingToDrawError where none has a value.
    """
    courses = [_course(row, series, catalogue) for row in rows]
    known = [course for course in courses if course is not None]
    if not known:
        raise NothingToDrawError("nothing to draw")
    colours, title = palette(dark), small_title(rows)
    own = series.of(*(row.indicator.code for row in rows))
    figure = sheet(
        title,
        SMALL_SUBTITLE,
        notes=[courses_note(known), sources(own)],
        height=total_height(len(rows), PLOT),
        dark=dark,
        left=LEFT,
        right=RIGHT,
        axis=False,
        alt=alt_small_multiples(rows, title),
    )
    figure.update_layout(barmode="stack")
    days = sorted({day for course in known for day in course.days})
    for at, (row, course) in enumerate(zip(rows, courses, strict=True)):
        panel = Panel(at, len(rows), PLOT)
        status = row.overall.status
        words = (f"{status_text(status)} · {row.indicator.unit}", colours.status(status))
        key = "" if course is None else lines_key(course, colours)
        head(figure, panel, [(_name(row), colours.text), words, *([(key, colours.muted)] if key else [])])
        if course is None:
            say_absent(figure, panel, colours)
        else:
            draw_panel(figure, panel, course, days, course.span_on(PLOT), colours)
    return figure


def _course(row: IndicatorProgress, series: Series, catalogue: Catalogue) -> Course | None:
    try:
        return course_of(row, series, catalogue)
    except NothingToDrawError:
        return None


def _name(row: IndicatorProgress) -> str:
    return safe(f"{row.indicator.action} – {row.indicator.short_title}")
