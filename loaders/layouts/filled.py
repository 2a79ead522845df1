"""Which cells of a sheet hold something, by whole columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from loaders.parsing.number_columns import parse_numbers
from loaders.workbooks.book import CellKind, Sheet

Mask = npt.NDArray[np.bool_]


def filled(sheet: Sheet, column: int, first: int = 0, last: int | None = None) -> Mask:
    """For each row from `first` to `last` (included), whether the cell holds something."""
    kinds = sheet.kinds[column].slice(first, None if last is None else last - first + 1)
    return cast(Mask, np.asarray(kinds.to_numpy(zero_copy_only=False)) != CellKind.BLANK)


def any_filled(sheet: Sheet, columns: Iterable[int], first: int, last: int) -> Mask:
    """The same for several columns: whether one of them does."""
    mask: Mask = np.zeros(max(last - first + 1, 0), bool)
    for column in columns:
        mask |= filled(sheet, column, first, last)
    return mask


def numbers(sheet: Sheet, column: int, first: int, last: int) -> Mask:
    """Whether each cell is a number without unit, stored as such or typed as a text."""
    count = last - first + 1
    return _are_numbers(sheet.texts[column].slice(first, count), sheet.kinds[column].slice(first, count))


def numbers_at(sheet: Sheet, column: int, rows: npt.NDArray[np.int64]) -> Mask:
    """The same of some rows only."""
    picked = pa.array(rows, pa.int64())
    return _are_numbers(sheet.texts[column].take(picked), sheet.kinds[column].take(picked))


def _are_numbers(texts: pa.StringArray, kinds: pa.Int8Array) -> Mask:
    found = parse_numbers(texts, kinds)
    plain, doubtful = (np.asarray(mask.to_numpy(zero_copy_only=False)) for mask in (found.plain, found.unsure))
    return cast(Mask, plain | doubtful)


def where_cell(sheet: Sheet, column: int, first: int, last: int, wanted: Callable[[str], bool]) -> Mask:
    """For each row from `first` to `last` (included), whether the text is one of those wanted; each asked for once."""
    coded = sheet.coded(column)
    answers = np.fromiter((wanted(word or "") for word in coded.words.to_pylist()), bool, len(coded.words))
    if not answers.any():
        return np.zeros(last - first + 1, bool)
    return cast(Mask, answers[coded.codes[first : last + 1]])


def where_text(texts: pa.StringArray, wanted: Callable[[str], bool]) -> Mask:
    """For each text (none null), whether it is one of those wanted; each different text is asked for once."""
    coded = texts.dictionary_encode()
    answers = np.fromiter((wanted(text or "") for text in coded.dictionary.to_pylist()), bool, len(coded.dictionary))
    if not answers.any():
        return np.zeros(len(texts), bool)
    return cast(Mask, answers[np.asarray(coded.indices.to_numpy(zero_copy_only=False))])
