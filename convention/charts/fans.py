"""Fans: from a last value to its target, « à ce rythme », between the fastest and the slowest of the last periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import plotly.graph_objects as go

from convention.charts.ends import Label
from convention.charts.palette import Palette
from convention.domain.pace import Forecast
from convention.wording.labels import label
from convention.wording.pace import pace_sentence

OPACITY = 0.28
# A fan that reaches further would press together all that was observed: it is told in words alone.
_SHARE_OF_AXIS = 0.4


def fans_within(forecasts: Iterable[Forecast], days: Sequence[date]) -> tuple[Forecast, ...]:
    """The forecasts that an axis over those days has room for."""
    first, last = min(days), max(days)
    room = (last - first) * _SHARE_OF_AXIS
    return tuple(forecast for forecast in forecasts if forecast.pace.latest <= last + room)


def beside_fans(labels: Iterable[Label], fans: Sequence[Forecast]) -> Iterator[Label]:
    """The labels, those that would stand on a fan moved to the side that it leaves free."""
    for one in labels:
        fan = next((f for f in fans if (f.day.isoformat(), float(f.value)) == (one.x, one.y)), None)
        away = 0.0 if fan is None else one.height / 2 + 2
        yield replace(one, shift=-away if fan is not None and fan.goal.target > fan.value else away)


def draw_fans(figure: go.Figure, fans: Iterable[Forecast], colours: Palette) -> None:
    """Pale ground between the two ways to the target; it covers no line and stands for no value."""
    for fan in fans:
        corners = [(fan.day, fan.value), (fan.pace.earliest, fan.goal.target), (fan.pace.latest, fan.goal.target)]
        colour = colours.territories[fan.found.territory]
        figure.add_scatter(
            x=[day.isoformat() for day, _ in corners],
            y=[float(value) for _, value in corners],
            mode="lines",
            fill="toself",
            fillcolor=colour,
            opacity=OPACITY,
            line={"color": colour, "width": 0},
            name=f"{label(fan.found.territory)}, à ce rythme",
            text=pace_sentence(fan.found, fan.goal, fan.pace),
            hoveron="fills",
            hoverinfo="text",
        )
