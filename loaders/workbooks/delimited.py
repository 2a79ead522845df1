"""Text files with one record per row (CSV, TSV): every cell as text, every fault with its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePath
from typing import IO, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from convention.domain.findings import Finding, FindingCode
from loaders.workbooks.book import Book, CellKind, Sheet
from loaders.workbooks.delimiter import DELIMITERS, SAMPLE, doubtful_line, find_delimiter
from loaders.workbooks.encoding import counts, end_without, is_blank, to_utf8
from loaders.workbooks.limits import Limits
from loaders.workbooks.records import Columns, read_records


def text_kinds(texts: pa.StringArray) -> pa.Int8Array:
    """The kinds of a column of a text file: TEXT, or BLANK where nothing is written."""
    written = np.asarray(pc.binary_length(texts)) > 0
    return cast(pa.Int8Array, pa.array(written * np.int8(CellKind.TEXT)))


def _spans(kinds: Sequence[pa.Int8Array]) -> dict[int, tuple[int, int]]:
    """By column that holds something: its first and last row that do."""
    spans = {}
    for column, values in enumerate(kinds):
        filled = np.asarray(values.to_numpy(zero_copy_only=False)) != CellKind.BLANK
        if filled.any():
            spans[column] = (int(filled.argmax()), len(filled) - 1 - int(filled[::-1].argmax()))
    return spans


def trimmed_sheet(name: str, texts: Sequence[pa.StringArray], kinds: Sequence[pa.Int8Array]) -> Sheet:
    """The sheet of columns that start at A1, without its blank margins. A sheet of blanks has no column."""
    spans = _spans(kinds)
    if not spans:
        return Sheet(name, (), (), 0)
    left, right = min(spans), max(spans)
    top, bottom = min(first for first, _ in spans.values()), max(last for _, last in spans.values())
    rows = bottom - top + 1
    return Sheet(
        name,
        tuple(texts[column].slice(top, rows) for column in range(left, right + 1)),
        tuple(kinds[column].slice(top, rows) for column in range(left, right + 1)),
        rows,
        first_row=top + 1,
        first_column=left + 1,
    )


_DECLARED = re.compile(rb'"?sep=(?P<delimiter>[;,\t|])"?\r?\n?', re.IGNORECASE)
_LINE = re.compile(rb"[^\r\n]*")
_QUOTE, _NEWLINES = ord('"'), b"\r\n"
_BLOCK = 1 << 22
_WIDEST = 4
_MANY_ROWS, _CORES = 50_000, 2


def _quotes_in_order(utf8: bytes, quotes: npt.NDArray[np.int64], delimiter: str) -> bool:
    """Whether each quote opens a cell, closes one, or is doubled inside one.

    In such a text quotes come in turns: an opening one, or the second of a double, then a closing one, or the first of
    a double.
    """
    if len(quotes) % 2:
        return False
    text = np.frombuffer(utf8, np.uint8)
    ends = np.zeros(256, bool)
    ends[[*_NEWLINES, ord(delimiter)]] = True
    paired = np.diff(quotes) == 1
    first, second = quotes[0::2], quotes[1::2]
    opens = ends[text[first - 1]] | (first == 0)
    opens[1:] |= paired[1::2]
    closes = ends[text[np.minimum(second + 1, len(text) - 1)]] | (second == len(text) - 1)
    closes[:-1] |= paired[1::2]
    return bool(opens.all() and closes.all())


def _fast_columns(utf8: bytes, delimiter: str, limits: Limits) -> Columns | None:
    """The columns of a text without fault, or None when it needs the careful reading; newlines at its end are none."""
    quotes = np.flatnonzero(np.frombuffer(utf8, np.uint8) == _QUOTE) if b'"' in utf8 else np.zeros(0, np.int64)
    if len(quotes) and not _quotes_in_order(utf8, quotes, delimiter):
        return None
    width = _first_line(utf8).count(delimiter.encode()) + 1
    if width > limits.columns:
        return None
    names = [str(number) for number in range(width)]
    body = pa.py_buffer(utf8).slice(0, end_without(utf8, _NEWLINES))
    try:
        table = pa_csv.read_csv(
            cast(IO[bytes], pa.BufferReader(body)),
            read_options=pa_csv.ReadOptions(column_names=names, block_size=_BLOCK),
            parse_options=pa_csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=bool(len(quotes)), ignore_empty_lines=False
            ),
            convert_options=pa_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
                null_values=[],
                check_utf8=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    return tuple(cast(pa.StringArray, pa.concat_arrays(column.chunks)) for column in table.columns)


def _first_line(utf8: bytes) -> bytes:
    found = _LINE.match(utf8)
    return found[0] if found else b""


def _beginning(utf8: bytes) -> str:
    """As many characters as the search for the delimiter looks at, and one more where there are."""
    return utf8[: _WIDEST * (SAMPLE + 1)].decode("utf-8", "ignore")


def _too_many(utf8: bytes, delimiter: str, limits: Limits) -> bool:
    if len(utf8) < limits.cells:
        return False
    quotes, *parts = counts(utf8, b'"\n\r' + delimiter.encode())
    return sum(parts) + 1 > limits.cells or quotes > 2 * limits.cells


def _refused(name: str, *findings: Finding) -> Book:
    return Book(name, "csv", (), findings)


def read_delimited(content: bytes, name: str, limits: Limits) -> Book:
    """The one sheet of a CSV file, named after the file, its rows numbered as a spreadsheet would.

    A record is a row whatever lines its cells hold; a `sep=;` first line is no row. Findings: FILE_NOT_TEXT,
    FILE_EMPTY, FILE_DELIMITER, QUOTE_UNCLOSED, QUOTE_MISPLACED, FILE_TOO_HEAVY (no sheet then), ROW_WIDTH (detail
    `line` is the line in the text; nothing is cut).
    """
    utf8 = to_utf8(content)
    if isinstance(utf8, Finding):
        return _refused(name, utf8)
    declared = _DECLARED.match(utf8)
    skipped_lines = 1 if declared and declared[0].endswith(b"\n") else 0
    body = utf8[declared.end() :] if declared else utf8
    if is_blank(body):
        return _refused(name, Finding(FindingCode.FILE_EMPTY))
    delimiter = declared["delimiter"].decode() if declared else find_delimiter(_beginning(body))
    if delimiter is None:
        shown = {";": "point-virgule", "\t": "tabulation", ",": "virgule", "|": "barre verticale"}
        expected = "un seul séparateur de colonnes\u00a0: " + ", ".join(shown[each] for each in DELIMITERS)
        line, read = doubtful_line(_beginning(body))
        details = (("line", str(skipped_lines + line)),)
        return _refused(name, Finding(FindingCode.FILE_DELIMITER, read=read, expected=expected, details=details))
    if _too_many(body, delimiter, limits):
        details = (("limit", str(limits.cells)),)
        return _refused(name, Finding(FindingCode.FILE_TOO_HEAVY, details=details))
    return _read_body(body, name, delimiter, skipped_lines, limits)


def _read_body(body: bytes, name: str, delimiter: str, skipped_lines: int, limits: Limits) -> Book:
    sheet_name = PurePath(name).stem
    findings: tuple[Finding, ...] = ()
    columns = _fast_columns(body, delimiter, limits)
    if columns is None:
        columns, findings = read_records(body.decode("utf-8"), delimiter, sheet_name, skipped_lines, limits)
    if not columns:
        return _refused(name, *findings)
    kinds = [text_kinds(column) for column in columns]
    sheet = trimmed_sheet(sheet_name, columns, kinds)
    if sheet.rows >= _MANY_ROWS:
        with ThreadPoolExecutor(_CORES) as beside:
            list(beside.map(sheet.coded, range(len(sheet.texts))))
    return Book(name, "csv", (sheet,), findings)
