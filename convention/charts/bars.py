"""Bars: the values of one indicator by period, territories side by side, always from zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import pandas as pd
import plotly.graph_objects as go

from convention.charts.axes import Span, span_of, value_axis
from convention.charts.canvas import LEFT, NARROWEST, note, safe, sheet
from convention.charts.ends import Label, spread, write
from convention.charts.frames import NOT_FIRM, Drawn, Point, drawn_lines, sources
from convention.charts.observed import MISSING_PIXELS, as_float, is_missing, missing_rows, told
from convention.charts.palette import Palette, palette
from convention.domain.catalogue import Catalogue, Indicator, Kind
from convention.domain.period import Period
from convention.domain.rollup import IndicatorProgress
from convention.wording.alternatives import alt_lines
from convention.wording.chart_notes import ABSENT, BARS, BARS_SUMMED, bars_key, minimum_note, subtitle
from convention.wording.formats import is_percent, short_period_label
from convention.wording.labels import SCALE, short_value
from convention.wording.takeaways import bars_title

HEIGHT, RIGHT = 330, 156
_MOST_VALUES, _MOST_PERIODS = 16, 9
_LEFT_OF_WORDS = 148


def bars(
    progress: IndicatorProgress,
    series: pd.DataFrame,
    catalogue: Catalogue,
    *,
    cumulative: bool = False,
    dark: bool = False,
) -> go.Figure:
    """What each period brought, or with `cumulative` the sum since the start; `series` as the warehouse reads it.

    Every bar carries its observation's number as `customdata`. Raises ValueError without any value.
    """
    indicator, colours = progress.indicator, palette(dark)
    cumulative = cumulative and indicator.kind is Kind.FLOW
    lines = [line for line in drawn_lines(indicator, series, catalogue) if not line.computed]
    values = [as_float(v) for line in lines for v in _values(line, cumulative)]
    known = [value for value in values if value is not None]
    if not known:
        raise ValueError(f"{indicator.code}: nothing to draw")
    periods = sorted({point.period for line in lines for point in line.points})
    words = [line.line if cumulative else line.increments for line in lines]
    words = [line for line in words if line.points]
    title = bars_title(indicator, words, since_start=cumulative)
    left = _LEFT_OF_WORDS if indicator.kind is Kind.QUALITATIVE else LEFT
    statuses = [point.status for line in lines for point in line.points]
    figure = sheet(
        title,
        subtitle(indicator),
        notes=[
            bars_key(statuses, cumulative=cumulative),
            minimum_note(words),
            sources(series[series["indicator"] == indicator.code]),
        ],
        height=HEIGHT,
        dark=dark,
        left=left,
        right=RIGHT,
        alt=alt_lines(BARS_SUMMED if cumulative else BARS, title, indicator, words),
    )
    span = _span(indicator, known, lines)
    whole = all(value.is_integer() for value in known) and not is_percent(indicator.unit)
    figure.update_layout(xaxis=_periods_axis(periods), yaxis=value_axis(indicator, span, whole=whole), barmode="group")
    note(figure, safe(indicator.unit), x=0, y=1, shift=(-left, 12), colour=colours.muted)
    for at, line in enumerate(lines):
        _draw(figure, line, at, len(lines), periods, indicator, span, colours, cumulative=cumulative)
    labels = list(_names(lines, periods, span, NARROWEST - left - RIGHT, colours, cumulative=cumulative))
    write(figure, spread(labels, HEIGHT), colours.veil)
    return figure


def _values(line: Drawn, cumulative: bool) -> list[Decimal | None]:
    return [_value(point, cumulative) for point in line.points]


def _value(point: Point, cumulative: bool) -> Decimal | None:
    if not cumulative:
        return point.value
    return point.drawn if point.counts else None


def _span(indicator: Indicator, known: Sequence[float], lines: Sequence[Drawn]) -> Span:
    span = span_of(known, from_zero=True)
    if indicator.kind is Kind.QUALITATIVE:
        span = Span(0, len(SCALE) - 0.6)
    return span.with_strip(MISSING_PIXELS * min(1, missing_rows(lines)) / HEIGHT)


def _periods_axis(periods: Sequence[Period]) -> dict[str, object]:
    step = -(-len(periods) // _MOST_PERIODS)
    shown = list(range(len(periods) - 1, -1, -step))[::-1]
    return {
        "range": [-0.5, len(periods) - 0.5],
        "tickvals": shown,
        "ticktext": ["<br>".join(short_period_label(periods[at]).split("\u00a0")) for at in shown],
        "tickangle": 0,
    }


def _draw(
    figure: go.Figure,
    line: Drawn,
    at: int,
    count: int,
    periods: Sequence[Period],
    indicator: Indicator,
    span: Span,
    colours: Palette,
    *,
    cumulative: bool,
) -> None:
    """One territory's bars, with their values over them while there are few, and its periods without value."""
    colour, width = colours.territories[line.territory], 0.8 / count
    place = {period: rank - 0.4 + width * (at + 0.5) for rank, period in enumerate(periods)}
    points = [p for p in line.points if _value(p, cumulative) is not None]
    values = [as_float(_value(p, cumulative)) or 0.0 for p in points]
    figure.add_bar(
        x=[place[p.period] for p in points],
        y=values,
        width=width * 0.92,
        name=line.name,
        marker={
            "color": [colours.ground if p.status in NOT_FIRM else colour for p in points],
            "line": {"color": colour, "width": 1.8},
        },
        text=[short_value(indicator, v) for v in values] if len(periods) * count <= _MOST_VALUES else None,
        textposition="outside",
        textangle=0,
        textfont={"color": colour, "size": 12},
        constraintext="none",
        cliponaxis=False,
        unselected={"marker": {"opacity": 1}},
        **told(points),
    )
    missing = [p for p in line.points if is_missing(p)]
    if missing:
        figure.add_scatter(
            x=[place[p.period] for p in missing],
            y=[span.low + span.strip / 2] * len(missing),
            mode="text",
            text=[ABSENT[p.status] for p in missing],
            textfont={"color": colour, "size": 12},
            name=f"{line.name}, sans valeur",
            cliponaxis=False,
            unselected={"textfont": {"color": colour}},
            **told(missing),
        )


def _names(
    lines: Sequence[Drawn], periods: Sequence[Period], span: Span, width: float, colours: Palette, *, cumulative: bool
) -> Iterator[Label]:
    """The name of each territory, to the right of its last bar."""
    for line in lines:
        points = [p for p in line.points if _value(p, cumulative) is not None]
        if points:
            value = as_float(_value(points[-1], cumulative)) or 0.0
            up = HEIGHT * span.share(value)
            colour = colours.territories[line.territory]
            yield Label(safe(line.name), len(periods) - 0.55, value, width, up, colour, bold=True)
