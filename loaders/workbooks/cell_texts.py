"""The texts of numbers, percentages and dates as a spreadsheet stores them."""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_EPOCH_1900 = date(1899, 12, 30).toordinal()
_EPOCH_1904 = date(1904, 1, 1).toordinal()
_LAST_DAY = date(9999, 12, 31).toordinal()
_FALSE_LEAP_DAY = 60
_DAY_SECONDS = 86_400
TOO_WIDE = "########"


def _decimal(stored: float) -> Decimal:
    return Decimal(format(stored, ".15g"))


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def stored_number(text: str) -> float | None:
    """The number that a file stores as text, or None when it is none."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and "_" not in text else None


def number_text(stored: float | str) -> str | None:
    """A number with a decimal point and at most 15 significant digits, as spreadsheets show; None for what is none."""
    if isinstance(stored, str):
        if _PLAIN.fullmatch(stored) and stored != "-0":
            return stored
        value = stored_number(stored)
        return None if value is None else _plain(_decimal(value))
    return _plain(_decimal(stored))


def number_with_unit(text: str, unit: str, thousands: int = 0) -> str:
    """A number with the unit that its cell shows, as typed in French, all its digits kept: `2600.5` → `2600,5 m`.

    `thousands`: how many times the unit stands for a thousand of what is stored.
    """
    if thousands:
        text = _plain(Decimal(text).scaleb(-3 * thousands))
    return f"{text.replace('.', ',')} {unit}"


def percent_text(stored: float, signs: int) -> str:
    """A stored share as shown, without its sign: 0.52 → 52; each `%` of the format multiplies by a hundred."""
    return _plain(_decimal(stored).scaleb(2 * signs))


def date_text(serial: float, *, since_1904: bool) -> str:
    """The date and time of a serial number, as ISO.

    The year 1900 has the 29th of February that spreadsheets give it, and its day 0 is written as they show it. Dates
    beyond the calendar are shown as hashes.
    """
    days, seconds = _parts(serial)
    if serial < 0 or days + (_EPOCH_1904 if since_1904 else _EPOCH_1900) > _LAST_DAY:
        return TOO_WIDE
    return _day(days, since_1904=since_1904) + (f"T{_clock(seconds)}" if seconds else "")


def time_text(serial: float, *, since_1904: bool) -> str:
    """The hour of a serial number shown as one; with its day when it has one."""
    days, seconds = _parts(serial)
    return _clock(seconds) if serial >= 0 and not days else date_text(serial, since_1904=since_1904)


def duration_text(serial: float) -> str:
    """A length of time in hours, minutes and seconds, hours beyond a day included."""
    seconds = round(abs(serial) * _DAY_SECONDS)
    sign = "-" if serial < 0 and seconds else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _parts(serial: float) -> tuple[int, int]:
    return divmod(round(serial * _DAY_SECONDS), _DAY_SECONDS)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _day(days: int, *, since_1904: bool) -> str:
    if since_1904:
        return date.fromordinal(_EPOCH_1904 + days).isoformat()
    if days == 0:
        return "1900-01-00"
    if days == _FALSE_LEAP_DAY:
        return "1900-02-29"
    return date.fromordinal(_EPOCH_1900 + days + (days < _FALSE_LEAP_DAY)).isoformat()
