"""Large files that nothing stops, made of the catalogue's own indicators, territories and days."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

from openpyxl import Workbook

from convention.domain.catalogue import Catalogue, Kind

HEADINGS = ("indicateur", "territoire", "période", "valeur", "source")
LAST_DAY = date(2020, 12, 31)
SOURCE = "relevé de mesure"
WORKBOOKS_FOLDER = "classeurs"
WORKBOOK_ROWS = 20_000
DEPOSITORS = 4
_FIRST = "0000"
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


def write_workbooks(folder: Path, agreed: Catalogue, number: int) -> None:
    """Write so many workbooks of levels, each with a source, and so bytes, of its own.

    Days of increments would overlap the half-years of the example base, and stop the deposit; action 8.1 is the one
    that is looked at meanwhile.
    """
    folder.mkdir(parents=True)
    levels = {i.code for i in agreed.indicators if i.kind is Kind.LEVEL and i.action != "8.1"}
    values = [row for row in rows(agreed, 20 * WORKBOOK_ROWS) if row[0] in levels][:WORKBOOK_ROWS]
    original = workbook(values, f"{SOURCE} {_FIRST}")
    for place in range(number):
        (folder / f"mesure{place:04d}.xlsx").write_bytes(_renumbered(original, f"{place:04d}"))


def _renumbered(original: bytes, number: str) -> bytes:
    """The same workbook with another number in its source."""
    old_source, new_source = (f"mesure {text}".encode() for text in (_FIRST, number))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(old_source, new_source))
    return target.getvalue()
