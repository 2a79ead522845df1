"""Totals that are not read: each compared with the sum of the values that it adds up, where that has a sense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from convention.domain.catalogue import Territory
from convention.domain.findings import Finding, FindingCode
from convention.wording.formats import EXACT, number, value_with_unit
from loaders.layouts.layout import Layout, TotalColumn, Why
from loaders.parsing.number_conventions import Convention
from loaders.values.amounts import FIRST_WITHOUT_VALUE, from_millionths, read_amounts
from loaders.values.cells import Numbers, texts_at
from loaders.values.collector import Collector
from loaders.values.fit import fit
from loaders.values.table import BlockValues, Context, read_rows
from loaders.values.values import Agreed, Values, joined
from loaders.values.words import TERRITORIES
from loaders.workbooks.book import Sheet

"""The kinds whose values may be added up over territories."""
_COMMON = TERRITORIES.index(Territory.COMMON)


@dataclass(frozen=True)
class _Sum:
    """A cell that gives a total, by 0-based position in the sheet; the indicator, the sum and number of its terms."""

    row: int
    column: int
    indicator: int
    added: int
    counted: int


def total_findings(
    context: Context, sheet: Sheet, position: int, layout: Layout, blocks: Sequence[BlockValues]
) -> Iterator[Finding]:
    """A finding for each skipped total that differs from the sum of the values read beside or above it.

    Values are added up for one indicator that may be, over territories, or over periods for increments; where one of
    them is said to be missing, or a finding stops it, nothing can be compared.
    """
    sums: list[_Sum] = []
    rows = np.array([skipped.row for skipped in layout.skipped if skipped.why is Why.TOTAL], np.int64)
    if len(rows):
        quiet = replace(context, collector=Collector(), conventions=context.conventions.unheard())
        stated = read_rows(quiet, sheet, position, layout, rows)
        for block, total in zip(blocks, stated, strict=True):
            sums += _Column(context.agreed, sheet, block.values, total.values, rows).sums()
    for column in layout.totals:
        sums += _beside(context.agreed, sheet, column, [blocks[at].values for at in column.blocks])
    for place in sorted({found.column for found in sums}):
        convention = context.conventions.of(sheet.name, place)
        yield from _different(context.agreed, sheet, [found for found in sums if found.column == place], convention)


def _different(agreed: Agreed, sheet: Sheet, sums: Sequence[_Sum], convention: Convention) -> Iterator[Finding]:
    """The cells of one column whose number is not the sum; rounding of each term to what is kept does not matter."""
    rows = np.array([found.row for found in sums], np.int64)
    texts, kinds = texts_at(sheet, sums[0].column, rows), np.asarray(sheet.kinds[sums[0].column])[rows]
    indicators = np.array([found.indicator for found in sums], np.int64)
    fitted = fit(agreed, indicators, read_amounts(texts, kinds, convention), lambda at: str(texts[at].as_py()))
    for at, found in enumerate(sums):
        if fitted.known[at] and not fitted.failed[at] and abs(int(fitted.values[at]) - found.added) > found.counted:
            unit = agreed.catalogue.indicators[found.indicator].unit
            total = from_millionths(found.added)
            yield Finding(
                FindingCode.TOTAL_MISMATCH,
                sheet.name,
                sheet.address(found.row, found.column),
                str(texts[at].as_py()),
                value_with_unit(total, unit, EXACT),
                details=(("sum", number(total, EXACT)),),
            )


def _added(agreed: Agreed, values: Values, at: Numbers) -> tuple[int, int, int] | None:
    """The indicator, the sum of some values and how many they are; None where they may not be added up."""
    parts = at[values.territory[at] != _COMMON]
    at = parts if len(parts) else at
    if not len(at) or not values.valid[at].all() or not values.known[at].all():
        return None
    indicators = np.unique(values.indicator[at])
    if len(indicators) > 1 or indicators[0] < 0 or (values.status[at] >= FIRST_WITHOUT_VALUE).any():
        return None
    meant = agreed.catalogue.indicators[int(indicators[0])]
    several_periods = len(np.unique(values.period[at])) > 1
    if not meant.adds_over_territories or (several_periods and not meant.adds_over_periods):
        return None
    return int(indicators[0]), int(values.amount[at].sum()), len(at)


def _beside(agreed: Agreed, sheet: Sheet, column: TotalColumn, parts: Sequence[Values]) -> Iterator[_Sum]:
    """The sums of the values that a column of totals adds up, row by row."""
    values = joined(parts)
    order = np.argsort(values.row, kind="stable")
    starts = np.flatnonzero(np.diff(values.row[order], prepend=-1))
    for at in np.split(order, starts[1:]) if len(order) else []:
        found = _added(agreed, values, at)
        if found:
            yield _Sum(int(values.row[at[0]]) - sheet.first_row, column.column, *found)


class _Column:
    """One column of values with its rows of totals, read alike."""

    def __init__(self, agreed: Agreed, sheet: Sheet, values: Values, totals: Values, rows: Numbers) -> None:
        self.agreed, self.sheet, self.values, self.totals = agreed, sheet, values, totals
        self.ends = np.searchsorted(values.row, rows + sheet.first_row)
        self.rows = rows
        self.whole: dict[int, tuple[int, int, int] | None] = {}
        keys = self._keys(values)
        self.order = np.argsort(keys, kind="stable")
        self.keys = keys[self.order]

    def _keys(self, values: Values) -> Numbers:
        width = int(max(self.values.period.max(initial=0), self.totals.period.max(initial=0))) + 2
        keys: Numbers = (values.indicator + 1) * width + values.period + 1
        return keys

    def sums(self) -> Iterator[_Sum]:
        """What each total of this column should be, where that can be told."""
        stated = dict(zip(self.totals.row - self.sheet.first_row, range(len(self.totals)), strict=True))
        keys = self._keys(self.totals)
        start = 0
        for row, end in zip(self.rows, self.ends, strict=True):
            at = stated.get(row)
            if at is not None:
                named = self.totals.indicator[at] >= 0
                found = self._of_key(int(keys[at])) if named else self._above(start, int(end), int(row))
                if found:
                    yield _Sum(int(row), int(self.totals.column[at]) - self.sheet.first_column, *found)
            start = int(end)

    def _of_key(self, key: int) -> tuple[int, int, int] | None:
        """The values of the indicator and period that the row of totals names."""
        first, last = np.searchsorted(self.keys, [key, key + 1])
        return _added(self.agreed, self.values, self.order[first:last])

    def _above(self, start: int, end: int, row: int) -> tuple[int, int, int] | None:
        """The values since the row of totals before, or all those above: of the two sums the nearer one."""
        if end not in self.whole:
            self.whole[end] = _added(self.agreed, self.values, np.arange(end))
        since = _added(self.agreed, self.values, np.arange(start, end))
        sums = [found for found in (since, self.whole[end]) if found]
        stated = int(self.totals.amount[np.searchsorted(self.totals.row, row + self.sheet.first_row)])
        return min(sums, key=lambda found: abs(found[1] - stated), default=None)
