"""The forms of the explorer: one chart for each indicator, or one for all, and the table behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from convention.charts.bars import bars
from convention.charts.canvas import carry_picture, stamp
from convention.charts.indexed import indexed
from convention.charts.nothing import NothingToDrawError
from convention.charts.side_by_side import side_by_side
from convention.charts.small_multiples import small_multiples
from convention.charts.trajectory import trajectory
from convention.domain.catalogue import Catalogue, Indicator
from convention.domain.rollup import IndicatorProgress
from convention.wording.absences import NOT_INDEXABLE, nothing_in_choice, nothing_to_draw
from pages.components.piece import is_dark
from pages.followup.explorer.choices import Explored, View
from pages.followup.explorer.shown import ShownValues, left_out_sentence
from pages.parts.clicks import COLUMNS
from pages.parts.marks import action_link, plain
from pages.parts.reading import Reading, dated_words
from pages.parts.recorded_chart import draw_recorded_chart
from pages.parts.value_table import draw_values, value_rows


@dataclass(frozen=True)
class Drawing:
    """One chart to come: its key, how it is made, what is said where it cannot be, and the indicators it shows."""

    key: str
    build: Callable[[], go.Figure]
    absence: str
    rows: tuple[IndicatorProgress, ...]


def draw_view(agreed: Catalogue, explored: Explored, seen: ShownValues, reading: Reading) -> None:
    """Draw what was chosen, what is missing from it, and the table of each chart."""
    if not seen.rows:
        st.info("Choisissez au moins un indicateur ci-dessus.", icon=":material/query_stats:")
        return
    if told := left_out_sentence(agreed, seen.left_out):
        st.caption(plain(told))
    if explored.view is View.TABLE:
        _draw_table(agreed, seen)
        return
    for drawing in drawings(agreed, explored, seen, reading):
        _draw(drawing, reading)
        draw_values(drawing.rows, seen.of(drawing.rows), reading)


def _draw(drawing: Drawing, reading: Reading) -> None:
    """Draw one chart with the dates it was read at, which a picture of it must not lose; or say what is missing."""
    try:
        figure = drawing.build()
    except NothingToDrawError:
        st.info(plain(drawing.absence), icon=":material/hourglass_empty:")
        return
    stamp(figure, dated_words(reading))
    carry_picture(figure, dark=is_dark())
    image = f"{drawing.key}_au_{reading.situation.isoformat()}"
    draw_recorded_chart(figure, drawing.key, reading, image=image)


def _draw_table(agreed: Catalogue, seen: ShownValues) -> None:
    if not seen.series:
        st.info("Aucune valeur dans ces territoires et ces périodes.", icon=":material/hourglass_empty:")
        return
    rows = value_rows(agreed, seen.rows, seen.series)
    alt = "Valeurs des indicateurs choisis"
    st.dataframe(rows, hide_index=True, column_config=COLUMNS, alt=alt, height="content")


def draw_ways(agreed: Catalogue, seen: ShownValues, reading: Reading) -> None:
    """Draw a link to the action of every indicator that is shown."""
    with st.container(horizontal=True):
        for code in dict.fromkeys(row.indicator.action for row in seen.rows):
            action = agreed.action_by_code[code]
            action_link(action, f"Fiche {code} · {action.short_title}", reading)


def drawings(agreed: Catalogue, explored: Explored, seen: ShownValues, reading: Reading) -> Iterator[Drawing]:
    """The charts of a form, in order."""
    dark = is_dark()
    if explored.view in (View.SMALL, View.INDEXED):
        draw = small_multiples if explored.view is View.SMALL else indexed
        told = " ".join(_absence(agreed, seen, row.indicator, reading) for row in seen.rows)
        indexable = explored.view is View.SMALL or not seen.series
        absence = told if indexable else NOT_INDEXABLE
        yield Drawing(
            f"explorer-{explored.view}",
            lambda: draw(seen.rows, seen.series, agreed, dark=dark),
            absence,
            seen.rows,
        )
        return
    for row in seen.rows:
        yield Drawing(
            f"explorer-{explored.view}-{row.indicator.code}",
            _one(agreed, explored, seen, row, dark),
            _absence(agreed, seen, row.indicator, reading),
            (row,),
        )


def _one(
    agreed: Catalogue, explored: Explored, seen: ShownValues, row: IndicatorProgress, dark: bool
) -> Callable[[], go.Figure]:
    """How the chart of one indicator is made."""
    own = seen.of((row,))
    if explored.view is View.BARS:
        return lambda: bars(row, own, agreed, cumulative=explored.cumulative, dark=dark)
    draw = side_by_side if explored.view is View.SIDE_BY_SIDE else trajectory
    return lambda: draw(row, own, agreed, dark=dark)


def _absence(agreed: Catalogue, seen: ShownValues, indicator: Indicator, reading: Reading) -> str:
    """Why an indicator has nothing to draw: its values are not chosen, or there are none."""
    if indicator.code in seen.hidden:
        return nothing_in_choice(indicator)
    return nothing_to_draw(agreed, indicator, reading.situation)
