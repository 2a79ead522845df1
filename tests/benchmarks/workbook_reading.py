"""How long a large workbook takes to read, against openpyxl's bare read of the same file.

Run from the project's folder:

    python -m tests.benchmarks.workbook_reading --rows 100000

Prints the seconds of both (best of three, wall clock) and their ratio.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable

from openpyxl import Workbook, load_workbook

from loaders.readers.foreign_file import read_book

HEADER = ("indicateur", "territoire", "période", "valeur", "statut", "source", "commentaire")
REPEATS = 3


def workbook(rows: int) -> bytes:
    """A workbook of one sheet, seven columns."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Observations")
    sheet.append(HEADER)
    for row in range(rows):
        territory = ("Paris", "Seine-Saint-Denis")[row % 2]
        period = f"{2010 + row % 15}-S{1 + row % 2}"
        sheet.append((f"A{row % 20 + 1:02d}-1", territory, period, row * 1.37, "définitif", "mesure", f"ligne {row}"))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def bare(content: bytes) -> int:
    """Read all rows with openpyxl and do nothing with them."""
    sheet = load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    return sum(1 for _ in sheet.iter_rows(values_only=True))


def ours(content: bytes) -> int:
    """Read the workbook as a deposit does."""
    return read_book(content, "mesure.xlsx").sheets[0].rows


def best(read: Callable[[bytes], int], content: bytes, rows: int) -> float:
    """The shortest of several runs, each checked to have read every row."""
    seconds = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        if read(content) != rows + 1:
            raise RuntimeError("rows are missing")
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def main() -> None:
    """Measure both and print their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    content = workbook(rows)
    own, yardstick = best(ours, content, rows), best(bare, content, rows)
    print(f"{rows} rows: read_book {own:.2f} s, openpyxl {yardstick:.2f} s, ratio {own / yardstick:.2f}")


if __name__ == "__main__":
    main()
