"""Regrouping: values of short periods told by longer ones, only where that loses and invents nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from convention.domain.catalogue import Catalogue, Indicator, Kind, Territory
from convention.domain.observation import WITH_VALUE, ObservationStatus
from convention.domain.period import Grain, Period, period_of

_LENGTHS = (Grain.DAY, Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR)
_UNTOUCHED = frozenset({Kind.MILESTONE, Kind.YEARLY})
_FIRMEST_FIRST = (ObservationStatus.FINAL, ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED)
Row = dict[str, Any]


@dataclass(frozen=True)
class LeftOut:
    """A long period that cannot be told from the short ones, since some of it is missing."""

    indicator: str
    territory: Territory
    period: Period


@dataclass(frozen=True)
class Regrouped:
    """`series`: the columns of `reads.series`, `observation_id` missing where several values make one."""

    series: pd.DataFrame
    left_out: tuple[LeftOut, ...]


def regroup(series: pd.DataFrame, catalogue: Catalogue, grain: Grain) -> Regrouped:
    """The series by periods of one grain; longer and untold ones stay as they are.

    Increments are added where they cover the whole period; a level, a running total or a degree is its last value where
    that stands at the period's end; a percentage comes from numerators and denominators, never from an average.
    """
    kept: list[Row] = []
    left_out: list[LeftOut] = []
    for (code, territory), rows in _by_line(series):
        indicator = catalogue.by_code.get(code)
        if indicator is None or indicator.kind in _UNTOUCHED:
            kept.extend(rows)
            continue
        alone = {_span(row) for period, (row, *_) in _groups(rows, grain) if period is None}
        for period, group in _groups(rows, grain):
            told = _told(indicator, period, group) if period is not None else group[0]
            if period is not None and (period.start, period.end) in alone:
                continue
            if told is not None:
                kept.append(told)
            elif period is not None:
                left_out.append(LeftOut(code, Territory(territory), period))
    frame = pd.DataFrame(kept, columns=list(series.columns))
    return Regrouped(_with_totals(frame, catalogue), tuple(left_out))


def _by_line(series: pd.DataFrame) -> Iterable[tuple[tuple[str, str], list[Row]]]:
    for (code, territory), rows in series.groupby(["indicator", "territory"], sort=False):
        ordered = rows.sort_values(["period_end", "period_start"])
        yield (str(code), str(territory)), [{str(k): v for k, v in row.items()} for row in ordered.to_dict("records")]


def _groups(rows: Sequence[Row], grain: Grain) -> Iterable[tuple[Period | None, list[Row]]]:
    """The rows of each long period; a row that is as long, or lies in two of them, alone and without period."""
    groups: dict[Period, list[Row]] = {}
    for row in rows:
        own = Grain(row["grain"])
        start, end = _day(row["period_start"]), _day(row["period_end"])
        whole = period_of(end, grain)
        shorter = own in _LENGTHS and grain in _LENGTHS and _LENGTHS.index(own) < _LENGTHS.index(grain)
        if shorter and whole.start <= start:
            groups.setdefault(whole, []).append(row)
        else:
            yield None, [row]
    yield from groups.items()


def _told(indicator: Indicator, period: Period, rows: Sequence[Row]) -> Row | None:
    """The row of a whole period, or None when the short ones do not tell it."""
    valued = [row for row in rows if ObservationStatus(row["status"]) in WITH_VALUE]
    if not valued:
        return None
    if indicator.kind is Kind.FLOW:
        covered = len(valued) == len(rows) and _covers(period, rows)
        return _summed(period, rows) if covered else None
    if indicator.kind is Kind.RATE and len(rows) > 1:
        complete = len(valued) == len(rows) and _covers(period, rows)
        return _pooled(period, rows) if complete else None
    last = rows[-1]
    stands = _day(last["period_end"]) == period.end and ObservationStatus(last["status"]) in WITH_VALUE
    return _over(period, last) if stands else None


def _covers(period: Period, rows: Sequence[Row]) -> bool:
    """Whether the short periods follow each other from the first day to the last, none twice."""
    starts = [_day(row["period_start"]) for row in rows]
    ends = [_day(row["period_end"]) for row in rows]
    joined = all((start - end).days == 1 for end, start in zip(ends, starts[1:], strict=False))
    return starts[0] == period.start and ends[-1] == period.end and joined


def _summed(period: Period, rows: Sequence[Row]) -> Row:
    return _merged(period, rows) | {"value": sum(row["value"] for row in rows)}


def _pooled(period: Period, rows: Sequence[Row]) -> Row | None:
    above = [row["numerator"] for row in rows]
    below = [row["denominator"] for row in rows]
    if any(pd.isna(figure) for figure in (*above, *below)) or not sum(below):
        return None
    merged = _merged(period, rows)
    return merged | {"value": 100 * sum(above) / sum(below), "numerator": sum(above), "denominator": sum(below)}


def _over(period: Period, row: Row) -> Row:
    return row | _bounds(period)


def _merged(period: Period, rows: Sequence[Row]) -> Row:
    """The last row over the whole period: the least firm status, every source and file, no single observation."""
    if len(rows) == 1:
        return _over(period, rows[0])
    statuses = [ObservationStatus(row["status"]) for row in rows]
    return (
        rows[-1]
        | _bounds(period)
        | {
            "status": str(max(statuses, key=_FIRMEST_FIRST.index)),
            "source": _distinct(rows, "source"),
            "comment": _distinct(rows, "comment"),
            "file_name": _distinct(rows, "file_name"),
            "sheet": "",
            "cell": "",
            "text": "",
            "revisions": sum(int(row["revisions"]) for row in rows),
            "observation_id": pd.NA,
        }
    )


def _bounds(period: Period) -> Row:
    return {
        "period_start": pd.Timestamp(period.start),
        "period_end": pd.Timestamp(period.end),
        "grain": str(period.grain),
    }


def _distinct(rows: Sequence[Row], name: str) -> str:
    return " | ".join(dict.fromkeys(str(row[name]) for row in rows if row[name]))


def _with_totals(frame: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The running sums of increments and the days they lack, counted again over the rows that are there."""
    ordered = frame.sort_values(["indicator", "territory", "period_end", "period_start"], ignore_index=True)
    totals = ordered["value"].astype(float)
    missing = pd.Series(0, index=ordered.index, dtype="int64")
    for (code, _), rows in ordered.groupby(["indicator", "territory"], sort=False):
        indicator = catalogue.by_code.get(str(code))
        if indicator is None or indicator.kind is not Kind.FLOW:
            continue
        since = pd.Timestamp(catalogue.counted_from(indicator))
        known = rows["value"].notna()
        counts = rows["period_start"] >= since
        totals.loc[rows.index] = rows["value"].where(counts, 0.0).astype(float).cumsum().where(known)
        days = (rows["period_end"] - rows["period_start"]).dt.days + 1
        lacking = (rows["period_end"] - since).dt.days + 1 - days.where(counts & known, 0).cumsum()
        missing.loc[rows.index] = lacking.clip(lower=0).where(counts & known, 0)
    return ordered.assign(total=totals, missing_days=missing)


def _span(row: Row) -> tuple[date, date]:
    return _day(row["period_start"]), _day(row["period_end"])


def _day(value: Any) -> date:
    return pd.Timestamp(value).date()
