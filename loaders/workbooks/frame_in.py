"""From what the child process handed back to a Book; all of it is checked, for a hostile file may have shaped it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, cast

import pyarrow as pa

from convention.domain.findings import Finding, FindingCode
from loaders.workbooks.book import Book, Sheet
from loaders.workbooks.frame_out import LENGTH_BYTES


def book_from_frame(content: bytes, name: str) -> Book:
    """The book, its hidden rows and columns told among its findings.

    Raises ValueError (and its kin KeyError, TypeError, pa.ArrowInvalid) for bytes that no FrameWriter finished.
    """
    length = int.from_bytes(content[-LENGTH_BYTES:], "little")
    head = json.loads(content[-LENGTH_BYTES - length : -LENGTH_BYTES])
    findings = tuple(_finding(record) for record in head["findings"])
    buffer = pa.py_buffer(content)
    sheets = tuple(_sheet(record, buffer) for record in head["sheets"])
    hidden = tuple(finding for sheet in sheets for finding in hidden_findings(sheet))
    return Book(name, head["format"], sheets, (*findings, *hidden))


def _finding(record: dict[str, Any]) -> Finding:
    details = tuple((key, value) for key, value in record.pop("details"))
    return Finding(FindingCode(record.pop("code")), **record, details=details)


def _sheet(record: dict[str, Any], buffer: pa.Buffer) -> Sheet:
    rows = record["rows"]
    columns = [_column(places, rows, buffer) for places in record.pop("columns")]
    return Sheet(
        texts=tuple(texts for texts, _ in columns),
        kinds=tuple(kinds for _, kinds in columns),
        hidden_rows=frozenset(record.pop("hidden_rows")),
        hidden_columns=frozenset(record.pop("hidden_columns")),
        merges=tuple((up, left, down, right) for up, left, down, right in record.pop("merges")),
        notes={str(cell): str(text) for cell, text in record.pop("notes").items()},
        asides=tuple(str(text) for text in record.pop("asides")),
        **record,
    )


def _column(places: list[int], rows: int, buffer: pa.Buffer) -> tuple[pa.StringArray, pa.Int8Array]:
    ends, texts, kinds = (buffer.slice(*places[number : number + 2]) for number in (0, 2, 4))
    if ends.size != 4 * (rows + 1) or kinds.size != rows:
        raise ValueError("a column has another length than its sheet")
    text_array = pa.StringArray.from_buffers(rows, ends, texts)
    text_array.validate(full=True)
    kind_array = pa.Array.from_buffers(pa.int8(), rows, [None, kinds])
    return text_array, cast(pa.Int8Array, kind_array)


def hidden_findings(sheet: Sheet) -> Iterator[Finding]:
    """What there is to say of rows and columns that hold cells and are not seen."""
    if sheet.hidden_rows:
        rows = as_ranges(sheet.first_row + row for row in sorted(sheet.hidden_rows))
        yield Finding(FindingCode.ROWS_HIDDEN, sheet.name, details=(("rows", rows),))
    if sheet.hidden_columns:
        names = [sheet.address(0, column).rstrip("0123456789") for column in sorted(sheet.hidden_columns)]
        yield Finding(FindingCode.COLUMNS_HIDDEN, sheet.name, details=(("columns", ", ".join(names)),))


def as_ranges(positions: Iterable[int]) -> str:
    """Sorted 1-based positions as a reader says them: `3-7, 12`."""
    runs: list[list[int]] = []
    for position in positions:
        if runs and position == runs[-1][1] + 1:
            runs[-1][1] = position
        else:
            runs.append([position, position])
    return ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in runs)
