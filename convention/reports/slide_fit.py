"""What fits on a slide: lines that texts take, tables cut between rows, type small enough for its room."""

from __future__ import annotations

import math
from collections.abc import Sequence

from convention.reports.told import Mark

Cell = str | Mark
Line = tuple[str, float, str, bool]
CONTINUED = "… (suite en commentaires)"
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
    return cut_to_lines(cell, width, size, lines) if isinstance(cell, str) else cell


def cut_to_lines(text: str, width: float, size: float, lines: int) -> str:
    """A text that takes no more lines than that; where it is cut it says so, and the notes hold it whole."""
    if lines_needed(text, width, size) <= lines:
        return text
    kept = text.replace("\n", " ")[: max(0, int(lines * _characters(width, size)) - len(CONTINUED) - lines)]
    return f"{kept.rsplit(' ', 1)[0]}{CONTINUED}"
