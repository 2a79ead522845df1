"""CSV files that open right in a French spreadsheet: semicolons, decimal commas, UTF-8 with its mark."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

_FORMULA_SIGNS = frozenset("=+-@")
# Spaces of every width, ends of lines, other controls, and signs without width.
_BLANK_KINDS = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
_NUMBER = re.compile(r"-?\d+(,\d+)?")


def french_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table of texts as CSV; a text that a spreadsheet would run as a formula is preceded by an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([literal_text(text) for text in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def literal_text(text: str) -> str:
    """A text as no spreadsheet runs it: preceded by an apostrophe where one might."""
    return f"'{text}" if runs_as_formula(text) else text


def without_apostrophe(text: str) -> str:
    """A text as it was before `literal_text`: an apostrophe before what runs as a formula was put there for that."""
    return text[1:] if text.startswith("'") and runs_as_formula(text[1:]) else text


def runs_as_formula(text: str) -> bool:
    """Whether a spreadsheet that opens a text may run it: a formula sign, also a full-width one, after any blanks."""
    first = next((sign for sign in text if unicodedata.category(sign) not in _BLANK_KINDS), "")
    begins = unicodedata.normalize("NFKC", first)[:1]
    return text[:1] in {"\t", "\r"} or (begins in _FORMULA_SIGNS and not _NUMBER.fullmatch(text))
