"""Why a profile finds no table on a sheet, in words for the person who wrote it."""

from __future__ import annotations

from loaders.profiles.find import fits_name, headers
from loaders.profiles.profile import Profile, TableProfile
from loaders.profiles.signature import JOINED, Words, differing, lines
from loaders.workbooks.book import Sheet

_FEWEST_WORDS = 4
_LOOKED_AT = 100


def misfit(sheet: Sheet, words: Words, profile: Profile) -> str:
    """The first thing that the sheet lacks. `words`: `first_words` of the sheet."""
    if not fits_name(profile, sheet):
        names = ", ".join(f"«\u00a0{name}\u00a0»" for name in profile.sheets)
        return f"il lit les feuilles {names}"
    table = next((t for t in profile.tables if next(headers(words, t.signature), None) is None), None)
    if table is None:
        titles = [f"«\u00a0{t.title}\u00a0»" for t in profile.tables if t.title]
        return f"aucun titre ne dit {', '.join(titles)}" if titles else "les tableaux ne sont pas dans cet ordre"
    lacking, besides = _nearest(words, table)
    said = [f"il manque {_listed(lacking)}"] if lacking else []
    said += [f"{_listed(besides)} en plus"] if besides and len(lacking) < _words(table) else []
    differences = "\u202f; ".join(said)
    return f"les titres de colonnes ont changé ({differences})" if said else "les titres de colonnes ont changé"


def nearly(words: Words, profile: Profile) -> bool:
    """Whether the sheet has most of the headings that the profile awaits: its layout has changed since."""
    return all(
        _words(table) >= _FEWEST_WORDS and len(_nearest(words, table)[0]) * 4 <= _words(table)
        for table in profile.tables
    )


def _words(table: TableProfile) -> int:
    return sum(len(line.split(JOINED)) for line in table.signature)


def _nearest(words: Words, table: TableProfile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What differs on the rows that are most like the header of a table."""
    depth = len(table.signature)
    starts = range(min(len(words), _LOOKED_AT) - depth + 1)
    found = [differing(table.signature, lines(words[row : row + depth])) for row in starts]
    return min(found, key=lambda pair: len(pair[0]) * 2 + len(pair[1]), default=(table.signature, ()))


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"«\u00a0{word}\u00a0»" for word in words[:5])
