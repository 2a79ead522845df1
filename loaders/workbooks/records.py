"""The careful reading of a text file: record by record, to name the line of every fault."""

from __future__ import annotations

import csv
import io
import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

import pyarrow as pa

from convention.domain.findings import Finding, FindingCode
from loaders.workbooks.limits import Limits

Columns = tuple[pa.StringArray, ...]
# The module's own bound on a cell (131 072 characters) would pass for a fault of quotes; the file's size bounds it.
csv.field_size_limit((1 << 31) - 1)
_CHUNK = 50_000
_SHOWN = 20
_EXPECTED_CLOSE = "un guillemet fermant, ou aucun guillemet"
_EXPECTED_DOUBLE = "des guillemets doublés à l’intérieur d’une cellule entre guillemets"


@dataclass
class _Records:
    """What the records were: per record its width, its width without trailing blanks, and its first line."""

    widths: array[int] = field(default_factory=lambda: array("i"))
    used: array[int] = field(default_factory=lambda: array("i"))
    lines: array[int] = field(default_factory=lambda: array("i"))
    chunks: list[list[pa.StringArray]] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def add_chunk(self, rows: list[list[str]]) -> None:
        self.chunks.append([pa.array(column, pa.string()) for column in zip_longest(*rows, fillvalue="")])
        self.sizes.append(len(rows))

    def columns(self) -> Columns:
        """All columns, those that a chunk lacks filled with blanks."""
        width = max(map(len, self.chunks), default=0)
        return tuple(
            pa.concat_arrays(
                chunk[number] if number < len(chunk) else pa.repeat("", size)
                for chunk, size in zip(self.chunks, self.sizes, strict=True)
            )
            for number in range(width)
        )


def _used(row: list[str]) -> int:
    width = len(row)
    while width and not row[width - 1].strip():
        width -= 1
    return width


def _quote_finding(text: str, start_line: int, delimiter: str, sheet: str) -> Finding:
    """The fault of the record that starts at a line: the quote that never closes, or text after a closing one."""
    starts = re.finditer(r"\r\n|\n|\r", text)
    offset = 0 if start_line == 1 else next(m.end() for number, m in enumerate(starts, 2) if number == start_line)
    quoted = re.compile(r'"[^"]*(?:""[^"]*)*"')
    stop = re.compile(rf"[{re.escape(delimiter)}\r\n]|\Z")
    position = offset
    while position < len(text):
        if text[position] == '"':
            closed = quoted.match(text, position)
            lines = str(start_line + len(re.findall(r"\r\n|\n|\r", text[offset:position])))
            details = (("line", lines),)
            read = text[position : position + 30]
            if closed is None:
                return Finding(FindingCode.QUOTE_UNCLOSED, sheet, "", read, _EXPECTED_CLOSE, details=details)
            if not stop.match(text, closed.end()):
                return Finding(FindingCode.QUOTE_MISPLACED, sheet, "", read, _EXPECTED_DOUBLE, details=details)
            position = closed.end()
        ended = stop.search(text, position)
        position = ended.end() if ended and ended.end() > position else len(text)
    details = (("line", str(start_line)),)
    return Finding(FindingCode.QUOTE_UNCLOSED, sheet, "", text[offset : offset + 30], _EXPECTED_CLOSE, details=details)


def _collect(text: str, delimiter: str, limits: Limits) -> _Records | int | None:
    """The records; or the line of the record whose quotes are wrong; or None when a record is too wide."""
    records, rows, line = _Records(), list[list[str]](), 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if len(row) > limits.columns:
                return None
            records.widths.append(len(row))
            records.used.append(_used(row))
            records.lines.append(line)
            line = reader.line_num + 1
            rows.append(row)
            if len(rows) == _CHUNK:
                records.add_chunk(rows)
                rows = []
    except csv.Error:
        return line
    records.add_chunk(rows)
    return records


def _faults(records: _Records, *, terminated: bool) -> Iterator[tuple[int, int]]:
    """Record and expected width of each record that is too wide, or too narrow to be a title, a note or a blank.

    The table is as wide as most records. A record of one cell is a title above it or a note below it; as the last of a
    text that ends without a newline, right under the table, it may as well be a record cut short.
    """
    widths, used = records.widths, records.used
    several = [width for width in widths if width > 1]
    table = Counter(several).most_common(1)[0][0] if several else 1
    full = [number for number, width in enumerate(widths) if width == table]
    first, last = full[0], full[-1]
    for number, width in enumerate(widths):
        outside = number < first or number > last
        cut_short = not terminated and number == len(widths) - 1 and number == last + 1
        if used[number] > table or (used[number] and width < table and (width > 1 or not outside or cut_short)):
            yield number, table


def _width_findings(records: _Records, sheet: str, skipped_lines: int, *, terminated: bool) -> Iterator[Finding]:
    faults = list(_faults(records, terminated=terminated))
    for number, table in faults[:_SHOWN]:
        found = records.widths[number] if records.widths[number] < table else records.used[number]
        details = (
            ("line", str(records.lines[number] + skipped_lines)),
            ("found", str(found)),
            ("expected", str(table)),
            ("others", str(len(faults) - _SHOWN) if len(faults) > _SHOWN else ""),
        )
        yield Finding(
            FindingCode.ROW_WIDTH, sheet, f"A{number + 1}", f"{found} cellules", f"{table} cellules", details=details
        )


def read_records(
    text: str, delimiter: str, sheet: str, skipped_lines: int, limits: Limits
) -> tuple[Columns, tuple[Finding, ...]]:
    """The columns of a text and what is wrong with its records; no column when its quotes are.

    `skipped_lines`: lines of the file before the text, so that the lines named are those of the file.
    """
    records = _collect(text, delimiter, limits)
    if records is None:
        return (), (Finding(FindingCode.FILE_TOO_HEAVY, sheet, details=(("columns", str(limits.columns)),)),)
    if isinstance(records, int):
        finding = _quote_finding(text, records, delimiter, sheet)
        line = str(int(dict(finding.details)["line"]) + skipped_lines)
        return (), (Finding(finding.code, sheet, "", finding.read, finding.expected, details=(("line", line),)),)
    terminated = text.endswith(("\n", "\r"))
    return records.columns(), tuple(_width_findings(records, sheet, skipped_lines, terminated=terminated))
