"""From a sheet to its tables: recognised with certainty, or refused with what is missing; never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from convention.domain.findings import Finding, FindingCode
from loaders.layouts.heading_rows import heading_rows
from loaders.layouts.headings import FRENCH_ROLES
from loaders.layouts.layout import Layout, Recognition
from loaders.layouts.leftovers import looks_like_table, unread_numbers
from loaders.layouts.table_head import REQUIRED, TableHead
from loaders.layouts.table_layout import ignored_columns, ignored_rows, planned_cells, table_layout
from loaders.layouts.tables import find_heads
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.problem import place_list
from loaders.workbooks.book import Sheet

_HEADINGS = ", ".join(FRENCH_ROLES[role] for role in REQUIRED)
_EXPECTED = f"un tableau dont les colonnes s’appellent {_HEADINGS}, ou un profil de lecture"
_OBSERVED = "des valeurs observées seulement, ou un profil de lecture qui choisit les lignes"


def recognise_alone(sheet: Sheet, names: IndicatorNames) -> Recognition:
    """The tables of a sheet that no profile reads, or a refusal.

    A table is recognised when each of its values has an indicator, a territory and a period, given by columns with
    known headings, by headings that name them, or by exact titles.
    """
    heads = find_heads(sheet, names, heading_rows(sheet, names))
    if not heads:
        refused = looks_like_table(sheet, 0, sheet.rows - 1)
        generic = replace(refusal_of(not_recognised(sheet, *_first_cell(sheet))), unknown=True)
        return generic if refused else numbers_named(sheet, Recognition())
    doubtful = [head for head in heads if not head.certain]
    if doubtful:
        refusal = refusal_of(*(finding for head in doubtful for finding in _doubts(sheet, head)))
        return replace(refusal, unknown=all(len(head.missing) > 1 for head in heads))
    return numbers_named(sheet, _read(sheet, heads, names))


def numbers_named(sheet: Sheet, found: Recognition) -> Recognition:
    """The recognition with a finding that names the numbers outside the tables; years in titles are none of them."""
    if found.refused or any(f.code is FindingCode.TABLE_NOT_RECOGNISED for f in found.findings):
        return found
    speaking = {place for layout in found.layouts for block in layout.blocks for place in block.places}
    said = {finding.cell for finding in found.findings}
    outside = (place for place in unread_numbers(sheet, found.layouts) if place not in speaking)
    places = [place for place in outside if sheet.address(*place) not in said]
    if not places:
        return found
    cells = [sheet.address(*place) for place in places]
    details = (("places", place_list(cells)),)
    told = Finding(FindingCode.NUMBERS_UNREAD, sheet.name, cells[0], sheet.text(*places[0]), details=details)
    return replace(found, findings=(*found.findings, told))


def not_recognised(sheet: Sheet, row: int, column: int, expected: str = _EXPECTED) -> Finding:
    """The finding of a table that cannot be read with certainty, at the cell that shows it."""
    text = sheet.text(row, column)
    return Finding(FindingCode.TABLE_NOT_RECOGNISED, sheet.name, sheet.address(row, column), text, expected)


def refusal_of(*findings: Finding) -> Recognition:
    """A sheet that is refused whole for what these findings say."""
    return Recognition(findings=findings, refused=True)


def _doubts(sheet: Sheet, head: TableHead) -> tuple[Finding, ...]:
    if not head.missing:
        return head.problems
    missing = ", ".join(f"«\u00a0{FRENCH_ROLES[role]}\u00a0»" for role in head.missing)
    expected = f"aussi, en colonnes ou en tête de colonnes\u00a0: {missing}"
    return (not_recognised(sheet, *_first_cell(sheet, head.rows[0]), expected), *head.problems)


def _read(sheet: Sheet, heads: Sequence[TableHead], names: IndicatorNames) -> Recognition:
    layouts = tuple(table_layout(sheet, head, _limit(sheet, heads, head)) for head in heads)
    pairs = tuple(zip(heads, layouts, strict=True))
    planned = [cell for head, layout in pairs for cell in planned_cells(sheet, head, layout)]
    doubts = [not_recognised(sheet, *cell, _OBSERVED) for cell in planned]
    if doubts:
        return refusal_of(*doubts)
    ignored = [finding for head, layout in pairs for finding in ignored_columns(sheet, head, layout, names)]
    ignored += [finding for layout in layouts for finding in ignored_rows(sheet, layout)]
    others = [not_recognised(sheet, *cell) for cell in _other_tables(sheet, layouts)]
    return Recognition(layouts, (*others, *ignored))


def _limit(sheet: Sheet, heads: Sequence[TableHead], head: TableHead) -> int:
    """The last row that a table may have: above the next header."""
    return min((other.top - 1 for other in heads if other.rows[0] > head.rows[0]), default=sheet.rows - 1)


def _other_tables(sheet: Sheet, layouts: Sequence[Layout]) -> list[tuple[int, int]]:
    """Where rows above, between and below the tables look like a table of their own."""
    headers = sorted({layout.header_rows for layout in layouts})
    ends = [0, *(max(x.last_row for x in layouts if x.header_rows == rows) + 1 for rows in headers)]
    starts = [*(rows[0] - 1 for rows in headers), sheet.rows - 1]
    spans = zip(ends, starts, strict=True)
    return [_first_cell(sheet, first) for first, last in spans if looks_like_table(sheet, first, last)]


def _first_cell(sheet: Sheet, first: int = 0) -> tuple[int, int]:
    """The first cell that holds something from a row on."""
    for row in range(first, sheet.rows):
        for column in range(len(sheet.texts)):
            if sheet.text(row, column):
                return row, column
    return first, 0
