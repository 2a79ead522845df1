"""Notions: the words of the catalogue that are one of a few, and what each of them means."""

from __future__ import annotations

from enum import StrEnum

from convention.domain.period import Grain


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


class Abandoned(StrEnum):
    """What an amendment gives up."""

    ACTION = "action"
    INDICATOR = "indicator"
    TARGET = "target"


class DateOrigin(StrEnum):
    """Whether the text states a date, or we deduce it by a rule that is told."""

    WRITTEN = "written"
    DEDUCED = "deduced"
