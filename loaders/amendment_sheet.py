"""One sheet of an amendment: its columns by their names, its rows by their key, and what is wrong with their form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from convention.domain.findings import Finding, FindingCode
from convention.warehouse.catalogue_checks import KEYS
from convention.warehouse.catalogue_files import FILES, optional_columns
from convention.wording.formats import quoted
from loaders.parsing.suggestions import suggest
from loaders.workbooks.book import Sheet

Key = tuple[str, ...]
BY_AMENDMENT = "avenant"


@dataclass(frozen=True)
class AmendmentRow:
    """One row: its cells by column, and its 0-based position in the sheet."""

    cells: Mapping[str, str]
    at: int


@dataclass
class AmendmentSheet:
    """A sheet as read; `readable`: it has the columns of its catalogue file. `columns`: where each column stands."""

    name: str
    sheet: Sheet
    columns: Mapping[str, int]
    rows: dict[Key, AmendmentRow] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    readable: bool = True

    def address(self, row: AmendmentRow, column: str) -> str:
        """The address of a cell, as a spreadsheet shows it."""
        return self.sheet.address(row.at, self.columns[column])

    def told(self, code: FindingCode, at: int, column: int, expected: str, *details: tuple[str, str]) -> None:
        """Add what is wrong with a cell."""
        read = self.sheet.text(at, column).strip()
        cell = self.sheet.address(at, column)
        self.findings.append(Finding(code, self.name, cell, read, expected, details=details))


def read_amendment_sheet(sheet: Sheet, file: str, reference: str) -> AmendmentSheet:
    """The rows of a sheet that is named as a catalogue file, in whatever order its columns stand.

    A row that does not say which amendment it belongs to belongs to this one.
    """
    heading = [sheet.text(0, at).strip() for at in range(len(sheet.texts))]
    found = AmendmentSheet(sheet.name, sheet, {name: at for at, name in reversed(list(enumerate(heading))) if name})
    _check_heading(found, file, heading)
    if found.readable:
        _read_rows(found, file, reference)
    return found


def hint(read: str, words: Iterable[str]) -> str:
    """The nearest of the words that may stand there, as a question; empty where none is near."""
    nearest = suggest(read, (word for word in words if word))
    return f"Vouliez-vous dire {quoted(nearest)}\u202f?" if nearest else ""


def _check_heading(found: AmendmentSheet, file: str, heading: list[str]) -> None:
    expected = list(FILES[file].columns())
    missing = [name for name in expected if name not in heading and name not in optional_columns(file)]
    for at, name in enumerate(heading):
        if name and (name not in expected or heading.index(name) != at):
            found.findings.append(
                Finding(
                    FindingCode.AMENDMENT_COLUMN,
                    found.name,
                    found.sheet.address(0, at),
                    name,
                    f"une fois chacune, les colonnes {', '.join(expected)}",
                    hint(name, missing),
                )
            )
    for name in missing:
        found.findings.append(Finding(FindingCode.AMENDMENT_COLUMN_MISSING, found.name, details=(("column", name),)))
    found.readable = not found.findings


def _read_rows(found: AmendmentSheet, file: str, reference: str) -> None:
    for at, texts in _filled(found.sheet):
        _check_beside(found, at, texts)
        places = {column: found.columns.get(column) for column in FILES[file].columns()}
        cells = {column: "" if place is None else texts[place] for column, place in places.items()}
        if BY_AMENDMENT in cells:
            if cells[BY_AMENDMENT] not in ("", reference):
                found.told(FindingCode.AMENDMENT_REFERENCE, at, found.columns[BY_AMENDMENT], quoted(reference))
            cells[BY_AMENDMENT] = reference
        key = tuple(cells[column] for column in KEYS[file])
        if key in found.rows:
            line = str(found.sheet.first_row + found.rows[key].at)
            expected = (
                f"une seule ligne de mêmes {', '.join(KEYS[file])}" if len(key) > 1 else f"un seul {KEYS[file][0]}"
            )
            found.told(FindingCode.AMENDMENT_KEY, at, found.columns[KEYS[file][0]], expected, ("line", line))
        else:
            found.rows[key] = AmendmentRow(cells, at)


def _filled(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """The rows under the heading that hold something."""
    for at in range(1, sheet.rows):
        texts = [sheet.text(at, column).strip() for column in range(len(sheet.texts))]
        if any(texts):
            yield at, texts


def _check_beside(found: AmendmentSheet, at: int, texts: list[str]) -> None:
    named = set(found.columns.values())
    for column, text in enumerate(texts):
        if text and column not in named:
            found.told(FindingCode.AMENDMENT_BESIDE, at, column, "rien sous un en-tête vide")
