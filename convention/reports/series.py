"""The curves of a told chart as series that office programs draw and let people edit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from convention.charts.palette import LIGHT
from convention.reports.told import ToldChart, ToldCurve

_FIRST_SERIAL_DAY = date(1899, 12, 30)
DATE_FORMAT = "[$-40C]mmm\\ yyyy"
_MOST_TICKS = 5
_HALF_YEAR, _MOST_HALVES = 182.0, 4


@dataclass(frozen=True)
class Series:
    """One run of points without a gap; `continued` where it goes on under a name given before."""

    name: str
    colour: str
    points: tuple[tuple[date, Decimal], ...]
    hollow: tuple[int, ...] = ()
    dashed: bool = False
    continued: bool = False


def series_of(chart: ToldChart) -> list[Series]:
    """The curves of a chart and the expected path, longest first, which some readers of these files need.

    A gap in the values starts another series of the same name.
    """
    found = [run for curve in chart.curves for run in _runs(curve)]
    if chart.path:
        found.append(Series(chart.path_name, LIGHT.muted, chart.path, dashed=True))
    found.sort(key=lambda series: -len(series.points))
    names = [series.name for series in found]
    return [replace(series, continued=series.name in names[:at]) for at, series in enumerate(found)]


def _runs(curve: ToldCurve) -> Iterator[Series]:
    starts = [at for at, point in enumerate(curve.points) if point.breaks and at]
    for begin, end in zip([0, *starts], [*starts, len(curve.points)], strict=True):
        run = curve.points[begin:end]
        points = tuple((point.day, point.value) for point in run)
        hollow = tuple(at for at, point in enumerate(run) if not point.firm)
        yield Series(curve.end, LIGHT.territories[curve.territory], points, hollow)


def value_steps(chart: ToldChart) -> list[float]:
    """The named values of the other axis, its bounds first and last."""
    values = [p.value for c in chart.curves for p in c.points] + [value for _, value in chart.path]
    values += [] if chart.highest is None else [Decimal(0), chart.highest]
    counts = all(value == int(value) for value in values)
    return value_ticks([float(value) for value in values], from_zero=chart.from_zero, whole=counts)


def serial(day: date) -> int:
    """A day as spreadsheets count them."""
    return (day - _FIRST_SERIAL_DAY).days


def day_axis(series: list[Series]) -> tuple[int, int, float]:
    """A time axis in serial days: first and last day, and the step between named ones, all in June or December."""
    days = [day for found in series for day, _ in found.points]
    first, last = min(days), max(days)
    start = date(first.year - 1, 12, 31) if (first.month, first.day) < (6, 30) else date(first.year, 6, 30)
    halves = (last - start).days / _HALF_YEAR
    step = _HALF_YEAR * (1 if halves <= _MOST_HALVES else 2 * math.ceil(halves / _MOST_HALVES / 2))
    return serial(start), serial(last) + 30, step


def amount_format(series: list[Series]) -> str:
    """How a value axis writes its numbers: whole ones without decimals."""
    whole = all(value == int(value) for found in series for _, value in found.points)
    return "#,##0" if whole else "#,##0.0"


def value_ticks(values: Iterable[float], *, from_zero: bool, whole: bool) -> list[float]:
    """Round steps that hold all values, first and last as bounds of the axis; `whole` steps for counts."""
    low, high = min(values := list(values)), max(values)
    if from_zero or low == high or 0 <= low < 0.65 * high:
        low = min(low, 0.0)
    span = (high - low) or abs(high) or 1.0
    size = 10 ** math.floor(math.log10(span / _MOST_TICKS))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if span / (size * factor) <= _MOST_TICKS)
    step = max(1, math.ceil(step)) if whole and step < 10 else step
    begin, end = math.floor(low / step), math.ceil(high / step)
    return [round(step * at, 10) for at in range(begin, max(end, begin + 1) + 1)]
