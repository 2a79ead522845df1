"""Standings: what the base knows of one indicator in one scope, at a situation date, as of a reading date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from convention.domain.observation import WITH_VALUE, ObservationStatus
from convention.domain.period import Period


class Contradiction(StrEnum):
    """Why recorded values cannot all be right."""

    OVERLAPPING_PERIODS = "overlapping_periods"
    TOTAL_DECREASES = "total_decreases"
    SUM_MISMATCH = "sum_mismatch"


@dataclass(frozen=True)
class Standing:
    """The last valid value, or the sum of increments, with what is needed to judge it.

    `value`: level, running total or rate at `period`; sum since the start for a flow; years done for a yearly duty.
    None when no valid value is known; then `last_answer` tells what was answered instead, if anything: one with a value
    means that it precedes the start.
    `period`: of the last valid value; for a milestone, of the day it was done. `answered_until`: end of the last period
    that was answered, with a value or without. `counted`: periods with a value; years for a yearly duty.
    `covered_days`: days of those periods, added up. `first`: start of the first of them. `computed`: the value is a
    total that this program added up. `lowest`, `highest`: of the values of a level, a rate or a running total. `years`:
    what each answered year of a yearly duty came to, None where it was answered without a value. `earlier`: what was
    known to have happened by some earlier days, where that is less than by the situation date.
    """

    value: Decimal | None = None
    period: Period | None = None
    value_status: ObservationStatus | None = None
    last_answer: ObservationStatus | None = None
    first: date | None = None
    counted: int = 0
    covered_days: int = 0
    computed: bool = False
    demonstration: bool = False
    contradictions: frozenset[Contradiction] = frozenset()
    answered_until: date | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    years: tuple[tuple[int, Decimal | None], ...] = ()
    earlier: tuple[tuple[date, Standing], ...] = ()

    def by(self, day: date) -> Standing:
        """What was known to have happened by a day that is not after the situation date."""
        last = max(self.answered_until or date.min, self.period.end if self.period else date.min)
        return self if last <= day else dict(self.earlier).get(day, NOTHING)

    def unanswered(self, since: date) -> bool:
        """Whether the last answer, of a period that ends on a day or later, is that there is no value."""
        answered = self.answered_until is not None and self.answered_until >= since
        return answered and self.last_answer is not None and self.last_answer not in WITH_VALUE


def of_whole(common: Standing, parts: Sequence[Standing]) -> Standing:
    """The standing of a total that is added up, with the answer of a part that keeps it from being known further.

    A territory that answers "n.d." or "secret" for a period leaves no total of that period: that is the total's own
    answer, unless a total was given.
    """
    days = {day for standing in (common, *parts) for day, _ in standing.earlier}
    earlier = {day: dict(common.earlier).get(day, NOTHING) for day in days}
    told = {day: _with_answer(at, [part.by(day) for part in parts]) for day, at in earlier.items()}
    return replace(_with_answer(common, parts), earlier=tuple(sorted(told.items(), key=lambda item: item[0])))


def _with_answer(common: Standing, parts: Sequence[Standing]) -> Standing:
    silent = [
        (part.answered_until, part.last_answer)
        for part in parts
        if part.answered_until is not None and part.last_answer in _SILENT
    ]
    if not silent or common.last_answer is not None:
        return common
    until, answer = max(silent)
    return replace(common, last_answer=answer, answered_until=max(until, common.answered_until or until))


_SILENT = (ObservationStatus.UNAVAILABLE, ObservationStatus.CONFIDENTIAL)
NOTHING = Standing()
