"""What was observed: lines with their points, increments as bars, and the periods that have no value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

import plotly.graph_objects as go

from convention.charts.lines import NOT_FIRM, ChartLine, Point, gaps
from convention.charts.palette import Palette
from convention.charts.placing import Placing
from convention.domain.catalogue import Indicator, Kind
from convention.domain.period import Period
from convention.wording.chart_notes import ABSENT

STALE_OPACITY = 0.45
LINE_WIDTH = 2.4
MISSING_PIXELS = 18
_MILLISECONDS = 86_400_000
# Kinds whose values no line joins.
MARKS_ALONE = frozenset({Kind.MILESTONE, Kind.YEARLY})
_ALWAYS_SEEN = {"marker": {"opacity": 1}}


def draw_line(
    figure: go.Figure,
    line: ChartLine,
    indicator: Indicator,
    colours: Palette,
    *,
    stale: bool = False,
    size: int = 8,
    **axes: str,
) -> None:
    """One territory's values; hollow where not final, broken where a period has none, faded when stale."""
    colour = colours.territories[line.territory]
    points = list(gaps(line.points, indicator.frequency.grain))
    marker: dict[str, Any] = {
        "size": size,
        "color": [colours.ground if p is not None and p.status in NOT_FIRM else colour for p in points],
        "line": {"color": colour, "width": 2},
    }
    figure.add_scatter(
        x=[None if p is None else p.period.end.isoformat() for p in points],
        y=[None if p is None else as_float(p.drawn) for p in points],
        name=line.name,
        mode="markers" if indicator.kind in MARKS_ALONE else "lines+markers",
        line={"color": colour, "width": LINE_WIDTH, "shape": "hv" if indicator.kind is Kind.QUALITATIVE else "linear"},
        marker=marker,
        opacity=STALE_OPACITY if stale else 1,
        connectgaps=False,
        cliponaxis=False,
        unselected=_ALWAYS_SEEN,
        **hover_data(points),
        **axes,
    )


def hover_data(points: Sequence[Point | None]) -> dict[str, Any]:
    """What every mark of a recorded value carries: its observation's number, and what the pointer shows."""
    return {
        "customdata": [None if p is None else p.observation for p in points],
        "hovertext": ["" if p is None else p.hover for p in points],
        "hoverinfo": "text",
    }


def draw_increments(figure: go.Figure, line: ChartLine, colours: Palette, **axes: str) -> None:
    """What each period of a flow brought, as faint bars as wide as the period."""
    points = [p for p in line.points if p.value is not None and p.counts]
    figure.add_bar(
        x=[middle(p.period) for p in points],
        y=[as_float(p.value) for p in points],
        width=[0.86 * days_of(p.period) * _MILLISECONDS for p in points],
        name=f"{line.name}, par période",
        marker={"color": colours.faint(line.territory), "line": {"width": 0}},
        unselected=_ALWAYS_SEEN,
        **hover_data(points),
        **axes,
    )


def draw_missing(
    figure: go.Figure, lines: Sequence[ChartLine], place: Placing, colours: Palette, *, size: int = 12, **axes: str
) -> None:
    """`n.d.` or `secret` on the axis under every period that was answered without a value."""
    span = place.span
    step = MISSING_PIXELS / place.height * (span.high - span.low)
    taken: dict[Period, int] = {}
    for line in lines:
        points = [p for p in line.points if is_missing(p)]
        if line.computed or not points:
            continue
        ranks = [taken.get(p.period, 0) for p in points]
        taken |= {p.period: rank + 1 for p, rank in zip(points, ranks, strict=True)}
        figure.add_scatter(
            x=[p.period.end.isoformat() for p in points],
            y=[span.low + (rank + 0.5) * step for rank in ranks],
            mode="text",
            text=[ABSENT[p.status] for p in points],
            textfont={"color": colours.territories[line.territory], "size": size},
            name=f"{line.name}, sans valeur",
            cliponaxis=False,
            unselected={"textfont": {"color": colours.territories[line.territory]}},
            **hover_data(points),
            **axes,
        )


def missing_rows(lines: Sequence[ChartLine]) -> int:
    """How many marks stand above each other where several territories lack the same period."""
    periods = Counter(p.period for line in lines if not line.computed for p in line.points if is_missing(p))
    return max(periods.values(), default=0)


def is_missing(point: Point) -> bool:
    """Whether the period was answered without a value."""
    return point.value is None and point.status in ABSENT


def middle(period: Period) -> str:
    """The middle of a period, where its bar stands."""
    return (datetime.combine(period.start, time()) + timedelta(days=days_of(period)) / 2).isoformat()


def days_of(period: Period) -> int:
    """How many days a period has."""
    return (period.end - period.start).days + 1


def as_float(value: Any) -> float | None:
    """A value as charts take it."""
    return None if value is None else float(value)
