"""The sheet on which a chart is drawn: title, subtitle and source line at the same place everywhere."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from convention.charts.palette import palette
from convention.charts.template import NOTE_SIZE, SUBTITLE_SIZE, TITLE_SIZE, template

NARROWEST = 640
LEFT, RIGHT = 64, 24
TITLE_CHARACTERS, SUBTITLE_CHARACTERS, NOTE_CHARACTERS = 66, 86, 104
_LINE = 1.32
_AXIS_ROOM = 46


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
    axis: bool = True,
    alt: str = "",
) -> go.Figure:
    """An empty figure with its texts; `height`: pixels of the plotting area, `axis`: whether ticks stand under it."""
    colours = palette(dark)
    titles, subtitles = wrapped(title, TITLE_CHARACTERS), wrapped(subtitle, SUBTITLE_CHARACTERS)
    lines = [line for note in notes if note for line in wrapped(note, NOTE_CHARACTERS)]
    top = _pixels(TITLE_SIZE, len(titles)) + _pixels(SUBTITLE_SIZE, len(subtitles)) + 32
    under = _AXIS_ROOM if axis else 10
    bottom = under + _pixels(NOTE_SIZE, len(lines)) + 6
    figure = go.Figure(
        layout={
            "template": template(dark),
            "height": top + height + bottom,
            "margin": {"l": left, "r": right, "t": top, "b": bottom},
            "uirevision": title,
            "meta": {"alt": alt, "title": title},
        }
    )
    title_text = f"<b>{'<br>'.join(titles)}</b>"
    note(figure, title_text, x=0, y=1, shift=(-left, top - 2), colour=colours.text, valign="top", size=TITLE_SIZE)
    below = top - 6 - _pixels(TITLE_SIZE, len(titles))
    text = "<br>".join(subtitles)
    note(figure, text, x=0, y=1, shift=(-left, below), colour=colours.muted, valign="top", size=SUBTITLE_SIZE)
    if lines:
        note(figure, "<br>".join(lines), x=0, y=0, shift=(-left, -under), colour=colours.muted, valign="top")
    return figure


def stamped(figure: go.Figure, text: str, *, dark: bool) -> go.Figure:
    """A copy of a figure with one more line under its notes, such as the dates it was read at."""
    copy, lines = go.Figure(figure), wrapped(text, NOTE_CHARACTERS)
    added, margin = _pixels(NOTE_SIZE, len(lines)), figure.layout.margin
    place = (-margin.l, -(margin.b - 6))
    note(copy, "<br>".join(lines), x=0, y=0, shift=place, colour=palette(dark).muted, valign="top")
    return copy.update_layout(height=figure.layout.height + added, margin={"b": margin.b + added})


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
    figure.add_annotation(
        text=text,
        x=x,
        y=y,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor=valign,
        xshift=shift[0],
        yshift=shift[1],
        align="left",
        showarrow=False,
        font={"size": size, "color": colour},
    )


def alt_of(figure: go.Figure) -> str:
    """The text that stands for a chart where it is not seen."""
    return str(figure.layout.meta["alt"])


def title_of(figure: go.Figure) -> str:
    """The takeaway sentence of a chart, without markup."""
    return str(figure.layout.meta["title"])
