"""How long large files take to be checked and stored, against a bare read of the same file.

    python -m tests.benchmarks --only deposits

Ours is everything from the bytes to the commit: a limited child process, recognition, checks, one transaction in a
base on disk. A workbook is held against openpyxl reading its rows and doing nothing with them, a CSV file against
DuckDB's `read_csv` into a table on disk.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import duckdb
from openpyxl import load_workbook

from convention.domain.catalogue import Catalogue
from convention.warehouse.catalogue_files import parse_catalogue
from convention.warehouse.store import open_store
from loaders.deposit import deposit_file, questions, read_file
from loaders.first_start import project_catalogue
from tests.benchmarks.large_files import french_csv, rows, workbook
from tests.benchmarks.measures import Measure, against, seconds_of

WORKBOOK_ROWS = 100_000
CSV_ROWS = 1_000_000
REPEATS = 3
_number = count()


def measure(workbook_rows: int = WORKBOOK_ROWS, csv_rows: int = CSV_ROWS) -> Iterator[Measure]:
    """Both kinds of file, each with its yardstick."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        yield _workbook(folder, workbook_rows)
        yield _csv(folder, csv_rows)


def _workbook(folder: Path, number: int) -> Measure:
    content = workbook(rows(_agreed(), number))

    def bare() -> None:
        sheet = load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
        _expect(sum(1 for _ in sheet.iter_rows(values_only=True)), number + 1)

    return _pair(f"xlsx of {number:,} rows, checked and stored / openpyxl’s bare read", folder, content, number, bare)


def _csv(folder: Path, number: int) -> Measure:
    content = french_csv(rows(_agreed(), number))
    source = folder / "mesure.csv"
    source.write_bytes(content)

    def bare() -> None:
        with duckdb.connect(str(folder / f"bare{next(_number)}.duckdb")) as base:
            base.execute("SET enable_progress_bar = false")
            base.execute(
                "CREATE TABLE bare AS SELECT * FROM read_csv($source, delim = ';', decimal_separator = ',', "
                "dateformat = '%d/%m/%Y')",
                {"source": str(source)},
            )
            found = base.execute("SELECT count(*) FROM bare").fetchone()
            _expect(found[0] if found else 0, number)

    return _pair(
        f"French CSV of {number:,} rows, checked and stored / DuckDB’s bare read_csv", folder, content, number, bare
    )


def _pair(what: str, folder: Path, content: bytes, number: int, bare: Callable[[], None]) -> Measure:
    """Ours and the yardstick in turns, the best of each."""
    suffix, goal = ("xlsx", 0.35) if content.startswith(b"PK") else ("csv", 2.0)
    ours, yardstick = [], []
    for _ in range(REPEATS):
        yardstick.append(seconds_of(bare, 1))
        ours.append(seconds_of(_deposit(folder, content, f"mesure.{suffix}", number), 1))
    return against(what, min(ours), min(yardstick), goal)


def _deposit(folder: Path, content: bytes, name: str, number: int) -> Callable[[], None]:
    """The work of depositing a file in a base of its own, which is made first."""
    store = open_store(folder / f"ours{next(_number)}.duckdb")
    store.record_catalogue(project_catalogue())

    def work() -> None:
        reading = read_file(content, name, store)
        receipt = deposit_file(store, reading, "Mesure", accepted=questions(reading))
        _expect(receipt.observations, number)
        store.close()

    return work


def _agreed() -> Catalogue:
    return parse_catalogue(project_catalogue())


def _expect(found: int, expected: int) -> None:
    if found != expected:
        raise RuntimeError(f"{found} rows instead of {expected}")
