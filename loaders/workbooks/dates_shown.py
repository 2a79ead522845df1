"""What a cell shows of the date that it holds: the day, or no more than its month, quarter or year.

Typing `janv-19` in a spreadsheet stores the 1st of January 2019 under a format that shows the month: nobody wrote the
day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.workbooks.cells import CellKind

SHORT_MONTHS = (
    *("janv.", "févr.", "mars", "avr.", "mai", "juin"),
    *("juil.", "août", "sept.", "oct.", "nov.", "déc."),
)
LONG_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_TOKENS = re.compile(
    r"""(?P<quoted>"[^"]*") | \\(?P<escaped>.) | (?P<space>[_*].) | (?P<bracket>\[[^\]]*\]) | (?P<end>;)
    | (?P<clock>am/pm|a/p|h+|s+) | (?P<year>y+) | (?P<month>m+) | (?P<day>d+) | (?P<plain>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SEPARATORS = frozenset(" \u00a0\u202f-/.,\u2013\u2014")
_ISO_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_WRITTEN_MONTH = re.compile(r"(?P<month>[^\W\d_]{3,10}\.?)[ \u00a0-]*(?P<year>[0-9]{4}|[0-9]{2})")
_NUMBERED_MONTH = re.compile(
    r"(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})|(?P<year2>[0-9]{4})[/.-](?P<month2>[0-9]{1,2})"
)
_YEAR = re.compile(r"[0-9]{4}")
_WEEKDAY = 3


@dataclass(frozen=True)
class DateShown:
    """A format of dates as its parts in order; no parts stand for a whole day.

    A part is `year`, `quarter`, `month` (in digits), `short month`, `long month`, `day`, or, after a `"`, what is
    written between them.
    """

    parts: tuple[str, ...] = ()

    def cell(self, iso: str) -> tuple[str, CellKind]:
        """Text and kind of a date given as ISO; a date without its year is a text, for nobody can see which it is."""
        found = _ISO_DAY.match(iso)
        if not self.parts or not found or ("day" in self.parts and "year" in self.parts):
            return iso, CellKind.DATE
        year, month, day = found["year"], int(found["month"]), int(found["day"])
        pieces = {
            "year": year,
            "quarter": f"T{(month - 1) // 3 + 1}",
            "month": f"{month:02d}" if "year" in self.parts else SHORT_MONTHS[month - 1],
            "short month": SHORT_MONTHS[month - 1],
            "long month": LONG_MONTHS[month - 1],
            "day": str(day),
        }
        if any(part.startswith('"') and not set(part[1:]) <= _SEPARATORS for part in self.parts):
            text = "".join(part[1:] if part.startswith('"') else pieces[part] for part in self.parts).strip()
        else:
            text = self._plain(pieces)
        return text, self._kind

    def _plain(self, pieces: dict[str, str]) -> str:
        """The usual form of what is shown, whatever its order and the signs between."""
        order = ("day", "quarter", "month", "short month", "long month", "year")
        shown = [pieces[part] for part in order if part in self.parts]
        return ("/" if "month" in self.parts and "year" in self.parts else " ").join(shown)

    @property
    def _kind(self) -> CellKind:
        if "year" not in self.parts:
            return CellKind.TEXT
        if {"month", "short month", "long month"} & set(self.parts):
            return CellKind.MONTH
        return CellKind.QUARTER if "quarter" in self.parts else CellKind.YEAR


FULL_DATE = DateShown()


def date_shown(code: str) -> DateShown:
    """What a number format of dates shows; its first section decides. With an hour it is a moment of a whole day."""
    parts: list[str] = []
    for found in _TOKENS.finditer(code):
        if found["end"]:
            break
        if found["clock"]:
            return FULL_DATE
        if found["month"]:
            parts.append({1: "month", 2: "month", 4: "long month"}.get(len(found["month"]), "short month"))
        elif found["year"]:
            parts.append("year")
        elif found["day"]:
            parts += ["day"] if len(found["day"]) < _WEEKDAY else []
        else:
            written = (found["quoted"] or "").strip('"') + (found["escaped"] or found["plain"] or "")
            parts.append(f'"{written}')
    return shown_of(parts)


def shown_of(parts: list[str]) -> DateShown:
    """What such parts show; a weekday or a written sign alone show no date."""
    kept = tuple(parts)
    return DateShown(kept) if {"year", "quarter", "month", "short month", "long month"} & set(kept) else FULL_DATE


def cell_as_shown(iso: str, shown: str) -> tuple[str, CellKind]:
    """Text and kind of a date by the text that its cell shows, where no format is known.

    It stays a day unless the text is the month and year, or the year, of that very date.
    """
    found, date = shown.strip(), _ISO_DAY.match(iso)
    if not date:
        return iso, CellKind.DATE
    if _YEAR.fullmatch(found) and found == date["year"]:
        return found, CellKind.YEAR
    month = _NUMBERED_MONTH.fullmatch(found)
    if month and ((month["year"] or month["year2"]), int(month["month"] or month["month2"])) == (
        date["year"],
        int(date["month"]),
    ):
        return f"{date['month']}/{date['year']}", CellKind.MONTH
    written = _WRITTEN_MONTH.fullmatch(found)
    if written and date["year"].endswith(written["year"]):
        return f"{SHORT_MONTHS[int(date['month']) - 1]} {date['year']}", CellKind.MONTH
    return iso, CellKind.DATE
