"""Charts whose points lead to where their value comes from."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from convention.charts.canvas import alt_of
from convention.charts.nothing import NothingToDrawError
from convention.charts.template import chart_config
from pages.parts.clicks import click_key, clicked_observation
from pages.parts.lineage import answer_click
from pages.parts.marks import plain
from pages.parts.reading import Reading


def draw_clickable(
    build: Callable[[], go.Figure], key: str, absence: str, reading: Reading, *, image: str = ""
) -> None:
    """Draw what `build` gives and answer clicks on its points; where there is nothing to draw, say `absence`.

    `image`: the name under which the chart may be downloaded as an image, if it may.
    """
    try:
        figure = build()
    except NothingToDrawError:
        st.info(plain(absence), icon=":material/hourglass_empty:")
        return
    state = st.plotly_chart(
        figure,
        theme=None,
        config=chart_config(image),
        alt=alt_of(figure),
        key=click_key(key),
        on_select="rerun",
        selection_mode="points",
    )
    answer_click(key, clicked_observation(state), reading)
