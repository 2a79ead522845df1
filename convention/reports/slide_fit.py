"""What fits on a slide: lines that texts take, tables cut between rows, type small enough for its room."""

from __future__ import annotations

import math
from collections.abc import Sequence

from convention.reports.told import Mark

Cell = str | Mark
Line = tuple[str, float, str, bool]
CONTINUED = "… (suite en commentaires)"
_SMALLEST = 0.5
PADDING = 0.09
_CHARACTER, _LINE = 0.53, 1.22


def lines_needed(words: str, width: float, size: float) -> int:
    """Lines that a text takes in a column of that width in inches."""
    fitting = _characters(width, size)
    return sum(max(1, math.ceil(len(part) / fitting)) for part in words.split("\n"))


def _characters(width: float, size: float) -> float:
    return max(1.0, (width - 2 * PADDING) * 72 / (size * _CHARACTER))


def row_height(row: Sequence[Cell], widths: Sequence[float], size: float) -> float:
    """Inches that a row of a table takes; one whose other cells are empty is written across."""
    if not any(row[1:]):
        widths = (sum(widths), *widths[1:])
    lines = max(lines_needed(words_of(cell), width, size) for cell, width in zip(row, widths, strict=True))
    return lines * size * _LINE / 72 + 0.11


def words_of(cell: Cell) -> str:
    """A cell as plain words."""
    return cell if isinstance(cell, str) else f"{cell.symbol}\u00a0{cell.word}"


def pages_of(
    rows: Sequence[Sequence[Cell]], widths: Sequence[float], size: float, room: float
) -> list[list[Sequence[Cell]]]:
    """Rows on as many slides as they need, none taller than the room in inches, heading included."""
    pages: list[list[Sequence[Cell]]] = [[]]
    left = room
    for row in rows:
        height = row_height(row, widths, size)
        if pages[-1] and height > left:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= height
    return pages


def shortened(row: Sequence[Cell], widths: Sequence[float], size: float, room: float) -> Sequence[Cell]:
    """A row with what is too long for a whole slide cut, and said so; the notes hold it whole."""
    if row_height(row, widths, size) <= room:
        return row
    lines = int((room - 0.11) * 72 / (size * _LINE)) - 1
    return [_cut(cell, width, size, lines) for cell, width in zip(row, widths, strict=True)]


def _cut(cell: Cell, width: float, size: float, lines: int) -> Cell:
    if not isinstance(cell, str) or lines_needed(cell, width, size) <= lines:
        return cell
    kept = cell.replace("\n", " ")[: int(lines * _characters(width, size)) - len(CONTINUED)]
    return f"{kept.rsplit(' ', 1)[0]}{CONTINUED}"


def smaller(lines: Sequence[Line], width: float, room: float) -> list[Line]:
    """Lines of text in a type small enough for the room in inches."""
    share = 1.0
    while share > _SMALLEST and _height(lines, width, share) > room:
        share -= 0.05
    return [(words, size * share, code, bold) for words, size, code, bold in lines]


def _height(lines: Sequence[Line], width: float, share: float) -> float:
    return sum(
        (lines_needed(words, width, size * share) * _LINE + 0.3) * size * share / 72 for words, size, _, _ in lines
    )


def size_that_fits(
    rows: Sequence[Sequence[Cell]], widths: Sequence[float], room: float, sizes: Sequence[float]
) -> float:
    """The largest of some type sizes in which the rows fit in the room; the last one when none does."""
    return next((size for size in sizes if _fits(rows, widths, room, size)), sizes[-1])


def _fits(rows: Sequence[Sequence[Cell]], widths: Sequence[float], room: float, size: float) -> bool:
    words = (
        (word, width)
        for row in rows
        for cell, width in zip(row, widths, strict=True)
        for word in words_of(cell).split()
    )
    whole = all(lines_needed(word, width, size) == 1 for word, width in words)
    return whole and sum(row_height(row, widths, size) for row in rows) <= room
