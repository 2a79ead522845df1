"""The yardstick in a browser: bare pages, each of which draws the charts of one CSV file with plain Plotly."""

import os
from functools import partial
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st


def draw(source: Path) -> None:
    """Draw one chart for each indicator of the file."""
    st.title(source.stem)
    for indicator, own in pd.read_csv(source, parse_dates=["day"]).groupby("indicator"):
        figure = go.Figure(layout_title_text=str(indicator))
        for territory, part in own.groupby("territory"):
            figure.add_scatter(x=part["day"], y=part["value"], name=str(territory))
        st.plotly_chart(figure, key=str(indicator))


sources = sorted(Path(os.environ["CONVENTION_DATA"]).glob("*.csv"))
st.navigation([st.Page(partial(draw, source), title=source.stem, url_path=source.stem) for source in sources]).run()
