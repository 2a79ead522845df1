"""What one clause of an amendment sets: a due date moved, a target changed, something new, something given up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from convention.domain.catalogue import (
    Abandoned,
    Aggregation,
    Direction,
    Firmness,
    Frequency,
    Kind,
    Operator,
    Side,
    Target,
    Territory,
)


@dataclass(frozen=True)
class Source:
    """Where the amendment's text says it: a phrase of twelve words at most, its page, and the reason given."""

    excerpt: str
    page: int
    reason: str = ""


@dataclass(frozen=True)
class TargetRevision:
    """A target in force, with the value and the due date that take the place of its own."""

    target: Target
    value: Decimal
    due: date
    source: Source


@dataclass(frozen=True)
class TargetAddition:
    """A target where there was none, in one territory."""

    indicator: str
    territory: Territory
    value: Decimal
    operator: Operator
    due: date
    firmness: Firmness
    source: Source


@dataclass(frozen=True)
class BaselineAddition:
    """The value from which the progress of a new indicator counts, in one territory."""

    indicator: str
    territory: Territory
    value: Decimal
    day: date
    source: Source


@dataclass(frozen=True)
class IndicatorAddition:
    """A new indicator of an action sheet; its code follows those of the sheet."""

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
    source: Source


@dataclass(frozen=True)
class ActionAddition:
    """A new action sheet of an axis, with the services that pilot it on each side."""

    code: str
    axis: int
    title: str
    short_title: str
    summary: str
    start: date
    end: date | None
    sides: tuple[Side, ...]
    source: Source


@dataclass(frozen=True)
class Abandon:
    """An action, an indicator or one target given up; `target` only for the last."""

    what: Abandoned
    code: str
    target: Target | None
    source: Source


Clause = TargetRevision | TargetAddition | BaselineAddition | IndicatorAddition | ActionAddition | Abandon


def next_action_code(codes: Iterable[str]) -> str:
    """The code of an action sheet that follows those there are: `21` after `20`."""
    return str(max((int(code.split(".")[0]) for code in codes), default=0) + 1)


def next_indicator_code(action: str, codes: Iterable[str]) -> str:
    """The code of an indicator that follows those of its sheet: `A08.1-5` after `A08.1-4`."""
    whole, _, part = action.partition(".")
    sheet = f"A{int(whole):02}{f'.{part}' if part else ''}"
    used = [int(number) for code in codes for start, _, number in [code.partition("-")] if start == sheet]
    return f"{sheet}-{max(used, default=0) + 1}"
