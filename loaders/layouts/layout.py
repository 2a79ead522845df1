"""What a table is on a sheet, whatever its form: where each value stands, and where the cells that qualify it stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from convention.domain.findings import Finding


class Role(StrEnum):
    """What a cell says of a value."""

    INDICATOR = "indicator"
    TERRITORY = "territory"
    PERIOD = "period"
    VALUE = "value"
    STATUS = "status"
    SOURCE = "source"
    COMMENT = "comment"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


@dataclass(frozen=True)
class Column:
    """The cell of this column, on the row of the value."""

    column: int


@dataclass(frozen=True)
class Header:
    """Cells outside the rows, read together (`2019` over `S1`): row and column of each; the last one is the address."""

    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Title:
    """A part of the text of one cell outside the rows: `Paris` of « Suivi semestriel – Paris »."""

    cell: tuple[int, int]
    text: str


@dataclass(frozen=True)
class Fixed:
    """A text that no cell holds: a person gave it once for all."""

    text: str


Origin = Column | Header | Title | Fixed


@dataclass(frozen=True)
class Block:
    """One column of values, and where each of its roles comes from."""

    origins: Mapping[Role, Origin]

    @property
    def value_column(self) -> int:
        """The column of the values.

        Raises TypeError when the layout gives the values another origin: values stand in cells.
        """
        origin = self.origins[Role.VALUE]
        if not isinstance(origin, Column):
            raise TypeError(origin)
        return origin.column

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """The cells outside the rows that say something of the values."""
        headers = (origin.cells for origin in self.origins.values() if isinstance(origin, Header))
        titles = (origin.cell for origin in self.origins.values() if isinstance(origin, Title))
        return (*(cell for cells in headers for cell in cells), *titles)


class Why(StrEnum):
    """Why a row inside a table is no data."""

    TOTAL = "total"
    NOTE = "note"
    UNWANTED = "unwanted"


@dataclass(frozen=True)
class Skipped:
    """One row that is no data, and why."""

    row: int
    why: Why


@dataclass(frozen=True)
class TotalColumn:
    """A column that is no data since it only adds up others; `blocks`: positions of those blocks in the layout."""

    column: int
    blocks: tuple[int, ...]


@dataclass(frozen=True)
class Layout:
    """One table of a sheet; rows and columns are 0-based positions inside `Sheet.texts`, `last_row` included.

    `reader`: how it was recognised, in French, kept with the deposit. `rewrites`: for a role, other words for the texts
    of its cells, as a reading profile gives them (`75` → `Paris`). `unit_column`: where each row says its unit.
    """

    reader: str
    sheet: str
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...] = ()
    totals: tuple[TotalColumn, ...] = ()
    unit_column: int | None = None
    rewrites: Mapping[Role, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Recognition:
    """What was recognised of a sheet: its tables, what there is to say of the rest, and whether it is set aside whole.

    `refused`: the sheet holds a table that could not be read; its cells count as findings. `unknown`: nothing in it
    names more than half of what a value needs, as in tables that are no data of the convention.
    """

    layouts: tuple[Layout, ...] = ()
    findings: tuple[Finding, ...] = ()
    refused: bool = False
    unknown: bool = False
