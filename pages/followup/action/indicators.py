"""The indicators of an action sheet that are followed by figures, one block each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from convention.domain.catalogue import Catalogue, Kind
from convention.domain.rollup import ActionProgress, IndicatorProgress
from convention.wording.absences import NO_GOAL, nothing_to_draw
from convention.wording.figures import figure_text, figure_unit, rate_line
from convention.wording.progress import explain
from pages.components.piece import is_dark
from pages.parts import base, figures
from pages.parts.charts import draw_or_say
from pages.parts.choice import anchor_of, asked_indicator
from pages.parts.marks import plain, status_mark
from pages.parts.reading import Reading
from pages.parts.recorded_chart import draw_recorded_chart
from pages.parts.value_table import draw_values


def measured(found: ActionProgress) -> Sequence[IndicatorProgress]:
    """The indicators that are followed by figures, the one that the address asks for first."""
    asked = asked_indicator()
    rows = [row for row in found.indicators if row.indicator.kind is not Kind.MILESTONE]
    return sorted(rows, key=lambda row: row.indicator.code != asked)


def draw_indicators(agreed: Catalogue, found: ActionProgress, reading: Reading) -> None:
    """Draw every measured indicator: on the left its figure, status and explanation, on the right its chart."""
    for row in measured(found):
        indicator = row.indicator
        st.header(plain(indicator.title), anchor=anchor_of(indicator))
        words, chart = st.columns([3, 8], gap="medium")
        with words:
            _draw_figure(row)
            st.markdown(f":small[{plain(explain(row, agreed))}]")
        with chart:
            own = base.series((indicator.code,), reading.situation, reading.as_of)
            _draw_charts(agreed, row, reading)
            draw_values([row], own, reading)


def _draw_charts(agreed: Catalogue, row: IndicatorProgress, reading: Reading) -> None:
    indicator = row.indicator
    asked = (reading, indicator.action, indicator.code, is_dark())
    absence = nothing_to_draw(agreed, indicator, reading.situation)
    recorded = partial(draw_recorded_chart, reading=reading)
    draw_or_say(lambda: figures.trajectory_of(*asked), f"trajectory-{indicator.code}", absence, recorded)
    if row.overall.standing.value is not None:
        draw_or_say(lambda: figures.bullet_of(*asked), f"bullet-{indicator.code}", NO_GOAL)


def _draw_figure(row: IndicatorProgress) -> None:
    overall = row.overall
    st.metric(
        status_mark(overall.status),
        figure_text(overall),
        rate_line(overall) or None,
        delta_color="off",
        delta_arrow="off",
    )
    if unit := figure_unit(overall):
        st.caption(plain(unit))
