"""What the child process hands back: columns as Arrow lays them out in memory, then a JSON head, then its length.

The parent wraps the columns without copying a text; nothing of a foreign file is ever unpickled.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import IO, Any

from convention.domain.findings import Finding
from loaders.workbooks.cell_store import DenseSheet
from loaders.workbooks.limits import Limits
from loaders.workbooks.stop import too_heavy

LENGTH_BYTES = 8
_ALIGNED = 8
if sys.byteorder != "little":
    raise ImportError("columns are handed over in little-endian order")


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding as JSON holds it."""
    return {
        "code": finding.code.value,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "read": finding.read,
        "expected": finding.expected,
        "hint": finding.hint,
        "details": finding.details,
    }


@dataclass
class FrameWriter:
    """Writes sheets one after the other; the file is worth nothing before `finish`.

    Raises ReadingStoppedError (FILE_TOO_HEAVY) when all texts or all rectangles together are over the limits.
    """

    target: IO[bytes]
    limits: Limits
    sheets: list[dict[str, Any]] = field(default_factory=list)
    _place: int = 0
    _cells: int = 0
    _text_bytes: int = 0

    def add(self, sheet: DenseSheet) -> None:
        """Write the columns of a sheet."""
        self._cells += sheet.rows * len(sheet.columns)
        if self._cells > self.limits.cells:
            raise too_heavy(sheet.name, cells=self.limits.cells)
        self._text_bytes += sum(map(len, (*sheet.notes.values(), *sheet.asides)))
        columns = [self._column(sheet.name, texts, kinds) for texts, kinds in sheet.columns]
        record = {
            name: getattr(sheet, name)
            for name in (
                *("name", "hidden", "first_row", "first_column", "rows"),
                *("hidden_rows", "hidden_columns", "merges", "notes", "asides"),
            )
        }
        self.sheets.append(record | {"columns": columns})

    def finish(self, book_format: str, findings: Iterable[Finding]) -> None:
        """Write what the file is and what there is to say of it."""
        head = {"format": book_format, "findings": [finding_record(each) for each in findings], "sheets": self.sheets}
        encoded = json.dumps(head).encode()
        self.target.write(encoded)
        self.target.write(len(encoded).to_bytes(LENGTH_BYTES, "little"))
        self.target.flush()

    def _column(self, sheet: str, texts: list[str], kinds: bytearray) -> tuple[int, ...]:
        """Offset and length of the three buffers of a column: where texts end, texts, kinds."""
        self._text_bytes += sum(map(len, texts))
        if self._text_bytes > self.limits.text_bytes:
            raise too_heavy(sheet, text_bytes=self.limits.text_bytes)
        joined = "".join(texts)
        encoded = joined.encode()
        if len(encoded) == len(joined):
            lengths: Iterable[int] = map(len, texts)
        else:
            lengths = (len(text.encode()) for text in texts)
        ends = array("i", accumulate(lengths, initial=0))
        return (*self._write(ends.tobytes()), *self._write(encoded), *self._write(kinds))

    def _write(self, content: bytes | bytearray) -> tuple[int, int]:
        place = self._place
        padding = -len(content) % _ALIGNED
        self.target.write(content)
        self.target.write(bytes(padding))
        self._place += len(content) + padding
        return place, len(content)
