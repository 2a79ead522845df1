"""The register of commitments to take away: a French table, and a workbook in the form of an amendment to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from convention.domain.commitments import FollowedCommitment
from convention.reports.french_csv import french_csv
from convention.reports.sheet_cells import put
from convention.wording.commitments import followed_by
from convention.wording.formats import capitalised
from convention.wording.labels import label

COMMITMENT_HEADINGS = (
    "Engagement",
    "Partie",
    "Fiche",
    "Porteur",
    "Fermeté",
    "Nature",
    "Ce qui est promis",
    "Suivi",
    "Indicateurs, ou pourquoi aucun",
    "Phrase de la convention",
    "Page",
)
COMMITMENT_WIDTHS = (12, 16, 8, 19, 13, 12, 60, 22, 50, 60, 7)
AMENDMENT_SHEETS = ("engagements", "indicateurs", "cibles", "reperes")
"""The catalogue files that an amendment changes where a commitment gets its indicator and its target."""


def commitment_row(row: FollowedCommitment) -> tuple[str, ...]:
    """One commitment in French texts, under `COMMITMENT_HEADINGS`."""
    found = row.commitment
    return (
        found.code,
        capitalised(label(found.part)),
        found.action,
        label(found.side),
        label(found.firmness),
        label(found.nature),
        found.description,
        label(row.following),
        followed_by(row),
        found.excerpt,
        str(found.page),
    )


def commitments_csv(rows: Iterable[FollowedCommitment], dates: Sequence[tuple[str, str]]) -> bytes:
    """The commitments as CSV for a French spreadsheet; `dates`: headings and texts repeated on every row."""
    told = [(*commitment_row(row), *(text for _, text in dates)) for row in rows]
    return french_csv((*COMMITMENT_HEADINGS, *(name for name, _ in dates)), told)


def commitments_workbook(rows: Iterable[FollowedCommitment], dates: Sequence[tuple[str, str]]) -> bytes:
    """The commitments as a workbook, with the dates that they speak of on a sheet of their own."""
    book = Workbook()
    sheet = _first(book, "Engagements")
    _write(sheet, COMMITMENT_HEADINGS, [commitment_row(row) for row in rows], COMMITMENT_WIDTHS)
    about = book.create_sheet("À propos")
    _write(about, ("Repère", "Valeur"), dates, (24, 40))
    return _bytes(book)


def amendment_form(texts: Mapping[str, str], codes: Collection[str]) -> bytes:
    """A workbook to fill in and record as an amendment: the commitments of some codes, and sheets for what is new.

    `texts`: the catalogue's files in force. A sheet left with its heading alone changes nothing.
    """
    book = Workbook()
    for at, name in enumerate(AMENDMENT_SHEETS):
        heading, *lines = list(csv.reader(io.StringIO(texts[name])))
        kept = [line for line in lines if name == "engagements" and line[0] in codes]
        sheet = _first(book, name) if at == 0 else book.create_sheet(name)
        _write(sheet, heading, kept, [max(14, len(column) + 2) for column in heading])
    return _bytes(book)


def _first(book: Workbook, title: str) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return sheet


def _write(sheet: Worksheet, heading: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> None:
    for column, (name, width) in enumerate(zip(heading, widths, strict=True), 1):
        put(sheet, 1, column, name, bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for at, row in enumerate(rows, 2):
        for column, text in enumerate(row, 1):
            put(sheet, at, column, text)
    sheet.freeze_panes = "A2"


def _bytes(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
