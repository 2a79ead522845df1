"""A column of value cells: numbers exactly, in millionths, and what else stands in place of a number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from convention.domain.findings import FindingCode
from convention.domain.observation import ObservationStatus
from convention.warehouse.observation_table import AMOUNT
from convention.wording.values import SCALE
from loaders.parsing.number_columns import parse_numbers
from loaders.parsing.number_conventions import UNPROVEN, Convention
from loaders.parsing.numbers import DECIMALS, NumberReading, parse_machine_number, parse_number
from loaders.parsing.problem import NumberProblem, Problem, quoted
from loaders.parsing.statuses import read_missing, split_mark
from loaders.parsing.suggestions import fold
from loaders.values.cells import Cells, Flags, Numbers
from loaders.workbooks.book import CellKind

STATUSES = tuple(ObservationStatus)
FIRST_WITHOUT_VALUE = STATUSES.index(ObservationStatus.UNAVAILABLE)
MILLIONTHS = 10**DECIMALS
ANSWERS = {
    **dict.fromkeys(("oui", "fait", "faite", "realise", "realisee", "vrai", "x", "ok"), 1),
    **dict.fromkeys(("non", "non fait", "non faite", "pas fait", "non realise", "non realisee", "faux"), 0),
}
DEGREES = {fold(word): degree for degree, word in enumerate(SCALE)} | {
    fold(f"{degree} {dash} {word}"): degree for degree, word in enumerate(SCALE) for dash in "–-"
}
_DATE = "un nombre\u00a0; la cellule est affichée comme une date"
_NUMBER = "un nombre seul, comme 1\u202f234,5"


@dataclass(frozen=True)
class Amount:
    """What one value cell that is no plain number says.

    `number`: the number read. `status`: a mark after it, or why there is none. `word`: an answer or a degree, whose
    number depends on the indicator. `doubt`: the other meaning that the word may have.
    """

    number: NumberReading | None = None
    status: ObservationStatus | None = None
    word: bool = False
    answer: int | None = None
    degree: int | None = None
    doubt: str = ""


Odd = Amount | Problem


@dataclass(frozen=True)
class Amounts:
    """`values`: millionths, where `known`. `percent`: shown with a percent sign.

    `odd[i]`: for a cell that is neither blank nor a plain number, which of `readings` it has; else -1.
    """

    values: Numbers
    known: Flags
    percent: Flags
    blank: Flags
    odd: Numbers
    readings: tuple[Odd, ...]

    def at(self, rows: Numbers) -> Amounts:
        """The amounts at some rows, in their order."""
        return Amounts(
            self.values[rows], self.known[rows], self.percent[rows], self.blank[rows], self.odd[rows], self.readings
        )


def read_amount(text: str, kind: CellKind, convention: Convention = UNPROVEN) -> Odd:
    """The reading of one cell that is no plain number."""
    match kind:
        case CellKind.ERROR:
            return NumberProblem(FindingCode.ERROR_CELL, "une valeur\u00a0; la cellule porte une erreur de calcul")
        case CellKind.FORMULA_WITHOUT_VALUE:
            return NumberProblem(
                FindingCode.FORMULA_WITHOUT_VALUE, "une formule calculée\u00a0; ouvrir le classeur et l’enregistrer"
            )
        case CellKind.DATE | CellKind.MONTH | CellKind.QUARTER | CellKind.YEAR:
            return NumberProblem(FindingCode.NUMBER_UNREADABLE, _DATE)
        case CellKind.NUMBER | CellKind.PERCENT:
            found = parse_machine_number(text, percent=kind is CellKind.PERCENT)
            return found if isinstance(found, Problem) else Amount(found)
        case _:
            return _written(text, convention)


def _written(text: str, convention: Convention) -> Odd:
    folded = fold(text)
    if folded in ANSWERS or folded in DEGREES:
        return Amount(word=True, answer=ANSWERS.get(folded), degree=DEGREES.get(folded))
    missing = read_missing(text)
    if missing is not None:
        return Amount(status=missing.status, doubt=missing.doubt)
    marked = split_mark(text)
    found = parse_number(marked.text, convention)
    return found if isinstance(found, Problem) else Amount(found, marked.status)


def as_millionths(value: Decimal) -> int:
    """A number of at most 6 decimals in millionths."""
    return int(value.scaleb(DECIMALS))


def from_millionths(value: int) -> Decimal:
    """The number of so many millionths, without useless zeros."""
    exact = Decimal(int(value)).scaleb(-DECIMALS)
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()


def read_amounts(texts: pa.StringArray, kinds: npt.NDArray[np.int8], convention: Convention = UNPROVEN) -> Amounts:
    """Cells of values, each of them another one: the plain numbers all at once, the others one by one."""
    column = parse_numbers(texts, pa.array(kinds, pa.int8()))
    plain = np.asarray(column.plain)
    blank = (kinds == CellKind.BLANK) | ~_has_ink(texts, kinds)
    values, known = column_millionths(column.values), plain.copy()
    percent = plain & (kinds == CellKind.PERCENT)
    odd = np.full(len(kinds), -1, np.int64)
    rest = np.flatnonzero(~plain & ~blank)
    readings: list[Odd] = []
    if len(rest):
        words = zip(texts.take(rest).to_pylist(), kinds[rest], strict=True)
        readings = [read_amount(word or "", CellKind(kind), convention) for word, kind in words]
        odd[rest] = np.arange(len(rest))
        numbers = [reading.number if isinstance(reading, Amount) else None for reading in readings]
        amounts = np.array([as_millionths(n.value) if n else 0 for n in numbers], np.int64)
        values[rest] = amounts
        known[rest] = [n is not None for n in numbers]
        percent[rest] = [bool(n and n.percent) for n in numbers]
    return Amounts(values, known, percent, blank, odd, tuple(readings))


def amounts_of(cells: Cells, convention: Convention = UNPROVEN) -> Amounts:
    """The cells of a column of values, each distinct text read once."""
    words = read_amounts(pa.array(cells.texts, pa.string()), np.array(cells.kinds, np.int8), convention)
    return words.at(cells.codes)


def _has_ink(texts: pa.StringArray, kinds: npt.NDArray[np.int8]) -> Flags:
    """Whether a cell holds more than spaces; an error or a formula without value does whatever its text."""
    lengths: Numbers = np.asarray(pc.binary_length(pc.utf8_trim_whitespace(texts)))
    inked: Flags = (lengths > 0) | (kinds == CellKind.ERROR) | (kinds == CellKind.FORMULA_WITHOUT_VALUE)
    return inked


def column_millionths(values: pa.Decimal128Array) -> Numbers:
    """A column of decimals of 18 digits as millionths, 0 where null."""
    words = np.frombuffer(memoryview(cast(bytes, values.buffers()[1])), np.int64)[::2]
    found: Numbers = words[values.offset : values.offset + len(values)].copy()
    if values.null_count:
        found[np.asarray(values.is_null())] = 0
    return found


def millionths_column(values: Numbers, known: Flags) -> pa.Array[Any]:
    """The inverse of `column_millionths`, null where not known."""
    return pa.array(values, mask=None if known.all() else ~known).view(AMOUNT)


def word_problem(text: str) -> Problem:
    """The problem of a word whose number has no sense for the indicator."""
    return NumberProblem(FindingCode.NUMBER_UNREADABLE, f"{_NUMBER}\u00a0; {quoted(text)} n’en est pas un")
