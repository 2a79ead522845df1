"""A figure on the page: drawn by the part of Plotly that draws lines and bars, a quarter of the whole.

Streamlit's own chart brings all of Plotly (4.7 MB), which a cold browser reads before it draws anything.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from convention.charts.canvas import alt_of

_FOLDER = Path(__file__).parent
_MOUNT = st.components.v2.component(
    "convention_chart", js=(_FOLDER / "chart.js").read_text(encoding="utf-8"), isolate_styles=False
)


def draw_figure(figure: go.Figure, *, key: str, config: Mapping[str, Any], clickable: bool = False) -> Any:
    """Draw a figure as wide as its place, its alternative text as its name.

    Gives what the point that was clicked carries as `customdata`, None where none was or `clickable` is not set.
    """
    data = {
        "figure": figure.to_json(),
        "config": json.dumps(config, ensure_ascii=False),
        "alt": alt_of(figure),
        "clickable": clickable,
    }
    return _MOUNT(data=data, key=key, on_point_change=_nothing).point


def _nothing() -> None:
    """The click is read after the chart is drawn; Streamlit asks for a callback to tell that it may be sent."""
