"""How a figure is put on a page: in French, on the ground in force, its texts over it; never blank."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from convention.charts.canvas import texts_of
from convention.charts.nothing import NothingToDrawError
from convention.charts.template import chart_config
from pages.components.chart.chart import draw_figure
from pages.parts.marks import plain

_CONFIG = chart_config()


def draw_texts(figure: go.Figure, *, titled: bool = True) -> None:
    """Write what is read before a figure as text of the page; without its title where the page says the same above."""
    texts = texts_of(figure)
    title = [f"**{plain(texts.title)}**"] if titled else []
    st.markdown("  \n".join([*title, f":small[:gray[{plain(texts.subtitle)}]]"]))


def draw_notes(figure: go.Figure) -> None:
    """Write what is read after a figure: what its signs mean, where its values come from."""
    if notes := " ".join(texts_of(figure).notes):
        st.caption(plain(notes))


def draw_chart(figure: go.Figure, key: str) -> None:
    """Draw a figure as wide as its place, between its texts."""
    draw_texts(figure)
    draw_figure(figure, key=key, config=_CONFIG)
    draw_notes(figure)


def draw_or_say(
    build: Callable[[], go.Figure | None],
    key: str,
    absence: str,
    draw: Callable[[go.Figure, str], None] = draw_chart,
) -> None:
    """Draw what `build` gives, nothing for None; where there is nothing to draw, say the sentence of the absence.

    `draw`: how the figure is put on the page under its key.
    """
    try:
        figure = build()
    except NothingToDrawError:
        st.info(plain(absence), icon=":material/hourglass_empty:")
        return
    if figure is not None:
        draw(figure, key)
