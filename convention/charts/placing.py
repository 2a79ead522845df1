"""Placing: where a day and a value stand, in pixels of the narrowest figure, so that labels can be kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from convention.charts.axes import Span
from convention.charts.ends import GAP, Label


@dataclass(frozen=True)
class Placing:
    """A plotting area: `days` and `span` are what its axes cover, `width` and `height` its pixels at the narrowest."""

    days: tuple[date, date]
    span: Span
    width: float
    height: float

    @classmethod
    def on(cls, bounds: Sequence[str], span: Span, width: float, height: float) -> Placing:
        """The area of a time axis whose range is written as texts."""
        return cls((date.fromisoformat(bounds[0]), date.fromisoformat(bounds[1])), span, width, height)

    @property
    def floor(self) -> float:
        """Pixels that labels leave free at the bottom, for the marks of periods without value."""
        return self.height * self.span.strip / (self.span.high - self.span.low)

    def label(self, text: str, day: date, value: float, colour: str, *, bold: bool = False) -> Label:
        """A text to the right of a point of the area."""
        first, last = self.days
        left = self.width * (day - first).days / max(1, (last - first).days)
        return Label(text, day.isoformat(), value, left, self.height * self.span.share(value), colour, bold)

    def label_before(self, text: str, day: date, value: float, colour: str) -> Label:
        """A text to the left of a point, in two lines if need be, else to the right where there is no room."""
        right = self.label(text, day, value, colour)
        for wanted in (text, text.replace(" ", "<br>", 1)):
            label = replace(right, text=wanted)
            free = label.left - label.width - 2 * GAP
            if free >= 0:
                return replace(label, left=free, before=True)
        return right
