"""The values of a file as parallel columns: what each is, and the cell that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, TypeAlias, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from convention.domain.catalogue import Catalogue, Kind
from convention.domain.period import Grain, Period
from convention.wording.formats import is_percent
from loaders.values.cells import Flags, Numbers
from loaders.workbooks.book import column_letters

Texts: TypeAlias = "pa.DictionaryArray[Any, Any]"
"""A column of texts, few of which are distinct."""
GRAINS = tuple(Grain)
KINDS = tuple(Kind)


class Periods:
    """The distinct periods of a file, each under a number."""

    def __init__(self) -> None:
        self.known: list[Period] = []
        self._numbers: dict[Period, int] = {}

    def number(self, period: Period) -> int:
        """The number of a period, a new one the first time."""
        found = self._numbers.setdefault(period, len(self.known))
        if found == len(self.known):
            self.known.append(period)
        return found


@dataclass(frozen=True)
class Agreed:
    """The catalogue, and what its indicators are, by their position in it."""

    catalogue: Catalogue

    @cached_property
    def grains(self) -> Numbers:
        """Position in `GRAINS` of the grain that each indicator is followed by."""
        return np.array([GRAINS.index(i.frequency.grain) for i in self.catalogue.indicators], np.int64)

    @cached_property
    def percent(self) -> Flags:
        """Whether the unit is the percentage."""
        return np.array([is_percent(i.unit) for i in self.catalogue.indicators], bool)

    @cached_property
    def kinds(self) -> Numbers:
        """Position in `KINDS` of each indicator's kind."""
        return np.array([KINDS.index(i.kind) for i in self.catalogue.indicators], np.int64)

    def is_kind(self, indicators: Numbers, *kinds: Kind) -> Flags:
        """Whether each of some indicators, -1 for an unknown one, is of one of the kinds."""
        among = np.isin(self.kinds, [KINDS.index(kind) for kind in kinds])
        return np.append(among, False)[indicators]


@dataclass(frozen=True)
class Values:
    """One row a value cell that says something, `-1` where a code is not known.

    `sheet`: position in the file's sheets; `row`, `column`: as a spreadsheet numbers them, from 1. `indicator`:
    position in the catalogue, `territory` in `TERRITORIES`, `period` in the file's `Periods`, `status` in `STATUSES`.
    `amount`, `numerator`, `denominator`: millionths of the indicator's unit, where `known`, `has_numerator`,
    `has_denominator`. `valid`: no finding stops it so far.
    """

    sheet: Numbers
    row: Numbers
    column: Numbers
    indicator: Numbers
    territory: Numbers
    period: Numbers
    status: Numbers
    amount: Numbers
    known: Flags
    numerator: Numbers
    has_numerator: Flags
    denominator: Numbers
    has_denominator: Flags
    text: pa.StringArray
    source: Texts
    comment: Texts
    valid: Flags

    def __len__(self) -> int:
        return len(self.row)

    def address(self, position: int) -> str:
        """The address of one value's cell."""
        return f"{column_letters(int(self.column[position]))}{int(self.row[position])}"


def joined(parts: Sequence[Values]) -> Values:
    """All values of several tables, in their order."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return no_values()
    columns: dict[str, Any] = {}
    for field in fields(Values):
        found = [getattr(part, field.name) for part in parts]
        columns[field.name] = _joined_texts(found) if isinstance(found[0], pa.Array) else np.concatenate(found)
    return Values(**columns)


def _joined_texts(parts: list[pa.Array[Any]]) -> pa.Array[Any]:
    return pa.chunked_array(parts).unify_dictionaries().combine_chunks()


def coded_texts(words: Sequence[str], codes: npt.NDArray[np.integer[Any]]) -> Texts:
    """A column of texts by their positions among some words."""
    small = cast(pa.Int32Array, pa.array(np.asarray(codes, np.int32)))
    return pa.DictionaryArray.from_arrays(small, pa.array(words, pa.string()))


def has_text(texts: Texts) -> Flags:
    """Whether each text is not empty."""
    written = np.array([bool(word) for word in texts.dictionary.to_pylist()], bool)
    flags: Flags = written[np.asarray(texts.indices)] if len(texts) else np.zeros(0, bool)
    return flags


def no_values() -> Values:
    """The values of a file that has none."""
    n, f, t = np.zeros(0, np.int64), np.zeros(0, bool), pa.array([], pa.string())
    none = coded_texts((), n)
    return Values(n, n, n, n, n, n, n, n, f, n, f, n, f, t, none, none, f)


@dataclass(frozen=True)
class FileValues:
    """All values of a file, with what their numbers stand for; `sheets`: names by position."""

    agreed: Agreed
    values: Values
    periods: tuple[Period, ...]
    sheets: tuple[str, ...]
