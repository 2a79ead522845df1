"""Axes: the span of what is drawn, and ticks that say it in French."""

from __future__ import annotations

import itertools
import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from convention.domain.catalogue import Indicator, Kind
from convention.domain.period import Grain, Period, period_of
from convention.wording.formats import EXACT, NARROW, SHORT_MONTHS, is_percent, number
from convention.wording.values import SCALE, degree

_YEARS_BY_HALF = 4
_CHANGE_WORTH_SEEING = 0.35


def time_axis(
    days: Iterable[date], grain: Grain = Grain.HALF_YEAR, *, room: float = 0.03, most: int = 9
) -> dict[str, Any]:
    """A time axis over those days: a tick at the end of each half-year, or of each year when there are many."""
    known = sorted(days)
    first, last = known[0], known[-1]
    pad = timedelta(days=max(20, round((last - first).days * room)))
    unit = grain if grain in (Grain.SCHOOL_YEAR, Grain.YEAR) else Grain.HALF_YEAR
    if unit is Grain.HALF_YEAR and (last - first).days > 366 * _YEARS_BY_HALF:
        unit = Grain.YEAR
    ends = list(_ends(first - pad, last + pad, unit)) or [last]
    step = -(-len(ends) // most)
    ends = ends[::-step][::-1]
    return {
        "type": "date",
        "range": [(first - pad).isoformat(), (last + pad).isoformat()],
        "tickvals": [day.isoformat() for day in ends],
        "ticktext": [f"{SHORT_MONTHS[day.month - 1]}<br>{day.year}" for day in ends],
        "tickangle": 0,
    }


def _ends(first: date, last: date, grain: Grain) -> Iterable[date]:
    period: Period = period_of(first, grain)
    while period.end <= last:
        yield period.end
        period = period.next()


@dataclass(frozen=True)
class Span:
    """What a value axis covers; `strip`: how much of it, at the bottom, is kept for periods without value."""

    low: float
    high: float
    strip: float = 0.0

    def with_strip(self, share: float) -> Span:
        """The same values above a strip that takes a share of the axis."""
        strip = (self.high - self.low) * share / (1 - share)
        return Span(self.low - strip, self.high, strip)

    @property
    def has_zero(self) -> bool:
        """Whether zero is on the axis."""
        return self.low <= 0 <= self.high

    def share(self, value: float) -> float:
        """How far up the axis a value stands, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def span_of(values: Sequence[float], *, from_zero: bool) -> Span:
    """What an axis of values covers; from zero, or close to values whose change zero would hide."""
    low, high = min(values), max(values)
    if from_zero or low <= 0 or high - low >= _CHANGE_WORTH_SEEING * high:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high == 0:
        return Span(0.0, 1.0)
    room = (high - low) or abs(high)
    return Span(low - 0.08 * room if low else 0.0, high + 0.1 * room if high else 0.0)


def value_axis(
    indicator: Indicator, span: Span, *, whole: bool = False, most: int = 6, brief: bool = False
) -> dict[str, Any]:
    """A value axis with round French ticks; words for steps and, unless `brief`, for the qualitative scale."""
    axis: dict[str, Any] = {"range": [span.low, span.high]}
    if indicator.kind is Kind.MILESTONE:
        return axis | {"tickvals": [0, 1], "ticktext": ["non fait", "fait"]}
    if indicator.kind is Kind.QUALITATIVE and not brief:
        words = ["<br>".join(textwrap.wrap(degree(at), 18)) for at in range(len(SCALE))]
        return axis | {"tickvals": list(range(len(SCALE))), "ticktext": words}
    return number_axis(span, indicator.unit, whole=whole, most=most)


def number_axis(span: Span, unit: str = "", *, whole: bool = False, most: int = 6) -> dict[str, Any]:
    """An axis of numbers with round French ticks."""
    ticks = round_ticks(span, most, whole=whole)
    suffix = f"{NARROW}%" if is_percent(unit) else ""
    return {
        "range": [span.low, span.high],
        "tickvals": [float(tick) for tick in ticks],
        "ticktext": [f"{number(tick, EXACT)}{suffix}" for tick in ticks],
    }


def round_ticks(span: Span, most: int = 6, *, whole: bool = False) -> list[Fraction]:
    """Round values inside a span: multiples of 1, 2 or 5 times a power of ten; `whole`: no fractions of a thing."""
    wide = (step for step in _steps(span) if step >= 1 or not whole)
    step = next(step for step in wide if (span.high - span.low) / step <= most)
    first = math.ceil(Fraction(span.low + span.strip) / step)
    last = math.floor(Fraction(span.high) / step)
    return [at * step for at in range(first, last + 1)]


def _steps(span: Span) -> Iterator[Fraction]:
    power = math.floor(math.log10(span.high - span.low)) - 2
    for exponent in itertools.count(power):
        for factor in (1, 2, 5):
            yield factor * Fraction(10) ** exponent
