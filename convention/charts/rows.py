"""Rows: charts with one row a thing, its words above its graphic, so that no name is cut on a narrow screen."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from convention.charts.canvas import NARROWEST, safe
from convention.charts.palette import Palette
from convention.charts.template import NOTE_SIZE, TEXT_SIZE
from convention.domain.progress import ProgressStatus
from convention.wording.labels import status_text

LEFT, RIGHT = 16, 24
WIDTH = NARROWEST - LEFT - RIGHT
GRAPHIC = 32
_LINE, _GAP = 17, 10
_NOTE_CHARACTERS = 96
TARGET_MARK = "line-ns-open"


@dataclass(frozen=True)
class Row:
    """One row: a name, a status, a quiet line of words; `graphic`: whether something is drawn under them."""

    name: str
    status: ProgressStatus
    words: str
    graphic: bool = True

    @property
    def lines(self) -> list[str]:
        """The quiet words, in lines that fit."""
        return [safe(line) for line in textwrap.wrap(self.words, _NOTE_CHARACTERS, break_on_hyphens=False)]

    @property
    def height(self) -> float:
        """Pixels that the row takes."""
        return _LINE * (1 + len(self.lines)) + (GRAPHIC if self.graphic else 0) + _GAP


@dataclass(frozen=True)
class Layout:
    """Rows from top to bottom; heights are pixels from the bottom of the plotting area, and the unit of its axis."""

    rows: Sequence[Row]

    @property
    def height(self) -> float:
        """Pixels of all rows."""
        return sum(row.height for row in self.rows)

    def top(self, at: int) -> float:
        """Where a row begins."""
        return self.height - sum(row.height for row in self.rows[:at])

    def middle(self, at: int) -> float:
        """The middle of a row's graphic."""
        return self.top(at) - self.rows[at].height + _GAP + GRAPHIC / 2 - 3

    @property
    def axis(self) -> dict[str, Any]:
        """The axis that places the rows; not shown."""
        return {"range": [0, self.height], "visible": False}


def write_rows(figure: go.Figure, layout: Layout, colours: Palette) -> None:
    """Write the name, the status with its sign and word, and the quiet words of every row."""
    notes: list[dict[str, Any]] = []
    for at, row in enumerate(layout.rows):
        top = layout.top(at)
        notes.append(_text(f"<b>{safe(row.name)}</b>", top, colours.text, TEXT_SIZE, "left"))
        notes.append(_text(status_text(row.status), top, colours.status(row.status), TEXT_SIZE, "right"))
        if row.lines:
            notes.append(_text("<br>".join(row.lines), top - _LINE, colours.muted, NOTE_SIZE, "left"))
    placed = [text | {"bgcolor": colours.ground} for text in notes]
    figure.update_layout(annotations=[*figure.layout.annotations, *placed])


def _text(text: str, y: float, colour: str, size: int, side: str) -> dict[str, Any]:
    return {
        "text": text,
        "x": 0 if side == "left" else 1,
        "xref": "paper",
        "xanchor": side,
        "xshift": -LEFT if side == "left" else 0,
        "y": y,
        "yref": "y",
        "yanchor": "top",
        "align": side,
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": size, "color": colour},
    }


class Marks:
    """The marks of all rows, drawn as one trace above the strokes: a browser's work grows with the traces."""

    def __init__(self) -> None:
        self._marks: list[tuple[Any, float, str, float, str, str, float, str]] = []

    def add(
        self,
        x: Any,
        y: float,
        sign: str,
        colour: str,
        told: str,
        *,
        size: float = 11,
        width: float = 2,
        inside: str = "",
    ) -> None:
        """One mark; `inside`: what fills it where that is not its own colour."""
        self._marks.append((x, y, sign, size, colour, inside or colour, width, told))

    def draw(self, figure: go.Figure) -> None:
        """Put the marks on the figure."""
        if not self._marks:
            return
        x, y, signs, sizes, lines, fills, widths, told = (list(part) for part in zip(*self._marks, strict=True))
        figure.add_scatter(
            x=x,
            y=y,
            mode="markers",
            # Opacity is said, since marks of several sizes would else be seen through.
            marker={
                "symbol": signs,
                "size": sizes,
                "color": fills,
                "line": {"color": lines, "width": widths},
                "opacity": 1,
            },
            hovertext=told,
            hoverinfo="text",
            cliponaxis=False,
        )


def stroke(
    figure: go.Figure, x: Sequence[Any], y: float, colour: str, *, width: float = 2, dash: str = "solid"
) -> None:
    """A horizontal line of a row's graphic."""
    figure.add_scatter(
        x=list(x),
        y=[y] * len(x),
        mode="lines",
        line={"color": colour, "width": width, "dash": dash},
        hoverinfo="skip",
        cliponaxis=False,
    )
