"""Bars: the values of one indicator by period, territories side by side, always from zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go

from convention.charts.axes import Span, span_of, value_axis
from convention.charts.canvas import LEFT, NARROWEST, OVER_PLOT, note, safe, sheet
from convention.charts.ends import Label, spread, write
from convention.charts.goals import PATH_DASH, PATH_WIDTH, Goals, goal_values, goals_drawn
from convention.charts.lines import NOT_FIRM, ChartLine, Point, chart_lines, sources
from convention.charts.nothing import NothingToDrawError
from convention.charts.observed import MISSING_PIXELS, hover_data, is_missing, missing_rows
from convention.charts.palette import Palette, palette
from convention.domain.catalogue import Catalogue, Indicator, Kind, Territory
from convention.domain.period import Period
from convention.domain.rollup import IndicatorProgress
from convention.domain.series import Series
from convention.wording.alternatives import alt_lines
from convention.wording.chart_notes import ABSENT, BARS, BARS_SUMMED, bars_key, minimum_note, subtitle, target_label
from convention.wording.figures import LEAST_SIGN
from convention.wording.formats import is_percent, short_period_label
from convention.wording.labels import label
from convention.wording.lines import Line
from convention.wording.takeaways import bars_title
from convention.wording.values import SCALE, bare_value, short_value

HEIGHT, RIGHT = 330, 156
_LABEL = 20
_MOST_VALUES, _MOST_PERIODS = 16, 9
_LEFT_OF_WORDS = 148
_WITH_TARGET = frozenset({Kind.LEVEL, Kind.CUMULATIVE, Kind.RATE})


@dataclass(frozen=True)
class Bars:
    """What is drawn: one row of bars a territory over the same periods.

    `cumulative`: sums since the start. `goals`: those that the bars can be compared to.
    """

    indicator: Indicator
    lines: tuple[ChartLine, ...]
    cumulative: bool
    goals: Goals

    @property
    def periods(self) -> list[Period]:
        """Every period that some territory answered, in order."""
        return sorted({point.period for line in self.lines for point in line.points})

    def value(self, point: Point) -> Decimal | None:
        """What stands for a point."""
        if not self.cumulative:
            return point.value
        return point.drawn if point.counts else None

    def least(self, point: Point) -> str:
        """The sign before a sum that lacks periods."""
        return LEAST_SIGN if self.cumulative and point.minimum else ""

    def known(self, line: ChartLine) -> list[tuple[Point, Decimal]]:
        """The points of a territory that have a bar, with what the bar stands for."""
        return [(p, value) for p in line.points if (value := self.value(p)) is not None]

    @property
    def values(self) -> list[float]:
        """The heights of all bars."""
        return [float(value) for line in self.lines for _, value in self.known(line)]

    @property
    def span(self) -> Span:
        """What the value axis covers: from zero, with room below for periods without value."""
        span = span_of([*self.values, *goal_values(self.goals, ())], from_zero=True)
        if self.indicator.kind is Kind.QUALITATIVE:
            span = Span(0, len(SCALE) - 0.6)
        return span.with_strip(MISSING_PIXELS * min(1, missing_rows(self.lines)) / HEIGHT)

    @property
    def said(self) -> list[Line]:
        """The same for sentences."""
        lines = (line.line if self.cumulative else line.increments for line in self.lines)
        return [line for line in lines if line.points]


def bars(
    progress: IndicatorProgress,
    series: Series,
    catalogue: Catalogue,
    *,
    cumulative: bool = False,
    dark: bool = False,
) -> go.Figure:
    """What each period brought, or with `cumulative` the sum since the start.

    Every bar carries its observation's number as `customdata`. Raises NothingToDrawError without any value.
    """
    indicator, colours = progress.indicator, palette(dark)
    own = tuple(line for line in chart_lines(indicator, series, catalogue) if not line.computed)
    summed = cumulative and indicator.kind is Kind.FLOW
    drawn = Bars(indicator, own, summed, _goals(progress, own, summed))
    if not drawn.values:
        raise NothingToDrawError(f"{indicator.code}: nothing to draw")
    left = _LEFT_OF_WORDS if indicator.kind is Kind.QUALITATIVE else LEFT
    figure = _sheet(drawn, sources(series.of(indicator.code)), left, dark)
    whole = all(value.is_integer() for value in drawn.values) and not is_percent(indicator.unit)
    values = value_axis(indicator, drawn.span, whole=whole)
    figure.update_layout(xaxis=_periods_axis(drawn.periods), yaxis=values, barmode="group")
    if indicator.kind not in (Kind.QUALITATIVE, Kind.MILESTONE):
        note(figure, safe(indicator.unit), x=0, y=1, shift=(-left, 12), colour=colours.muted)
    for at, line in enumerate(drawn.lines):
        _draw(figure, drawn, line, at, colours)
    _draw_targets(figure, drawn, colours)
    labels = list(_names(drawn, NARROWEST - left - RIGHT, colours))
    write(figure, spread(labels, HEIGHT), colours.veil)
    return figure


def _goals(progress: IndicatorProgress, lines: Sequence[ChartLine], summed: bool) -> Goals:
    """The targets to which the bars can be compared: a flow's target is for its sum alone."""
    if progress.indicator.kind not in _WITH_TARGET and not summed:
        return {}
    own = {line.territory for line in lines}
    return {at: goal for at, goal in goals_drawn(progress, lines).items() if at in own}


