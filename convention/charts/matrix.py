"""Matrix: the action sheets by axis, each with its code, sign, short title and status."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from convention.charts.canvas import NARROWEST, safe, sheet
from convention.charts.palette import Palette, palette
from convention.charts.rows import LEFT, RIGHT
from convention.charts.template import NOTE_SIZE, TEXT_SIZE
from convention.domain.catalogue import Catalogue
from convention.domain.rollup import ActionProgress
from convention.wording.alternatives import alt_matrix
from convention.wording.chart_notes import MATRIX_SUBTITLE
from convention.wording.formats import NO_BREAK
from convention.wording.labels import label, symbol
from convention.wording.takeaways import matrix_title

_CELL, _HEADING, _GAP = 118, 24, 14
_PADDING = 6
_CHARACTER = 6.2


def matrix(actions: Sequence[ActionProgress], catalogue: Catalogue, *, dark: bool = False) -> go.Figure:
    """The action sheets in one row an axis. Raises ValueError without any."""
    by_axis = {axis: [a for a in actions if a.action.axis == axis.number] for axis in catalogue.axes}
    by_axis = {axis: found for axis, found in by_axis.items() if found}
    if not by_axis:
        raise ValueError("no action")
    colours, title = palette(dark), matrix_title(actions)
    columns = max(len(found) for found in by_axis.values())
    each = _CELL + _HEADING + _GAP
    height = each * len(by_axis)
    figure = sheet(
        title,
        MATRIX_SUBTITLE,
        height=height,
        dark=dark,
        left=LEFT,
        right=RIGHT,
        axis=False,
        alt=alt_matrix(actions, title),
    )
    figure.update_layout(
        xaxis={"range": [0, columns], "visible": False}, yaxis={"range": [0, height], "visible": False}
    )
    figure.add_scatter(x=[0], y=[0], mode="markers", marker={"opacity": 0}, hoverinfo="skip")
    for at, (axis, found) in enumerate(by_axis.items()):
        top = height - at * each
        _write(figure, f"<b>Axe {axis.number} – {safe(axis.short_title)}</b>", 0, top, -LEFT, colours.text, TEXT_SIZE)
        for column, action in enumerate(found):
            _cell(figure, action, column, top - _HEADING, columns, colours)
    return figure


def _cell(figure: go.Figure, found: ActionProgress, column: int, top: float, columns: int, colours: Palette) -> None:
    colour = colours.status(found.status)
    room = (NARROWEST - LEFT - RIGHT) / columns - 3 * _PADDING
    figure.add_shape(
        type="rect",
        x0=column,
        x1=column + 0.95,
        y0=top - _CELL,
        y1=top,
        fillcolor=colours.band,
        line={"width": 0},
        layer="below",
    )
    figure.add_shape(
        type="line", x0=column, x1=column + 0.95, y0=top, y1=top, line={"color": colour, "width": 4}, layer="below"
    )
    name, status = (
        textwrap.wrap(text, int(room / _CHARACTER), break_long_words=False, break_on_hyphens=False)
        for text in (found.action.short_title, label(found.status))
    )
    head = f"<b>{symbol(found.status)}{NO_BREAK}{safe(found.action.code)}</b>"
    _write(figure, head, column, top - 6, _PADDING, colour, TEXT_SIZE)
    _write(figure, "<br>".join(safe(line) for line in name), column, top - 24, _PADDING, colours.text, NOTE_SIZE)
    down = 24 + 16 * len(name)
    _write(figure, "<br>".join(status), column, top - down, _PADDING, colour, NOTE_SIZE)


def _write(figure: go.Figure, text: str, x: float, y: float, shift: float, colour: str, size: int) -> None:
    figure.add_annotation(
        text=text,
        x=x,
        y=y,
        xanchor="left",
        yanchor="top",
        xshift=shift,
        align="left",
        showarrow=False,
        borderpad=0,
        font={"size": size, "color": colour},
    )
