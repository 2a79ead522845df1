"""Standings: what the base knows of one indicator in one scope, at a situation date, as of a reading date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from convention.domain.observation import ObservationStatus
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
    total that this program added up.
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


NOTHING = Standing()
