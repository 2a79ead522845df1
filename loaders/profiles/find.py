"""Where the tables of a profile stand on a sheet: the rows whose signature is theirs, under the title they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.parsing.suggestions import fold
from loaders.profiles.profile import Profile, TableProfile
from loaders.profiles.signature import BLANK, Words, current, lines
from loaders.workbooks.book import Sheet


@dataclass(frozen=True)
class Found:
    """A table of a profile and its header rows on a sheet."""

    table: TableProfile
    header_rows: tuple[int, ...]


@lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(fold(part)) for part in text.split("*")))


def like(pattern: str, text: str) -> bool:
    """Whether a text is as a pattern says, `*` for any text, without regard to case, accents and spacing."""
    return _pattern(pattern).fullmatch(fold(text)) is not None


def fits_name(profile: Profile, sheet: Sheet) -> bool:
    """Whether the profile speaks of sheets of that name."""
    return not profile.sheets or any(like(pattern, sheet.name) for pattern in profile.sheets)


def find_tables(sheet: Sheet, words: Words, profile: Profile) -> tuple[Found, ...]:
    """The tables of the profile, from top to bottom; empty when one of them is not there.

    `words`: `first_words` of the sheet.
    """
    if not fits_name(profile, sheet):
        return ()
    found: list[Found] = []
    start = 0
    for table in profile.tables:
        rows = next(_places(words, table, start), None)
        if rows is None:
            return ()
        found.append(Found(table, rows))
        start = rows[-1] + 1
    return tuple(found)


def _places(words: Words, table: TableProfile, start: int) -> Iterator[tuple[int, ...]]:
    """The rows of each header with the signature of a table, under its title, from a row on."""
    above = start
    for rows in headers(words, table.signature, start):
        if not table.title or has_title(words[above : rows[0]], table.title):
            yield rows
        above = rows[-1] + 1


def headers(words: Words, wanted: Sequence[str], start: int = 0) -> Iterator[tuple[int, ...]]:
    """The rows that have a signature, from a row on."""
    depth = len(wanted)
    sought = tuple(current(line) for line in wanted)
    for row in range(start, len(words) - depth + 1):
        if lines(words[row : row + depth]) == sought:
            yield tuple(range(row, row + depth))


def has_title(words: Words, title: str) -> bool:
    """Whether a cell of some rows says the title."""
    pattern = _pattern(title.replace("|", "/"))
    return any(word != BLANK and pattern.fullmatch(word) for row in words for word in row)
