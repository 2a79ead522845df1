"""Three groups of what the convention is judged by, each with its own denominator; context never counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from convention.domain.catalogue import Kind, Origin
from convention.domain.progress import KEPT, Assessment, ProgressStatus
from convention.domain.rollup import ActionProgress, IndicatorProgress


class TargetGroup(StrEnum):
    """What a target belongs to."""

    OWN_ROW = "own_row"
    OTHER_TARGETS = "other_targets"
    DATED_STEPS = "dated_steps"


class Outcome(StrEnum):
    """What became of a target, in the order in which it is told."""

    KEPT = "kept"
    ON_THE_WAY = "on_the_way"
    MISSED = "missed"
    TO_SEE = "to_see"


class GroupFigure(StrEnum):
    """What the rows of a group are counted by: each outcome, what is told beside one, and those without a target."""

    TARGETED = "targeted"
    KEPT = "kept"
    ON_THE_WAY = "on_the_way"
    MISSED = "missed"
    TO_SEE = "to_see"
    LATE = "late"
    FALLEN = "fallen"
    WITHOUT_TARGET = "without_target"


@dataclass(frozen=True)
class GroupCount:
    """How many targets of a group have each outcome, and how many indicators of it have no target.

    `late` of the kept ones were reached late, a step at most `worst` days; `fallen` of them fell since.
    """

    group: TargetGroup
    outcomes: dict[Outcome, int]
    without_target: int
    late: int
    worst: int
    fallen: int

    @property
    def targeted(self) -> int:
        """The denominator: the indicators of the group that have a target."""
        return sum(self.outcomes.values())


_ON_THE_WAY = (
    ProgressStatus.ON_TRACK,
    ProgressStatus.WATCH,
    ProgressStatus.LATE,
    ProgressStatus.REGRESSION,
    ProgressStatus.NOT_YET_DUE,
)


def group_of(row: IndicatorProgress) -> TargetGroup | None:
    """The group that an indicator counts in; None for context, what does not apply, and others without a target."""
    if row.indicator.origin is Origin.CONTEXT or row.overall.status is ProgressStatus.NOT_APPLICABLE:
        return None
    if row.overall.goal is not None and row.indicator.kind is Kind.MILESTONE:
        return TargetGroup.DATED_STEPS
    if row.indicator.origin is Origin.CONVENTION:
        return TargetGroup.OWN_ROW
    return TargetGroup.OTHER_TARGETS if row.overall.goal is not None else None


def outcome_of(status: ProgressStatus) -> Outcome:
    """What a status says of a target."""
    if status in KEPT:
        return Outcome.KEPT
    if status is ProgressStatus.MISSED:
        return Outcome.MISSED
    return Outcome.ON_THE_WAY if status in _ON_THE_WAY else Outcome.TO_SEE


def group_counts(actions: Iterable[ActionProgress]) -> tuple[GroupCount, ...]:
    """The three groups in their order."""
    known = tuple(actions)
    return tuple(_counted(known, group) for group in TargetGroup)


def counted_rows(
    actions: Iterable[ActionProgress], group: TargetGroup, figure: GroupFigure = GroupFigure.TARGETED
) -> tuple[IndicatorProgress, ...]:
    """The indicators behind one figure of a group: as many as the figure says."""
    rows = (row for action in actions for row in action.indicators if group_of(row) is group)
    return tuple(row for row in rows if _counts(row, figure))


def _counts(row: IndicatorProgress, figure: GroupFigure) -> bool:
    status, targeted = row.overall.status, row.overall.goal is not None
    match figure:
        case GroupFigure.WITHOUT_TARGET:
            return not targeted
        case GroupFigure.TARGETED:
            return targeted
        case GroupFigure.LATE:
            return targeted and status is ProgressStatus.REACHED_LATE
        case GroupFigure.FALLEN:
            return targeted and status is ProgressStatus.FELL_SINCE
    return targeted and outcome_of(status).value == figure.value


def slipped_steps(actions: Iterable[ActionProgress]) -> tuple[Assessment, ...]:
    """The dated steps done late, or due and not done, each territory by itself; the longest delay first."""
    steps = counted_rows(actions, TargetGroup.DATED_STEPS)
    scopes = (found for row in steps for found in (row.parts or (row.overall,)))
    slipped = [found for found in scopes if found.slip is not None and found.slip > 0]
    return tuple(sorted(slipped, key=lambda found: -(found.slip or 0)))


def steps_without_result(action: ActionProgress) -> bool:
    """Whether the steps alone make an action kept: all done, while no result of its own row has a target.

    Where something else is missed or awaited, that decides, and the steps are no word for it.
    """
    if action.status not in KEPT:
        return False
    steps = [row for row in action.indicators if group_of(row) is TargetGroup.DATED_STEPS]
    own = [row for row in action.indicators if group_of(row) is TargetGroup.OWN_ROW]
    done = all(row.overall.status in (ProgressStatus.REACHED, ProgressStatus.REACHED_LATE) for row in steps)
    return bool(steps and own) and done and all(row.overall.goal is None for row in own)


def _counted(actions: Sequence[ActionProgress], group: TargetGroup) -> GroupCount:
    def count(figure: GroupFigure) -> int:
        return len(counted_rows(actions, group, figure))

    late = counted_rows(actions, group, GroupFigure.LATE)
    return GroupCount(
        group,
        {outcome: count(GroupFigure(outcome.value)) for outcome in Outcome},
        without_target=count(GroupFigure.WITHOUT_TARGET),
        late=len(late),
        worst=max((row.overall.slip or 0 for row in late), default=0),
        fallen=count(GroupFigure.FALLEN),
    )
