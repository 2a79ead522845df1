"""What asks for somebody's attention: late, stale, contradictory, missing, without target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from convention.domain.catalogue import Origin
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import ActionProgress, IndicatorProgress


class Concern(StrEnum):
    """Why an indicator stands in the list; in the order of the list."""

    MISSED = "missed"
    REGRESSION = "regression"
    LATE = "late"
    CONTRADICTORY = "contradictory"
    WATCH = "watch"
    NOT_ESTABLISHED = "not_established"
    STALE = "stale"
    MISSING = "missing"
    AWAITED = "awaited"
    FELL_SINCE = "fell_since"
    INCOMPLETE = "incomplete"
    NO_TARGET = "no_target"


_BY_STATUS = {
    ProgressStatus.MISSED: Concern.MISSED,
    ProgressStatus.REGRESSION: Concern.REGRESSION,
    ProgressStatus.LATE: Concern.LATE,
    ProgressStatus.WATCH: Concern.WATCH,
    ProgressStatus.NOT_ESTABLISHED: Concern.NOT_ESTABLISHED,
    ProgressStatus.STALE: Concern.STALE,
    ProgressStatus.NO_DATA: Concern.MISSING,
    ProgressStatus.AWAITED: Concern.AWAITED,
    ProgressStatus.FELL_SINCE: Concern.FELL_SINCE,
    ProgressStatus.INCOMPLETE: Concern.INCOMPLETE,
    ProgressStatus.NO_TARGET: Concern.NO_TARGET,
}


@dataclass(frozen=True)
class Attention:
    """One indicator and one concern that it raises."""

    concern: Concern
    progress: IndicatorProgress


def attentions(actions: Iterable[ActionProgress]) -> tuple[Attention, ...]:
    """Every concern of every indicator, gravest first, then in the order of the text; what is given up raises none.

    Only indicators that a sheet names itself ask for a target.
    """
    found = [a for action in actions for row in action.indicators for a in _of(row)]
    return tuple(sorted(found, key=lambda a: list(Concern).index(a.concern)))


def _of(row: IndicatorProgress) -> Iterable[Attention]:
    concern = _BY_STATUS.get(row.overall.status)
    if concern is Concern.NO_TARGET and row.indicator.origin is not Origin.CONVENTION:
        concern = None
    if concern is not None:
        yield Attention(concern, row)
    if row.overall.abandoned is not None:
        return
    assessments = (row.overall, *row.parts)
    if any(found.standing.contradictions for found in assessments):
        yield Attention(Concern.CONTRADICTORY, row)
