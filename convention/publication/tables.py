"""Tables of an edition: their columns, their rows, how a cell is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from convention.reports.french_csv import runs_as_formula

Cell = str | Decimal | date | int | None


class FieldType(StrEnum):
    """The type of a column, as Table Schema names it."""

    STRING = "string"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"


@dataclass(frozen=True)
class Field:
    """One column; `empty`: whether a cell may be without anything."""

    name: str
    type: FieldType
    description: str
    empty: bool = False


@dataclass(frozen=True)
class Resource:
    """One table; `key`: the columns that name a row."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def keyed(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """The rows as written, by their key."""
        places = [at for at, field in enumerate(self.fields) if field.name in self.key]
        written = ([written_cell(cell) for cell in row] for row in self.rows)
        return {tuple(row[at] for at in places): tuple(row) for row in written}


def written_cell(cell: Cell) -> str:
    """A cell as CSV holds it: decimal point, ISO dates, nothing for what is not there."""
    match cell:
        case None:
            return ""
        case Decimal():
            return format(cell.normalize() + 0, "f")
        case date():
            return cell.isoformat()
    return str(cell)


def safe_rows(resource: Resource) -> Iterator[tuple[Cell, ...]]:
    """The rows with every text that a spreadsheet would run as a formula preceded by an apostrophe."""
    for row in resource.rows:
        yield tuple(f"'{cell}" if isinstance(cell, str) and runs_as_formula(cell) else cell for cell in row)


def row_changes(
    before: Mapping[tuple[str, ...], tuple[str, ...]], after: Mapping[tuple[str, ...], tuple[str, ...]]
) -> tuple[int, int, int]:
    """How many rows were added, changed and taken away."""
    kept = before.keys() & after.keys()
    changed = sum(before[key] != after[key] for key in kept)
    return len(after.keys() - before.keys()), changed, len(before.keys() - after.keys())
