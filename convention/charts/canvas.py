"""The sheet on which a chart is drawn, and the texts around it: takeaway, subtitle, keys, sources."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from convention.charts.palette import palette
from convention.charts.template import NOTE_SIZE, SUBTITLE_SIZE, TITLE_SIZE, template

NARROWEST, PICTURE_WIDTH = 600, 960
LEFT, RIGHT = 64, 24
OVER_PLOT, OVER_ROWS = 26, 6
_TITLE_CHARACTERS, _SUBTITLE_CHARACTERS, _NOTE_CHARACTERS = 0.103, 0.134, 0.162
_LINE = 1.32
_AXIS_ROOM = 46


@dataclass(frozen=True)
class Texts:
    """What is read around a chart: the takeaway, what is drawn, then keys, sources and dates."""

    title: str
    subtitle: str
    notes: tuple[str, ...]


def safe(text: str) -> str:
    """A text from outside, which must not be read as markup by the chart."""
    return html.escape(text, quote=False)


def wrapped(text: str, characters: int) -> list[str]:
    """A text in lines; only ordinary spaces break, so that `62,0 %` stays whole."""
    return [safe(line) for line in textwrap.wrap(text, characters, break_long_words=False, break_on_hyphens=False)]


def sheet(
    title: str,
    subtitle: str,
    *,
    notes: Sequence[str] = (),
    height: int,
    dark: bool,
    left: int = LEFT,
    right: int = RIGHT,
    above: int = OVER_ROWS,
    axis: bool = True,
    alt: str = "",
) -> go.Figure:
    """An empty figure that carries its texts, which a page shows around it and a picture has in it.

    `height`: pixels of the plotting area, `above`: pixels over it, `axis`: whether ticks stand under it.
    """
    bottom = _AXIS_ROOM if axis else 10
    return go.Figure(
        layout={
            "template": template(dark),
            "height": above + height + bottom,
            "margin": {"l": left, "r": right, "t": above, "b": bottom},
            "uirevision": title,
            "meta": {"alt": alt, "title": title, "subtitle": subtitle, "notes": [note for note in notes if note]},
        }
    )


def texts_of(figure: go.Figure) -> Texts:
    """The texts that a figure carries, without markup."""
    meta = figure.layout.meta
    return Texts(meta["title"], meta["subtitle"], tuple(meta["notes"]))


def stamp(figure: go.Figure, text: str) -> None:
    """Add a note to a figure just made, such as the dates it was read at."""
    meta = figure.layout.meta
    figure.layout.meta = meta | {"notes": [*meta["notes"], text]}


def carry_picture(figure: go.Figure, *, dark: bool) -> None:
    """Let a figure just made tell the browser what a picture of it has besides."""
    figure.layout.meta = figure.layout.meta | {"picture": picture_of(figure, dark=dark)}


def picture_size(figure: go.Figure) -> dict[str, int]:
    """The `width` and `height` of the picture that a figure carries; empty without one."""
    picture = figure.layout.meta.get("picture", {})
    return {name: picture[name] for name in ("width", "height") if name in picture}


def picture_of(figure: go.Figure, *, dark: bool, width: int = PICTURE_WIDTH) -> dict[str, Any]:
    """What a picture so many pixels wide has besides the figure: its texts as annotations, and the room they take."""
    texts, colours, margin = texts_of(figure), palette(dark), figure.layout.margin
    titles = wrapped(texts.title, round(width * _TITLE_CHARACTERS))
    subtitles = wrapped(texts.subtitle, round(width * _SUBTITLE_CHARACTERS))
    notes = [line for note in texts.notes for line in wrapped(note, round(width * _NOTE_CHARACTERS))]
    high = _pixels(TITLE_SIZE, len(titles))
    over, under = high + _pixels(SUBTITLE_SIZE, len(subtitles)) + 6, _pixels(NOTE_SIZE, len(notes)) + 6
    top, lines = margin.t + over, "<br>".join
    title = _annotation(f"<b>{lines(titles)}</b>", 0, 1, colours.text, (-margin.l, top - 2), "top", TITLE_SIZE)
    place = (-margin.l, top - 6 - high)
    return {
        "width": width,
        "height": figure.layout.height + over + under,
        "margin": margin.to_plotly_json() | {"t": top, "b": margin.b + under},
        "annotations": [
            title,
            _annotation(lines(subtitles), 0, 1, colours.muted, place, "top", SUBTITLE_SIZE),
            _annotation(lines(notes), 0, 0, colours.muted, (-margin.l, -margin.b), "top", NOTE_SIZE),
        ],
    }


def _pixels(size: int, lines: int) -> int:
    return round(size * _LINE * lines)


def note(
    figure: go.Figure,
    text: str,
    *,
    x: float,
    y: float,
    colour: str,
    shift: tuple[float, float] = (0, 0),
    valign: str = "middle",
    size: int = NOTE_SIZE,
) -> None:
    """Write a text at a place of the plotting area, 0 to 1 each way, left-aligned and shifted by pixels."""
    figure.add_annotation(_annotation(text, x, y, colour, shift, valign, size))


def _annotation(
    text: str, x: float, y: float, colour: str, shift: tuple[float, float], valign: str, size: int
) -> dict[str, Any]:
    return {
        "text": text,
        "x": x,
        "y": y,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": valign,
        "xshift": shift[0],
        "yshift": shift[1],
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "color": colour},
    }


def alt_of(figure: go.Figure) -> str:
    """The text that stands for a chart where it is not seen."""
    return str(figure.layout.meta["alt"])
