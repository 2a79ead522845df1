"""Distribution: how many actions or indicators have each status, as one stacked bar with its words."""

from __future__ import annotations

from collections.abc import Mapping

import plotly.graph_objects as go

from convention.charts.canvas import NARROWEST, note, sheet
from convention.charts.font import text_width
from convention.charts.nothing import NothingToDrawError
from convention.charts.palette import Palette, palette
from convention.charts.rows import LEFT, RIGHT
from convention.charts.template import TEXT_SIZE
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import SEVEREST_FIRST
from convention.wording.alternatives import alt_distribution
from convention.wording.chart_notes import distribution_subtitle
from convention.wording.formats import NO_BREAK, number
from convention.wording.labels import Tone, counted_actions, counted_indicators, symbol, tone
from convention.wording.takeaways import distribution_title

_BAR, _LINE, _GAP = 44, 22, 26
_ROOM_FOR_COUNT = 0.03


def distribution(counts: Mapping[ProgressStatus, int], *, actions: bool, dark: bool = False) -> go.Figure:
    """One stacked bar, most favourable last; sign, word and count of each status stand under it.

    `actions`: whether action sheets are counted, else indicators. Raises NothingToDrawError without any.
    """
    present = {status: counts[status] for status in SEVEREST_FIRST if counts.get(status)}
    total = sum(present.values())
    if not total:
        raise NothingToDrawError("nothing to count")
    colours, title = palette(dark), distribution_title(present, actions=actions)
    told = counted_actions if actions else counted_indicators
    words = {status: f"{symbol(status)}{NO_BREAK}{told(status, count)}" for status, count in present.items()}
    lines = _flow(words)
    height = _BAR + 12 + _LINE * len(lines)
    figure = sheet(
        title,
        distribution_subtitle(total, actions=actions),
        height=height,
        dark=dark,
        left=LEFT,
        right=RIGHT,
        axis=False,
        alt=alt_distribution(present, title, actions=actions),
    )
    figure.update_layout(
        xaxis={"range": [0, total], "visible": False},
        yaxis={"range": [0, height], "visible": False},
        barmode="overlay",
    )
    _draw(figure, present, height - _BAR / 2, words, colours)
    for at, line in enumerate(lines):
        _write(figure, line, at, colours)
    return figure


def _draw(
    figure: go.Figure,
    present: Mapping[ProgressStatus, int],
    y: float,
    words: Mapping[ProgressStatus, str],
    colours: Palette,
) -> None:
    """The segments end to end, in one trace; hollow where the status judges nothing."""
    counts, total = list(present.values()), sum(present.values())
    neutral = [tone(status) is Tone.NEUTRAL for status in present]
    shown = [count / total >= _ROOM_FOR_COUNT for count in counts]
    figure.add_bar(
        x=counts,
        y=[y] * len(counts),
        base=[sum(counts[:at]) for at in range(len(counts))],
        width=_BAR,
        orientation="h",
        marker={
            "color": [colours.band if n else colours.status(s) for s, n in zip(present, neutral, strict=True)],
            "line": {"color": colours.ground, "width": 2},
        },
        text=[
            f"{symbol(s)}<br>{number(n)}" if room else "" for (s, n), room in zip(present.items(), shown, strict=True)
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"color": [colours.text if n else colours.ground for n in neutral], "size": TEXT_SIZE},
        hovertext=[words[status] for status in present],
        hoverinfo="text",
    )


def _flow(words: Mapping[ProgressStatus, str]) -> list[list[tuple[float, ProgressStatus, str]]]:
    """The words of the statuses in lines that fit the narrowest figure, each with its place from the left."""
    lines: list[list[tuple[float, ProgressStatus, str]]] = [[]]
    left = 0.0
    for status, text in words.items():
        width = text_width(text, TEXT_SIZE)
        if lines[-1] and left + width > NARROWEST - LEFT - RIGHT:
            lines.append([])
            left = 0.0
        lines[-1].append((left, status, text))
        left += width + _GAP
    return lines


def _write(figure: go.Figure, line: list[tuple[float, ProgressStatus, str]], at: int, colours: Palette) -> None:
    for left, status, text in line:
        down = -(_BAR + 12 + at * _LINE)
        colour = colours.status(status)
        note(figure, text, x=0, y=1, shift=(left - LEFT, down), colour=colour, valign="top", size=TEXT_SIZE)
