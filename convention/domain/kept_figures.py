"""Kept figures: what a frozen meeting showed, to be held against what the program computes of the same data later.

Data, catalogue and thresholds of a frozen meeting never change; the rules of the program may. A figure is kept in
its exact written form, so that two of them are the same figure only when they are the same text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from convention.domain.progress import RULES, Assessment
from convention.domain.rollup import ActionProgress, IndicatorProgress, distribution


class Figure(StrEnum):
    """What is kept: of an indicator in a scope, of an indicator, of an action sheet, of the whole."""

    VALUE = "value"
    PERIOD = "period"
    TARGET = "target"
    DUE = "due"
    RATE = "rate"
    EXPECTED_RATE = "expected_rate"
    STATUS = "status"
    MISSING_PERIODS = "missing_periods"
    UP_TO_DATE = "up_to_date"
    LOW = "low"
    HIGH = "high"
    KNOWN = "known"
    QUANTIFIED = "quantified"
    STALE = "stale"
    STEPS_DONE = "steps_done"
    STEPS = "steps"
    COUNT = "count"
    RULES = "rules"


RETIRED = frozenset({Figure.LOW, Figure.HIGH, Figure.KNOWN, Figure.QUANTIFIED, Figure.STALE})
"""The means of unlike rates that meetings kept once: no rule gives them any more."""


class FigureKey(NamedTuple):
    """Which figure: of an indicator or action by code, empty for the whole; in a scope, or of a status for a count."""

    subject: str
    scope: str
    figure: Figure


Figures = Mapping[FigureKey, str]
_RULES_KEY = FigureKey("", "", Figure.RULES)
_BEFORE_RULES = "1"
"""What judged where figures were kept before the version of the rules was kept with them."""


@dataclass(frozen=True)
class Difference:
    """A figure that is another one today, in its exact written form; empty where there is none."""

    key: FigureKey
    frozen: str
    today: str


@dataclass(frozen=True)
class FigureCheck:
    """What was kept when a meeting was frozen, held against what is computed today; `digest`: of the figures kept.

    `rules`: the version of the rules that judged then.
    """

    digest: str
    differences: tuple[Difference, ...]
    rules: int = RULES

    @property
    def rules_changed(self) -> bool:
        """Whether other rules judged then: data, catalogue and thresholds of a frozen meeting never change."""
        return self.rules != RULES


def figures_of(actions: Iterable[ActionProgress]) -> dict[FigureKey, str]:
    """Every rate, status and total that the sheets show, in its exact written form, and the rules that gave them."""
    actions = tuple(actions)
    found = {key: _written(value) for action in actions for key, value in _of_action(action)}
    for status, count in distribution(action.status for action in actions).items():
        found[FigureKey("", status.value, Figure.COUNT)] = str(count)
    return found | {_RULES_KEY: str(RULES)}


def figures_digest(figures: Figures) -> str:
    """The SHA-256 of figures, in hexadecimal, whatever order they stand in."""
    return hashlib.sha256(json.dumps(sorted([*key, text] for key, text in figures.items())).encode()).hexdigest()


def compared_figures(frozen: Figures, today: Figures, hiding: Set[str] = frozenset()) -> FigureCheck:
    """The figures kept and those of today: which differ, in the order of those of today, then those that went.

    `hiding`: subjects of which nothing is said.
    """
    told = (key for key in (*today, *frozen) if key.figure not in RETIRED and key.subject not in hiding)
    keys = dict.fromkeys(key for key in told if key != _RULES_KEY)
    pairs = ((key, frozen.get(key, ""), today.get(key, "")) for key in keys)
    differences = tuple(Difference(*found) for found in pairs if found[1] != found[2])
    return FigureCheck(figures_digest(frozen), differences, int(frozen.get(_RULES_KEY, _BEFORE_RULES)))


def _of_action(found: ActionProgress) -> Iterator[tuple[FigureKey, object]]:
    own = {
        Figure.STATUS: found.status,
        Figure.STEPS_DONE: found.steps_done,
        Figure.STEPS: found.steps,
    }
    for figure, value in own.items():
        yield FigureKey(found.action.code, "", figure), value
    for row in found.indicators:
        yield from _of_indicator(row)


def _of_indicator(row: IndicatorProgress) -> Iterator[tuple[FigureKey, object]]:
    code = row.indicator.code
    yield FigureKey(code, "", Figure.STATUS), row.overall.status
    yield FigureKey(code, "", Figure.UP_TO_DATE), row.up_to_date and row.expected
    for found in {part.territory: part for part in (row.overall, *row.parts)}.values():
        for figure, value in _of_scope(found).items():
            yield FigureKey(code, str(found.territory), figure), value


def _of_scope(found: Assessment) -> dict[Figure, object]:
    standing, goal = found.standing, found.goal
    return {
        Figure.VALUE: standing.value,
        Figure.PERIOD: standing.period.code if standing.period else None,
        Figure.TARGET: goal.target if goal else None,
        Figure.DUE: goal.due if goal else None,
        Figure.RATE: found.rate,
        Figure.EXPECTED_RATE: found.expected_rate,
        Figure.STATUS: found.status,
        Figure.MISSING_PERIODS: found.missing_periods,
    }


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return format(value.normalize() + 0, "f")
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case date():
            return value.isoformat()
    return str(value)
