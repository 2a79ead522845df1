"""Looking into figures: their traces, points and texts."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from convention.charts.canvas import texts_of


def trace(figure: go.Figure, name: str) -> Any:
    """The one trace of that name."""
    (found,) = [t for t in figure.data if t.name == name]
    return found


def points(figure: go.Figure, name: str) -> list[tuple[Any, Any]]:
    """What a trace draws."""
    found = trace(figure, name)
    return list(zip(found.x, found.y, strict=True))


def texts(figure: go.Figure) -> list[str]:
    """What is written around the figure and on it, without markup: title, subtitle and notes first."""
    around = texts_of(figure)
    written = [a.text.replace("<b>", "").replace("</b>", "").replace("<br>", " ") for a in figure.layout.annotations]
    return [around.title, around.subtitle, *around.notes, *written]


def marks(figure: go.Figure, symbol: str) -> list[Any]:
    """Where the marks of one sign stand along the horizontal axis; a trace has one sign, or one for each mark."""
    found = []
    for t in figure.data:
        if t.type == "scatter" and t.mode == "markers":
            signs = t.marker.symbol if isinstance(t.marker.symbol, tuple | list) else [t.marker.symbol] * len(t.x)
            found += [x for x, sign in zip(t.x, signs, strict=True) if sign == symbol]
    return found
