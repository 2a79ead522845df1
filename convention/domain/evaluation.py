"""The yearly evaluation (convention, page 41): its three criteria, and what the base says of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from convention.domain.catalogue import Convention
from convention.domain.changes import Change, changes
from convention.domain.commitments import FollowingCount
from convention.domain.committee import Committee, Decision, DecisionState, Meeting
from convention.domain.exchanges import ExchangeCount, SurveySheet
from convention.domain.groups import GroupCount, group_counts, slipped_steps
from convention.domain.progress import Assessment, ProgressStatus
from convention.domain.rollup import ActionProgress, IndicatorProgress, distribution
from convention.domain.territories import Territory

MEETINGS_A_YEAR = {Committee.TECHNICAL: 2, Committee.STEERING: 1}
DASHBOARD_MONTHS = 3


class Criterion(StrEnum):
    """What is evaluated each year, in the order of the text."""

    COMMITMENTS = "commitments"
    ARRANGEMENT = "arrangement"
    ADDED_VALUE = "added_value"


class Duty(StrEnum):
    """What the governance commits itself to."""

    TECHNICAL_MEETINGS = "technical_meetings"
    STEERING_MEETINGS = "steering_meetings"
    DASHBOARD = "dashboard"


@dataclass(frozen=True)
class EvaluationText:
    """What a person writes under one criterion for one year; `recorded_at` UTC without zone."""

    year: int
    criterion: Criterion
    text: str
    author: str
    recorded_at: datetime


@dataclass(frozen=True)
class DutyState:
    """One commitment of the governance: `done` of `due` meetings, or the dashboard's due day and the day it was there.

    Meetings count once they are frozen; `open_meetings` are recorded and not frozen. `due` 0: nothing is due.
    `running`: the year is not over. `done_day`: of the first catalogue recorded here, which is only the latest day on
    which there was one.
    """

    duty: Duty
    done: int
    due: int
    open_meetings: int = 0
    running: bool = False
    since: date | None = None
    due_day: date | None = None
    done_day: date | None = None

    @property
    def met(self) -> bool | None:
        """Whether it is kept; None where nothing is due, or what is recorded cannot tell."""
        if self.due == 0:
            return None
        if self.duty is Duty.DASHBOARD:
            return True if self.done_day and self.due_day and self.done_day <= self.due_day else None
        return None if self.running and self.done < self.due else self.done >= self.due


@dataclass(frozen=True)
class RelationFacts:
    """What is known of the relation between the parties: exchanges of the annex, and the survey by side."""

    exchanges: ExchangeCount
    survey: Mapping[Territory, SurveySheet]


@dataclass(frozen=True)
class Evidence:
    """What the base says of a year, at its last day.

    `actions`, `indicators`: how many have each status. `changes`: since the last day of the year before. `known` of
    `expected` values are up to date. `taken`: decisions of the year's meetings in the state they have now; `overdue` of
    them are open though due by the situation date. `groups`: what became of the targets. `commitments`: how those of
    the convention are followed. `first_dues_missed`: the indicators with a due date that had passed unmet when an
    amendment moved it or gave it up. `slipped_steps`: the dated steps that were late, or are. `relation`: between the
    parties.
    """

    year: int
    situation: date
    actions: dict[ProgressStatus, int]
    indicators: dict[ProgressStatus, int]
    changes: tuple[Change, ...]
    known: int
    expected: int
    duties: tuple[DutyState, ...]
    taken: dict[DecisionState, int]
    overdue: int
    groups: tuple[GroupCount, ...]
    commitments: FollowingCount
    first_dues_missed: tuple[IndicatorProgress, ...]
    slipped_steps: tuple[Assessment, ...]
    relation: RelationFacts


def year_end(year: int) -> date:
    """The situation date of a year's evaluation."""
    return date(year, 12, 31)


def evidence(
    year: int,
    before: tuple[ActionProgress, ...],
    after: tuple[ActionProgress, ...],
    duties: tuple[DutyState, ...],
    meetings: Iterable[Meeting],
    decisions: Iterable[Decision],
    commitments: FollowingCount,
    relation: RelationFacts,
) -> Evidence:
    """The evidence of a year; `before` and `after` are read at the last days of the year before and of the year.

    `commitments`: how those of the convention are followed on the last day.
    """
    situation = year_end(year)
    rows = [row for action in after for row in action.indicators]
    held = {meeting.meeting_id for meeting in meetings if meeting.day.year == year}
    taken = [decision for decision in decisions if decision.meeting_id in held]
    expected = [row for row in rows if row.expected]
    return Evidence(
        year=year,
        situation=situation,
        actions=distribution(action.status for action in after),
        indicators=distribution(row.overall.status for row in rows),
        changes=changes(before, after),
        known=sum(row.up_to_date for row in expected),
        expected=len(expected),
        duties=duties,
        taken={s: n for s in DecisionState if (n := sum(d.state is s for d in taken))},
        overdue=sum(decision.overdue(situation) for decision in taken),
        groups=group_counts(after),
        commitments=commitments,
        first_dues_missed=tuple(row for row in rows if row.first_dues_missed),
        slipped_steps=slipped_steps(after),
        relation=relation,
    )


def duties_of(
    year: int, convention: Convention, meetings: Iterable[Meeting], dashboard: date | None, known: date
) -> tuple[DutyState, ...]:
    """The governance's commitments in a year; `dashboard` is the day on which the first catalogue was recorded,
    `known` the day of the last thing recorded.

    Meetings are due in every year that the convention touches; the dashboard three months after it takes effect.
    """
    held = [meeting for meeting in meetings if meeting.day.year == year]
    running = known <= year_end(year)
    within = convention.start.year <= year <= convention.end.year
    due_day = _months_after(convention.start, DASHBOARD_MONTHS)
    return (
        _meetings(Duty.TECHNICAL_MEETINGS, Committee.TECHNICAL, held, within, running),
        _meetings(Duty.STEERING_MEETINGS, Committee.STEERING, held, within, running),
        DutyState(
            Duty.DASHBOARD,
            done=int(dashboard is not None),
            due=1,
            since=convention.start,
            due_day=due_day,
            done_day=dashboard,
        ),
    )


def latest_texts(texts: Iterable[EvaluationText], year: int) -> dict[Criterion, EvaluationText]:
    """The last text under each criterion of a year."""
    return {t.criterion: t for t in sorted(texts, key=lambda t: t.recorded_at) if t.year == year}


def _meetings(duty: Duty, committee: Committee, held: Iterable[Meeting], within: bool, running: bool) -> DutyState:
    own = [meeting for meeting in held if meeting.committee is committee]
    frozen = sum(meeting.freeze is not None for meeting in own)
    return DutyState(duty, frozen, MEETINGS_A_YEAR[committee] if within else 0, len(own) - frozen, running)


def _months_after(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month where it is shorter."""
    year, month = divmod(day.month - 1 + months, 12)
    first_after = date(day.year + year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (first_after - timedelta(days=1)).day
    return date(day.year + year, month + 1, min(day.day, last))