def _sheet(drawn: Bars, source: str, left: int, dark: bool) -> go.Figure:
    """The figure with its texts."""
    indicator, said = drawn.indicator, drawn.said
    title = bars_title(indicator, said, since_start=drawn.cumulative)
    statuses = [point.status for line in drawn.lines for point in line.points]
    return sheet(
        title,
        subtitle(indicator),
        notes=[bars_key(statuses, cumulative=drawn.cumulative, target=bool(drawn.goals)), minimum_note(said), source],
        height=HEIGHT,
        dark=dark,
        left=left,
        right=RIGHT,
        above=OVER_PLOT,
        alt=alt_lines(BARS_SUMMED if drawn.cumulative else BARS, title, indicator, said),
    )


def _periods_axis(periods: Sequence[Period]) -> dict[str, object]:
    step = -(-len(periods) // _MOST_PERIODS)
    shown = list(range(len(periods) - 1, -1, -step))[::-1]
    return {
        "range": [-0.5, len(periods) - 0.5],
        "tickvals": shown,
        "ticktext": ["<br>".join(short_period_label(periods[at]).split("\u00a0")) for at in shown],
        "tickangle": 0,
    }


def _draw(figure: go.Figure, drawn: Bars, line: ChartLine, at: int, colours: Palette) -> None:
    """One territory's bars, with their values over them while there are few."""
    colour, count = colours.territories[line.territory], len(drawn.lines)
    width = 0.8 / count
    place = {period: rank - 0.4 + width * (at + 0.5) for rank, period in enumerate(drawn.periods)}
    known = drawn.known(line)
    few = len(drawn.periods) * count <= _MOST_VALUES
    inside = [_struck(drawn, float(value)) for _, value in known]
    figure.add_bar(
        x=[place[p.period] for p, _ in known],
        y=[float(value) for _, value in known],
        width=width * 0.92,
        name=line.name,
        marker={
            "color": [colours.ground if p.status in NOT_FIRM else colour for p, _ in known],
            "line": {"color": colour, "width": 1.8},
        },
        text=[f"{drawn.least(p)}{bare_value(drawn.indicator, value)}" for p, value in known] if few else None,
        textposition=["inside" if within else "outside" for within in inside],
        insidetextanchor="end",
        textangle=0,
        textfont={
            "color": [
                colours.ground if within and p.status not in NOT_FIRM else colour
                for within, (p, _) in zip(inside, known, strict=True)
            ],
            "size": 12,
        },
        constraintext="none",
        cliponaxis=False,
        unselected={"marker": {"opacity": 1}},
        **hover_data([p for p, _ in known]),
    )
    _missing(figure, drawn, line, place, colour)


def _struck(drawn: Bars, value: float) -> bool:
    """Whether a target's line would strike the value through over its bar, which has room for it within."""
    top = HEIGHT * drawn.span.share(value)
    lines = [HEIGHT * drawn.span.share(float(goal.target)) - top for goal in drawn.goals.values()]
    return top - HEIGHT * drawn.span.share(0) > _LABEL and any(0 <= over <= _LABEL for over in lines)


def _missing(figure: go.Figure, drawn: Bars, line: ChartLine, place: Mapping[Period, float], colour: str) -> None:
    """`n.d.` or `secret` where the bar would stand."""
    points = [p for p in line.points if is_missing(p)]
    if not points:
        return
    span = drawn.span
    figure.add_scatter(
        x=[place[p.period] for p in points],
        y=[span.low + span.strip / 2] * len(points),
        mode="text",
        text=[ABSENT[p.status] for p in points],
        textfont={"color": colour, "size": 12},
        name=f"{line.name}, sans valeur",
        cliponaxis=False,
        unselected={"textfont": {"color": colour}},
        **hover_data(points),
    )


def _draw_targets(figure: go.Figure, drawn: Bars, colours: Palette) -> None:
    """A dashed line across the bars at each target."""
    for territory, goal in drawn.goals.items():
        figure.add_scatter(
            x=[-0.5, len(drawn.periods) - 0.5],
            y=[float(goal.target)] * 2,
            mode="lines",
            line={"color": colours.territories[territory], "width": PATH_WIDTH, "dash": PATH_DASH},
            hoverinfo="skip",
            name=f"{label(territory)}, cible",
        )


def _names(drawn: Bars, width: float, colours: Palette) -> Iterator[Label]:
    """The name of each territory, to the right of its last bar, and its target."""
    end = len(drawn.periods) - 0.55
    for territory, goal in drawn.goals.items():
        text = target_label(drawn.indicator, goal, short_value(drawn.indicator, goal.target))
        at = float(goal.target)
        yield Label(text, end, at, width, HEIGHT * drawn.span.share(at), colours.territories[territory])
    if [line.territory for line in drawn.lines] == [Territory.COMMON]:
        return
    for line in drawn.lines:
        known = drawn.known(line)
        if known:
            value, colour = float(known[-1][1]), colours.territories[line.territory]
            up = HEIGHT * drawn.span.share(value)
            yield Label(safe(line.name), end, value, width, up, colour, bold=True)
