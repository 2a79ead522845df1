"""Charts of recorded values: each point a way to where its value comes from."""

from __future__ import annotations

import plotly.graph_objects as go

from convention.charts.canvas import picture_size
from convention.charts.template import chart_config
from pages.components.chart.chart import draw_figure
from pages.parts.charts import draw_notes, draw_texts
from pages.parts.clicks import clicked_observation
from pages.parts.lineage import answer_click
from pages.parts.reading import Reading


def draw_recorded_chart(
    figure: go.Figure, name: str, reading: Reading, *, image: str = "", titled: bool = True
) -> None:
    """Draw a chart of recorded values: a click on a point opens its lineage; `name` is its own on the page.

    `image`: the name under which it may be downloaded as an image, if it may. `titled`: whether its title is written.
    """
    draw_texts(figure, titled=titled)
    config = chart_config(image, picture_size(figure))
    clicked = draw_figure(figure, key=name, config=config, clickable=True)
    draw_notes(figure)
    answer_click(name, clicked_observation(clicked), reading)
