"""Matrix: the action sheets by axis, each with its code, sign, short title and status."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from convention.charts.canvas import NARROWEST, safe, sheet
from convention.charts.nothing import NothingToDrawError
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

_HEADING, _GAP, _LINE, _HEAD = 24, 14, 16, 25
_WIDE = 0.95
_PADDING = 6
_CHARACTER = 6.2


@dataclass(frozen=True)
class Cell:
    """One action sheet at its place: `row` and `column` from the top left."""

    found: ActionProgress
    row: int
    column: int
    name: list[str]
    status: list[str]

    @property
    def height(self) -> int:
        """Pixels that its words need."""
        return _HEAD + _LINE * (len(self.name) + len(self.status)) + _PADDING


def matrix(actions: Sequence[ActionProgress], catalogue: Catalogue, *, dark: bool = False) -> go.Figure:
    """The action sheets in one row an axis. Raises NothingToDrawError without any."""
    if not actions:
        raise NothingToDrawError("no action")
    axes = [axis for axis in catalogue.axes if any(a.action.axis == axis.number for a in actions)]
    by_axis = [[a for a in actions if a.action.axis == axis.number] for axis in axes]
    columns = max(len(found) for found in by_axis)
    cells = [_cell(a, row, at, columns) for row, found in enumerate(by_axis) for at, a in enumerate(found)]
    high = max(cell.height for cell in cells)
    each = high + _HEADING + _GAP
    colours, title, height = palette(dark), matrix_title(actions), each * len(axes)
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
    hidden = {"visible": False}
    figure.update_layout(xaxis=hidden | {"range": [0, columns]}, yaxis=hidden | {"range": [0, height]})
    for row, axis in enumerate(axes):
        name = f"<b>Axe {axis.number} – {safe(axis.short_title)}</b>"
        _write(figure, name, 0, height - row * each, -LEFT, colours.text, TEXT_SIZE)
    for cell in cells:
        _draw(figure, cell, height - cell.row * each - _HEADING, high, colours)
    return figure


def _cell(found: ActionProgress, row: int, column: int, columns: int) -> Cell:
    most = int(((NARROWEST - LEFT - RIGHT) / columns - 3 * _PADDING) / _CHARACTER)
    name, status = (
        textwrap.wrap(text, most, break_long_words=False, break_on_hyphens=False)
        for text in (found.action.short_title, label(found.status))
    )
    return Cell(found, row, column, name, status)


def _draw(figure: go.Figure, cell: Cell, top: float, high: int, colours: Palette) -> None:
    """A quiet field under a stroke in the colour of the status, with the words of the sheet."""
    colour, action = colours.status(cell.found.status), cell.found.action
    figure.add_scatter(
        x=[cell.column, cell.column + _WIDE, cell.column + _WIDE, cell.column, cell.column],
        y=[top, top, top - high, top - high, top],
        fill="toself",
        fillcolor=colours.ground,
        mode="lines",
        line={"color": colours.grid, "width": 1},
        hoveron="fills",
        hoverinfo="text",
        text=f"{safe(action.code)} – {safe(action.title)}",
        name=action.code,
    )
    stroke = {"color": colour, "width": 4}
    figure.add_shape(type="line", x0=cell.column, x1=cell.column + _WIDE, y0=top, y1=top, line=stroke)
    head = f"<b>{symbol(cell.found.status)}{NO_BREAK}{safe(action.code)}</b>"
    _write(figure, head, cell.column, top - _PADDING, _PADDING, colour, TEXT_SIZE)
    name = "<br>".join(safe(line) for line in cell.name)
    _write(figure, name, cell.column, top - _HEAD, _PADDING, colours.text, NOTE_SIZE)
    down = top - _HEAD - _LINE * len(cell.name)
    _write(figure, "<br>".join(cell.status), cell.column, down, _PADDING, colour, NOTE_SIZE)


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
