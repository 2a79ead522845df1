"""The figures that every peer draws: one for each indicator of a CSV file, a line for each territory."""

import pandas as pd
import plotly.graph_objects as go


def charts(source: str) -> list[go.Figure]:
    """The figures of a file with the columns indicator, territory, day, value."""
    values = pd.read_csv(source, parse_dates=["day"])
    return [chart(own) for _, own in values.groupby("indicator")]


def chart(own: pd.DataFrame) -> go.Figure:
    """The figure of the values of one indicator."""
    figure = go.Figure(layout_title_text=str(own["indicator"].iloc[0]))
    for territory, part in own.groupby("territory"):
        figure.add_scatter(x=part["day"], y=part["value"], name=str(territory))
    return figure
