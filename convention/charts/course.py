"""Course: all that a chart of one indicator over time draws, gathered once for the large chart and the small ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import plotly.graph_objects as go

from convention.charts.axes import Span, span_of
from convention.charts.canvas import safe
from convention.charts.ends import Label
from convention.charts.goals import Goals, draw_goal, draw_references, goal_days, goal_values, goals_drawn
from convention.charts.lines import ChartLine, chart_lines
from convention.charts.nothing import NothingToDrawError
from convention.charts.observed import (
    MARKS_ALONE,
    MISSING_PIXELS,
    draw_increments,
    draw_line,
    draw_missing,
    missing_rows,
)
from convention.charts.palette import Palette
from convention.charts.placing import Placing
from convention.domain.catalogue import Catalogue, Indicator, Kind, Reference, Territory
from convention.domain.progress import is_stale
from convention.domain.rollup import IndicatorProgress
from convention.domain.series import Series
from convention.wording.chart_notes import STALE
from convention.wording.figures import LEAST
from convention.wording.formats import is_percent
from convention.wording.values import SCALE, short_value

_FROM_ZERO = frozenset({Kind.FLOW, Kind.CUMULATIVE, Kind.YEARLY, Kind.MILESTONE})
_ONE_LINE, _RING = 19, 6


@dataclass(frozen=True)
class Course:
    """One indicator's lines with their goals and the text's other figures; `stale`: lines whose next value is due."""

    indicator: Indicator
    lines: tuple[ChartLine, ...]
    goals: Goals
    references: tuple[Reference, ...]
    stale: frozenset[Territory]
    since: date
    situation: date

    @property
    def days(self) -> list[date]:
        """The days that the time axis holds: from the start of counting to the situation at least."""
        periods = [point.period for line in self.lines for point in line.points if point.counts]
        days = [*(period.end for period in periods), *goal_days(self.goals, self.references)]
        days += [self.since, self.situation]
        return [*days, min(p.start for p in periods)] if self.indicator.kind is Kind.FLOW else days

    @property
    def last(self) -> date:
        """The last day that has a value."""
        return max(line.known[-1].period.end for line in self.lines if line.known)

    @property
    def span(self) -> Span:
        """What the value axis covers."""
        if self.indicator.kind is Kind.QUALITATIVE:
            return Span(-0.4, len(SCALE) - 0.6)
        if self.indicator.kind is Kind.MILESTONE:
            return Span(-0.35, 1.25)
        return span_of(self.values, from_zero=self.indicator.kind in _FROM_ZERO)

    @property
    def values(self) -> list[float]:
        """The values that stand on the value axis."""
        drawn = [float(v) for line in self.lines for p in line.known for v in (p.drawn, p.value) if v is not None]
        return [*drawn, *goal_values(self.goals, self.references)]

    @property
    def whole(self) -> bool:
        """Whether the indicator counts things that have no fractions."""
        return not is_percent(self.indicator.unit) and all(value.is_integer() for value in self.values)

    def span_on(self, height: float) -> Span:
        """The same with room below for periods without value, on an axis of so many pixels."""
        return self.span.with_strip(MISSING_PIXELS * missing_rows(self.lines) / height)

    def of(self, territory: Territory) -> Course:
        """The same for one territory alone."""
        return replace(
            self,
            lines=tuple(line for line in self.lines if line.territory is territory),
            goals={at: goal for at, goal in self.goals.items() if at is territory},
            references=tuple(r for r in self.references if r.territory is territory),
        )


def course_of(progress: IndicatorProgress, series: Series, catalogue: Catalogue) -> Course:
    """What there is to draw of one indicator. Raises NothingToDrawError without any value."""
    indicator, situation = progress.indicator, progress.overall.situation
    lines = chart_lines(indicator, series, catalogue)
    if not any(line.known for line in lines):
        raise NothingToDrawError(f"{indicator.code}: nothing to draw")
    stale = (
        line.territory
        for line in lines
        if line.known and is_stale(catalogue, indicator, line.known[-1].period, situation)
    )
    goals = goals_drawn(progress, lines)
    references = catalogue.references_of(indicator.code)
    return Course(indicator, lines, goals, references, frozenset(stale), catalogue.counted_from(indicator), situation)


def draw_course(
    figure: go.Figure, course: Course, colours: Palette, place: Placing, *, size: int = 8, **axes: str
) -> None:
    """The increments behind, then the paths, then the lines, the total below the territories.

    Of marks that no line joins, one that lies under another of the same value shows as a ring around it.
    """
    own = [line for line in course.lines if not line.computed]
    if course.indicator.kind is Kind.FLOW:
        for line in own:
            draw_increments(figure, line, colours, **axes)
    for territory, goal in course.goals.items():
        draw_goal(figure, course.indicator, territory, goal, colours, **axes)
    draw_references(figure, course.indicator, course.references, colours, **axes)
    wider = _RING if course.indicator.kind in MARKS_ALONE else 0
    for under, line in reversed(list(enumerate(course.lines))):
        if line.known:
            stale = line.territory in course.stale
            draw_line(figure, line, course.indicator, colours, stale=stale, size=size + under * wider, **axes)
    draw_missing(figure, own, place, colours, size=size + 4 if size >= 8 else 9, **axes)


def line_labels(course: Course, colours: Palette, place: Placing) -> Iterator[Label]:
    """The name of each line with its last value, beside its last point."""
    for line in course.lines:
        if not line.known:
            continue
        last = line.known[-1]
        value = last.drawn or Decimal(0)
        alone = len(course.lines) == 1 and line.territory is Territory.COMMON
        least = LEAST if line.minimum else ""
        parts = [*([] if alone else [safe(line.name)]), f"{least}{short_value(course.indicator, value)}"]
        text = " ".join(parts) if len(" ".join(parts)) <= _ONE_LINE else "<br>".join(parts)
        if line.territory in course.stale:
            text += f"<br>({STALE})"
        yield place.label(text, last.period.end, float(value), colours.territories[line.territory], bold=True)
