"""Periods of observation: their grain, bounds and code."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Grain(StrEnum):
    """How long a period lasts."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"


MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF_YEAR: 6, Grain.YEAR: 12, Grain.SCHOOL_YEAR: 12}
SCHOOL_YEAR_FIRST_MONTH = 9

_CODE = re.compile(
    r"(?P<year>\d{4})(?:-(?:S(?P<half>[12])|T(?P<quarter>[1-4])|(?P<next>\d{4})|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)


@dataclass(frozen=True, order=True)
class Period:
    """A span of whole days, both ends included; ordered by end, then start."""

    end: date
    start: date
    grain: Grain

    @property
    def code(self) -> str:
        """The written code: `2019-12-31`, `2019-12`, `2019-T4`, `2019-S2`, `2019`, `2018-2019`."""
        year = self.start.year
        match self.grain:
            case Grain.DAY:
                return self.start.isoformat()
            case Grain.MONTH:
                return f"{year}-{self.start.month:02d}"
            case Grain.QUARTER:
                return f"{year}-T{(self.start.month + 2) // 3}"
            case Grain.HALF_YEAR:
                return f"{year}-S{1 if self.start.month == 1 else 2}"
            case Grain.YEAR:
                return f"{year}"
            case Grain.SCHOOL_YEAR:
                return f"{year}-{year + 1}"

    def next(self) -> Period:
        """The period of the same grain that follows."""
        return period_of(self.end + timedelta(days=1), self.grain)


def period_of(day: date, grain: Grain) -> Period:
    """The period of that grain that holds the day."""
    if grain is Grain.DAY:
        return Period(end=day, start=day, grain=grain)
    months = MONTHS[grain]
    first = SCHOOL_YEAR_FIRST_MONTH if grain is Grain.SCHOOL_YEAR else 1
    offset = (day.month - first) % 12 // months * months
    month = (first - 1 + offset) % 12 + 1
    year = day.year - 1 if month > day.month else day.year
    end_month = (month + months - 2) % 12 + 1
    end_year = year + (month + months - 2) // 12
    end = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return Period(end=end, start=date(year, month, 1), grain=grain)


def period_from_code(code: str) -> Period:
    """The period of a written code; inverse of `Period.code`.

    Raises ValueError for a text that is no code.
    """
    found = _CODE.fullmatch(code)
    if not found:
        raise ValueError(code)
    year = int(found["year"])
    if found["half"]:
        return period_of(date(year, 6 * int(found["half"]) - 5, 1), Grain.HALF_YEAR)
    if found["quarter"]:
        return period_of(date(year, 3 * int(found["quarter"]) - 2, 1), Grain.QUARTER)
    if found["next"]:
        if int(found["next"]) != year + 1:
            raise ValueError(code)
        return period_of(date(year, SCHOOL_YEAR_FIRST_MONTH, 1), Grain.SCHOOL_YEAR)
    if found["day"]:
        return period_of(date(year, int(found["month"]), int(found["day"])), Grain.DAY)
    if found["month"]:
        return period_of(date(year, int(found["month"]), 1), Grain.MONTH)
    return period_of(date(year, 1, 1), Grain.YEAR)


def periods_between(first: date, last: date, grain: Grain) -> tuple[Period, ...]:
    """Every period of that grain that lies wholly between two days, oldest first."""
    period = period_of(first, grain)
    if period.start < first:
        period = period.next()
    found: list[Period] = []
    while period.end <= last:
        found.append(period)
        period = period.next()
    return tuple(found)
