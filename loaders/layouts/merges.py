"""Merged cells: the first one speaks for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from loaders.workbooks.book import Sheet

Place = tuple[int, int]


def merge_anchors(sheet: Sheet, rows: Sequence[int]) -> Mapping[Place, Place]:
    """For each merged cell of some rows, the cell that holds its text."""
    found: dict[Place, Place] = {}
    wanted = set(rows)
    width = len(sheet.texts)
    for top, left, bottom, right in sheet.merges:
        for row in wanted.intersection(range(top, bottom + 1)):
            for column in range(left, min(right, width - 1) + 1):
                found[row, column] = (top, left)
    return found


def spread(sheet: Sheet, column: int, first: int, last: int) -> pa.StringArray:
    """The texts of a column over some rows (`last` included), each merge's text repeated on all the rows it covers.

    For cells that qualify a value: an indicator merged over the rows of two territories speaks for both.
    """
    texts = sheet.texts[column].slice(first, last - first + 1)
    tall = [m for m in sheet.merges if m[1] == column and m[0] < m[2] and m[0] <= last and m[2] >= first]
    if not tall:
        return texts
    copied = texts.to_pylist()
    for top, _, bottom, _ in tall:
        for row in range(max(top, first), min(bottom, last) + 1):
            copied[row - first] = sheet.text(top, column)
    return pa.array(copied, pa.string())
