"""Small files as analysts type them, read and deposited in few words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from convention.domain.findings import Finding, FindingCode
from convention.warehouse.append import Receipt
from convention.warehouse.store import Store
from loaders.deposit import deposit_file, questions, read_file
from loaders.reading import Reading

HEADINGS = ("indicateur", "territoire", "période", "valeur", "statut", "source", "commentaire")
TODAY = date(2021, 3, 1)
Cell = str | int | float | date | None


def csv_file(*rows: str, headings: Sequence[str] = HEADINGS) -> bytes:
    """A CSV of the template's columns; rows as `A05-1;Paris;2019-S1;12,5`, short ones filled with blanks."""
    width = len(headings)
    lines = [";".join(headings), *(row + ";" * (width - 1 - row.count(";")) for row in rows)]
    return "\r\n".join(lines).encode("utf-8")


def xlsx_file(*rows: Sequence[Cell], headings: Sequence[str] = HEADINGS, sheet: str = "Observations") -> bytes:
    """A workbook of one sheet with those columns."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = sheet
    page.append(list(headings))
    for row in rows:
        page.append(list(row))
    return workbook_bytes(book)


def workbook_bytes(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(store: Store, content: bytes, name: str = "releve.csv", reason: str = "", today: date = TODAY) -> Reading:
    """The reading of a file on a fixed day."""
    return read_file(content, name, store, reason=reason, today=today)


def put(store: Store, *rows: str, name: str = "releve.csv", reason: str = "") -> Receipt:
    """Read and deposit a CSV of those rows."""
    return accept(store, read(store, csv_file(*rows), name, reason))


def accept(store: Store, reading: Reading, depositor: str = "Service de test") -> Receipt:
    """Deposit a reading with every question answered with yes."""
    return deposit_file(store, reading, depositor, questions(reading))


def told(reading: Reading, code: FindingCode) -> list[Finding]:
    """The findings of one code."""
    return [finding for finding in reading.findings if finding.code is code]


def codes(reading: Reading) -> set[FindingCode]:
    """The codes of all findings, but that sources are missing."""
    return {finding.code for finding in reading.findings} - {FindingCode.SOURCE_MISSING}
