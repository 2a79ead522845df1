"""CSV files that open right in a French spreadsheet: semicolons, decimal commas, UTF-8 with its mark."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(,\d+)?")


def french_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table of texts as CSV; a text that a spreadsheet would run as a formula is preceded by an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_literal(text) for text in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _literal(text: str) -> str:
    if text.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
