"""Resampling: values of short periods shown by longer ones, only where that loses and invents nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter

from convention.domain.catalogue import Catalogue, Indicator, Kind, Territory
from convention.domain.goal import STORED
from convention.domain.observation import WITH_VALUE, ObservationStatus
from convention.domain.period import Grain, Period, period_of
from convention.domain.series import RecordedValue, Series, ordered

_LENGTHS = (Grain.DAY, Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR)
_UNTOUCHED = frozenset({Kind.MILESTONE, Kind.YEARLY})
_FIRMEST_FIRST = (ObservationStatus.FINAL, ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED)
_A_DAY = timedelta(days=1)
Values = Sequence[RecordedValue]


@dataclass(frozen=True)
class LeftOut:
    """A long period that the short ones do not make, since some of it is missing."""

    indicator: str
    territory: Territory
    period: Period


@dataclass(frozen=True)
class Resampled:
    """The series by longer periods; a value that several make has no observation of its own."""

    series: Series
    left_out: tuple[LeftOut, ...]


def resample(series: Series, catalogue: Catalogue, grain: Grain) -> Resampled:
    """The series by periods of one grain; longer periods, and those that lie in two, stay as they are.

    Increments are added where they cover the whole period; a level, a running total or a degree is its last value where
    that stands at the period's end; a percentage comes from numerators and denominators, never from an average.
    """
    kept: list[RecordedValue] = []
    left_out: list[LeftOut] = []
    for (code, territory), values in series.lines.items():
        indicator = catalogue.by_code.get(code)
        if indicator is None or indicator.kind in _UNTOUCHED:
            kept.extend(values)
            continue
        whole, parts = _groups(values, grain)
        recorded = {(value.period.start, value.period.end) for value in whole}
        line = list(whole)
        for period, group in parts.items():
            if (period.start, period.end) in recorded:
                continue
            made = _made(indicator, period, group)
            if made is None:
                left_out.append(LeftOut(code, territory, period))
            else:
                line.append(made)
        line.sort(key=attrgetter("period"))
        kept.extend(_with_totals(line, catalogue.counted_from(indicator)) if indicator.kind is Kind.FLOW else line)
    return Resampled(ordered(kept), tuple(left_out))


def _groups(values: Values, grain: Grain) -> tuple[list[RecordedValue], dict[Period, list[RecordedValue]]]:
    """The values that stay as they are, and those that lie wholly in a longer period, by that period."""
    whole: list[RecordedValue] = []
    parts: dict[Period, list[RecordedValue]] = {}
    for value in values:
        period = value.period
        shorter = period.grain in _LENGTHS and grain in _LENGTHS
        shorter = shorter and _LENGTHS.index(period.grain) < _LENGTHS.index(grain)
        longer = period_of(period.end, grain) if shorter else period
        if shorter and longer.start <= period.start:
            parts.setdefault(longer, []).append(value)
        else:
            whole.append(value)
    return whole, parts


def _made(indicator: Indicator, period: Period, values: Values) -> RecordedValue | None:
    """The value of a whole period, or None when the short ones do not make it; `values` oldest first."""
    known = [value for value in values if value.status in WITH_VALUE]
    if not known:
        return None
    complete = len(known) == len(values) and _covers(period, values)
    if indicator.kind is Kind.FLOW:
        return _summed(period, values) if complete else None
    if indicator.kind is Kind.RATE and len(values) > 1:
        return _pooled(period, values) if complete else None
    last = values[-1]
    stands = last.period.end == period.end and last.status in WITH_VALUE
    return last._replace(period=period) if stands else None


def _covers(period: Period, values: Values) -> bool:
    """Whether the short periods follow each other from the first day to the last: T1, T2 and T4 are no whole year."""
    joined = all(later.period.start - earlier.period.end == _A_DAY for earlier, later in pairwise(values))
    return values[0].period.start == period.start and values[-1].period.end == period.end and joined


def _summed(period: Period, values: Values) -> RecordedValue:
    return _merged(period, values)._replace(value=_sum(value.value for value in values))


def _pooled(period: Period, values: Values) -> RecordedValue | None:
    if any(value.numerator is None or value.denominator is None for value in values):
        return None
    above, below = _sum(value.numerator for value in values), _sum(value.denominator for value in values)
    if not below:
        return None
    rate = (100 * above / below).quantize(STORED).normalize() + 0
    return _merged(period, values)._replace(value=rate, numerator=above, denominator=below)


def _sum(amounts: Iterator[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def _merged(period: Period, values: Values) -> RecordedValue:
    """The last value over the whole period: the least firm status, every source and file, no single observation."""
    last = values[-1]
    provenance = last.provenance._replace(
        observation_id=None,
        file_name=_distinct(values, "file_name"),
        sheet="",
        cell="",
        text="",
        source=_distinct(values, "source"),
        comment=_distinct(values, "comment"),
        revisions=sum(value.provenance.revisions for value in values),
    )
    status = max((value.status for value in values), key=_FIRMEST_FIRST.index)
    return last._replace(period=period, status=status, provenance=provenance)


def _distinct(values: Values, name: str) -> str:
    texts = (str(getattr(value.provenance, name)) for value in values)
    return " | ".join(dict.fromkeys(text for text in texts if text))


def _with_totals(values: Values, since: date) -> Iterator[RecordedValue]:
    """Increments with their running sum and the days that it lacks, counted again over the periods that are there."""
    total, covered = Decimal(0), 0
    for value in values:
        counts = value.period.start >= since
        if not counts or value.value is None:
            yield value._replace(counts=counts, total=None, missing_days=0)
            continue
        total += value.value
        covered += (value.period.end - value.period.start).days + 1
        missing = max(0, (value.period.end - since).days + 1 - covered)
        yield value._replace(counts=True, total=total, missing_days=missing)
