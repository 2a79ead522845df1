"""Dates of a day, as French services write them; the order of day and month is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from convention.domain.findings import FindingCode
from loaders.parsing.problem import PeriodProblem

FIRST_YEAR, LAST_YEAR = 1900, 2100
_LAST_SHORT_YEAR = 49
_SERIAL_ORIGIN = date(1899, 12, 30)
_SERIALS = range(36526, 55153)

_MONTHS = (
    ("janvier", "january", "janv", "jan"),
    ("fevrier", "february", "fevr", "fev"),
    ("mars", "march", "mar"),
    ("avril", "april", "avr"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july", "juil"),
    ("aout", "august"),
    ("septembre", "september", "sept", "sep"),
    ("octobre", "october", "oct"),
    ("novembre", "november", "nov"),
    ("decembre", "december", "dec"),
)
MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
MONTH_NAME = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))

_TIME = r"(?:[t ](?:[01]?[0-9]|2[0-3])[:h][0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?(?:[+-][0-9]{2}:[0-9]{2})?)?"
_ISO = re.compile(rf"(?P<year>[0-9]{{4}})(?P<sep>[-/.])(?P<month>[0-9]{{1,2}})(?P=sep)(?P<day>[0-9]{{1,2}}){_TIME}")
_NUMERIC = re.compile(
    rf"(?P<first>[0-9]{{1,2}})(?P<sep>[-/.])(?P<second>[0-9]{{1,2}})(?P=sep)(?P<year>[0-9]{{4}}|[0-9]{{2}}){_TIME}"
)
_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? )?"
_WRITTEN = re.compile(
    rf"{_WEEKDAY}(?P<day>1er|[0-9]{{1,2}})[ -](?P<month>{MONTH_NAME})\.?[ -](?P<year>[0-9]{{4}}|(?<=-)[0-9]{{2}})"
)

_EXPECTED_DATE = "une date JJ/MM/AAAA qui existe"
_AMERICAN = "une date JJ/MM/AAAA\u00a0; celle-ci place le mois avant le jour"


class DateOrder(StrEnum):
    """Which number comes first in the all-digit dates of a column."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


def date_order(texts: Iterable[str]) -> DateOrder | None:
    """The order that the all-digit dates of one column prove, or None when none does or when they disagree.

    A number over 12 cannot be a month: one such date settles the column.
    """
    orders = set()
    for text in texts:
        numbers = _first_two(text)
        if numbers:
            first, second = numbers
            if first > 12 >= second:
                orders.add(DateOrder.DAY_FIRST)
            elif second > 12 >= first:
                orders.add(DateOrder.MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else None


def _first_two(text: str) -> tuple[int, int] | None:
    """The first two numbers of an all-digit date; the usual form, `31/12/2019`, is known without a search."""
    if len(text) == 10 and text[2] == text[5] == "/":
        digits = text[:2] + text[3:5] + text[6:]
        if digits.isascii() and digits.isdecimal():
            return int(text[:2]), int(text[3:5])
    found = _NUMERIC.fullmatch(text.strip().lower())
    return (int(found["first"]), int(found["second"])) if found else None


def bounded_year(text: str) -> int | None:
    """The year of four digits, or of two (`19` → 2019), or None outside the years that can be meant."""
    year = int(text)
    if len(text) == 2:
        return 2000 + year if year <= _LAST_SHORT_YEAR else None
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _day(year: int | None, month: int, day: int) -> date | PeriodProblem:
    if year is None:
        return PeriodProblem(
            FindingCode.PERIOD_UNREADABLE, f"une année de quatre chiffres, de {FIRST_YEAR} à {LAST_YEAR}"
        )
    try:
        return date(year, month, day)
    except ValueError:
        return PeriodProblem(FindingCode.PERIOD_UNREADABLE, _EXPECTED_DATE)


def _two_orders(year: int, day: int, month: int) -> PeriodProblem:
    readings = sorted({(month, day), (day, month)})
    shown = " ou ".join(f"{d:02d}/{m:02d}/{year}" for m, d in readings)
    return PeriodProblem(FindingCode.PERIOD_AMBIGUOUS, f"{shown}, l’année écrite avec quatre chiffres")


def _numeric_day(first: int, second: int, year_text: str, order: DateOrder | None) -> date | PeriodProblem:
    """A date of three numbers, the day first; the other order is refused, never read."""
    if second > 12 >= first or (order is DateOrder.MONTH_FIRST and first <= 12):
        return PeriodProblem(FindingCode.PERIOD_AMBIGUOUS, _AMERICAN)
    year = bounded_year(year_text)
    unproved = order is None and len(year_text) == 2 and first <= 12 and first != second
    if unproved and year is not None and min(first, second) >= 1:
        return _two_orders(year, first, second)
    return _day(year, second, first)


def read_day(folded: str, order: DateOrder | None = None) -> date | PeriodProblem | None:
    """The day that a folded text writes, or None when it has not the form of a date.

    `31/12/2019`, `31.12.2019`, `31-12-2019`, `2019-12-31`, `31 décembre 2019`, each with or without a time of day. Two
    digits of year are read only where day and month cannot be exchanged: the numbers show it, or `order`, which the
    whole column gave. `12/31/2019` is a problem: the column it stands in may be in another order throughout.
    """
    if found := _ISO.fullmatch(folded):
        return _day(bounded_year(found["year"]), int(found["month"]), int(found["day"]))
    if found := _NUMERIC.fullmatch(folded):
        return _numeric_day(int(found["first"]), int(found["second"]), found["year"], order)
    if found := _WRITTEN.fullmatch(folded):
        day = 1 if found["day"] == "1er" else int(found["day"])
        return _day(bounded_year(found["year"]), MONTH_NUMBERS[found["month"]], day)
    return None


def plain_day(text: str, order: DateOrder | None = None) -> date | None:
    """The day of `31/12/2019` and `2019-12-31`, fast, exactly as `read_day` reads them; None for anything else.

    None also where `read_day` would find a problem: it then says which.
    """
    if len(text) != 10:
        return None
    if text[2] == text[5] == "/" and order is not DateOrder.MONTH_FIRST:
        text = f"{text[6:]}-{text[3:5]}-{text[:2]}"
    elif not text[4] == text[7] == "-":
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def year_shown_as_day(day: date) -> int | None:
    """The year that a spreadsheet shows as this day where a cell of dates holds the bare number, or None.

    2019 typed in a cell formatted as a date is shown as 11/07/1905.
    """
    serial = (day - _SERIAL_ORIGIN).days
    return serial if FIRST_YEAR <= serial <= LAST_YEAR else None


def serial_day(folded: str) -> date | None:
    """The day that a bare number would be as a spreadsheet's serial date (2000 to 2050), or None."""
    if re.fullmatch(r"[0-9]{5}", folded) and int(folded) in _SERIALS:
        return _SERIAL_ORIGIN + timedelta(days=int(folded))
    return None
