"""Where the headers of a sheet seem to stand, for a person to correct: known headings first, else rows of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from convention.domain.territories import declared
from loaders.layouts.heading_rows import heading_rows
from loaders.layouts.tables import find_heads
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.territories import territory_named
from loaders.profiles.signature import BLANK, FRAGMENTS, PERIODS, SCANNED_ROWS, Words, first_words, lines
from loaders.workbooks.book import CellKind, Sheet

_AMONG = 60
_OPEN = (PERIODS, FRAGMENTS)
DEPARTMENTS = {territory.number: territory.name for territory in declared() if territory.number}


@dataclass(frozen=True)
class ProposedHeader:
    """The header rows of a table, 0-based; `above`: the first row that may hold its titles, `last`: its last row."""

    rows: tuple[int, ...]
    above: int
    last: int


def headers_of(sheet: Sheet, names: IndicatorNames) -> tuple[ProposedHeader, ...]:
    """The headers from top to bottom: those that name roles, else the fullest row of words and those like it below."""
    found = find_heads(sheet, names, heading_rows(sheet, names))
    rows = list(dict.fromkeys(head.rows for head in found)) or _rows_of_words(sheet)
    ends = [*(_end_before(sheet, after[0]) for after in rows[1:]), sheet.rows - 1]
    aboves = [0, *(end + 1 for end in ends[:-1])]
    return tuple(
        ProposedHeader(own, min(above, own[0]), end) for own, above, end in zip(rows, aboves, ends, strict=True)
    )


def _end_before(sheet: Sheet, header: int) -> int:
    """The last row of the table above a header; blank rows and lone cells over it are its own titles."""
    row = header - 1
    while row > 0 and sum(bool(sheet.text(row, c).strip()) for c in range(len(sheet.texts))) <= 1:
        row -= 1
    return row


def _rows_of_words(sheet: Sheet) -> list[tuple[int, ...]]:
    """The fullest row of words among the first ones, and the rows below that begin a table of their own."""
    words = first_words(sheet, 0, SCANNED_ROWS)
    figures = [_figures(sheet, row, words) for row in range(len(words))]
    said = [sum(word != BLANK for word in row) - len(f) for row, f in zip(words, figures, strict=True)]

    def score(row: int) -> int:
        return said[row] - 2 * len(figures[row])

    first = max(range(min(len(words), _AMONG)), key=score, default=0)
    line = lines(words[first : first + 1])
    found = [first]
    for row in range(first + 1, len(words) - 1):
        begins = said[row - 1] + len(figures[row - 1]) <= 1
        alike = lines(words[row : row + 1]) == line
        if said[row] >= 2 and not figures[row] and (alike or (begins and figures[row + 1])):
            found.append(row)
    return [_with_bands(words, row, figures) for row in found]


def _figures(sheet: Sheet, row: int, words: Words) -> list[int]:
    """The columns of a row that hold a number that is neither a period nor, where both stand there, a département."""
    line = words[row]
    departments = bool(DEPARTMENTS) and DEPARTMENTS.keys() <= set(line)
    numbers = (c for c, word in enumerate(line) if word not in (*_OPEN, BLANK) and word[:1] in "-0123456789")
    own = [c for c in numbers if not (departments and line[c] in DEPARTMENTS)]
    return [c for c in own if CellKind(sheet.kinds[c][row].as_py()) in (CellKind.NUMBER, CellKind.PERCENT)]


def _with_bands(words: Words, row: int, figures: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """A header row with the one above or below that says periods or territories over or under some of its columns."""
    if row and not figures[row - 1] and _says_bands(words[row - 1]):
        return (row - 1, row)
    if row + 1 < len(words) and not figures[row + 1] and _says_bands(words[row + 1]):
        return (row, row + 1)
    return (row,)


def _says_bands(line: Sequence[str]) -> bool:
    said = [word for word in line if word != BLANK]
    return len(said) >= 2 and all(word in _OPEN or territory_named(word) for word in said)
