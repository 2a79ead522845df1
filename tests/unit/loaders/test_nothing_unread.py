"""What holds for every sheet: no value is read as another, no number is both unread and unnamed, every cell is counted.

Sheets of all layouts with notes, totals, blank rows and stray numbers, read as the deposit reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import numpy as np
from hypothesis import HealthCheck, given, settings

from convention.domain.findings import Finding, FindingCode, blocking
from loaders.parse import Asked, Follower, Parsed, parse_book
from loaders.profiles.profile import Profile
from loaders.profiles.propose import propose
from loaders.tables import table_readings
from loaders.values.amounts import from_millionths
from loaders.values.marks import CellCounts
from loaders.values.words import TERRITORIES
from loaders.workbooks.book import Book, CellKind, Sheet
from loaders.workbooks.limits import Limits
from tests.builders.service_tables import Drawn, Meaning, service_sheets
from tests.builders.tables import committed_catalogue


def parsed(sheet: Sheet, *profiles: Profile) -> Parsed:
    asked = Asked(b"", "suivi.xlsx", committed_catalogue(), profiles, Limits(), date(2026, 1, 1))
    return parse_book(Book("suivi.xlsx", "xlsx", (sheet,)), asked, Follower())


def read_values(found: Parsed) -> Iterator[tuple[str, Meaning]]:
    """Each value that stands, with its cell."""
    values = found.values.values
    for at in np.flatnonzero(values.valid):
        indicator = found.values.agreed.catalogue.indicators[int(values.indicator[at])].code
        amount = from_millionths(int(values.amount[at])) if values.known[at] else None
        year = found.values.periods[int(values.period[at])].start.year
        yield values.address(int(at)), (indicator, str(TERRITORIES[int(values.territory[at])]), year, amount)


def numbers(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The cells that hold a number, bare years aside."""
    for column, kinds in enumerate(sheet.kinds):
        for row, kind in enumerate(kinds.to_pylist()):
            text = sheet.text(row, column).strip()
            figure = kind == CellKind.NUMBER or text.replace(" ", "").isdecimal()
            if figure and not (len(text) == 4 and text[:2] in {"19", "20"}):
                yield row, column


def _places(finding: Finding) -> list[str]:
    return re.findall("[A-Z]+[0-9]+", dict(finding.details)["places"])


def named(found: Parsed, sheet: Sheet, row: int, column: int) -> bool:
    """Whether a finding speaks of a cell: of itself, its row, its column, its sheet, or the numbers outside tables."""
    if any(tables.refused for tables in found.tables.sheets):
        return bool(blocking(found.findings))
    layouts = [layout for tables in found.tables.sheets for layout, _ in tables.tables]
    inside = any(layout.header_rows[0] <= row <= layout.last_row for layout in layouts)
    for finding in found.findings:
        place = finding.cell
        if place == sheet.address(row, column):
            return True
        same_row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(row + sheet.first_row)
        same_column = place.rstrip("0123456789") == sheet.address(0, column).rstrip("0123456789")
        if finding.code is FindingCode.ROW_IGNORED and same_row:
            return True
        if finding.code is FindingCode.COLUMN_IGNORED and same_column and inside:
            return True
        if finding.code is FindingCode.NUMBERS_UNREAD and (
            not inside or sheet.address(row, column) in _places(finding)
        ):
            return True
        if finding.code is FindingCode.TABLE_NOT_RECOGNISED and not inside:
            return True
    return False


def hold_the_law(drawn: Drawn, sheet: Sheet, found: Parsed) -> None:
    """What is read is what was meant; what is not is named; all cells are counted."""
    read = dict(read_values(found))
    assert {cell: read[cell] for cell in read if cell in drawn.truth} == {
        cell: meaning for cell, meaning in drawn.truth.items() if cell in read
    }
    values = found.values.values
    stopped = {values.address(int(at)) for at in np.flatnonzero(~values.valid)}
    assert not stopped or blocking(found.findings)
    looked_at = read.keys() | stopped
    unnamed = [
        sheet.address(row, column)
        for row, column in numbers(sheet)
        if sheet.address(row, column) not in looked_at and not named(found, sheet, row, column)
    ]
    assert unnamed == []
    filled = sum(int(np.count_nonzero(np.asarray(kinds) != CellKind.BLANK)) for kinds in sheet.kinds)
    tables = table_readings(found.tables, found.values.values.valid, found.findings)
    counts = sum((table.counts for table in tables), CellCounts())
    assert counts.total == filled


@given(service_sheets())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_cell_is_read_rightly_or_named(drawn: Drawn) -> None:
    sheet = drawn.sheet()
    hold_the_law(drawn, sheet, parsed(sheet))


@given(service_sheets())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_profile_as_it_is_proposed_holds_the_same_law(drawn: Drawn) -> None:
    sheet = drawn.sheet()
    found = parsed(sheet, propose(sheet, committed_catalogue()).profile)
    hold_the_law(drawn, sheet, found)
    for cell, meaning in read_values(found):
        assert cell in drawn.truth, (cell, meaning)


@given(service_sheets(noise=False))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_proposal_for_a_plain_sheet_reads_it_whole(drawn: Drawn) -> None:
    sheet = drawn.sheet()
    found = parsed(sheet, propose(sheet, committed_catalogue()).profile)
    assert dict(read_values(found)) == drawn.truth
    assert not blocking(found.findings)


@given(service_sheets())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_value_that_nobody_wrote_in_its_place_is_never_read(drawn: Drawn) -> None:
    """What is read beyond the truth stands in a row or column of the table: it is a number that someone typed there."""
    sheet = drawn.sheet()
    for cell, meaning in read_values(parsed(sheet)):
        assert cell in drawn.truth, (cell, meaning)


@given(service_sheets(noise=False))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_plain_sheet_of_any_layout_is_read_whole(drawn: Drawn) -> None:
    found = parsed(drawn.sheet())
    assert dict(read_values(found)) == drawn.truth
    assert not blocking(found.findings)
