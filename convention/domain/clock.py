"""The clock: the only place that asks the time; moments are UTC without zone, days are days of Paris."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_PARIS = ZoneInfo("Europe/Paris")


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC).replace(tzinfo=None)


def today() -> date:
    """The present day in Paris, which between midnight and two o'clock is not yet that of a server in UTC."""
    return paris_day(utc_now())


def in_paris(moment: datetime) -> datetime:
    """A moment on the clock of Paris; one without zone is UTC."""
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return aware.astimezone(_PARIS)


def paris_day(moment: datetime) -> date:
    """The day of a moment on the calendar of Paris."""
    return in_paris(moment).date()


def end_of_day(day: date) -> datetime:
    """The last moment of a day of Paris."""
    return datetime.combine(day, time.max, _PARIS).astimezone(UTC).replace(tzinfo=None)
