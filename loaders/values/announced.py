"""Units and multiples that a table announces beside its values: applied where certain, asked about where not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from convention.domain.catalogue import Indicator, Kind
from convention.domain.findings import Finding, FindingCode
from convention.wording.formats import EXACT, is_percent, number
from convention.wording.formats import quoted as in_quotes
from loaders.layouts.filled import where_text
from loaders.layouts.headings import is_unit
from loaders.layouts.layout import Column, Layout, Role
from loaders.layouts.merges import merge_anchors
from loaders.parsing.numbers import LIMIT
from loaders.parsing.problem import place_list, quoted
from loaders.parsing.suggestions import fold
from loaders.parsing.units import Announcement, announced_multiple, read_unit
from loaders.values.amounts import MILLIONTHS, from_millionths
from loaders.values.cells import Numbers, cells_of
from loaders.values.fit import same_unit
from loaders.values.table import BlockValues, Context
from loaders.values.values import Values
from loaders.workbooks.book import Sheet

_SAYS_NOTHING = re.compile(r"(?:n(?:om)?bre?|nb|effectifs?|unites?|sans unite|valeurs?|-)(?: (?:de|d').*)?")
_LIKELY = r"centaine|mill|[km](?:ds?)?.?(?:€|eur)|[x×*].?1.?0|10 ?\^|\(000"
_IN_ITS_UNIT = "des valeurs dans l’unité de chaque indicateur, écrites en entier"
_UNIT_BESIDE = r"[A-Za-zÀ-ÿ€$%]"
_MARK = r"\s*\([^)]*\)\s*$"
_NEAR = 30
_UNCOUNTED = (Kind.MILESTONE, Kind.YEARLY, Kind.QUALITATIVE)


def apply_announced(
    context: Context, sheet: Sheet, tables: Sequence[tuple[Layout, list[BlockValues]]]
) -> tuple[tuple[Layout, list[BlockValues]], ...]:
    """The tables of a sheet with the multiples that they announce applied to their values, exactly.

    A unit on the row, then the heading of the values, then a title, a note or the sheet's name say it. Each is said in
    a finding; what is not certain (another unit, an indicator that counts no units, a comment) is asked about instead.
    """
    applied = []
    for at, (layout, blocks) in enumerate(tables):
        scaler = _Scaler(context, sheet, layout, blocks)
        if any(len(block.values) for block in blocks):
            scaler.by_unit_columns()
            scaler.by_headings()
            scaler.by_texts_around([other for n, (other, _) in enumerate(tables) if n != at])
            scaler.by_comments()
        applied.append((layout, scaler.scaled()))
    return tuple(applied)


@dataclass(frozen=True)
class _Place:
    """A cell that announces something: its address (empty for the name of the sheet) and its text."""

    cell: str
    text: str


class _Scaler:
    """One table; `factors`: by block, what the value of each row is multiplied by, 0 where nothing says so yet."""

    def __init__(self, context: Context, sheet: Sheet, layout: Layout, blocks: Sequence[BlockValues]) -> None:
        self.context, self.sheet, self.layout, self.blocks = context, sheet, layout, blocks
        self.factors = [np.zeros(len(block.values), np.int64) for block in blocks]

    def by_unit_columns(self) -> None:
        """Units said row by row: the indicator's own one settles that nothing is multiplied."""
        for column in self._unit_columns():
            for at, block in enumerate(self.blocks):
                units = cells_of(self.sheet, Column(column), block.values.row - self.sheet.first_row)
                for code, rows in _rows_by(units.codes):
                    text, known = units.texts[code], rows[block.values.indicator[rows] >= 0]
                    if len(known) and text.strip() and not _SAYS_NOTHING.fullmatch(fold(text)):
                        self._unit(at, known, _Place(units.address(self.sheet, int(known[0])), text))

    def _unit_columns(self) -> tuple[int, ...]:
        named = (self.layout.unit_column,) if self.layout.unit_column is not None else ()
        every = range(len(self.sheet.texts))
        headed = (c for row in self.layout.header_rows for c in every if is_unit(self.sheet.text(row, c)))
        values = {block.value_cells.column for block in self.blocks}
        return tuple(c for c in dict.fromkeys((*named, *headed)) if c not in values)

    def _unit(self, at: int, rows: Numbers, place: _Place) -> None:
        announced = announced_multiple(place.text)
        indicators = self.blocks[at].values.indicator[rows]
        for position in np.unique(indicators).tolist():
            own = rows[indicators == position]
            unit = self.context.agreed.catalogue.indicators[position].unit
            if same_unit(place.text.strip(), unit):
                self.factors[at][own] = 1
            elif announced is not None:
                self._multiply([(at, own)], place, announced)
            else:
                self._ask(place, f"une valeur en {quoted(unit)}")

    def by_headings(self) -> None:
        """What stands over columns of values speaks of them; over another column, of the whole table."""
        merged = merge_anchors(self.sheet, self.layout.header_rows)
        over: dict[tuple[int, int], set[int]] = {}
        for row in self.layout.header_rows:
            for column in range(len(self.sheet.texts)):
                over.setdefault(merged.get((row, column), (row, column)), set()).add(column)
        for (row, column), columns in over.items():
            text = self.sheet.text(row, column)
            announced = announced_multiple(text)
            if announced:
                own = [at for at, block in enumerate(self.blocks) if block.value_cells.column in columns]
                place = _Place(self.sheet.address(row, column), text)
                self._multiply([(at, self._all(at)) for at in own or range(len(self.blocks))], place, announced)

    def by_texts_around(self, others: Sequence[Layout]) -> None:
        """Titles above, notes below and the name of the sheet; beside other tables each is asked about."""
        places = [_Place("", self.sheet.name)] if announced_multiple(self.sheet.name) else []
        rows = self._around(others)
        for column, texts in enumerate(self.sheet.texts):
            for row in rows[where_text(texts.take(rows), lambda text: announced_multiple(text) is not None)]:
                places.append(_Place(self.sheet.address(int(row), column), self.sheet.text(int(row), column)))
        for place in places:
            announced = announced_multiple(place.text)
            if announced:
                certain = replace(announced, certain=announced.certain and not others)
                self._multiply([(at, self._all(at)) for at in range(len(self.blocks))], place, certain)

    def _around(self, others: Sequence[Layout]) -> Numbers:
        near = np.zeros(self.sheet.rows, bool)
        first = min(self.layout.header_rows, default=self.layout.first_row)
        near[max(first - _NEAR, 0) : self.layout.last_row + 1 + _NEAR] = True
        for layout in (self.layout, *others):
            near[layout.first_row : layout.last_row + 1] = False
            near[list(layout.header_rows)] = False
        return np.flatnonzero(near)

    def by_comments(self) -> None:
        """A comment speaks of its row as a person would: asked about, once for each text."""
        for block, read in zip(self.layout.blocks, self.blocks, strict=True):
            origin = block.origins.get(Role.COMMENT)
            if not isinstance(origin, Column):
                continue
            cells = cells_of(self.sheet, origin, read.values.row - self.sheet.first_row)
            words = pa.array(cells.texts, pa.string())
            likely = np.flatnonzero(np.asarray(pc.match_substring_regex(words, _LIKELY, ignore_case=True)))
            announcing = [code for code in likely.tolist() if announced_multiple(cells.texts[code])]
            first = {code: int(rows[0]) for code, rows in _rows_by(cells.codes)} if announcing else {}
            for code in announcing:
                self._ask(_Place(cells.address(self.sheet, first[code]), cells.texts[code]), _IN_ITS_UNIT)

    def _all(self, at: int) -> Numbers:
        return np.arange(len(self.factors[at]))

    def _multiply(self, places: Sequence[tuple[int, Numbers]], place: _Place, announced: Announcement) -> None:
        """Multiply what is not settled yet; ask where the announcement may mean something else for one of the rows."""
        factor, open_rows = int(announced.factor), []
        for at, rows in places:
            values = self.blocks[at].values
            rows = rows[values.known[rows] & values.valid[rows] & (values.indicator[rows] >= 0)]
            settled = self.factors[at][rows]
            if not announced.certain or ((settled != 0) & (settled != factor)).any():
                return self._ask(place, _IN_ITS_UNIT)
            rows = rows[settled == 0]
            if len(rows) and not self._fits(values, rows, announced):
                return self._ask(place, _IN_ITS_UNIT)
            open_rows.append((at, rows))
        for at, rows in open_rows:
            self.factors[at][rows] = factor
        if any(len(rows) for _, rows in open_rows):
            self._say(place, factor, open_rows)
        return None

    def _fits(self, values: Values, rows: Numbers, announced: Announcement) -> bool:
        indicators = [self.context.agreed.catalogue.indicators[i] for i in np.unique(values.indicator[rows]).tolist()]
        if len({i.unit for i in indicators}) > 1 and not announced.base:
            return False
        if not all(_may_be_multiplied(indicator, announced) for indicator in indicators):
            return False
        if (np.abs(values.amount[rows]) > int(LIMIT) * MILLIONTHS // int(announced.factor)).any():
            return False
        bare = pc.replace_substring_regex(values.text.take(rows), _MARK, "")
        return not pc.any(pc.match_substring_regex(bare, _UNIT_BESIDE)).as_py() and not values.has_numerator[rows].any()

    def _say(self, place: _Place, factor: int, rows: Sequence[tuple[int, Numbers]]) -> None:
        cells = [self.blocks[at].values.address(int(row)) for at, some in rows for row in some[:20]]
        at, first = next((at, int(some[0])) for at, some in rows if len(some))
        values = self.blocks[at].values
        count = sum(len(some) for _, some in rows)
        shown = place_list(cells, total=count)
        became = from_millionths(int(values.amount[first]) * factor)
        details = (
            ("places", shown),
            ("factor", number(factor, EXACT)),
            ("example", f"{in_quotes(str(values.text[first].as_py()))} devient {number(became, EXACT)}"),
        )
        self.context.collector.add(
            Finding(FindingCode.MULTIPLE_APPLIED, self.sheet.name, place.cell, place.text, details=details)
        )

    def _ask(self, place: _Place, expected: str) -> None:
        self.context.collector.add(
            Finding(FindingCode.UNIT_ANNOUNCED, self.sheet.name, place.cell, place.text, expected)
        )

    def scaled(self) -> list[BlockValues]:
        """The blocks with every value multiplied as was found."""
        return [
            replace(block, values=replace(block.values, amount=block.values.amount * np.maximum(factors, 1)))
            if (factors > 1).any()
            else block
            for block, factors in zip(self.blocks, self.factors, strict=True)
        ]


def _rows_by(codes: Numbers) -> Iterator[tuple[int, Numbers]]:
    """The rows that have each code, in order."""
    order = np.argsort(codes, kind="stable")
    starts = np.flatnonzero(np.diff(codes[order], prepend=-1))
    for rows in np.split(order, starts[1:]) if len(order) else ():
        yield int(codes[rows[0]]), rows


def _may_be_multiplied(indicator: Indicator, announced: Announcement) -> bool:
    """Whether a multiple can only mean so many units of the indicator."""
    unit = read_unit(indicator.unit)
    if indicator.kind in _UNCOUNTED or is_percent(indicator.unit) or (unit is not None and unit.factor != 1):
        return False
    return not announced.base or _names(announced.base, indicator.unit)


def _names(base: str, unit: str) -> bool:
    return same_unit(base, unit) or same_unit(base, fold(unit).split(" par ")[0]) or base == "unites"
