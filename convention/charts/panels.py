"""Panels: several small charts on one sheet, two side by side, each with its own axes and heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import plotly.graph_objects as go

from convention.charts.axes import Span, time_axis, value_axis
from convention.charts.canvas import NARROWEST, note, safe
from convention.charts.course import Course, draw_course
from convention.charts.ends import Label, spread, write
from convention.charts.goals import goal_labels
from convention.charts.observed import as_float
from convention.charts.palette import Palette
from convention.charts.placing import Placing
from convention.charts.rows import LEFT, RIGHT
from convention.charts.template import NOTE_SIZE, TEXT_SIZE
from convention.domain.catalogue import Territory
from convention.wording.chart_notes import NO_VALUE
from convention.wording.figures import LEAST_SIGN
from convention.wording.formats import NO_BREAK
from convention.wording.values import short_value

COLUMNS = 2
_WIDTH = NARROWEST - LEFT - RIGHT
_BETWEEN, _TICKS, _ENDS = 20, 48, 64
_HEADING, _AXIS = 66, 52


@dataclass(frozen=True)
class Panel:
    """The place of one panel among `count`, `plot` pixels high; shares are of the whole plotting area."""

    at: int
    count: int
    plot: int

    @property
    def axes(self) -> dict[str, str]:
        """The axes of its traces."""
        number = "" if self.at == 0 else str(self.at + 1)
        return {"xaxis": f"x{number}", "yaxis": f"y{number}"}

    @property
    def left(self) -> float:
        """Where its heading begins."""
        return (self.at % COLUMNS) * (_WIDTH + _BETWEEN) / COLUMNS / _WIDTH

    @property
    def top(self) -> float:
        """Where its heading begins, from the bottom."""
        return 1 - (self.at // COLUMNS) * self._each / total_height(self.count, self.plot)

    @property
    def _each(self) -> int:
        return _HEADING + self.plot + _AXIS

    @property
    def across(self) -> tuple[float, float]:
        """From where to where its values are drawn, left to right."""
        cell = (_WIDTH - _BETWEEN) / COLUMNS / _WIDTH
        return self.left + _TICKS / _WIDTH, self.left + cell - _ENDS / _WIDTH

    @property
    def upward(self) -> tuple[float, float]:
        """From where to where its values are drawn, bottom to top."""
        whole = total_height(self.count, self.plot)
        high = self.top - _HEADING / whole
        return high - self.plot / whole, high

    @property
    def width(self) -> float:
        """Pixels of its plotting area on the narrowest figure."""
        low, high = self.across
        return (high - low) * _WIDTH


def total_height(count: int, plot: int) -> int:
    """Pixels of so many panels."""
    return -(-count // COLUMNS) * (_HEADING + plot + _AXIS)


def head(figure: go.Figure, panel: Panel, lines: Sequence[tuple[str, str]]) -> None:
    """The heading of a panel: its name, then quieter lines, each with its colour."""
    for at, (text, colour) in enumerate(lines):
        figure.add_annotation(
            text=f"<b>{text}</b>" if at == 0 else text,
            x=panel.left,
            y=panel.top,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="top",
            xshift=-LEFT,
            yshift=-18 * at,
            align="left",
            showarrow=False,
            font={"size": NOTE_SIZE if at else TEXT_SIZE, "color": colour},
        )


def lines_key(course: Course, colours: Palette) -> str:
    """The names of the lines, each in its colour; empty for the one line of all."""
    if [line.territory for line in course.lines] == [Territory.COMMON]:
        return ""
    named = [(colours.territories[line.territory], safe(line.name)) for line in course.lines if line.known]
    return f"{NO_BREAK} ".join(f'<span style="color:{colour}">●{NO_BREAK}{name}</span>' for colour, name in named)


def say_absent(figure: go.Figure, panel: Panel, colours: Palette) -> None:
    """A panel that has no value says so where its curve would be."""
    low, high = panel.upward
    note(figure, NO_VALUE, x=panel.left, y=(low + high) / 2, shift=(-LEFT, 0), colour=colours.muted)


def draw_panel(
    figure: go.Figure, panel: Panel, course: Course, days: Sequence[date], span: Span, colours: Palette
) -> None:
    """One course in its panel, with the last values and the targets written at their places."""
    over = time_axis(days, course.indicator.frequency.grain, room=0.05, most=3)
    values = value_axis(course.indicator, span, whole=course.whole, most=4, brief=True)
    name = panel.axes["xaxis"][1:]
    axes: dict[str, Any] = {
        f"xaxis{name}": over | {"domain": panel.across, "anchor": panel.axes["yaxis"]},
        f"yaxis{name}": values | {"domain": panel.upward, "anchor": panel.axes["xaxis"]},
    }
    figure.update_layout(axes)
    place = Placing.on(over["range"], span, panel.width, panel.plot)
    draw_course(figure, course, colours, place, size=6, **panel.axes)
    labels = spread([*_ends(course, colours, place), *_targets(course, colours, place)], panel.plot, place.floor)
    write(figure, labels, colours.veil, xref=panel.axes["xaxis"], yref=panel.axes["yaxis"])


def _ends(course: Course, colours: Palette, place: Placing) -> list[Label]:
    found = []
    for line in course.lines:
        if line.known:
            last = line.known[-1]
            value = as_float(last.drawn) or 0.0
            least = LEAST_SIGN if line.minimum else ""
            text, colour = f"{least}{short_value(course.indicator, value)}", colours.territories[line.territory]
            found.append(place.label(text, last.period.end, value, colour, bold=True))
    return found


def _targets(course: Course, colours: Palette, place: Placing) -> list[Label]:
    """The value of each target; that it is one, its mark and the note say."""
    return list(goal_labels(course.indicator, course.goals, colours, place, course.last, brief=True))
