"""Secrecy: which values beside a secret must be masked too, since the secret could be computed from them.

Secondary suppression as statistical offices practise it: a secret part is given away by the total and the other parts,
or by the year and the other half-year. Only what follows exactly is looked at: a reader who knows that amounts are
never negative may still bound a secret.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, TypeVar

from convention.domain.catalogue import Kind, Territory
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period, period_of, periods_between
from convention.domain.series import RecordedValue
from convention.domain.territories import declared

_FINER = (Grain.DAY, Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR)
_ALL, _NONE = Fraction(1), Fraction(0)
_Term = TypeVar("_Term")


class ValueKey(NamedTuple):
    """Which value: of one indicator, territory and period."""

    indicator: str
    territory: Territory
    period: Period


Equation = Mapping[ValueKey, int]
"""Values that add up to nothing, each with its sign."""


def key_of(value: RecordedValue) -> ValueKey:
    """The key of a recorded value."""
    return ValueKey(value.indicator, value.territory, value.period)


def is_secret(value: RecordedValue) -> bool:
    """Whether the service that gave the value declared it confidential."""
    return value.status is ObservationStatus.CONFIDENTIAL


def complements(
    values: Iterable[RecordedValue],
    kind_of: Callable[[str], Kind],
    secret: Callable[[RecordedValue], bool] = is_secret,
) -> frozenset[ValueKey]:
    """The values to mask so that no secret one follows from those that are left, secrets themselves not among them.

    Totals go before parts, long periods before short ones; where a total is secret, all its parts go. `values`: those
    in force, one for each key. `kind_of`: the kind of an indicator, by code.
    """
    by_indicator: dict[str, list[RecordedValue]] = {}
    for value in values:
        by_indicator.setdefault(value.indicator, []).append(value)
    found: set[ValueKey] = set()
    for indicator, own in by_indicator.items():
        secrets = frozenset(key_of(value) for value in own if secret(value))
        if secrets:
            shown = frozenset(key_of(v) for v in own if v.value is not None) - secrets
            found |= _masked(_equations(own, kind_of(indicator)), secrets, shown)
    return frozenset(found)


def determined(equations: Iterable[Equation], known: frozenset[ValueKey]) -> Mapping[ValueKey, frozenset[int]]:
    """The unknown values that follow exactly from the known ones, with the numbers of the equations that give each."""
    rows = [_Row.of(number, equation, known) for number, equation in enumerate(equations)]
    solved: dict[ValueKey, _Row] = {}
    for row in rows:
        left = row
        for key in list(row.terms):
            if key in solved and key in left.terms:
                left = left.without(key, solved[key])
        if not left.terms:
            continue
        pivot = next(iter(left.terms))
        left = left.scaled(_ALL / left.terms[pivot])
        solved = {key: each.without(pivot, left) for key, each in solved.items()} | {pivot: left}
    return {key: frozenset(row.used) for key, row in solved.items() if len(row.terms) == 1}


@dataclass(frozen=True)
class _Row:
    """An equation in its unknown values, and of which equations it was made."""

    terms: Mapping[ValueKey, Fraction]
    used: Mapping[int, Fraction]

    @classmethod
    def of(cls, number: int, equation: Equation, known: frozenset[ValueKey]) -> _Row:
        return cls({key: Fraction(sign) for key, sign in equation.items() if key not in known}, {number: _ALL})

    def scaled(self, factor: Fraction) -> _Row:
        return _Row(_times(self.terms, factor), _times(self.used, factor))

    def without(self, key: ValueKey, pivot: _Row) -> _Row:
        """The row less as much of another, in which the key counts once, as makes the key go."""
        factor = self.terms.get(key, _NONE)
        if not factor:
            return self
        return _Row(_less(self.terms, pivot.terms, factor), _less(self.used, pivot.used, factor))


def _times(terms: Mapping[_Term, Fraction], factor: Fraction) -> dict[_Term, Fraction]:
    return {key: value * factor for key, value in terms.items()}


def _less(left: Mapping[_Term, Fraction], right: Mapping[_Term, Fraction], factor: Fraction) -> dict[_Term, Fraction]:
    found = dict(left)
    for key, value in right.items():
        found[key] = found.get(key, _NONE) - value * factor
    return {key: value for key, value in found.items() if value}


def _masked(
    equations: Sequence[Equation], secrets: frozenset[ValueKey], shown: frozenset[ValueKey]
) -> frozenset[ValueKey]:
    masked: frozenset[ValueKey] = frozenset()
    while True:
        given = determined(equations, shown - masked)
        leaking = next((key for key in sorted(secrets, key=_order) if key in given), None)
        if leaking is None:
            return masked
        used = {key for number in given[leaking] for key in equations[number]} & (shown - masked)
        masked |= _to_mask(used)


def _to_mask(used: Iterable[ValueKey]) -> frozenset[ValueKey]:
    """The total over the longest period; without a total, all parts over the longest period."""
    ordered = sorted(used, key=_order)
    first = ordered[0]
    if first.territory is Territory.COMMON:
        return frozenset({first})
    return frozenset(key for key in ordered if key.period == first.period)


def _order(key: ValueKey) -> tuple[bool, int, Period, str]:
    return key.territory is not Territory.COMMON, (key.period.start - key.period.end).days, key.period, key.territory


def _equations(values: Iterable[RecordedValue], kind: Kind) -> list[Equation]:
    """What a reader may take for granted of one indicator: parts and total, periods and the period that they make up.

    Parts and total are held to give each other away whatever the kind: too much masked is better than too little.
    """
    values = list(values)
    indicator = values[0].indicator
    periods = sorted({value.period for value in values})
    wholes = list(_wholes(periods, kind))
    named = {value.territory for value in values} - {Territory.COMMON}
    parts_of_total = tuple(each for each in declared() if each in named or len(named) < 2)
    every = {*periods, *(part for _, parts in wholes for part in parts)}
    over_territories = [
        {ValueKey(indicator, Territory.COMMON, period): -1}
        | {ValueKey(indicator, part, period): 1 for part in parts_of_total}
        for period in sorted(every)
    ]
    over_time = [
        {ValueKey(indicator, territory, whole): -1} | {ValueKey(indicator, territory, part): 1 for part in parts}
        for whole, parts in wholes
        for territory in Territory
    ]
    return [*over_territories, *over_time]


def _wholes(periods: Sequence[Period], kind: Kind) -> Iterator[tuple[Period, tuple[Period, ...]]]:
    """The periods that shorter ones make up: all of them where increments are added, else the last one alone."""
    known = set(periods)
    for whole in periods:
        for grain in _FINER:
            parts = periods_between(whole.start, whole.end, grain)
            if len(parts) < 2 or not known.intersection(parts):
                continue
            if kind is Kind.FLOW:
                yield whole, parts
            elif (last := period_of(whole.end, grain)) in known:
                yield whole, (last,)
