"""What the reading of one file gives: its tables, its observations, its findings, and an account of every cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa

from convention.domain.findings import Finding, FindingCode, blocking
from convention.warehouse.kept_file import KeptFile
from loaders.values.marks import CellCounts

if TYPE_CHECKING:
    from loaders.checks.run import Checked
    from loaders.values.values import FileValues


@dataclass(frozen=True)
class TableReading:
    """One table of a sheet, or what stands outside the tables of a sheet (`reader` empty, no heading row).

    `area`, `header_rows`: as the analyst sees them (`A1:G45`, 1-based). `observations`: values that can be deposited.
    `skipped`: rows inside that are no data (totals, notes). `hidden`: the sheet is hidden, and was not read.
    `hidden_rows`, `hidden_columns`: 1-based positions on the sheet of hidden ones that hold something.
    """

    sheet: str
    reader: str
    area: str
    header_rows: tuple[int, ...]
    counts: CellCounts
    observations: int = 0
    skipped: int = 0
    findings: tuple[Finding, ...] = ()
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()

    @property
    def is_table(self) -> bool:
        """Whether it is a table that was recognised."""
        return bool(self.reader)

    @property
    def cells(self) -> int:
        """Its cells that are not blank."""
        return self.counts.total

    @property
    def not_data(self) -> int:
        """Those that are no data."""
        return self.counts.not_data


@dataclass(frozen=True)
class Reading:
    """A file once read and checked; nothing is recorded yet.

    `observations`: a table of `OBSERVATION_SCHEMA`. `state`: the state of the base that it was checked against, on day
    `today`; `reason`: what the depositor gave for the corrections; `values`, `checked`: what that check looked at, and
    what it gave. `kept`: `content` as the base will keep it. `size`: in bytes. Of a file refused for holding personal
    data nothing is kept but `sha256` and `size`: `content` is empty, `kept` is None, and `name` says that it was
    refused. `known`: the deposit in force that has the same bytes, in a sentence; then the base says nothing else.
    """

    name: str
    content: bytes
    kept: KeptFile | None
    sha256: str
    size: int
    format: str
    tables: tuple[TableReading, ...]
    observations: pa.Table
    findings: tuple[Finding, ...]
    reader: str
    state: str
    today: date
    reason: str
    values: FileValues
    checked: Checked
    known: str = ""

    @property
    def counts(self) -> CellCounts:
        """What became of all cells of the file."""
        return sum((table.counts for table in self.tables), CellCounts())

    @property
    def cells(self) -> int:
        """All cells of the file that are not blank."""
        return self.counts.total

    @property
    def not_data(self) -> int:
        """Those that are no data."""
        return self.counts.not_data

    @property
    def personal(self) -> int:
        """How many cells seem to hold personal data; the file is refused for any."""
        own = (finding for finding in self.findings if finding.code is FindingCode.NOMINATIVE)
        return sum(int(dict(finding.details).get("others", "1")) for finding in own)

    @property
    def blocked(self) -> bool:
        """Whether a finding stops the deposit."""
        return bool(blocking(self.findings))
