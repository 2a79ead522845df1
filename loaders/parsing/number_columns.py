"""Whole columns of numbers at once: the plain ones exactly, the others left to the parsers of one cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc

from loaders.parsing.number_conventions import unsure
from loaders.parsing.numbers import DECIMALS
from loaders.workbooks.book import CellKind

STORED = pa.decimal128(18, DECIMALS)
_WHOLE = "(?:0|[1-9][0-9]{0,11})"
_MACHINE = rf"^-?{_WHOLE}(?:\.[0-9]{{1,6}})?$"
_TEXT = rf"^-?{_WHOLE}(?:,[0-9]{{1,6}})?$"
_GROUPED = "^-?[1-9][0-9]{0,2}(?:[ \u00a0\u202f\u2009][0-9]{3}){1,3}(?:,[0-9]{1,6})?$"
_SPACES = "[ \u00a0\u202f\u2009]"


@dataclass(frozen=True)
class NumberColumn:
    """`values`: decimal128(18, 6), null where not `plain`; the caller reads the others cell by cell.

    `unsure`: texts that are numbers with two readings (`1,500`), never plain.
    """

    values: pa.Decimal128Array
    plain: pa.BooleanArray
    unsure: pa.BooleanArray


def _matching(texts: pa.StringArray, pattern: str, among: pa.BooleanArray) -> pa.BooleanArray:
    return pc.and_(among, pc.match_substring_regex(texts, pattern))


def parse_numbers(texts: pa.StringArray, kinds: pa.Int8Array) -> NumberColumn:
    """The plain numbers of a column, as `parse_number` (TEXT) and `parse_machine_number` (NUMBER, PERCENT) read them.

    `texts`, `kinds`: a column of a Sheet, or its unique cells. Plain: digits, at most 6 decimals after a comma (TEXT)
    or a point (NUMBER, PERCENT), thousands in groups after a space (TEXT). No float stands between text and value.
    """
    stored = pc.is_in(kinds, value_set=pa.array([CellKind.NUMBER, CellKind.PERCENT], kinds.type))
    written = pc.equal(kinds, pa.scalar(int(CellKind.TEXT), kinds.type))
    machine = _matching(texts, _MACHINE, stored)
    doubtful = pc.and_(written, unsure(texts)) if pc.any(written).as_py() else pa.repeat(False, len(texts))
    text = pc.and_not(_matching(texts, _TEXT, written), doubtful)
    rest = pc.and_(written, pc.invert(text))
    grouped = _matching(texts, _GROUPED, rest) if pc.any(rest).as_py() else pa.repeat(False, len(texts))
    plain = cast(pa.BooleanArray, pc.fill_null(pc.or_(machine, pc.or_(text, grouped)), pa.scalar(False)))
    digits = cast(pa.StringArray, pc.if_else(plain, texts, pa.scalar(None, pa.string())))
    if pc.any(grouped).as_py():
        digits = pc.replace_substring_regex(digits, _SPACES, "")
    if pc.any(written).as_py():
        digits = pc.replace_substring(digits, ",", ".")
    return NumberColumn(cast(pa.Decimal128Array, pc.cast(digits, STORED)), plain, doubtful)
