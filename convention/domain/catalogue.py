"""The catalogue: axes, actions, indicators, targets and references, as the convention states them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from convention.domain.amendment_parts import Abandonment as Abandonment
from convention.domain.amendment_parts import Effect as Effect
from convention.domain.amendment_parts import Erratum as Erratum
from convention.domain.annexes import AnnexTopic, Body, Term
from convention.domain.commitments import Commitment, FollowedCommitment, followed
from convention.domain.notions import Abandoned as Abandoned
from convention.domain.notions import Aggregation as Aggregation
from convention.domain.notions import DateOrigin as DateOrigin
from convention.domain.notions import Direction as Direction
from convention.domain.notions import Firmness as Firmness
from convention.domain.notions import Frequency as Frequency
from convention.domain.notions import Kind as Kind
from convention.domain.notions import Operator as Operator
from convention.domain.notions import Origin as Origin
from convention.domain.notions import ReferenceRole as ReferenceRole
from convention.domain.period import period_of
from convention.domain.territories import Territory as Territory

AMOUNTS = frozenset({Kind.LEVEL, Kind.FLOW, Kind.CUMULATIVE})
"""The kinds that count something, so that a sum of two values means something; a rate, a step or a degree do not."""


@dataclass(frozen=True)
class DateRule:
    """Where a date comes from; `origin` None where that is not recorded. `rule`: how it was found, in a few words."""

    origin: DateOrigin | None = None
    rule: str = ""


UNRECORDED = DateRule()


@dataclass(frozen=True)
class Convention:
    """The agreement itself; `start` and `end` bound the time over which progress is counted.

    `other_end`: the other end that the text gives, as a phrase of it; empty where it gives one.
    """

    title: str
    start: date
    end: date
    excerpt: str
    page: int
    end_rule: DateRule = UNRECORDED
    other_end: str = ""


@dataclass(frozen=True)
class Axis:
    """One of the axes that the action sheets are grouped by."""

    number: int
    title: str
    short_title: str
    page: int


class Side(NamedTuple):
    """The services that an action sheet names for one territory; none where it names none."""

    territory: Territory
    services: tuple[str, ...]


@dataclass(frozen=True)
class Action:
    """One action sheet; `code` is `1` … `7.1` … `20`. Delay and budget are kept as written."""

    code: str
    axis: int
    title: str
    short_title: str
    summary: str
    delay: str
    start: date | None
    end: date | None
    sides: tuple[Side, ...]
    budget: str
    budget_eur: Decimal | None
    partners: tuple[str, ...]
    page: int
    start_rule: DateRule = UNRECORDED
    end_rule: DateRule = UNRECORDED

    @property
    def services(self) -> tuple[str, ...]:
        """The services of every side, in the order of the territories; one that two sides name stands twice."""
        return tuple(service for side in self.sides for service in side.services)


@dataclass(frozen=True)
class Indicator:
    """What is measured, how its values add up, and where the convention names it.

    `since`: the day on which the amendment that brings it takes effect; None for those of the signed text.
    `continues`: its code in the convention before, where it goes on from there; else empty.
    """

    code: str
    action: str
    title: str
    short_title: str
    unit: str
    kind: Kind
    direction: Direction
    aggregation: Aggregation
    territories: tuple[Territory, ...]
    frequency: Frequency
    weight: Decimal
    origin: Origin
    excerpt: str
    page: int
    since: date | None = None
    continues: str = ""

    def stands(self, day: date) -> bool:
        """Whether it is followed yet on a day: one that an amendment brings is, from its effect on."""
        return self.since is None or self.since <= day

    @property
    def parts(self) -> tuple[Territory, ...]:
        """The territories that it is followed in one by one."""
        return tuple(territory for territory in self.territories if territory is not Territory.COMMON)

    @property
    def adds_over_periods(self) -> bool:
        """Whether the values of several periods may be added: increments only."""
        return self.kind is Kind.FLOW

    @property
    def adds_over_territories(self) -> bool:
        """Whether the values of several territories may be added: amounts that the catalogue says to add."""
        return self.aggregation is Aggregation.SUM and self.kind in AMOUNTS


@dataclass(frozen=True)
class Target:
    """A value to reach or keep by a date, with the phrase that says so.

    In force from `since`, the day its amendment takes effect (None: from the start), until the day before `until`, from
    which an amendment gives it up (None: to the end).
    """

    indicator: str
    territory: Territory
    value: Decimal
    operator: Operator
    due: date
    firmness: Firmness
    excerpt: str
    page: int
    amendment: str
    due_rule: DateRule = UNRECORDED
    since: date | None = None
    until: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether it binds on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Reference:
    """A figure of the text that is no target; `day` is None where the text dates none."""

    indicator: str
    territory: Territory
    day: date | None
    value: Decimal
    role: ReferenceRole
    excerpt: str
    page: int


@dataclass(frozen=True)
class Threshold:
    """One figure of the progress rules, in force from a date."""

    name: str
    value: Decimal
    unit: str
    since: date
    definition: str


@dataclass(frozen=True)
class Catalogue:
    """Everything that was agreed, as one consistent whole; `targets`, `abandonments`: of all dates, each with its own.

    `effects`: when each amendment takes effect.
    """

    convention: Convention
    axes: tuple[Axis, ...]
    actions: tuple[Action, ...]
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    references: tuple[Reference, ...]
    annex: tuple[AnnexTopic, ...]
    bodies: tuple[Body, ...]
    terms: tuple[Term, ...]
    thresholds: tuple[Threshold, ...]
    abandonments: tuple[Abandonment, ...] = ()
    effects: tuple[Effect, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    errata: tuple[Erratum, ...] = ()

    def agreed_on(self, day: date) -> Catalogue:
        """What binds on a day: the targets in force then, and what has been given up by then.

        A situation is judged by what was agreed on its own date: an amendment known today does not reach back.
        """
        if day not in self._agreed:
            self._agreed[day] = replace(
                self,
                indicators=tuple(i for i in self.indicators if i.stands(day)),
                references=tuple(r for r in self.references if self.by_code[r.indicator].stands(day)),
                targets=tuple(
                    replace(t, since=None, until=None)
                    for t in self.targets
                    if t.in_force(day) and self.by_code[t.indicator].stands(day)
                ),
                abandonments=tuple(a for a in self.abandonments if a.since <= day),
            )
        return self._agreed[day]

    @cached_property
    def _agreed(self) -> dict[date, Catalogue]:
        return {}

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        """Indicators by code."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def action_by_code(self) -> dict[str, Action]:
        """Action sheets by code."""
        return {action.code: action for action in self.actions}

    @cached_property
    def axis_by_number(self) -> dict[int, Axis]:
        """Axes by number."""
        return {axis.number: axis for axis in self.axes}

    def actions_of(self, axis: int) -> tuple[Action, ...]:
        """The action sheets of an axis, in the order of the text."""
        return tuple(action for action in self.actions if action.axis == axis)

    def indicators_of(self, action: str, day: date = date.max) -> tuple[Indicator, ...]:
        """The indicators of an action sheet that stand on a day, in the order of the catalogue."""
        return tuple(found for found in self.indicators if found.action == action and found.stands(day))

    def abandoned(self, indicator: Indicator, day: date) -> Abandonment | None:
        """What gives up an indicator, or the action it belongs to, by a day; None while it is followed."""
        own = {(Abandoned.INDICATOR, indicator.code), (Abandoned.ACTION, indicator.action)}
        found = [a for a in self.abandonments if (a.what, a.code) in own and a.since <= day]
        return min(found, key=lambda a: a.since, default=None)

    def followed_commitments(self, day: date) -> tuple[FollowedCommitment, ...]:
        """Every commitment with how it is followed, under a catalogue of one day; what is given up follows nothing."""
        live = {indicator.code for indicator in self.indicators if self.abandoned(indicator, day) is None}
        return followed(self.commitments, live, {target.indicator for target in self.targets})

    def counted_from(self, indicator: Indicator) -> date:
        """The day from which increments and yearly duties count: that of the period which holds the action's start."""
        start = self.action_by_code[indicator.action].start or self.convention.start
        return period_of(start, indicator.frequency.grain).start

    def targets_of(self, indicator: str) -> tuple[Target, ...]:
        """The targets of an indicator, soonest due first; of one day only where the catalogue is that of a day."""
        return tuple(sorted((t for t in self.targets if t.indicator == indicator), key=lambda t: t.due))

    def references_of(self, indicator: str) -> tuple[Reference, ...]:
        """The figures of the text for an indicator, oldest first, undated ones last."""
        found = [r for r in self.references if r.indicator == indicator]
        return tuple(sorted(found, key=lambda r: r.day or date.max))

    def threshold(self, name: str, day: date) -> Decimal:
        """The value of a threshold in force on a day; before the first day of all, the first value.

        Raises KeyError when the catalogue has none.
        """
        rows = sorted((t for t in self.thresholds if t.name == name), key=lambda t: t.since)
        if not rows:
            raise KeyError(name)
        return next((t.value for t in reversed(rows) if t.since <= day), rows[0].value)
