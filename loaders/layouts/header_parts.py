"""What one heading cell says: a role, a period or a part of one, a territory; and how several are read together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from convention.domain.period import Grain, Period
from loaders.layouts.headings import heading_role, is_total_heading
from loaders.layouts.layout import Header, Role
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.periods import parse_period, split_period
from loaders.parsing.territories import territory_named
from loaders.workbooks.book import CellKind, Sheet

_LONGEST = 80
_YEAR = "2001"


class Says(StrEnum):
    """What a heading cell speaks of; FRAGMENT is a period that lacks its year (`S1`, `janvier`)."""

    NOTHING = "nothing"
    ROLE = "role"
    PERIOD = "period"
    FRAGMENT = "fragment"
    TERRITORY = "territory"
    INDICATOR = "indicator"
    OTHER = "other"


@dataclass(frozen=True)
class Part:
    """One heading cell; `role` only when it names one."""

    says: Says
    role: Role | None = None


_NOTHING, _OTHER = Part(Says.NOTHING), Part(Says.OTHER)


def is_period(text: str, kind: CellKind) -> bool:
    """Whether a cell is a whole period by itself."""
    return isinstance(parse_period(text, kind), Period)


def _lacks_only_year(text: str) -> bool:
    """Whether a year makes a part of that year of the text; `fin` and `en` only lead a year in."""
    period = parse_period(f"{text} {_YEAR}", CellKind.TEXT)
    return isinstance(period, Period) and period.grain in {Grain.HALF_YEAR, Grain.QUARTER, Grain.MONTH}


@lru_cache(maxsize=1 << 16)
def header_part(text: str, kind: CellKind, names: IndicatorNames | None = None) -> Part:
    """What a heading cell says by itself; an indicator only where `names` are given."""
    if not text.strip():
        return _NOTHING
    if names is not None and kind is CellKind.TEXT and names.position(text) is not None:
        return Part(Says.INDICATOR)
    if len(text) > _LONGEST:
        return _OTHER
    if role := heading_role(text):
        return Part(Says.ROLE, role)
    if is_period(text, kind):
        return Part(Says.PERIOD)
    if kind is CellKind.TEXT and _lacks_only_year(text):
        return Part(Says.FRAGMENT)
    return Part(Says.TERRITORY) if territory_named(text) and not is_total_heading(text) else _OTHER


def header_text(sheet: Sheet, header: Header) -> tuple[str, CellKind]:
    """The text that the cells of a header say together, and the kind under which it is to be read.

    One cell keeps its own kind; several are joined in the order that makes a period (`2019` over `S1`, `janvier` over
    `2019`), from top to bottom when none does.
    """
    cells = [(sheet.text(row, column), kind_at(sheet, row, column)) for row, column in header.cells]
    if len(cells) == 1:
        return cells[0]
    texts = [split_period(text).text.strip() for text, _ in cells]
    orders = [" ".join(order) for order in (texts, texts[::-1])]
    return next((text for text in orders if is_period(text, CellKind.TEXT)), orders[0]), CellKind.TEXT


def kind_at(sheet: Sheet, row: int, column: int) -> CellKind:
    """The kind of the cell at a 0-based position inside `texts`."""
    return CellKind(sheet.kinds[column][row].as_py())
