"""The signature of a header: its words in their order, with the periods left open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from loaders.layouts.header_parts import Says, header_part
from loaders.parsing.suggestions import fold
from loaders.workbooks.book import CellKind, Sheet

PERIODS, FRAGMENTS, BLANK = "{périodes}", "{parts d’année}", "·"
JOINED = " | "
SCANNED_ROWS = 2_000
_OPEN = {PERIODS, FRAGMENTS}
Words = Sequence[Sequence[str]]


def first_words(sheet: Sheet, start: int = 0, rows: int = SCANNED_ROWS) -> tuple[tuple[str, ...], ...]:
    """The words of the first rows, row by row, one for each column: the text without case, accents and spacing.

    Every period is the same word, and so is every part of a year; a blank cell has a word of its own.
    """
    kinds = [[CellKind(kind or 0) for kind in column.slice(start, rows).to_pylist()] for column in sheet.kinds]
    texts = [[text or "" for text in column.slice(start, rows).to_pylist()] for column in sheet.texts]
    columns = (map(_quick_word, some, kind) for some, kind in zip(texts, kinds, strict=True))
    return tuple(zip(*columns, strict=True))


def signature(sheet: Sheet, header_rows: Sequence[int]) -> tuple[str, ...]:
    """One line for each header row, from the first column that one of them fills.

    Any number of periods in a row is one word, with the blanks that follow them: another year changes nothing. Rows
    below do not count.
    """
    first, last = min(header_rows), max(header_rows)
    words = first_words(sheet, first, last - first + 1)
    return lines([words[row - first] for row in header_rows])


def lines(words: Words) -> tuple[str, ...]:
    """The signature of some rows of words."""
    width = len(words[0]) if words else 0
    left = min((c for c in range(width) if any(row[c] != BLANK for row in words)), default=width)
    return tuple(_line(row[left:]) for row in words)


def current(line: str) -> str:
    """A line of a signature as this program would write it: what is read as a period now is one, whatever it was."""
    words = line.split(JOINED)
    return _line(word if word in {PERIODS, FRAGMENTS, BLANK} else _word(word, CellKind.TEXT) for word in words)


def _line(words: Iterable[str]) -> str:
    said: list[str] = []
    for word in words:
        if said and said[-1] in _OPEN and word in {said[-1], BLANK}:
            continue
        said.append(word)
    while said and said[-1] == BLANK:
        said.pop()
    return JOINED.join(said)


def _quick_word(text: str, kind: CellKind) -> str:
    """The word of a cell; no number but one of four digits is a period."""
    plain = kind is CellKind.NUMBER or text.isdecimal()
    return text if plain and len(text) != 4 else _word(text, kind)


@lru_cache(maxsize=1 << 15)
def _word(text: str, kind: CellKind) -> str:
    says = header_part(text, kind).says
    if says is Says.PERIOD:
        return PERIODS
    if says is Says.FRAGMENT:
        return FRAGMENTS
    return fold(text).replace("|", "/") or BLANK


def differing(expected: Sequence[str], found: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a signature that another lacks, and those that it has besides."""
    wanted = [word for line in expected for word in line.split(JOINED)]
    present = [word for line in found for word in line.split(JOINED)]
    lacking = tuple(word for word in wanted if word not in present)
    return lacking, tuple(word for word in present if word not in wanted)
