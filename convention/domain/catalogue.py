"""The catalogue: axes, actions, indicators, targets and references, as the convention states them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from convention.domain.annexes import AnnexTopic, Body, Term
from convention.domain.period import Grain, period_of


class Territory(StrEnum):
    """Whom a value speaks of."""

    PARIS = "paris"
    SEINE_SAINT_DENIS = "seine_saint_denis"
    COMMON = "common"


class Kind(StrEnum):
    """How the values of an indicator add up over time."""

    LEVEL = "level"
    FLOW = "flow"
    CUMULATIVE = "cumulative"
    RATE = "rate"
    MILESTONE = "milestone"
    YEARLY = "yearly"
    QUALITATIVE = "qualitative"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Aggregation(StrEnum):
    """Whether the territories' values may be added into a total."""

    SUM = "sum"
    NONE = "none"


class Frequency(StrEnum):
    """How often a value is expected."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    SCHOOL_YEAR = "school_year"
    ONCE = "once"

    @property
    def grain(self) -> Grain:
        """The grain of the period that one value covers."""
        return _GRAINS[self]


_GRAINS = {
    Frequency.MONTHLY: Grain.MONTH,
    Frequency.QUARTERLY: Grain.QUARTER,
    Frequency.HALF_YEARLY: Grain.HALF_YEAR,
    Frequency.YEARLY: Grain.YEAR,
    Frequency.SCHOOL_YEAR: Grain.SCHOOL_YEAR,
    Frequency.ONCE: Grain.DAY,
}


class Origin(StrEnum):
    """Where an indicator comes from: the sheet's own row, the body of the text, or published context."""

    CONVENTION = "convention"
    DERIVED = "derived"
    CONTEXT = "context"


class Operator(StrEnum):
    """What a target asks: to reach a value, or to stay above or below it."""

    REACH = "="
    AT_LEAST = ">="
    AT_MOST = "<="


class Firmness(StrEnum):
    """How binding the text's verb is."""

    FIRM = "firm"
    ENVISAGED = "envisaged"
    OPTIONAL = "optional"


class ReferenceRole(StrEnum):
    """What a figure of the text is, when it is no target."""

    BASELINE = "baseline"
    LANDMARK = "landmark"
    FORECAST = "forecast"


@dataclass(frozen=True)
class Convention:
    """The agreement itself; `start` and `end` bound the time over which progress is counted."""

    title: str
    start: date
    end: date
    excerpt: str
    page: int


@dataclass(frozen=True)
class Axis:
    """One of the five axes."""

    number: int
    title: str
    short_title: str
    page: int


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
    paris_services: tuple[str, ...]
    seine_saint_denis_services: tuple[str, ...]
    budget: str
    budget_eur: Decimal | None
    partners: tuple[str, ...]
    page: int


@dataclass(frozen=True)
class Indicator:
    """What is measured, how its values add up, and where the convention names it."""

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


@dataclass(frozen=True)
class Target:
    """A value to reach or keep by a date, with the phrase that says so."""

    indicator: str
    territory: Territory
    value: Decimal
    operator: Operator
    due: date
    firmness: Firmness
    excerpt: str
    page: int
    amendment: str


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


class Abandoned(StrEnum):
    """What an amendment gives up."""

    ACTION = "action"
    INDICATOR = "indicator"
    TARGET = "target"


@dataclass(frozen=True)
class Abandonment:
    """What an amendment gives up from a day on, the past unchanged; a moved target is given up and set anew.

    `territory`, `due`, and `target_amendment`, which set it (empty: the convention), name a target.
    """

    what: Abandoned
    code: str
    territory: Territory | None
    due: date | None
    target_amendment: str
    amendment: str
    since: date
    reason: str


@dataclass(frozen=True)
class Catalogue:
    """Everything that was agreed, as one consistent whole; `targets` leaves out those given up."""

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

    def indicators_of(self, action: str) -> tuple[Indicator, ...]:
        """The indicators of an action sheet, in the order of the catalogue."""
        return tuple(indicator for indicator in self.indicators if indicator.action == action)

    def abandoned(self, indicator: Indicator, day: date) -> Abandonment | None:
        """What gives up an indicator, or the action it belongs to, by a day; None while it is followed."""
        own = {(Abandoned.INDICATOR, indicator.code), (Abandoned.ACTION, indicator.action)}
        found = [a for a in self.abandonments if (a.what, a.code) in own and a.since <= day]
        return min(found, key=lambda a: a.since, default=None)

    def counted_from(self, indicator: Indicator) -> date:
        """The day from which increments and yearly duties count: that of the period which holds the action's start."""
        start = self.action_by_code[indicator.action].start or self.convention.start
        return period_of(start, indicator.frequency.grain).start

    def targets_of(self, indicator: str) -> tuple[Target, ...]:
        """The targets of an indicator, soonest due first."""
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
