"""The analyst's own workbook with what the checks say of it; a workbook of its cells where the file is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from convention.domain.findings import Finding
from convention.wording.findings import finding_sentence, finding_title, severity_word
from loaders.reading import Reading
from loaders.workbooks.findings_sheet import Remark
from loaders.workbooks.foreign_file import read_book
from loaders.workbooks.marked_workbook import marked_workbook
from loaders.workbooks.plain_copy import plain_workbook
from loaders.workbooks.stop import UnsafeFileError

_OPEN_XML = frozenset({"xlsx", "xlsm"})
ANNOTATED = " - constats"


def can_annotate(reading: Reading) -> bool:
    """Whether there are cells to annotate and something to say of them."""
    return bool(reading.content and reading.tables and reading.findings)


def annotated_workbook(reading: Reading) -> bytes:
    """The workbook with its findings: cells filled and commented, the sheet `Constats` added, all else as it was.

    What is no Open XML workbook, or cannot be marked safely, is given as a workbook of the same cells.
    Raises UnsafeFileError for cells that no workbook can hold.
    """
    remarks = list(remarks_of(reading.findings))
    if reading.format in _OPEN_XML:
        try:
            return marked_workbook(reading.content, remarks)
        except UnsafeFileError:
            pass
    copy, names = plain_workbook(read_book(reading.content, reading.name))
    return marked_workbook(copy, [replace(found, sheet=names.get(found.sheet, found.sheet)) for found in remarks])


def annotated_name(reading: Reading) -> str:
    """The name under which the annotated workbook is offered."""
    ending = reading.format if reading.format in _OPEN_XML else "xlsx"
    return f"{PurePath(reading.name).stem}{ANNOTATED}.{ending}"


def remarks_of(findings: Iterable[Finding]) -> Iterable[Remark]:
    """Findings in the words that a workbook carries."""
    for found in findings:
        yield Remark(
            severity=found.severity,
            severity_word=severity_word(found.severity),
            code=finding_title(found.code),
            sentence=finding_sentence(found),
            sheet=found.sheet,
            cell=found.cell,
            read=found.read,
            expected=found.expected,
            hint=found.hint,
        )
