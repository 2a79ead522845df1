"""The indicators of an action sheet that are followed by figures, one block each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

import streamlit as st

from convention.domain.catalogue import Catalogue, Kind
from convention.domain.rollup import ActionProgress, IndicatorProgress
from convention.wording.absences import NO_GOAL, no_steps, nothing_to_draw
from convention.wording.figures import figure_text, figure_unit
from convention.wording.progress import explain
from pages.components.piece import is_dark
from pages.parts import base, figures
from pages.parts.charts import draw_or_say
from pages.parts.choice import anchor_of, asked_indicator
from pages.parts.marks import plain, status_mark
from pages.parts.reading import Reading
from pages.parts.recorded_chart import draw_recorded_chart
from pages.parts.value_table import draw_values


def measured(found: ActionProgress) -> list[IndicatorProgress]:
    """The indicators that are followed by figures: the one that the address asks for, the deciding one, the others."""
    asked, deciding = asked_indicator(), found.deciding
    rows = [row for row in found.indicators if row.indicator.kind is not Kind.MILESTONE]
    return sorted(rows, key=lambda row: (row.indicator.code != asked, row is not deciding))


def draw_deciding(agreed: Catalogue, found: ActionProgress, reading: Reading) -> None:
    """Draw the chart of the indicator that decides; of an action that is followed by steps alone, its steps."""
    rows = measured(found)
    if not rows:
        steps = (reading, found.action.code, is_dark())
        draw_or_say(lambda: figures.timeline_of(*steps), f"steps-{found.action.code}", no_steps(found.action))
        return
    _draw_charts(agreed, rows[0], reading, titled=rows[0] is not found.deciding)
    _draw_behind(agreed, rows[0], reading)


def draw_others(agreed: Catalogue, found: ActionProgress, reading: Reading) -> None:
    """Draw the other measured indicators two by two, each with its figure, status and chart."""
    rows = measured(found)[1:]
    if not rows:
        return
    st.header("Autres indicateurs", anchor="autres")
    for pair in batched(rows, 2):
        for place, row in zip(st.columns(2, gap="medium"), pair, strict=False):
            with place:
                st.subheader(plain(row.indicator.short_title), anchor=anchor_of(row.indicator))
                st.markdown(f"{status_mark(row.overall.status)} · **{plain(_figure(row))}**")
                _draw_charts(agreed, row, reading)
                _draw_behind(agreed, row, reading)


def _draw_behind(agreed: Catalogue, row: IndicatorProgress, reading: Reading) -> None:
    """Draw what is one click away: how the figure is made, and the values with where they come from."""
    with st.expander("Expliquer ce chiffre"):
        st.markdown(plain(explain(row, agreed)))
    draw_values([row], base.series((row.indicator.code,), reading.situation, reading.as_of), reading)


def batched(rows: Sequence[IndicatorProgress], size: int) -> Iterator[tuple[IndicatorProgress, ...]]:
    """Rows in groups of a size, the last one as it comes."""
    left = iter(rows)
    while group := tuple(islice(left, size)):
        yield group


def _figure(row: IndicatorProgress) -> str:
    unit = figure_unit(row.overall)
    return f"{figure_text(row.overall)} {unit}" if unit else figure_text(row.overall)


def _draw_charts(agreed: Catalogue, row: IndicatorProgress, reading: Reading, *, titled: bool = True) -> None:
    indicator = row.indicator
    asked = (reading, indicator.action, indicator.code, is_dark())
    absence = nothing_to_draw(agreed, indicator, reading.situation)
    recorded = partial(draw_recorded_chart, reading=reading, titled=titled)
    draw_or_say(lambda: figures.trajectory_of(*asked), f"trajectory-{indicator.code}", absence, recorded)
    if row.overall.standing.value is not None:
        draw_or_say(lambda: figures.bullet_of(*asked), f"bullet-{indicator.code}", NO_GOAL)
