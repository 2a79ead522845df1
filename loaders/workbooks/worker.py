"""The child process that reads one workbook: `python -m loaders.workbooks.worker LIMITS` with the file as its input.

It bounds itself before it reads a byte, and imports nothing but what reading needs: it starts in a few hundredths of
a second. What it hands back is written by `loaders.workbooks.frame_out`.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Iterator
from typing import IO, Protocol

from convention.domain.findings import Finding, FindingCode
from loaders.workbooks.cell_store import SheetCells, dense_sheet, set_strays_aside
from loaders.workbooks.cells import Place
from loaders.workbooks.frame_out import FrameWriter
from loaders.workbooks.limits import Limits
from loaders.workbooks.opendocument import OpenDocumentBook, is_opendocument
from loaders.workbooks.openxml_book import OpenXmlBook
from loaders.workbooks.stop import ReadingStoppedError
from loaders.workbooks.zip_parts import ZipParts

NICENESS = 5
_ZIP = b"PK"


class _Book(Protocol):
    """A workbook of any format; the findings are complete once all sheets are read."""

    findings: list[Finding]

    @property
    def format(self) -> str:
        """The format, as `loaders.workbooks.book.Book` names it."""

    def sheets(self) -> Iterator[SheetCells]:
        """The sheets of cells, in order."""


def _bound_itself(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.setpriority(os.PRIO_PROCESS, 0, max(NICENESS, os.getpriority(os.PRIO_PROCESS, 0)))


def _opened(file: IO[bytes], limits: Limits) -> _Book:
    start = file.read(len(_ZIP))
    file.seek(0)
    if start != _ZIP:
        from loaders.workbooks.old_excel import OldExcelBook  # Rare, and dear to import.

        return OldExcelBook(file.read())
    parts = ZipParts(file, limits)
    return OpenDocumentBook(parts, limits) if is_opendocument(parts) else OpenXmlBook(parts)


def _read(file: IO[bytes], writer: FrameWriter, limits: Limits) -> None:
    book = _opened(file, limits)
    strays: list[Finding] = []
    for cells in book.sheets():
        strays += (stray_cell(cells.name, place, text) for place, text in set_strays_aside(cells))
        writer.add(dense_sheet(cells, limits))
    findings = [*book.findings, *strays]
    if not any(sheet["columns"] for sheet in writer.sheets):
        findings = [*findings, Finding(FindingCode.FILE_EMPTY)]
        writer.sheets.clear()
    writer.finish(book.format, findings)


def stray_cell(sheet: str, place: Place, text: str) -> Finding:
    """What is said of a cell that was set aside."""
    hint = "Supprimez cette cellule (ou sa ligne), ou rapprochez-la du tableau, si elle compte."
    return Finding(FindingCode.STRAY_CELL, sheet, place.address, text, hint=hint)


def main() -> None:
    """Read the file given as input and write its cells, or why there are none, as output."""
    limits = Limits(**json.loads(sys.argv[1]))
    _bound_itself(limits)
    writer = FrameWriter(sys.stdout.buffer, limits)
    try:
        _read(sys.stdin.buffer, writer, limits)
    except ReadingStoppedError as stopped:
        finding = stopped.finding
    except MemoryError:
        finding = Finding(FindingCode.FILE_TOO_HEAVY, details=(("memory_bytes", str(limits.memory_bytes)),))
    else:
        return
    FrameWriter(sys.stdout.buffer, limits).finish("", [finding])


if __name__ == "__main__":
    main()
