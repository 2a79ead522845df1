"""Amounts as their indicators mean them: answers and degrees as numbers, percent signs and units against the unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from convention.domain.catalogue import Indicator, Kind
from convention.domain.findings import Finding, FindingCode
from convention.wording.formats import EXACT, is_percent, unit_for, value_with_unit
from loaders.parsing.numbers import LIMIT, NumberReading
from loaders.parsing.problem import Problem, quoted
from loaders.parsing.suggestions import fold
from loaders.values.amounts import MILLIONTHS, Amount, Amounts, as_millionths, word_problem
from loaders.values.cells import Flags, Numbers
from loaders.values.values import Agreed

_UNIT_MARKS = str.maketrans({"²": "2", "³": "3"})


@dataclass
class Fitted:
    """Amounts in the units of their indicators.

    `said`: findings of cells by row; `failed`: rows that one of them stops.
    """

    values: Numbers
    known: Flags
    failed: Flags
    said: list[tuple[int, Problem]] = field(default_factory=list)

    def say(self, row: int, code: FindingCode, expected: str = "", *, stops: bool, hint: str = "") -> None:
        """Note a finding of one row."""
        self.said.append((row, Problem(code, expected, hint)))
        self.failed[row] |= stops


def fit(agreed: Agreed, indicator: Numbers, amounts: Amounts, texts: Callable[[int], str]) -> Fitted:
    """The amounts of a column in the units of the indicators of its rows; -1 for an unknown indicator.

    `texts`: the text of the cell of a row.
    """
    odd = np.flatnonzero(amounts.odd >= 0) if amounts.readings else ()
    fitted = Fitted(amounts.values, amounts.known, np.zeros(len(indicator), bool))
    if len(odd):
        fitted.values, fitted.known = amounts.values.copy(), amounts.known.copy()
    for row in odd:
        _fit_odd(agreed, int(indicator[row]), amounts.readings[amounts.odd[row]], int(row), texts, fitted)
    _fit_percent(agreed, indicator, amounts, fitted)
    return fitted


def _fit_odd(
    agreed: Agreed,
    indicator: int,
    reading: Amount | Problem,
    row: int,
    texts: Callable[[int], str],
    fitted: Fitted,
) -> None:
    if isinstance(reading, Problem):
        fitted.said.append((row, reading))
        fitted.failed[row] = True
        return
    meant = agreed.catalogue.indicators[indicator] if indicator >= 0 else None
    if reading.word:
        _fit_word(meant, reading, row, texts(row), fitted)
    if reading.doubt:
        fitted.say(row, FindingCode.MISSING_WORD, reading.doubt, stops=False)
    if reading.number is not None:
        _fit_number(meant, reading.number, row, fitted)


def _fit_word(meant: Indicator | None, reading: Amount, row: int, text: str, fitted: Fitted) -> None:
    """`oui` is 1 for a step or a yearly duty; `engagé` is 2 on the scale; elsewhere neither is a number."""
    number = None
    if meant is not None and meant.kind in {Kind.MILESTONE, Kind.YEARLY}:
        number = reading.answer
    elif meant is not None and meant.kind is Kind.QUALITATIVE:
        number = reading.degree
    if number is None:
        problem = word_problem(text)
        fitted.say(row, problem.code, problem.expected, stops=True)
    else:
        fitted.values[row], fitted.known[row] = number * MILLIONTHS, True


def _fit_number(meant: Indicator | None, number: NumberReading, row: int, fitted: Fitted) -> None:
    if number.rounded:
        fitted.say(row, FindingCode.NUMBER_ROUNDED, stops=False)
    if number.scientific:
        fitted.say(row, FindingCode.NUMBER_SCIENTIFIC, "un nombre écrit avec tous ses chiffres", stops=False)
    if not number.unit or meant is None:
        return
    expected = f"un nombre en {quoted(meant.unit)}"
    if same_unit(number.unit, meant.unit):
        fitted.say(row, FindingCode.UNIT_IN_CELL, expected, stops=False)
    elif number.factor != 1 and (not number.base_unit or same_unit(number.base_unit, meant.unit)):
        scaled = number.value * number.factor
        if abs(scaled) >= LIMIT:
            fitted.say(row, FindingCode.NUMBER_OUT_OF_RANGE, expected, stops=True)
            return
        fitted.values[row] = as_millionths(scaled)
        written = f"la valeur écrite en entier, {value_with_unit(scaled, meant.unit, EXACT)}"
        fitted.say(row, FindingCode.MULTIPLE_IN_CELL, written, stops=False)
    else:
        fitted.say(row, FindingCode.UNIT_MISMATCH, expected, stops=True)


def _fit_percent(agreed: Agreed, indicator: Numbers, amounts: Amounts, fitted: Fitted) -> None:
    """A percent sign is refused where the unit is another; a bare fraction under 1 % is to be confirmed."""
    in_percent = np.append(agreed.percent, False)[indicator]
    signed = np.flatnonzero(amounts.percent)
    for row in signed[~in_percent[signed] & (indicator[signed] >= 0)]:
        unit = agreed.catalogue.indicators[int(indicator[row])].unit
        fitted.say(int(row), FindingCode.PERCENT_UNIT, f"un nombre en {quoted(unit)}, sans %", stops=True)
    bare = np.flatnonzero(in_percent & fitted.known & ~amounts.percent)
    size = np.abs(fitted.values[bare])
    for row in bare[(size > 0) & (size < MILLIONTHS)]:
        fitted.say(int(row), FindingCode.PERCENT_FRACTION, "un pourcentage, comme 52 pour 52\u202f%", stops=False)


@lru_cache(maxsize=4096)
def same_unit(written: str, agreed: str) -> bool:
    """Whether two spellings name the same unit: accents, case, plural and the form of squares do not matter."""
    return _folded_unit(written) in {_folded_unit(agreed), _folded_unit(unit_for(1, agreed))} or (
        is_percent(agreed) and written == "%"
    )


def _folded_unit(unit: str) -> str:
    return fold(unit).translate(_UNIT_MARKS).rstrip(".")


def findings_of(
    fitted: Fitted, sheet: str, address: Callable[[int], str], text: Callable[[int], str]
) -> Iterator[Finding]:
    """What was said, with the cell that each row has."""
    for row, problem in fitted.said:
        yield Finding(problem.code, sheet, address(row), text(row), problem.expected, problem.hint)
