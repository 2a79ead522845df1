"""Side by side: the territories of one indicator on the same axes, each in its own panel."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from convention.charts.canvas import sheet
from convention.charts.course import Course, course_of
from convention.charts.keys import courses_note
from convention.charts.lines import sources
from convention.charts.nothing import NothingToDrawError
from convention.charts.palette import palette
from convention.charts.panels import Panel, draw_panel, head, say_absent, total_height
from convention.charts.rows import LEFT, RIGHT
from convention.domain.catalogue import Catalogue, Indicator, Kind
from convention.domain.rollup import IndicatorProgress
from convention.domain.series import Series
from convention.domain.territories import declared
from convention.wording.alternatives import alt_lines
from convention.wording.chart_notes import curves_side_by_side, subtitle
from convention.wording.labels import label, status_text
from convention.wording.takeaways import bars_title

PLOT = 240


def side_by_side(progress: IndicatorProgress, series: Series, catalogue: Catalogue, *, dark: bool = False) -> go.Figure:
    """The territories, on the same days and the same values.

    Raises NothingToDrawError where no territory has a value of its own.
    """
    whole, colours, indicator = course_of(progress, series, catalogue), palette(dark), progress.indicator
    courses = [whole.of(territory) for territory in declared()]
    known = [course for course in courses if any(line.known for line in course.lines)]
    if not known:
        raise NothingToDrawError(f"{indicator.code}: no value by territory")
    source = sources(series.of(indicator.code))
    figure = _sheet(indicator, known, source, dark)
    days = sorted(day for course in known for day in course.days)
    span = max((course.span_on(PLOT) for course in known), key=lambda span: span.high)
    statuses = {part.territory: part.status for part in progress.parts}
    for at, (territory, course) in enumerate(zip(declared(), courses, strict=True)):
        panel = Panel(at, len(courses), PLOT)
        heading = [(label(territory), colours.territories[territory])]
        if territory in statuses:
            heading.append((status_text(statuses[territory]), colours.status(statuses[territory])))
        head(figure, panel, heading)
        if course in known:
            draw_panel(figure, panel, course, days, span, colours)
        else:
            say_absent(figure, panel, colours)
    return figure


def _sheet(indicator: Indicator, courses: Sequence[Course], source: str, dark: bool) -> go.Figure:
    """The figure with its texts."""
    lines = [line.line for course in courses for line in course.lines]
    summed = indicator.kind is Kind.FLOW
    title = bars_title(indicator, lines, since_start=summed)
    figure = sheet(
        title,
        subtitle(indicator),
        notes=[courses_note(courses), source],
        height=total_height(len(declared()), PLOT),
        dark=dark,
        left=LEFT,
        right=RIGHT,
        axis=False,
        alt=alt_lines(curves_side_by_side(summed=summed), title, indicator, lines),
    )
    return figure.update_layout(barmode="stack")
