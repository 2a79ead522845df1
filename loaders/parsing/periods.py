"""Periods as French services write them: a day, month, quarter, half-year, year or school year."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from convention.domain.findings import FindingCode
from convention.domain.observation import ObservationStatus
from convention.domain.period import SCHOOL_YEAR_FIRST_MONTH, Grain, Period, period_of
from loaders.parsing.dates import (
    MONTH_NAME,
    MONTH_NUMBERS,
    DateOrder,
    bounded_year,
    read_day,
    serial_day,
    year_shown_as_day,
)
from loaders.parsing.problem import PeriodProblem
from loaders.parsing.statuses import marked_status
from loaders.parsing.suggestions import fold
from loaders.parsing.units import announced_multiple
from loaders.workbooks.book import CellKind

_LONGEST = 60
_EXPECTED = {
    Grain.DAY: "une date, comme 31/12/2019",
    Grain.MONTH: "un mois, comme 2019-12",
    Grain.QUARTER: "un trimestre, comme 2019-T4",
    Grain.HALF_YEAR: "un semestre, comme 2019-S2",
    Grain.YEAR: "une année, comme 2019",
    Grain.SCHOOL_YEAR: "une année scolaire, comme 2018-2019",
}
_ANY = "une période, comme 2019, 2019-S2, 2019-T4, 2019-12, 31/12/2019 ou 2018-2019"

_Y = r"(?P<year>[0-9]{4})"
_SHORT_Y = r"[-/'](?P<short>[0-9]{2})"
_GAP = r"[ .,:/_–—-]{0,3}(?:de |du |de l'annee |d')?"
_LED = r"(?:(?:en|an|annee|annee civile|exercice|pour|pour l'annee|l'annee|annee :|exercice :"
_LED += r"|valeurs?|val\.?|realise|resultats?|constate|observe|donnees) )?"
_ORDINALS = {"premier": 1, "i": 1, "ier": 1, "deuxieme": 2, "second": 2, "ii": 2, "troisieme": 3, "iii": 3}
_ORDINALS |= {"quatrieme": 4, "iv": 4, "iie": 2, "iieme": 2, "iiie": 3, "iiieme": 3, "ive": 4, "iveme": 4}
_NTH = rf"(?:[1-4](?:er|ere|e|eme|nd|nde|d|de|°|º)?|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_MONTH = re.compile(
    rf"(?:mois de |mois d')?(?P<name>{MONTH_NAME})(?:\.?{_GAP}{_Y}|\.?{_SHORT_Y})"
    rf"|(?P<number>[0-9]{{1,2}})[/-](?P<year2>[0-9]{{4}})|(?P<year3>[0-9]{{4}})[/-](?P<number2>[0-9]{{2}})"
    rf"|(?P<year4>[0-9]{{4}}){_GAP}(?:(?P<name2>{MONTH_NAME})\.?|m(?P<number3>[0-9]{{1,2}}))"
)


def _parts_of_year(word: str, letters: str) -> re.Pattern[str]:
    """The writings of the nth part of a year: `S1 2019`, `1S2019`, `2019-S1`, `semestre 1 2019`, `2e sem. 2019`."""
    named = rf"(?:(?:{word})[ .]{{0,2}}(?:n° ?)?(?P<nth1>{_NTH})|(?P<nth2>{_NTH})[ -]?(?:{word})\.?)"
    short = rf"(?:[{letters}] ?(?P<nth3>[1-4])|(?P<nth4>[1-4])(?:(?:er|e|nd|eme)? )?[{letters}])"
    one = rf"(?:{named}|{short})"
    other = re.sub(r"nth([1-4])", lambda found: f"nth{int(found[1]) + 4}", one)
    return re.compile(rf"{one}(?:{_GAP}{_Y}|{_SHORT_Y})|(?P<year2>[0-9]{{4}}){_GAP}{other}")


_QUARTER = _parts_of_year("trimestre|trim", "tq")
_HALF = _parts_of_year("semestre|sem", "s")
_YEAR = re.compile(rf"{_LED}{_Y}")
_SCHOOL = re.compile(
    rf"(?:(?:annee|annee scolaire|scolaire|a\.?s\.?|pour l'annee scolaire|l'annee scolaire) )?"
    rf"{_Y} ?[-/–—] ?(?P<next>[0-9]{{4}}|[0-9]{{2}})"
)
_END_OF = re.compile(r"(?:(?:a|au|en|a la) )?fin (?:de |d'|du )?(?P<what>.+)")
_ON = re.compile(r"(?:situation |etat )?(?:au|le|du) (?P<what>.+)")
_MARKED = re.compile(
    r"(?P<text>.*[0-9a-zà-ÿ.])\s*"
    r"(?:[(\[]\s*(?P<word>[^()\[\]]{1,30})\s*[)\]]|(?P<sign>\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹†‡])|\s(?P<bare>[a-zà-ÿ-]{5,20})"
    r"|(?<=[0-9])\s?(?P<letter>p)|(?<=[0-9])\s(?P<letter2>e))",
    re.IGNORECASE | re.DOTALL,
)
_FOOTNOTE = re.compile(r"[1-9][0-9]?|\*{1,3}|[abr]|[¹²³⁴⁵⁶⁷⁸⁹†‡]|note [1-9]|rev\.?|revisee?|rectifiee?", re.IGNORECASE)


@dataclass(frozen=True)
class PeriodText:
    """The text of a period without the mark that followed it.

    `mark`: as written, empty without one. `status`: what the mark says of the values, None for a call of a note.
    """

    text: str
    mark: str = ""
    status: ObservationStatus | None = None


@lru_cache(maxsize=1 << 14)
def split_period(text: str) -> PeriodText:
    """A period apart from a mark after it: `2018 (1)` → 2018; `2020 (p)` → 2020, provisional.

    A multiple (`2018 (en milliers)`) is left out too; whoever reads the values has to apply it. A mark of another sense
    (`2021 (objectif)`) stays in the text, which then is no period.
    """
    stripped = text.strip()
    found = _MARKED.fullmatch(stripped) if len(stripped) <= _LONGEST else None
    if not found:
        return PeriodText(text)
    mark = next(text for name, text in found.groupdict().items() if name != "text" and text).strip()
    status = marked_status(mark)
    if status is None and found["word"] and (unit := announced_multiple(mark)) and unit.certain:
        return PeriodText(found["text"].strip())
    if status is None and (found["bare"] or not _FOOTNOTE.fullmatch(mark)):
        return PeriodText(text)
    return PeriodText(found["text"].strip(), stripped[len(found["text"]) :].strip(), status)


def _span(year_text: str, month: int, grain: Grain) -> Period | None:
    year = bounded_year(year_text)
    return period_of(date(year, month, 1), grain) if year is not None and 1 <= month <= 12 else None


def _month(folded: str) -> Period | None:
    found = _MONTH.fullmatch(folded)
    if not found:
        return None
    name = found["name"] or found["name2"]
    number = MONTH_NUMBERS[name] if name else int(found["number"] or found["number2"] or found["number3"])
    year = found["year"] or found["year2"] or found["year3"] or found["year4"] or found["short"]
    return _span(year, number, Grain.MONTH)


def _nth_of(pattern: re.Pattern[str], folded: str, grain: Grain, months: int) -> Period | None:
    found = pattern.fullmatch(folded)
    if not found:
        return None
    groups = found.groupdict()
    written = next(text for name, text in groups.items() if name.startswith("nth") and text)
    nth = _ORDINALS.get(written) or int(written[0])
    year = groups["year"] or groups["year2"] or groups["short"]
    return _span(year, (nth - 1) * months + 1, grain) if nth * months <= 12 else None


def _year(folded: str) -> Period | None:
    found = _YEAR.fullmatch(folded)
    return _span(found["year"], 1, Grain.YEAR) if found else None


def _school_year(folded: str) -> Period | None:
    found = _SCHOOL.fullmatch(folded)
    if not found:
        return None
    following = str(int(found["year"]) + 1)
    if found["next"] not in {following, following[2:]}:
        return None
    return _span(found["year"], SCHOOL_YEAR_FIRST_MONTH, Grain.SCHOOL_YEAR)


_READERS: tuple[Callable[[str], Period | None], ...] = (
    _year,
    _month,
    _school_year,
    lambda folded: _nth_of(_HALF, folded, Grain.HALF_YEAR, 6),
    lambda folded: _nth_of(_QUARTER, folded, Grain.QUARTER, 3),
)


def _dated(day: date, expected: Grain | None) -> Period:
    """The period of the expected grain that ends on the day, else the day itself."""
    if expected is not None:
        period = period_of(day, expected)
        if period.end == day:
            return period
    return period_of(day, Grain.DAY)


def _unreadable(expected: Grain | None) -> PeriodProblem:
    return PeriodProblem(FindingCode.PERIOD_UNREADABLE, _EXPECTED[expected] if expected else _ANY)


def _month_or_school_year(folded: str, expected: Grain | None) -> PeriodProblem | None:
    """The problem of `2011/12` and, where a school year is expected, `2011-12`: a month as well as a school year."""
    month, school_year = _month(folded), _school_year(folded)
    if month is None or school_year is None or ("/" not in folded and expected is not Grain.SCHOOL_YEAR):
        return None
    return PeriodProblem(FindingCode.PERIOD_AMBIGUOUS, f"{month.code} (mois) ou {school_year.code} (année scolaire)")


def _read(folded: str, expected: Grain | None, order: DateOrder | None) -> Period | PeriodProblem | None:
    if found := _END_OF.fullmatch(folded):
        inner = _read(found["what"], None, order)
        return _dated(inner.end, expected) if isinstance(inner, Period) and inner.grain is not Grain.DAY else None
    if found := _ON.fullmatch(folded):
        folded = found["what"]
    day = read_day(folded, order)
    if isinstance(day, PeriodProblem):
        return day
    if day is not None:
        return _dated(day, expected)
    if doubt := _month_or_school_year(folded, expected):
        return doubt
    return next((period for reader in _READERS if (period := reader(folded))), None)


def _of_kind(kind: CellKind) -> PeriodProblem | None:
    """The problem of a cell that cannot hold a period whatever its text."""
    if kind is CellKind.ERROR:
        return PeriodProblem(FindingCode.ERROR_CELL, _ANY)
    if kind is CellKind.FORMULA_WITHOUT_VALUE:
        return PeriodProblem(FindingCode.FORMULA_WITHOUT_VALUE, _ANY)
    return _unreadable(None) if kind in {CellKind.PERCENT, CellKind.BOOLEAN} else None


def _year_as_day(folded: str) -> PeriodProblem | None:
    """The problem of a bare year in a cell of dates, which shows a day of 1905."""
    day = read_day(folded)
    year = year_shown_as_day(day) if isinstance(day, date) else None
    if year is None:
        return None
    return PeriodProblem(
        FindingCode.PERIOD_UNREADABLE,
        f"l’année dans une cellule au format standard\u00a0; au format date, {year} se montre comme un jour de 1905",
    )


def parse_period(
    text: str, kind: CellKind, expected: Grain | None = None, order: DateOrder | None = None
) -> Period | PeriodProblem:
    """The period that a cell names.

    `expected`: the grain that the indicator is followed by; a date that ends such a period stands for it (a stock at
    31/12/2019 is the year 2019), any other date stays a day. `order`: what `dates.date_order` says of the column.
    A bare number is a year, or a problem that names the date it would be as a spreadsheet's serial. A mark after it
    does not matter here: `split_period` gives it.
    """
    if problem := _of_kind(kind):
        return problem
    folded = fold((split_period(text).text if kind is CellKind.TEXT else text)[: _LONGEST + 1])
    if not folded:
        return PeriodProblem(FindingCode.PERIOD_MISSING, _EXPECTED[expected] if expected else _ANY)
    if serial := serial_day(folded):
        shown = serial.strftime("%d/%m/%Y")
        return PeriodProblem(
            FindingCode.PERIOD_UNREADABLE,
            f"une date affichée comme date\u00a0; ce nombre est celui du {shown} dans un tableur",
        )
    if len(folded) > _LONGEST or (kind is CellKind.NUMBER and not re.fullmatch("[0-9]{4}", folded)):
        return _unreadable(expected)
    if kind is CellKind.DATE and (problem := _year_as_day(folded)):
        return problem
    return _read(folded, expected, order) or _unreadable(expected)
