"""What a profile leaves unread of its table: named, so that nothing that looks like a value is lost in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from convention.domain.findings import Finding, FindingCode
from loaders.layouts.extent import columns_of
from loaders.layouts.filled import Mask, numbers, where_cell
from loaders.layouts.header_parts import Says, header_part, kind_at
from loaders.layouts.headings import heading_role, is_helper, is_identifier, is_total_heading, numbered_role
from loaders.layouts.heads import Head, read_heads
from loaders.layouts.layout import Block, Layout, Role
from loaders.parsing.suggestions import fold
from loaders.profiles.find import Found
from loaders.profiles.profile import End
from loaders.workbooks.book import Sheet, column_letters

_FEWEST = 2
_PERIODS = frozenset({Says.PERIOD, Says.FRAGMENT})


def unread_columns_of(sheet: Sheet, found: Found, layout: Layout) -> Iterator[Finding]:
    """The columns of figures that the profile reads for nothing.

    One without a heading is named too. One under a period, or under a heading of values, stops the file until the
    profile sets it aside by its heading or its letters; any other one is only named.
    """
    used = set(columns_of(layout.blocks, *Role)) | {total.column for total in layout.totals}
    aside = {fold(text) for text in found.table.aside}
    kept = _kept_rows(layout)
    heads = read_heads(sheet, found.header_rows, range(len(sheet.texts)))
    headed = {head.column for head in heads}
    bare = (Head(c, ((found.header_rows[-1], c),)) for c in range(len(sheet.texts)) if c not in headed)
    for head in (*heads, *bare):
        texts = [sheet.text(*cell).strip() for cell in head.cells]
        letters = column_letters(sheet.first_column + head.column)
        if head.column in used or aside & {fold(text) for text in (*texts, letters)} or _is_total(texts):
            continue
        if (numbers(sheet, head.column, layout.first_row, layout.last_row) & kept).any():
            yield from _named(sheet, layout, head, texts)


def _named(sheet: Sheet, layout: Layout, head: Head, texts: Sequence[str]) -> Iterator[Finding]:
    address, title = sheet.address(*head.cells[-1]), " ".join(texts)
    if _like_values(sheet, head, layout.blocks):
        yield Finding(FindingCode.VALUES_UNREAD, sheet.name, address, title)
    elif not is_helper(title) and not is_identifier(title):
        yield Finding(FindingCode.COLUMN_IGNORED, sheet.name, address, title)


def _kept_rows(layout: Layout) -> Mask:
    kept: Mask = np.ones(max(layout.last_row - layout.first_row + 1, 0), bool)
    kept[[skipped.row - layout.first_row for skipped in layout.skipped]] = False
    return kept


def _is_total(texts: Sequence[str]) -> bool:
    return any(is_total_heading(text) for text in texts)


def _like_values(sheet: Sheet, head: Head, blocks: Sequence[Block]) -> bool:
    """Whether a heading says a period that is no role of the row, or values."""
    dated = any(Role.PERIOD in block.origins for block in blocks)
    for cell in head.cells:
        text = sheet.text(*cell)
        numbered = numbered_role(text)
        if heading_role(text) is Role.VALUE or (numbered and numbered[0] is Role.VALUE):
            return True
        if dated and header_part(text, kind_at(sheet, *cell)).says in _PERIODS:
            return True
    return False


def rows_left(sheet: Sheet, found: Found, blocks: Sequence[Block], last: int, limit: int) -> tuple[int, ...]:
    """The rows under the end that the profile gives its table that hold a figure in one of its columns of values.

    A row that repeats a heading begins another table: it ends the search; under a table that has all rows of the sheet,
    those below its whole header said again are left. None where the profile names the rows that it
    reads: then the others are set aside on purpose.
    """
    if found.table.rows or limit <= last:
        return ()
    if found.table.end is End.SHEET:
        again = header_again(sheet, found, limit)
        return () if again is None else tuple(_with_numbers(sheet, blocks, again + 1, limit))
    heads = [
        (head.column, {fold(sheet.text(*cell)) for cell in head.cells})
        for head in read_heads(sheet, found.header_rows, range(len(sheet.texts)))
    ]
    stop = next((row for row in range(last + 1, limit + 1) if _repeats(sheet, row, heads)), limit + 1)
    return tuple(_with_numbers(sheet, blocks, last + 1, stop - 1))


def _with_numbers(sheet: Sheet, blocks: Sequence[Block], first: int, last: int) -> Iterator[int]:
    """The rows from `first` to `last` that hold a figure in one of the columns of values."""
    held: Mask = np.zeros(max(last - first + 1, 0), bool)
    for column in columns_of(blocks, Role.VALUE) if len(held) else ():
        held |= numbers(sheet, column, first, last)
    return (first + int(row) for row in np.flatnonzero(held))


def header_again(sheet: Sheet, found: Found, limit: int) -> int | None:
    """The first row under a header that says all its words again: another table begins there; None without one."""
    header = found.header_rows[-1]
    words = [(c, fold(sheet.text(header, c))) for c in range(len(sheet.texts)) if sheet.text(header, c).strip()]
    if len(words) < _FEWEST:
        return None
    column, text = words[0]
    rows = np.flatnonzero(where_cell(sheet, column, header + 1, limit, lambda said: fold(said) == text))
    alike = (header + 1 + int(row) for row in rows)
    return next((row for row in alike if all(fold(sheet.text(row, c)) == word for c, word in words)), None)


def _repeats(sheet: Sheet, row: int, heads: Sequence[tuple[int, set[str]]]) -> bool:
    """Whether a row says in one of its text cells what the heading of that column says."""
    texts = ((fold(sheet.text(row, column)), titles) for column, titles in heads)
    return any(text and not text.isdecimal() and text in titles for text, titles in texts)


def rows_finding(sheet: Sheet, blocks: Sequence[Block], rows: Sequence[int]) -> Finding:
    """What is said of rows under the end of a table, at the first of them."""
    column = next(c for c in columns_of(blocks, Role.VALUE) if numbers(sheet, c, rows[0], rows[0]).any())
    return Finding(
        FindingCode.ROWS_UNREAD,
        sheet.name,
        sheet.address(rows[0], column),
        sheet.text(rows[0], column),
        expected="un profil de lecture dont le tableau finit à la dernière valeur, ou qui dit quelles lignes il lit",
        details=(("count", str(len(rows))), ("row", str(sheet.first_row + rows[0]))),
    )
