"""Units that a table announces beside its values, in a column or a heading: they may not be those of the indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from convention.domain.findings import Finding, FindingCode
from loaders.book import Sheet
from loaders.layouts.layout import Column, Layout
from loaders.parsing.problem import quoted
from loaders.parsing.suggestions import fold
from loaders.values.cells import Flags, cells_of
from loaders.values.fit import same_unit
from loaders.values.table import BlockValues, Context
from loaders.values.values import Agreed, Values

_MULTIPLE = re.compile(
    r"(?:\ben |\(|: ?|^)(?:(?:centaines|milliers|millions|milliards)\b|(?:k|m|md|mds) ?(?:€|eur\b|euros?\b))"
    r"|[x×] ?1 ?000\b"
)
_SAYS_NOTHING = re.compile(r"(?:n(?:om)?bre?|nb|effectifs?|unites?|sans unite|valeurs?|-)(?: (?:de|d').*)?")
_IN_ITS_UNIT = "des valeurs dans l’unité de chaque indicateur, écrites en entier"
_LONGEST = 200


def announced_findings(
    context: Context, sheet: Sheet, layouts: Sequence[tuple[Layout, list[BlockValues]]]
) -> Iterator[Finding]:
    """A finding for each cell that announces a multiple (`en milliers`), or another unit than that of its row."""
    if not any(len(block.values) for _, blocks in layouts for block in blocks):
        return
    outside = np.ones(sheet.rows, bool)
    for layout, _ in layouts:
        outside[layout.first_row : layout.last_row + 1] = False
    for row in np.flatnonzero(outside):
        for column in range(len(sheet.texts)):
            text = sheet.text(int(row), column)
            if len(text) <= _LONGEST and _MULTIPLE.search(fold(text)):
                place = sheet.address(int(row), column)
                yield Finding(FindingCode.UNIT_ANNOUNCED, sheet.name, place, text, _IN_ITS_UNIT)
    for layout, blocks in layouts:
        if layout.unit_column is not None:
            for block in blocks:
                _check_column(context, sheet, layout.unit_column, block.values)


def _check_column(context: Context, sheet: Sheet, column: int, values: Values) -> None:
    """Say each cell of a column of units that is not the unit of the indicator on its row."""
    units = cells_of(sheet, Column(column), values.row - sheet.first_row)
    pairs = values.indicator * len(units.texts) + units.codes
    wrong = np.zeros(len(values), bool)
    for pair in np.unique(pairs[values.indicator >= 0]):
        indicator, code = divmod(int(pair), len(units.texts))
        if _differs(context.agreed, indicator, units.texts[code]):
            wrong |= pairs == pair
    _say(context, sheet, column, values, wrong)


def _differs(agreed: Agreed, indicator: int, text: str) -> bool:
    said = text.strip()
    nothing = not said or _SAYS_NOTHING.fullmatch(fold(said)) is not None
    return not nothing and not same_unit(said, agreed.catalogue.indicators[indicator].unit)


def _say(context: Context, sheet: Sheet, column: int, values: Values, wrong: Flags) -> None:
    collector, places = context.collector, np.flatnonzero(wrong)
    room = collector.room(FindingCode.UNIT_ANNOUNCED, sheet.name)
    for at in places[:room]:
        row = int(values.row[at]) - sheet.first_row
        unit = context.agreed.catalogue.indicators[int(values.indicator[at])].unit
        cell, read = sheet.address(row, column), sheet.text(row, column)
        collector.add(Finding(FindingCode.UNIT_ANNOUNCED, sheet.name, cell, read, f"une valeur en {quoted(unit)}"))
    collector.count(FindingCode.UNIT_ANNOUNCED, sheet.name, len(places[room:]))
