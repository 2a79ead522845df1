"""Collection rounds: what each service is asked for before a meeting, what came back, and when to remind it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from convention.domain.catalogue import Catalogue, Indicator, Territory
from convention.domain.observation import WITH_VALUE, ObservationStatus
from convention.domain.people import services_of
from convention.domain.period import Period
from convention.domain.series import RecordedValue
from convention.domain.signoff import Validation


class ReturnState(StrEnum):
    """What became of one line that was asked for."""

    ASKED = "asked"
    MISSING = "missing"
    NOTHING = "nothing"
    RECEIVED = "received"
    IN_CHECK = "in_check"
    VALIDATED = "validated"
    CONTESTED = "contested"


UNANSWERED = frozenset({ReturnState.ASKED, ReturnState.MISSING})


class Letter(StrEnum):
    """A letter to a service: the one that opens the round, then its reminders."""

    OPENING = "opening"
    FORTNIGHT_BEFORE = "fortnight_before"
    THREE_DAYS_BEFORE = "three_days_before"
    TWO_DAYS_AFTER = "two_days_after"


# Days from the day on which answers are due.
REMINDERS: Mapping[Letter, int] = {
    Letter.FORTNIGHT_BEFORE: -14,
    Letter.THREE_DAYS_BEFORE: -3,
    Letter.TWO_DAYS_AFTER: 2,
}


@dataclass(frozen=True)
class AskedLine:
    """One value that is asked for; `period` is None for a step whose day is not known yet."""

    indicator: str
    territory: Territory
    period: Period | None
    service: str

    @property
    def key(self) -> tuple[str, Territory, Period | None]:
        """What is asked for, whoever is asked."""
        return self.indicator, self.territory, self.period


@dataclass(frozen=True)
class NothingToReport:
    """The answer of a service that has no value to give, with its reason."""

    indicator: str
    territory: Territory
    period: Period | None
    reason: str
    person: str
    at: datetime


@dataclass(frozen=True)
class SentLetter:
    """A letter that was sent, or written as a file: to which function, when (UTC without zone), by whom."""

    service: str
    letter: Letter
    address: str
    at: datetime
    person: str


@dataclass(frozen=True)
class Round:
    """One round: what was asked on its first day stays as it was, so that its answers can be counted for ever.

    `opened_at`: UTC without zone. `meeting_id`: the meeting that it prepares, if any.
    """

    round_id: int
    situation: date
    due: date
    meeting_id: int | None
    opened_at: datetime
    opened_by: str
    lines: tuple[AskedLine, ...]

    @property
    def services(self) -> tuple[str, ...]:
        """The services that are asked, in alphabetical order."""
        return tuple(sorted({line.service for line in self.lines}))


@dataclass(frozen=True)
class Return:
    """One line and what became of it; `value`, `answer`: what it is known by."""

    line: AskedLine
    state: ReturnState
    value: RecordedValue | None = None
    answer: NothingToReport | None = None

    @property
    def answered(self) -> bool:
        """Whether the service has answered, with a value or without."""
        return self.state not in UNANSWERED


def acronyms(name: str) -> list[str]:
    """The acronyms in the name of a service: `DEF – ASE` has two, `Service du parc du Sausset` none."""
    return re.findall(r"(?<![\w-])[A-Z]{2,}(?![\w-])", name)


def owner_of(catalogue: Catalogue, indicator: Indicator, territory: Territory) -> str:
    """The service that answers for an indicator in a territory: the first that its sheet names on that side.

    By its acronym where it has one; empty where the sheet names nobody.
    """
    action = catalogue.action_by_code[indicator.action]
    allowed = services_of(action, territory)
    named = next((name for name in action.services if name in allowed), "")
    return next(iter(acronyms(named)), named)


def orphans(catalogue: Catalogue) -> tuple[tuple[Indicator, Territory], ...]:
    """The indicators that no service answers for, each with the territory concerned."""
    every = ((indicator, territory) for indicator in catalogue.indicators for territory in indicator.territories)
    return tuple(pair for pair in every if not owner_of(catalogue, *pair))


def returns(
    asked: Round, values: Iterable[RecordedValue], answers: Iterable[NothingToReport], day: date
) -> tuple[Return, ...]:
    """What became of each line of a round by a day: only what was recorded since its opening answers it.

    `values`: those in force. A value that says « n.d. » answers only with its reason, as the comment gives it.
    """
    given = [value for value in values if value.provenance.recorded_at >= asked.opened_at and _answers(value)]
    by_key = {(value.indicator, value.territory, value.period): value for value in given}
    steps = {(value.indicator, value.territory): value for value in given}
    nothing = {(answer.indicator, answer.territory, answer.period): answer for answer in answers}
    found = []
    for line in asked.lines:
        value = by_key.get((line.indicator, line.territory, line.period)) if line.period else None
        if line.period is None:
            value = steps.get((line.indicator, line.territory))
        answer = nothing.get(line.key)
        found.append(Return(line, _state(asked, value, answer, day), value, answer if value is None else None))
    return tuple(found)


def _answers(value: RecordedValue) -> bool:
    """Whether a recorded value is an answer; that none is to be had needs its reason."""
    return value.status is not ObservationStatus.UNAVAILABLE or bool(value.provenance.comment.strip())


def _state(asked: Round, value: RecordedValue | None, answer: NothingToReport | None, day: date) -> ReturnState:
    if value is None:
        if answer is not None:
            return ReturnState.NOTHING
        return ReturnState.MISSING if day > asked.due else ReturnState.ASKED
    if value.status not in WITH_VALUE and value.validation is Validation.DEPOSITED:
        return ReturnState.RECEIVED
    return {
        Validation.DEPOSITED: ReturnState.RECEIVED,
        Validation.PARTLY: ReturnState.IN_CHECK,
        Validation.DECLARED: ReturnState.IN_CHECK,
        Validation.VALIDATED: ReturnState.VALIDATED,
        Validation.CONTESTED: ReturnState.CONTESTED,
    }[value.validation]


def letter_due(asked: Round, opened: date, day: date, sent: Collection[Letter]) -> Letter | None:
    """The letter that a service is owed on a day, if any: the opening, then the newest reminder whose day has come.

    `opened`: the day of the opening, in Paris. Nothing is sent twice. A reminder that a later one has overtaken, or
    whose day came before the opening, is not sent at all.
    """
    if Letter.OPENING not in sent:
        return Letter.OPENING
    days = {letter: asked.due + timedelta(days=offset) for letter, offset in REMINDERS.items()}
    come = [letter for letter, when in days.items() if opened < when <= day]
    newest = come[-1] if come else None
    return None if newest is None or newest in sent else newest
