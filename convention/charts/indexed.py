"""Indexed: several series brought to 100 at the first date that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import plotly.graph_objects as go

from convention.charts.axes import number_axis, span_of, time_axis
from convention.charts.canvas import LEFT, NARROWEST, OVER_PLOT, sheet, wrapped
from convention.charts.ends import Label, spread, write
from convention.charts.lines import NOT_FIRM, ChartLine, Point, chart_lines, gaps, sources
from convention.charts.nothing import NothingToDrawError
from convention.charts.observed import LINE_WIDTH, hover_data
from convention.charts.palette import Palette, palette
from convention.charts.placing import Placing
from convention.domain.catalogue import Catalogue, Indicator, Kind, Territory
from convention.domain.rollup import IndicatorProgress
from convention.domain.series import Series
from convention.wording.alternatives import alt_indexed
from convention.wording.chart_notes import INDEXED_SUBTITLE, SUMMED, minimum_note, not_indexed
from convention.wording.formats import number
from convention.wording.labels import label
from convention.wording.takeaways import indexed_title

HEIGHT, RIGHT = 330, 216
_NOT_INDEXED = frozenset({Kind.MILESTONE, Kind.YEARLY, Kind.QUALITATIVE})
_NAME_CHARACTERS = 24
_SIGNS = ("circle", "square", "diamond", "triangle-up", "x")


@dataclass(frozen=True)
class Indexed:
    """One series; `base`: its value at the common date."""

    name: str
    indicator: Indicator
    line: ChartLine
    base: Fraction

    def index(self, point: Point) -> Fraction:
        """The point with the base brought to 100."""
        return 100 * Fraction(point.drawn or 0) / self.base

    @property
    def last(self) -> Fraction:
        """The index of the last point."""
        return self.index(self.line.known[-1])


def indexed(
    rows: Sequence[IndicatorProgress], series: Series, catalogue: Catalogue, *, dark: bool = False
) -> go.Figure:
    """Series on one scale; Those that cannot be brought to 100 are named.

    The common date is the earliest of those from which most series can be followed; where none can,
    raises NothingToDrawError.
    """
    lines = [found for row in rows for found in _lines(row, series, catalogue, several=len(rows) > 1)]
    base = _common_day(lines)
    if base is None:
        raise NothingToDrawError("no value other than zero to start from")
    kept = [
        Indexed(name, indicator, _from(line, base), Fraction(start))
        for name, indicator, line in lines
        if (start := _at(line, base)) and indicator.kind not in _NOT_INDEXED
    ]
    names = {found.name for found in kept}
    indices = {found.name: found.last for found in kept}
    title, colours = indexed_title(indices, kept[0].line.known[0].period), palette(dark)
    own = series.of(*(found.indicator.code for found in kept))
    figure = sheet(
        title,
        INDEXED_SUBTITLE,
        notes=[_note(kept), not_indexed([n for n, _, _ in lines if n not in names]), sources(own)],
        height=HEIGHT,
        dark=dark,
        left=LEFT,
        right=RIGHT,
        above=OVER_PLOT,
        alt=alt_indexed(indices, title),
    )
    _draw(figure, kept, colours)
    return figure


def _note(kept: Sequence[Indexed]) -> str:
    """That increments are added up, and which sums are minima."""
    summed = SUMMED if any(found.indicator.kind is Kind.FLOW for found in kept) else ""
    minima = minimum_note([replace(found.line.line, name=found.name) for found in kept])
    return " ".join(text for text in (summed, minima) if text)


Named = tuple[str, Indicator, ChartLine]


def _lines(row: IndicatorProgress, series: Series, catalogue: Catalogue, *, several: bool) -> list[Named]:
    """The series of one indicator: among several indicators its whole where there is one, else every territory."""
    indicator = row.indicator
    lines = [line for line in chart_lines(indicator, series, catalogue) if line.known]
    whole = [line for line in lines if line.territory is Territory.COMMON]
    if several and whole:
        return [(indicator.short_title, indicator, whole[0])]
    alone = len(lines) == 1
    return [
        (indicator.short_title if alone else f"{indicator.short_title} ({_of(line)})", indicator, line)
        for line in lines
    ]


def _of(line: ChartLine) -> str:
    return "total" if line.computed else label(line.territory)


def _common_day(lines: Sequence[Named]) -> date | None:
    """The earliest of the days from which most series can be followed: not zero on that day, and known after it."""
    days = Counter(
        point.period.end
        for _, indicator, line in lines
        if indicator.kind not in _NOT_INDEXED
        for point in line.known[:-1]
        if point.drawn
    )
    return min(days, key=lambda day: (-days[day], day), default=None)


def _at(line: ChartLine, day: date) -> Decimal | None:
    return next((point.drawn for point in line.known if point.period.end == day), None)


def _from(line: ChartLine, day: date) -> ChartLine:
    """The line from a day on."""
    return replace(line, points=tuple(point for point in line.points if point.period.end >= day))


def _draw(figure: go.Figure, kept: Sequence[Indexed], colours: Palette) -> None:
    """The lines, each with its colour, sign and name, and the level of 100."""
    values = [100.0, *(float(found.index(point)) for found in kept for point in found.line.known)]
    days = [point.period.end for found in kept for point in found.line.known]
    axis, span = time_axis(days), span_of(values, from_zero=False)
    figure.update_layout(xaxis=axis, yaxis=number_axis(span))
    figure.add_hline(y=100, line={"color": colours.muted, "width": 1}, layer="below")
    place = Placing.on(axis["range"], span, NARROWEST - LEFT - RIGHT, HEIGHT)
    by_territory = len({found.indicator.code for found in kept}) == 1
    labels: list[Label] = []
    for at, found in enumerate(kept):
        colour = colours.territories[found.line.territory] if by_territory else colours.series[at % len(colours.series)]
        _line(figure, found, colour, _SIGNS[at % len(_SIGNS)], colours.ground)
        text = "<br>".join(wrapped(f"{found.name} {number(found.last, 0)}", _NAME_CHARACTERS))
        labels.append(place.label(text, found.line.known[-1].period.end, float(found.last), colour, bold=True))
    write(figure, spread(labels, HEIGHT), colours.veil)


def _line(figure: go.Figure, found: Indexed, colour: str, sign: str, ground: str) -> None:
    points = list(gaps(found.line.points, found.indicator.frequency.grain))
    figure.add_scatter(
        x=[None if p is None else p.period.end.isoformat() for p in points],
        y=[None if p is None else float(found.index(p)) for p in points],
        name=found.name,
        mode="lines+markers",
        line={"color": colour, "width": LINE_WIDTH},
        marker={
            "symbol": sign,
            "size": 9,
            "color": [ground if p is not None and p.status in NOT_FIRM else colour for p in points],
            "line": {"color": colour, "width": 2},
        },
        connectgaps=False,
        cliponaxis=False,
        unselected={"marker": {"opacity": 1}},
        **hover_data(points),
    )
