"""Arithmetic written out so that a reader, or a test, can do it again from the text alone."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from convention.domain.goal import Goal
from convention.wording.formats import EXACT, NARROW, Number, number, number_apart, rounded

_RATE_BOUNDS = (0, 100)


def operand(value: Number) -> str:
    """A stored value with all its decimals."""
    return number(value, EXACT)


def subtracted(value: Number) -> str:
    """A stored value to write after a minus sign."""
    return f"({operand(value)})" if value < 0 else operand(value)


def rate_text(value: Number, decimals: int = 1) -> str:
    """A rate without its sign; 0 and 100 are written for these values only."""
    return number_apart(value, _RATE_BOUNDS, decimals, fixed=True)


def rate_formula(baseline: Decimal, target: Decimal, value: Decimal, rate: Fraction, decimals: int = 1) -> str:
    """`100 × (930 − 0) ÷ (1 500 − 0) = 62,0 %`."""
    start = subtracted(baseline)
    above, below = f"({operand(value)} − {start})", f"({operand(target)} − {start})"
    return f"100 × {above} ÷ {below} = {rate_text(rate, decimals)}{NARROW}%"


def expected_formula(goal: Goal, day: date, expected_rate: Fraction, decimals: int = 1) -> str:
    """The expected rate on a day strictly inside the path: `100 × 729 ÷ 1 095 = 66,6 %`."""
    shown = f"{rate_text(expected_rate, decimals)}{NARROW}%"
    (d0, v0), (d1, v1) = segment(goal, day)
    passed, whole = operand((day - d0).days), operand((d1 - d0).days)
    if not goal.interim:
        return f"100 × {passed} ÷ {whole} = {shown}"
    base = subtracted(goal.baseline or 0)
    inside = f"{operand(v0)} + ({operand(v1)} − {subtracted(v0)}) × {passed} ÷ {whole}"
    return f"100 × ({inside} − {base}) ÷ ({operand(goal.target)} − {base}) = {shown}"


def segment(goal: Goal, day: date) -> tuple[tuple[date, Decimal], tuple[date, Decimal]]:
    """The two points of the path between which a day stands, strictly before the due date.

    Raises StopIteration for a day on or after it.
    """
    points = [(goal.start, goal.baseline or Decimal(0)), *goal.interim, (goal.due, goal.target)]
    return next(pair for pair in itertools.pairwise(points) if day < pair[1][0])


@dataclass(frozen=True)
class Comparison:
    """A rate compared with the expected one: what is shown, with the decimals that make it come true again."""

    decimals: int
    result: str
    formula: str


def ratio(reached: Fraction, expected: Fraction, bounds: Sequence[Decimal]) -> Comparison:
    """`62,0 ÷ 66,6 = 0,93`: with enough decimals to give the same result again, on the same side of the bounds."""
    return _compared(reached, expected, bounds, "÷")


def gap(reached: Fraction, expected: Fraction, bounds: Sequence[Decimal]) -> Comparison:
    """`3,0 − 5,6 = −2,6`: with enough decimals to give the same result again, on the same side of the bounds."""
    return _compared(reached, expected, bounds, "−")


def _compared(reached: Fraction, expected: Fraction, bounds: Sequence[Decimal], sign: str) -> Comparison:
    def done(first: Fraction, second: Fraction) -> Fraction:
        return first / second if sign == "÷" else first - second

    exact = done(reached, expected)
    for places in itertools.count(2 if sign == "÷" else 1):
        result = number_apart(exact, bounds, places)
        for decimals in range(1, places + 2):
            above, below = rate_text(reached, decimals), rate_text(expected, decimals)
            again = done(_read(above), _read(below))
            if rounded(again, max(places, _decimals(result))) == _read(result):
                return Comparison(decimals, result, f"{above} {sign} {below} = {result}")
    raise AssertionError("the loop above has no end")


def _decimals(text: str) -> int:
    return len(text.partition(",")[2])


def _read(text: str) -> Fraction:
    return Fraction(text.replace(NARROW, "").replace(",", ".").replace("−", "-"))
