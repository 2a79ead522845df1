"""The columns under a header as a proposal looks at them: headings, first cells, and which of them have a role yet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from convention.domain.territories import declared
from convention.wording.proposals import Clue
from loaders.layouts.header_parts import is_period
from loaders.layouts.headings import is_derived, is_helper, is_identifier, is_total_heading
from loaders.layouts.heads import Head, read_heads
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.numbers import NumberReading, parse_number
from loaders.parsing.statuses import read_missing
from loaders.parsing.suggestions import fold
from loaders.parsing.territories import territory_named
from loaders.profiles.profile import Lettered, Titled
from loaders.workbooks.book import CellKind, Sheet, column_letters

_LOOKED_AT = 300
_TERRITORY_WORDS = re.compile(r"territoire|collectivite|departement|(?:^| )(?:dep|dept|dpt)(?:[ ._]|$)")
_MOSTLY = 0.75
_FIGURES = (CellKind.NUMBER, CellKind.PERCENT)
_YEARS = range(1990, 2051)


@dataclass(frozen=True)
class Body:
    """The first cells under one heading that are not blank."""

    head: Head
    titles: tuple[str, ...]
    cells: tuple[tuple[str, CellKind], ...]

    @property
    def title(self) -> str:
        """The heading next to the cells."""
        return self.titles[-1]

    @cached_property
    def texts(self) -> frozenset[str]:
        """The different texts."""
        return frozenset(text for text, _ in self.cells)

    @cached_property
    def figures_alone(self) -> bool:
        """Whether every cell is a whole number, which by itself names neither a territory nor an indicator."""
        return bool(self.cells) and all(text.isdecimal() for text in self.texts)

    @cached_property
    def periods(self) -> bool:
        """Whether every cell is a period; bare numbers are years only where they all lie in living memory."""
        if self.figures_alone and not all(len(text) == 4 and int(text) in _YEARS for text in self.texts):
            return False
        return bool(self.cells) and all(is_period(*cell) for cell in self.cells)

    @cached_property
    def amounts(self) -> bool:
        """Whether most cells are figures, words for an absent one aside, under a heading that numbers nothing."""
        if any(is_identifier(title) or is_helper(title) for title in self.titles) or is_total_heading(self.title):
            return False
        said = [(text, kind) for text, kind in self.cells if read_missing(text) is None]
        figures = sum(kind in _FIGURES or isinstance(parse_number(text), NumberReading) for text, kind in said)
        return bool(said) and figures >= _MOSTLY * len(said)

    @cached_property
    def derived(self) -> bool:
        """Whether the heading says a change, a goal or a sum."""
        return any(is_derived(title) for title in self.titles)

    @cached_property
    def regional(self) -> bool:
        """Whether the heading speaks of regions, whose numbers are those of other départements."""
        return any("region" in fold(title) for title in self.titles)


@dataclass
class Columns:
    """The columns of one table; `taken`: those that have a role, for none has two."""

    sheet: Sheet
    bodies: tuple[Body, ...]
    taken: set[int] = field(default_factory=set)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(fold(self.sheet.text(*cell)) for body in self.bodies for cell in body.head.cells)

    @property
    def free(self) -> Iterator[Body]:
        """The columns that have no role yet, from left to right."""
        return (body for body in self.bodies if body.head.column not in self.taken)

    def take(self, body: Body) -> Titled | Lettered:
        """Give a role to a column; how a profile names it: by its heading where no other has it, else by its letter."""
        self.taken.add(body.head.column)
        return self.spot(body)

    def spot(self, body: Body) -> Titled | Lettered:
        """How a profile names a column."""
        if body.title.strip() and self._counts[fold(body.title)] == 1:
            return Titled((body.title,))
        return Lettered(column_letters(self.sheet.first_column + body.head.column))


def columns_under(sheet: Sheet, rows: Sequence[int], last: int, names: IndicatorNames | None = None) -> Columns:
    """The columns under header rows, down to row `last` (0-based, included)."""
    first = rows[-1] + 1
    count = max(min(_LOOKED_AT, last + 1 - first), 0)
    heads = read_heads(sheet, rows, range(len(sheet.texts)), names)
    return Columns(sheet, tuple(_body(sheet, head, first, count) for head in heads))


def _body(sheet: Sheet, head: Head, first: int, count: int) -> Body:
    texts = sheet.texts[head.column].slice(first, count).to_pylist()
    kinds = sheet.kinds[head.column].slice(first, count).to_pylist()
    pairs = ((said, kind) for text, kind in zip(texts, kinds, strict=True) if (said := (text or "").strip()))
    cells = tuple((said, CellKind(kind or 0)) for said, kind in pairs)
    return Body(head, tuple(sheet.text(*cell) for cell in head.cells), cells)


def column_of_places(columns: Columns) -> tuple[Body, Clue] | None:
    """The column that names territories, and what shows it; numbers alone do only under a heading that says so."""
    free = [body for body in columns.free if body.cells and not body.regional]
    words = [body for body in free if not body.figures_alone]
    for body in words:
        if all(territory_named(text) for text in body.texts):
            return body, Clue.NAMES
    for body in words:
        named = {territory_named(text) for text in body.texts if not text.isdecimal()}
        if named.issuperset(declared()):
            return body, Clue.SOME_NAMES
    for body in free:
        if any(_TERRITORY_WORDS.search(fold(title)) for title in body.titles):
            named = {territory_named(text) for text in body.texts}
            if named.issuperset(declared()):
                return body, Clue.HEADING
    return None
