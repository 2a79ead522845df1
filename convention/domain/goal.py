"""Goals: a target in force with its baseline, and the straight path between them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from convention.domain.catalogue import (
    AMOUNTS,
    UNRECORDED,
    Aggregation,
    Catalogue,
    DateRule,
    Firmness,
    Indicator,
    Kind,
    Operator,
    Reference,
    ReferenceRole,
    Target,
    Territory,
)

COUNTED_FROM_ZERO = frozenset({Kind.FLOW, Kind.CUMULATIVE, Kind.MILESTONE, Kind.YEARLY})
STORED = Decimal("0.000001")


@dataclass(frozen=True)
class Goal:
    """What is to be reached in one scope: from `baseline` at `start` to `target` at `due`.

    `baseline` is None when the kind needs one and the catalogue has none. `interim`: earlier targets, oldest first;
    in a sum, also where a territory's path starts or ends before the others. `computed`: the target is the sum of the
    territories' own targets. `due_rule`: where the due date comes from; two goals that differ only there are the same.
    """

    target: Decimal
    due: date
    operator: Operator
    firmness: Firmness
    baseline: Decimal | None
    start: date
    interim: tuple[tuple[date, Decimal], ...] = ()
    computed: bool = False
    due_rule: DateRule = field(default=UNRECORDED, compare=False)

    def expected(self, day: date) -> Fraction | None:
        """E(t): the value expected on a day, piecewise linear; None without a baseline."""
        if self.baseline is None:
            return None
        points = [(self.start, self.baseline), *self.interim, (self.due, self.target)]
        if day <= points[0][0]:
            return Fraction(points[0][1])
        for (d0, v0), (d1, v1) in itertools.pairwise(points):
            if day < d1:
                return Fraction(v0) + Fraction(v1 - v0) * Fraction((day - d0).days, (d1 - d0).days)
        return Fraction(self.target)


def goal_of(catalogue: Catalogue, indicator: Indicator, territory: Territory) -> Goal | None:
    """The goal of an indicator in one scope, under a catalogue of one day; None when it sets no target there.

    A common target also binds each territory where values are not added up (rates, steps, yearly duties, thresholds on
    what has no total); targets set for each territory add up to a common one where values may be added.
    """
    targets = _in_force(catalogue, indicator)
    own = [t for t in targets if t.territory is territory]
    if own:
        return _goal(catalogue, indicator, territory, own)
    if territory is Territory.COMMON:
        return _summed(catalogue, indicator, targets)
    shared = [t for t in targets if t.territory is Territory.COMMON]
    threshold = bool(shared) and shared[-1].operator is not Operator.REACH
    if shared and (indicator.kind not in AMOUNTS or (threshold and indicator.aggregation is Aggregation.NONE)):
        return _goal(catalogue, indicator, territory, shared)
    return None


def goal_of_target(catalogue: Catalogue, target: Target) -> Goal:
    """The goal that one target sets by itself, in its own scope."""
    return _goal(catalogue, catalogue.by_code[target.indicator], target.territory, [target])


def _in_force(catalogue: Catalogue, indicator: Indicator) -> list[Target]:
    """Targets by due date; of several for the same scope and date the one recorded last is in force.

    Amendments stand in the catalogue in the order in which they were recorded, after the convention's own rows.
    """
    latest: dict[tuple[Territory, date], Target] = {}
    for target in sorted(catalogue.targets_of(indicator.code), key=lambda t: bool(t.amendment)):
        latest[target.territory, target.due] = target
    return sorted(latest.values(), key=lambda t: t.due)


def _goal(catalogue: Catalogue, indicator: Indicator, territory: Territory, targets: list[Target]) -> Goal:
    final = targets[-1]
    base = _baseline(catalogue, indicator, territory)
    start = catalogue.action_by_code[indicator.action].start or catalogue.convention.start
    if base is not None and base.day is not None and indicator.kind not in COUNTED_FROM_ZERO:
        start = base.day
    return Goal(
        target=final.value,
        due=final.due,
        operator=final.operator,
        firmness=final.firmness,
        baseline=Decimal(0) if indicator.kind in COUNTED_FROM_ZERO else base.value if base else None,
        start=min(start, final.due),
        interim=tuple((t.due, t.value) for t in targets[:-1] if t.due > start),
        due_rule=final.due_rule,
    )


def _summed(catalogue: Catalogue, indicator: Indicator, targets: list[Target]) -> Goal | None:
    parts = indicator.parts
    if not indicator.adds_over_territories or len(parts) < 2:
        return None
    goals = tuple(
        _goal(catalogue, indicator, part, [t for t in targets if t.territory is part])
        for part in parts
        if any(t.territory is part for t in targets)
    )
    if len(goals) < len(parts) or any(g.operator is not Operator.REACH for g in goals):
        return None
    days = sorted({day for g in goals for day in (g.start, *(d for d, _ in g.interim), g.due)})
    bases = [g.baseline for g in goals if g.baseline is not None]
    return Goal(
        target=sum((g.target for g in goals), Decimal(0)),
        due=days[-1],
        operator=Operator.REACH,
        firmness=max((g.firmness for g in goals), key=list(Firmness).index),
        baseline=sum(bases, Decimal(0)) if len(bases) == len(goals) else None,
        start=days[0],
        interim=tuple((day, _expected_sum(goals, day)) for day in days[1:-1]) if len(bases) == len(goals) else (),
        computed=True,
        due_rule=max(goals, key=lambda goal: goal.due).due_rule,
    )


def _expected_sum(goals: Iterable[Goal], day: date) -> Decimal:
    """The sum of what several goals expect on a day, to the precision of stored values."""
    total = sum((goal.expected(day) or Fraction(0) for goal in goals), Fraction(0))
    return (Decimal(total.numerator) / Decimal(total.denominator)).quantize(STORED)


def _baseline(catalogue: Catalogue, indicator: Indicator, territory: Territory) -> Reference | None:
    bases = [r for r in catalogue.references_of(indicator.code) if r.role is ReferenceRole.BASELINE]
    own = [r for r in bases if r.territory is territory]
    if own or territory is not Territory.COMMON or indicator.aggregation is not Aggregation.SUM:
        return own[-1] if own else None
    return _summed_baseline(indicator, bases)


def _summed_baseline(indicator: Indicator, bases: list[Reference]) -> Reference | None:
    """The territories' baselines added up, when all of them exist for the same day."""
    parts = indicator.parts
    found = [r for r in bases if r.territory in parts]
    if len(found) != len(parts) or len({r.day for r in found}) != 1:
        return None
    first = found[0]
    return Reference(
        first.indicator,
        Territory.COMMON,
        first.day,
        sum((r.value for r in found), Decimal(0)),
        ReferenceRole.BASELINE,
        first.excerpt,
        first.page,
    )
