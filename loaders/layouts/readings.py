"""The first values of a layout as texts with their addresses, before any of them is parsed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from loaders.layouts.header_parts import header_text, kind_at
from loaders.layouts.layout import Block, Column, Fixed, Header, Layout, Origin, Role, Title
from loaders.layouts.merges import merge_anchors
from loaders.workbooks.book import CellKind, Sheet


@dataclass(frozen=True)
class LayoutReading:
    """One value as its cells say it. `texts`: by role, after rewriting; roles without origin are absent."""

    cell: str
    texts: Mapping[Role, str]


def first_readings(sheet: Sheet, layout: Layout, most: int) -> tuple[LayoutReading, ...]:
    """The first values, row by row, skipped rows and blank cells left out."""
    return tuple(islice(_readings(sheet, layout), most))


def _readings(sheet: Sheet, layout: Layout) -> Iterator[LayoutReading]:
    skipped = {skipped.row for skipped in layout.skipped}
    for row in range(layout.first_row, layout.last_row + 1):
        if row in skipped:
            continue
        for block in layout.blocks:
            if kind_at(sheet, row, block.value_column) is not CellKind.BLANK:
                yield _reading(sheet, layout, block, row)


def _reading(sheet: Sheet, layout: Layout, block: Block, row: int) -> LayoutReading:
    texts = {}
    for role, origin in block.origins.items():
        text = said(sheet, origin, row)
        texts[role] = layout.rewrites.get(role, {}).get(text.strip(), text)
    return LayoutReading(sheet.address(row, block.value_column), texts)


def said(sheet: Sheet, origin: Origin, row: int) -> str:
    """The text that an origin gives to the values of a row; a merged cell speaks for all its rows."""
    match origin:
        case Fixed(text) | Title(text=text):
            return text
        case Header():
            return header_text(sheet, origin)[0]
        case Column(column):
            place = merge_anchors(sheet, [row]).get((row, column), (row, column)) if sheet.merges else (row, column)
            return sheet.text(*place)
