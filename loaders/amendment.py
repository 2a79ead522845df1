"""Amendments from a file: a workbook of sheets named as the catalogue's files, or one CSV named so."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from convention.domain.changes import Change
from convention.domain.errors import ShownError
from convention.domain.findings import blocking
from convention.domain.progress import Assessment
from convention.domain.rollup import ActionProgress
from convention.warehouse.amendments import Amendment, amended, try_amendment
from convention.warehouse.catalogue_checks import KEYS, CatalogueError
from convention.warehouse.catalogue_files import FILES
from convention.warehouse.catalogue_texts import catalogue_texts
from convention.warehouse.store import Store
from convention.wording.findings import finding_sentence
from convention.wording.formats import COLON, SEMICOLON, quoted
from loaders.book import Book, Sheet
from loaders.readers.foreign_file import read_book

Key = tuple[str, ...]
Lines = dict[tuple[str, Key], tuple[Sheet, int]]
ONLY = ", ".join(KEYS)
BY_AMENDMENT = "avenant"


class AmendmentError(ShownError):
    """A file that is no amendment: names sheet, line, column, what was read and what was expected."""


@dataclass(frozen=True)
class AmendmentEffect:
    """The same data scored under the catalogue in force and under the amended one, at one situation date.

    `changes`: of indicators that both have. `added`, `removed`: codes of indicators that only one of them has.
    """

    situation: date
    before: tuple[ActionProgress, ...]
    after: tuple[ActionProgress, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """The indicators that would be judged otherwise: another goal, rate or status, or given up."""
        earlier = {row.indicator.code: row.overall for action in self.before for row in action.indicators}
        both = (
            Change(earlier[row.indicator.code], row.overall)
            for action in self.after
            for row in action.indicators
            if row.indicator.code in earlier
        )
        return tuple(change for change in both if _judged(change.before) != _judged(change.after))

    @property
    def added(self) -> tuple[str, ...]:
        """The indicators that the amendment brings."""
        return _only_in(self.after, self.before)

    @property
    def removed(self) -> tuple[str, ...]:
        """The indicators that the amended catalogue no longer has."""
        return _only_in(self.before, self.after)


def read_amendment(content: bytes, name: str, store: Store, reference: str, day: date, person: str) -> Amendment:
    """The amendment that a file states, checked against the catalogue in force; nothing is recorded.

    Raises AmendmentError, which names sheet, line and column; CatalogueError when the amended catalogue as a whole
    contradicts itself elsewhere; ShownError when the reference or the person is missing.
    """
    if not reference.strip() or not person.strip():
        raise ShownError("Indiquez la référence de l’avenant et qui l’enregistre.")
    book = read_book(content, name)
    stopping = blocking(book.findings)
    if stopping:
        raise AmendmentError(" ".join(finding_sentence(found) for found in stopping))
    lines: Lines = {}
    files = {file: _text(sheet, file, reference.strip(), lines) for file, sheet in _sheets(book).items()}
    amendment = Amendment(reference.strip(), day, person.strip(), files)
    try:
        amended(catalogue_texts(store), amendment)
    except CatalogueError as error:
        raise _placed(error, lines) from None
    return amendment


def amendment_effect(store: Store, amendment: Amendment, situation: date) -> AmendmentEffect:
    """What an amendment would change, read from the base with it really recorded there; nothing of it is kept.

    Raises ShownError when it changes nothing, CatalogueError when its rows are wrong.
    """
    before, after = try_amendment(store, amendment, situation)
    return AmendmentEffect(situation, before, after)


def _judged(found: Assessment) -> tuple[object, ...]:
    return found.goal, found.status, found.rate, found.expected_rate, found.standing.value, found.abandoned


def _only_in(these: tuple[ActionProgress, ...], those: tuple[ActionProgress, ...]) -> tuple[str, ...]:
    known = {row.indicator.code for action in those for row in action.indicators}
    return tuple(r.indicator.code for action in these for r in action.indicators if r.indicator.code not in known)


def _sheets(book: Book) -> dict[str, Sheet]:
    """The sheets that hold something, by the catalogue file that each is named as.

    A text file has one sheet, named as the file.
    """
    found: dict[str, Sheet] = {}
    for sheet in book.sheets:
        if not sheet.rows:
            continue
        own = PurePath(book.name).stem if book.format == "csv" else sheet.name
        name = own.strip().lower()
        if name not in KEYS:
            raise AmendmentError(f"Avenant{COLON}feuille {quoted(own)} inconnue{SEMICOLON}attendu{COLON}{ONLY}.")
        if name in found:
            raise AmendmentError(f"Avenant{COLON}deux feuilles s’appellent {quoted(name)}.")
        found[name] = sheet
    if not found:
        raise AmendmentError(f"Avenant{COLON}aucune feuille à lire{SEMICOLON}attendu{COLON}{ONLY}.")
    return found


def _text(sheet: Sheet, file: str, reference: str, lines: Lines) -> str:
    """The rows of a sheet as the catalogue's CSV; `lines` is told where each row stands."""
    columns = list(FILES[file].model_fields)
    width = len(sheet.texts)
    heading = [sheet.text(0, at).strip() for at in range(width)]
    if [name for name in heading if name] != columns or heading[: len(columns)] != columns:
        read = ", ".join(name for name in heading if name)
        raise AmendmentError(
            f"Avenant{COLON}feuille {quoted(file)}, ligne {sheet.first_row}{COLON}colonnes lues{COLON}{read}"
            f"{SEMICOLON}attendues{COLON}{', '.join(columns)}."
        )
    rows = list(_rows(sheet, file, reference, lines))
    if not rows:
        raise AmendmentError(f"Avenant{COLON}la feuille {quoted(file)} n’a aucune ligne sous son en-tête.")
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def _rows(sheet: Sheet, file: str, reference: str, lines: Lines) -> Iterator[dict[str, str]]:
    """Each row that holds something; one that does not say which amendment it belongs to belongs to this one."""
    columns = list(FILES[file].model_fields)
    for at in range(1, sheet.rows):
        cells = [sheet.text(at, column).strip() for column in range(len(sheet.texts))]
        if not any(cells):
            continue
        beside = next((n for n in range(len(columns), len(cells)) if cells[n]), None)
        if beside is not None:
            raise _fault(sheet, file, at, sheet.address(at, beside), cells[beside], "rien hors des colonnes")
        row = dict(zip(columns, cells, strict=False))
        if BY_AMENDMENT in row:
            row[BY_AMENDMENT] = row[BY_AMENDMENT] or reference
            if row[BY_AMENDMENT] != reference:
                raise _fault(sheet, file, at, BY_AMENDMENT, row[BY_AMENDMENT], reference)
        key = tuple(row[column] for column in KEYS[file])
        if (file, key) in lines:
            line = sheet.first_row + lines[file, key][1]
            unique = f"une clé ({', '.join(KEYS[file])}) qui ne figure pas déjà ligne {line}"
            raise _fault(sheet, file, at, KEYS[file][0], key[0], unique)
        lines[file, key] = sheet, at
        yield row


def _placed(error: CatalogueError, lines: Lines) -> ShownError:
    """The error of a row of the amended catalogue, told of the sheet that the row comes from."""
    if error.row is None:
        return error
    key = tuple(error.row.cells[column] for column in KEYS.get(error.row.file, ()))
    place = lines.get((error.row.file, key))
    if place is None:
        return error
    sheet, at = place
    return _fault(sheet, error.row.file, at, error.column, error.row.cells[error.column], error.expected)


def _fault(sheet: Sheet, file: str, at: int, column: str, read: str, expected: str) -> AmendmentError:
    return AmendmentError(
        f"Avenant{COLON}feuille {quoted(file)}, ligne {sheet.first_row + at}, colonne {quoted(column)}{COLON}"
        f"lu {quoted(read)}{SEMICOLON}attendu{COLON}{expected}."
    )
