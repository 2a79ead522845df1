"""Units that a table announces beside its values, in a column or a heading: they may not be those of the indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow.compute as pc

from convention.domain.findings import Finding, FindingCode
from loaders.layouts.filled import where_text
from loaders.layouts.layout import Column, Layout, Role
from loaders.parsing.problem import quoted
from loaders.parsing.suggestions import fold
from loaders.values.cells import Flags, Numbers, cells_of
from loaders.values.fit import same_unit
from loaders.values.table import BlockValues, Context
from loaders.values.values import Agreed, Values
from loaders.workbooks.book import Sheet

_MULTIPLE = re.compile(
    r"(?:\ben |\(|: ?|^)(?:(?:centaines|milliers|millions|milliards)\b|(?:k|m|md|mds) ?(?:€|eur\b|euros?\b))"
    r"|[x×] ?1 ?000\b"
)
_LIKELY = r"centaine|millier|million|milliard|[km](?:ds?)?.?(?:€|eur)|[x×].?1.?000"
_SAYS_NOTHING = re.compile(r"(?:n(?:om)?bre?|nb|effectifs?|unites?|sans unite|valeurs?|-)(?: (?:de|d').*)?")
_IN_ITS_UNIT = "des valeurs dans l’unité de chaque indicateur, écrites en entier"
_LONGEST, _NEAR = 200, 30


def announced_findings(
    context: Context, sheet: Sheet, layouts: Sequence[tuple[Layout, list[BlockValues]]]
) -> Iterator[Finding]:
    """A finding for each cell that announces a multiple (`en milliers`), or another unit than that of its row.

    Of a sheet's name, which stands in no cell; of comments, each distinct one once.
    """
    if not any(len(block.values) for _, blocks in layouts for block in blocks):
        return
    if _announces_multiple(sheet.name):
        yield Finding(FindingCode.UNIT_ANNOUNCED, sheet.name, "", sheet.name, _IN_ITS_UNIT)
    rows = _around(sheet, [layout for layout, _ in layouts])
    for column, texts in enumerate(sheet.texts):
        for row in rows[where_text(texts.take(rows), _announces_multiple)]:
            place, text = sheet.address(int(row), column), sheet.text(int(row), column)
            yield Finding(FindingCode.UNIT_ANNOUNCED, sheet.name, place, text, _IN_ITS_UNIT)
    for layout, blocks in layouts:
        yield from _check_comments(sheet, layout, blocks)
        if layout.unit_column is not None:
            for block in blocks:
                _check_column(context, sheet, layout.unit_column, block.values)


def _around(sheet: Sheet, layouts: Sequence[Layout]) -> Numbers:
    """The rows of headings, and those of titles and notes near the tables."""
    near = np.zeros(sheet.rows, bool)
    for layout in layouts:
        near[max(min(layout.header_rows, default=layout.first_row) - _NEAR, 0) : layout.last_row + 1 + _NEAR] = True
    for layout in layouts:
        near[layout.first_row : layout.last_row + 1] = False
    return np.flatnonzero(near)


def _announces_multiple(text: str) -> bool:
    return len(text) <= _LONGEST and _MULTIPLE.search(fold(text)) is not None


def _check_comments(sheet: Sheet, layout: Layout, blocks: Sequence[BlockValues]) -> Iterator[Finding]:
    """A finding for the first row of each distinct comment that announces a multiple."""
    read = zip(layout.blocks, blocks, strict=True)
    beside = {o.column: v.values for b, v in read if isinstance(o := b.origins.get(Role.COMMENT), Column)}
    for column, values in beside.items():
        coded, rows = sheet.coded(column), values.row[::-1] - sheet.first_row
        likely = np.flatnonzero(np.asarray(pc.match_substring_regex(coded.words, _LIKELY, ignore_case=True)))
        if not len(likely):
            continue
        firsts = np.full(len(coded.words), -1)
        firsts[coded.codes[rows]] = rows
        for row in np.sort(firsts[likely[firsts[likely] >= 0]]):
            text = sheet.text(int(row), column)
            if _announces_multiple(text):
                place = sheet.address(int(row), column)
                yield Finding(FindingCode.UNIT_ANNOUNCED, sheet.name, place, text, _IN_ITS_UNIT)


def _check_column(context: Context, sheet: Sheet, column: int, values: Values) -> None:
    """Say each cell of a column of units that is not the unit of the indicator on its row."""
    units = cells_of(sheet, Column(column), values.row - sheet.first_row)
    pairs, of_row = np.unique(values.indicator.astype(np.int64) * len(units.texts) + units.codes, return_inverse=True)
    differs = [pair >= 0 and _differs(context.agreed, pair, units.texts) for pair in pairs.tolist()]
    wrong: Flags = np.array(differs, bool)[of_row]
    _say(context, sheet, column, values, wrong)


def _differs(agreed: Agreed, pair: int, texts: Sequence[str]) -> bool:
    """Whether a text, numbered together with its indicator, names another unit than the indicator has."""
    indicator, code = divmod(pair, len(texts))
    said = texts[code].strip()
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
