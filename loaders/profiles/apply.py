"""From a profile and a sheet to its tables, or to the reason why the profile does not fit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from convention.domain.findings import Finding, FindingCode
from loaders.layouts.extent import columns_of, last_row, skipped_rows
from loaders.layouts.filled import Mask, any_filled, where_text
from loaders.layouts.headings import FRENCH_ROLES
from loaders.layouts.heads import read_heads
from loaders.layouts.layout import Block, Column, Layout, Recognition, Role, Skipped, TotalColumn, Why
from loaders.layouts.merges import spread
from loaders.layouts.recognise import numbers_named
from loaders.layouts.table_head import REQUIRED
from loaders.layouts.table_layout import ignored_rows, total_columns
from loaders.profiles.find import Found, find_tables
from loaders.profiles.misfit import misfit
from loaders.profiles.places import MisfitError, blocks_of, origin_of
from loaders.profiles.profile import End, Kept, Profile, Under
from loaders.profiles.signature import first_words
from loaders.profiles.unread import header_again, rows_finding, rows_left, unread_columns_of
from loaders.profiles.words import ENDS
from loaders.workbooks.book import Sheet, column_letters


def apply_profile(profile: Profile, sheet: Sheet) -> Recognition:
    """The tables of a sheet as a profile reads them; a refusal that says why where it does not fit.

    Nothing is read of a sheet that lacks one of the tables, a column or a text that the profile names. Numbers outside
    the tables are named, unless the profile chooses its rows.
    """
    words = first_words(sheet)
    found = find_tables(sheet, words, profile)
    if not found:
        return _refused(profile, sheet, (0, 0), misfit(sheet, words, profile))
    limits = [*(table.header_rows[0] - 1 for table in found[1:]), sheet.rows - 1]
    layouts: list[Layout] = []
    findings: list[Finding] = []
    for table, limit in zip(found, limits, strict=True):
        try:
            layout = _layout(profile, sheet, table, limit)
        except MisfitError as error:
            return _refused(profile, sheet, (table.header_rows[-1], 0), error.message)
        layouts.append(layout)
        findings += unread_columns_of(sheet, table, layout)
        findings += ignored_rows(sheet, layout)
        findings += _rows_left(sheet, table, layout, limit)
    recognition = Recognition(tuple(layouts), tuple(findings))
    chosen = any(table.table.kept or table.table.rows for table in found)
    left = any(finding.code is FindingCode.ROWS_UNREAD for finding in findings)
    return recognition if chosen or left else numbers_named(sheet, recognition)


def _rows_left(sheet: Sheet, found: Found, layout: Layout, limit: int) -> tuple[Finding, ...]:
    """The rows under the table that look like values of it; those that the profile would not keep do not count."""
    rows = rows_left(sheet, found, layout.blocks, layout.last_row, limit)
    for kept in found.table.kept if rows else ():
        column = _kept_column(sheet, found, kept)
        rows = tuple(row for row in rows if sheet.text(row, column).strip() in kept.texts)
    return (rows_finding(sheet, layout.blocks, rows),) if rows else ()


def _refused(profile: Profile, sheet: Sheet, cell: tuple[int, int], reason: str) -> Recognition:
    finding = Finding(
        FindingCode.TABLE_NOT_RECOGNISED,
        sheet.name,
        sheet.address(*cell) if sheet.rows else "",
        sheet.text(*cell) if sheet.rows else "",
        expected=f"le profil de lecture «\u00a0{profile.name}\u00a0» ne convient pas\u00a0: {reason}",
        details=(("profile", profile.name),),
    )
    return Recognition(findings=(finding,), refused=True)


def _layout(profile: Profile, sheet: Sheet, found: Found, limit: int) -> Layout:
    blocks = blocks_of(sheet, found)
    _check_whole(blocks)
    first = found.header_rows[-1] + 1
    last = _last(sheet, found, blocks, limit)
    return Layout(
        reader=f"profil de lecture «\u00a0{profile.name}\u00a0»",
        sheet=sheet.name,
        header_rows=found.header_rows,
        first_row=first,
        last_row=last,
        blocks=blocks,
        skipped=_unwanted(sheet, found, first, last) or _sums(sheet, found, blocks, first, last),
        totals=_sum_columns(sheet, found, blocks),
        rewrites=found.table.rewrites,
    )


def _check_whole(blocks: Sequence[Block]) -> None:
    for role in REQUIRED:
        if not blocks or any(role not in block.origins for block in blocks):
            raise MisfitError(f"il ne dit pas où se lit «\u00a0{FRENCH_ROLES[role]}\u00a0»")
    for block in blocks:
        columns: dict[int, Role] = {}
        for role in REQUIRED:
            origin = block.origins[role]
            if isinstance(origin, Column):
                other = columns.setdefault(origin.column, role)
                if other is not role:
                    said = f"«\u00a0{FRENCH_ROLES[other]}\u00a0» et «\u00a0{FRENCH_ROLES[role]}\u00a0»"
                    raise MisfitError(f"une même colonne y est à la fois {said}")


def _last(sheet: Sheet, found: Found, blocks: Sequence[Block], limit: int) -> int:
    """The last row that counts, up to `limit`."""
    first = found.header_rows[-1] + 1
    match found.table.end:
        case End.BLANK_ROW:
            held = any_filled(sheet, range(len(sheet.texts)), first, limit)
        case End.NO_VALUE:
            held = any_filled(sheet, columns_of(blocks, Role.VALUE), first, limit)
        case End.SHEET:
            again = header_again(sheet, found, limit)
            held = np.ones(max((limit if again is None else again - 1) - first + 1, 0), bool)
            limit = first + len(held) - 1
    if held.any():
        # Blank rows right under the header are no end: the table has not begun.
        held[: int(held.argmax())] = True
    gaps = np.flatnonzero(~held)
    end = first + int(gaps[0]) - 1 if len(gaps) else limit
    if found.table.rows:
        wanted = first + max(last for _, last in found.table.rows) - 1
        if wanted > end:
            raise MisfitError(f"le tableau s’arrête avant la ligne {sheet.first_row + wanted} qu’il lit")
        return wanted
    return last_row(sheet, blocks, first, end)


def _unwanted(sheet: Sheet, found: Found, first: int, last: int) -> tuple[Skipped, ...]:
    """The rows that the profile does not keep."""
    keep: Mask = np.ones(max(last - first + 1, 0), bool)
    if found.table.rows:
        keep[:] = False
        for start, end in found.table.rows:
            keep[start - 1 : end] = True
    for kept in found.table.kept:
        keep &= _holding(sheet, found, kept, first, last)
    return tuple(Skipped(first + int(row), Why.UNWANTED) for row in np.flatnonzero(~keep))


def _sums(sheet: Sheet, found: Found, blocks: Sequence[Block], first: int, last: int) -> tuple[Skipped, ...]:
    """The rows of totals and notes where the profile chooses no rows; a text that it rewrites means what it says."""
    if found.table.kept or found.table.rows:
        return ()
    used, left = set(columns_of(blocks, *Role)), min(columns_of(blocks, Role.VALUE))
    labels = [column for column in range(left) if column not in used]
    spoken = {
        (column, text.strip())
        for role, words in found.table.rewrites.items()
        for column in columns_of(blocks, role)
        for text in words
    }
    skipped = skipped_rows(sheet, blocks, labels, first, last)
    return tuple(each for each in skipped if not any(sheet.text(each.row, c).strip() == text for c, text in spoken))


def _sum_columns(sheet: Sheet, found: Found, blocks: Sequence[Block]) -> tuple[TotalColumn, ...]:
    """The columns of totals beside values under headings, to be compared with what they add up."""
    if not isinstance(found.table.roles.get(Role.VALUE), Under):
        return ()
    used = set(columns_of(blocks, *Role))
    heads = read_heads(sheet, found.header_rows, range(len(sheet.texts)))
    return total_columns(sheet, [head for head in heads if head.column not in used], blocks)


def _holding(sheet: Sheet, found: Found, kept: Kept, first: int, last: int) -> Mask:
    """The rows that hold one of the texts to keep.

    Raises MisfitError when one of them is nowhere: a row that is awaited and gone is never passed over.
    """
    column = _kept_column(sheet, found, kept)
    texts = spread(sheet, column, first, last)
    present = {(text or "").strip() for text in texts.unique().to_pylist()}
    missing = [text for text in kept.texts if text not in present]
    if missing:
        shown = ", ".join(f"«\u00a0{text}\u00a0»" for text in missing)
        below = next((r for r in range(last + 1, sheet.rows) if sheet.text(r, column).strip() in missing), None)
        if below is not None:
            raise MisfitError(
                f"{shown} ne se trouve que sous la fin du tableau, à la ligne {sheet.first_row + below}\u202f; le "
                f"tableau finit à la ligne {sheet.first_row + last} ({ENDS[found.table.end]})"
            )
        raise MisfitError(
            f"aucune ligne ne porte {shown} dans la colonne {column_letters(sheet.first_column + column)}"
        )
    return where_text(texts, lambda text: text.strip() in kept.texts)


def _kept_column(sheet: Sheet, found: Found, kept: Kept) -> int:
    heads = read_heads(sheet, found.header_rows, range(len(sheet.texts)))
    origin = origin_of(sheet, found, kept.spot, heads)
    assert isinstance(origin, Column)
    return origin.column
