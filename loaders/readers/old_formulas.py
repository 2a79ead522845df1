"""Formulas of an old Excel workbook that were never computed: xlrd gives their results like any other."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import xlrd

Place = tuple[int, int]
_FORMULAS = frozenset({0x0006, 0x0206, 0x0406})
_STARTS, _END = frozenset({0x0009, 0x0209, 0x0409, 0x0809}), 0x000A
_RESULT = struct.Struct("<HHH8sH")
_OLDEST = 30
_EMPTY = b"\x03"
_NO_NUMBER = b"\xff\xff"
_ZERO = bytes(8)
_CALCULATE_ON_LOAD = 2


@dataclass(frozen=True)
class _Formula:
    place: Place
    empty: bool
    placeholder: bool


def never_computed(book: xlrd.Book) -> dict[int, frozenset[Place]]:
    """By sheet, the 0-based rows and columns of formulas that no program computed; none in formats before BIFF3.

    A program that writes formulas without computing them stores zero and asks for a computation on opening, or stores
    an empty text for each; a workbook whose every formula gives an empty text was not computed. An empty text among
    other results is one.
    """
    if book.biff_version < _OLDEST:
        return {}
    starts = [start for start in book._sh_abs_posn if start is not None]
    found = {number: list(_formulas(book.mem, start)) for number, start in enumerate(starts)}
    nothing = all(formula.empty for formulas in found.values() for formula in formulas)
    return {
        number: frozenset(formula.place for formula in formulas if formula.placeholder or (nothing and formula.empty))
        for number, formulas in found.items()
    }


def _formulas(stream: bytes, start: int) -> Iterator[_Formula]:
    """The formulas of the records from a sheet's first one to its last."""
    depth, at, end = 0, start, len(stream)
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        depth += (kind in _STARTS) - (kind == _END)
        if depth <= 0:
            return
        if kind in _FORMULAS and length >= _RESULT.size and at + length <= end:
            row, column, _, result, flags = _RESULT.unpack_from(stream, at)
            empty = result[6:8] == _NO_NUMBER and result[:1] == _EMPTY
            awaited = bool(flags & _CALCULATE_ON_LOAD) and (empty or result == _ZERO)
            yield _Formula((row, column), empty, awaited)
        at += length
