"""Amendments from a file: a workbook of sheets named as the catalogue's files, or one CSV named so."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from convention.domain.errors import ShownError
from convention.domain.findings import Finding, FindingCode, blocking
from convention.warehouse.amendment_way import refuse_taken_reference
from convention.warehouse.amendments import AMENDABLE, Amendment, laid_over, refused_reach
from convention.warehouse.catalogue_checks import KEYS, CatalogueError, Fault
from convention.warehouse.catalogue_files import FILES, parse_catalogue
from convention.warehouse.catalogue_texts import catalogue_texts
from convention.warehouse.store import Store
from convention.wording.formats import day as french_day
from loaders.amendment_sheet import AmendmentSheet, Key, hint, read_amendment_sheet
from loaders.workbooks.book import Book, Sheet
from loaders.workbooks.foreign_file import read_book


@dataclass(frozen=True)
class AmendmentReading:
    """What a file states and all that is wrong with it; `amendment` is None while something blocks."""

    amendment: Amendment | None
    findings: tuple[Finding, ...]


@dataclass
class _Read:
    """The sheets read so far, by catalogue file; `whole`: every sheet could be read as a table."""

    sheets: dict[str, AmendmentSheet] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    whole: bool = True


def read_amendment(content: bytes, name: str, store: Store, reference: str, day: date, person: str) -> AmendmentReading:
    """The amendment that a file states, checked against the catalogue in force; nothing is recorded.

    `day`: from which it takes effect. Raises ShownError when the reference or the person is missing.
    """
    if not reference.strip() or not person.strip():
        raise ShownError("Indiquez la référence de l’avenant et qui l’enregistre.")
    refuse_taken_reference(store, reference)
    book = read_book(content, name)
    if blocking(book.findings):
        return AmendmentReading(None, book.findings)
    read = _read_sheets(book, reference.strip())
    amendment = Amendment(
        reference.strip(), day, person.strip(), {file: _text(file, sheet) for file, sheet in read.sheets.items()}
    )
    read.findings += _against_catalogue(store, amendment, read)
    read.findings += [] if blocking(read.findings) else _other_days(read, day)
    findings = (*book.findings, *sorted(read.findings, key=lambda found: _place(found, book)))
    return AmendmentReading(None if blocking(findings) else amendment, findings)


def _read_sheets(book: Book, reference: str) -> _Read:
    read = _Read()
    for sheet in book.sheets:
        if sheet.rows:
            _read_one(sheet, PurePath(book.name).stem if book.format == "csv" else sheet.name, reference, read)
    if not read.sheets and not read.findings:
        read.findings.append(Finding(FindingCode.AMENDMENT_EMPTY, expected=_names()))
    return read


def _read_one(sheet: Sheet, own: str, reference: str, read: _Read) -> None:
    """Read a sheet that holds something; a text file has one, named as the file."""
    name = own.strip().lower()
    if name not in AMENDABLE:
        read.whole = False
        read.findings.append(
            Finding(FindingCode.AMENDMENT_SHEET, sheet.name, read=own, expected=_names(), hint=hint(own, AMENDABLE))
        )
    elif name in read.sheets:
        read.whole = False
        read.findings.append(Finding(FindingCode.AMENDMENT_SHEET_TWICE, sheet.name, read=own))
    else:
        found = read_amendment_sheet(sheet, name, reference)
        read.findings += found.findings
        read.whole &= found.readable
        if found.rows:
            read.sheets[name] = found


def _names() -> str:
    return f"l’un de {', '.join(AMENDABLE)}"


def _text(file: str, sheet: AmendmentSheet) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, list(FILES[file].columns()), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row.cells for row in sheet.rows.values())
    return written.getvalue()


def _against_catalogue(store: Store, amendment: Amendment, read: _Read) -> list[Finding]:
    """What the amended catalogue would have against itself, told of the cells of the file where it comes from them.

    While a sheet cannot be read at all only cells that are wrong by themselves are told: a code that seems to be
    missing may stand in that sheet.
    """
    known = catalogue_texts(store)
    texts = laid_over(known, amendment)
    try:
        faults = store.refused_changes(texts, parse_catalogue(texts))
        faults += refused_reach(store.cursor(), known, texts, amendment)
    except CatalogueError as error:
        faults = tuple(f for f in error.faults if read.whole or (f.row is not None and f.row.value is None))
    return [_placed(found, read) for found in faults]


def _other_days(read: _Read, day: date) -> list[Finding]:
    """Targets given up from another day than the one on which the amendment sets its own."""
    sheet, found = read.sheets.get("abandons"), []
    for row in sheet.rows.values() if sheet else ():
        since = row.cells["depuis"]
        if sheet and row.cells["objet"] == "cible" and since != day.isoformat():
            place, details = sheet.address(row, "depuis"), (("day", french_day(day)),)
            found.append(Finding(FindingCode.AMENDMENT_DAY, sheet.name, place, since, details=details))
    return found


def _placed(found: Fault, read: _Read) -> Finding:
    row = found.row
    if row is None:
        return Finding(FindingCode.AMENDMENT_ELSEWHERE, read=found.message, details=(("file", "?"), ("column", "?")))
    key: Key = tuple(row.cells[column] for column in KEYS.get(row.file, ()))
    sheet = read.sheets.get(row.file)
    place = sheet.rows.get(key) if sheet else None
    text = row.cells[found.column]
    if sheet is None or place is None or found.column not in sheet.columns:
        details = (("file", f"{row.file}.csv"), ("column", found.column))
        return Finding(FindingCode.AMENDMENT_ELSEWHERE, read=text, expected=found.expected, details=details)
    return Finding(
        FindingCode.AMENDMENT_CELL,
        sheet.name,
        sheet.address(place, found.column),
        text,
        found.expected,
        hint(text, found.words),
        (("column", found.column),),
    )


def _place(found: Finding, book: Book) -> tuple[int, int, int]:
    """In the order of the file: sheet, then line, then column."""
    names = [sheet.name for sheet in book.sheets]
    letters = found.cell.rstrip("0123456789")
    line = int(found.cell.removeprefix(letters) or 0)
    column = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(letters)))
    return names.index(found.sheet) if found.sheet in names else -1, line, column
