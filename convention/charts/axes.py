"""Axes: the span of what is drawn, and ticks that say it in French."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from convention.domain.period import Grain, Period, period_of
from convention.wording.formats import SHORT_MONTHS

_YEARS_BY_HALF = 4
_CHANGE_WORTH_SEEING = 0.35


def time_axis(days: Iterable[date], grain: Grain = Grain.HALF_YEAR, room: float = 0.03) -> dict[str, Any]:
    """A time axis over those days: a tick at the end of each half-year, or of each year when there are many."""
    known = sorted(days)
    first, last = known[0], known[-1]
    pad = timedelta(days=max(20, round((last - first).days * room)))
    unit = grain if grain in (Grain.SCHOOL_YEAR, Grain.YEAR) else Grain.HALF_YEAR
    if unit is Grain.HALF_YEAR and (last - first).days > 366 * _YEARS_BY_HALF:
        unit = Grain.YEAR
    ends = list(_ends(first - pad, last + pad, unit))
    step = -(-len(ends) // 9)
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


def value_range(values: Sequence[float], *, from_zero: bool) -> tuple[float, float]:
    """The span of a value axis; from zero, or close to values whose change zero would hide."""
    low, high = min(values), max(values)
    if from_zero or low <= 0 or high - low >= _CHANGE_WORTH_SEEING * high:
        low, high = min(low, 0.0), max(high, 0.0)
    span = (high - low) or abs(high) or 1.0
    return (low - 0.08 * span if low else 0.0), high + 0.1 * span


def starts_at_zero(span: tuple[float, float]) -> bool:
    """Whether zero is on the axis."""
    return span[0] <= 0 <= span[1]
