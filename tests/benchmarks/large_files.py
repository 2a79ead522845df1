"""Large files that nothing stops, made of the catalogue's own indicators, territories and days."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice

from openpyxl import Workbook

from convention.domain.catalogue import Catalogue, Kind

HEADINGS = ("indicateur", "territoire", "période", "valeur", "source")
LAST_DAY = date(2020, 12, 31)
SOURCE = "relevé de mesure"
_WORDS = {"paris": "Paris", "seine_saint_denis": "Seine-Saint-Denis", "common": "commun"}
_YES_NO = frozenset({Kind.MILESTONE, Kind.YEARLY})
Row = tuple[str, str, date, float]


def rows(agreed: Catalogue, number: int) -> list[Row]:
    """So many values, no two of the same indicator, territory and day; the latest days first."""
    series = [
        (indicator.code, _WORDS[territory], indicator.kind)
        for indicator in agreed.indicators
        for territory in indicator.territories
    ]
    return list(islice(_every_day(series), number))


def _every_day(series: list[tuple[str, str, Kind]]) -> Iterator[Row]:
    for back in count():
        day = LAST_DAY - timedelta(days=back)
        if (day + timedelta(days=1)).month != day.month:
            continue  # The last day of a month may stand for the whole period that it ends.
        for place, (code, territory, kind) in enumerate(series):
            yield code, territory, day, _value(kind, back, place)


def _value(kind: Kind, back: int, place: int) -> float:
    """A plausible value: a step is done, a total never falls, anything else goes up and down between 50 and 100."""
    if kind in _YES_NO or kind is Kind.QUALITATIVE:
        return 1
    if kind is Kind.CUMULATIVE:
        return 20_000 - back
    up_and_down = 50 + (back * 37 + place * 11) % 50
    return up_and_down + back % 100 / 100 if kind is Kind.RATE else up_and_down


def french_csv(values: list[Row]) -> bytes:
    """The rows as French Excel writes them: semicolons, decimal commas, 31/12/2019."""
    lines = [";".join(HEADINGS)]
    for code, place, day, value in values:
        decimal = str(value).replace(".", ",")
        lines.append(f"{code};{place};{day:%d/%m/%Y};{decimal};{SOURCE}")
    return ("\r\n".join(lines) + "\r\n").encode()


def workbook(values: list[Row], source: str = SOURCE) -> bytes:
    """The rows as one sheet, with numbers and days as Excel holds them."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Observations")
    sheet.append(HEADINGS)
    for row in values:
        sheet.append((*row, source))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
