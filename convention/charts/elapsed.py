"""Elapsed: the time that has passed against the mean progress, an interval while rates are missing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import plotly.graph_objects as go

from convention.charts.canvas import note, sheet
from convention.charts.nothing import NothingToDrawError
from convention.charts.palette import Palette, palette
from convention.charts.rows import RIGHT
from convention.charts.template import TEXT_SIZE
from convention.domain.catalogue import Territory
from convention.wording.alternatives import alt_elapsed
from convention.wording.chart_notes import ELAPSED_SUBTITLE, elapsed_note, interval_text
from convention.wording.figures import LEAST_SIGN
from convention.wording.formats import COLON, NARROW, percent
from convention.wording.takeaways import elapsed_title

_LEFT, _BAR, _ROW = 132, 20, 36


def elapsed(
    passed: Fraction,
    low: Fraction,
    high: Fraction,
    *,
    known: int,
    quantified: int,
    stale: int = 0,
    minima: int = 0,
    dark: bool = False,
) -> go.Figure:
    """Time passed and mean progress, in percent; `low` to `high`: missing rates counted 0 and 100.

    `known` of `quantified` rates are there, `stale` of them from values that are out of date, `minima` of them from
    sums or counts that lack periods. Raises NothingToDrawError without any quantified indicator.
    """
    if not quantified:
        raise NothingToDrawError("no rate")
    colours, title = palette(dark), elapsed_title(passed, low, high, minima)
    rated = elapsed_note(known, quantified, stale, minima)
    figure = sheet(
        title,
        ELAPSED_SUBTITLE,
        notes=[rated],
        height=2 * _ROW,
        dark=dark,
        left=_LEFT,
        right=RIGHT + 132,
        alt=alt_elapsed(title, rated),
    )
    figure.update_layout(_axes(colours), barmode="overlay")
    made = f"{LEAST_SIGN}{NARROW}{percent(low)}" if minima else interval_text(low, high)
    _draw_bars(figure, (passed, low, high), (percent(passed), made), colours)
    return figure


def _draw_bars(
    figure: go.Figure, ends: tuple[Fraction, Fraction, Fraction], texts: tuple[str, str], colours: Palette
) -> None:
    """The bar of time over that of progress; `ends`: time passed, lowest and highest mean, `texts`: both in words."""
    (passed, low, high), (time_text, made_text) = ends, texts
    time_told, made_told = f"temps écoulé{COLON}{time_text}", f"avancement moyen{COLON}{made_text}"
    common, accent = (colours.territories[territory] for territory in (Territory.COMMON, Territory.PARIS))
    figure.add_bar(
        x=[float(passed), float(low), float(high - low)],
        y=[1.5, 0.5, 0.5],
        base=[0.0, 0.0, float(low)],
        width=_BAR / _ROW,
        orientation="h",
        marker={"color": [common, accent, colours.faint(Territory.PARIS)], "line": {"width": 0}},
        hovertext=[time_told, made_told, made_told],
        hoverinfo="text",
    )
    for y, name, end, text in ((0.75, "Temps écoulé", passed, time_text), (0.25, "Avancement", high, made_text)):
        note(figure, name, x=0, y=y, shift=(-_LEFT, 0), colour=colours.text, size=TEXT_SIZE)
        figure.add_annotation(text=f"<b>{text}</b>", x=float(end), y=2 * y, xanchor="left", xshift=8, showarrow=False)


def _axes(colours: Palette) -> dict[str, Any]:
    ticks = (0, 25, 50, 75, 100)
    across = {"range": [0, 100], "tickvals": ticks, "ticktext": [f"{t}{NARROW}%" for t in ticks], "showgrid": True}
    return {"xaxis": across | {"gridcolor": colours.grid}, "yaxis": {"range": [0, 2], "visible": False}}
