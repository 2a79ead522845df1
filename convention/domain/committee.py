"""The committee's own records: meetings and what they knew, narratives, decisions; a person's word, always dated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Committee(StrEnum):
    """Who meets; the convention's page 41."""

    TECHNICAL = "technical"
    STEERING = "steering"


class Outlook(StrEnum):
    """A person's view of an action, best first; it never stands for a computed status."""

    SUNNY = "sunny"
    CLOUDY = "cloudy"
    RAINY = "rainy"
    STORMY = "stormy"


class DecisionState(StrEnum):
    """What became of a decision."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Freeze:
    """What a meeting knew: every reading of it is as of this instant, under this version of the catalogue.

    Thresholds are part of the catalogue. Instants are UTC without zone.
    """

    as_of: datetime
    catalogue_version: int
    frozen_at: datetime
    person: str


@dataclass(frozen=True)
class Meeting:
    """One meeting; `participants` are functions, never names. `freeze` None while it is open."""

    meeting_id: int
    committee: Committee
    day: date
    place: str
    participants: tuple[str, ...]
    situation: date
    notes: str = ""
    freeze: Freeze | None = None


@dataclass(frozen=True)
class Narrative:
    """What a person says of an action at a time; `recorded_at` UTC without zone."""

    action: str
    recorded_at: datetime
    text: str
    outlook: Outlook
    risks: str
    next_steps: str
    author: str
    meeting_id: int | None = None


@dataclass(frozen=True)
class Decision:
    """One decision of the log, with the state it had reached and since when; `action` None where it concerns none."""

    decision_id: int
    meeting_id: int
    action: str | None
    text: str
    owner: str
    due: date | None
    state: DecisionState
    state_at: datetime

    def overdue(self, day: date) -> bool:
        """Whether it is open though its day has passed."""
        return self.state is DecisionState.OPEN and self.due is not None and self.due < day


def latest(narratives: Iterable[Narrative]) -> dict[str, Narrative]:
    """The last narrative of each action."""
    return {found.action: found for found in sorted(narratives, key=lambda n: n.recorded_at)}


def previous_meeting(meetings: Iterable[Meeting], meeting: Meeting) -> Meeting | None:
    """The last frozen meeting of the same committee before this one; where it has none, that of any committee."""
    earlier = [m for m in meetings if m.freeze and (m.day, m.meeting_id) < (meeting.day, meeting.meeting_id)]
    own = [m for m in earlier if m.committee is meeting.committee]
    return max(own or earlier, key=lambda m: (m.day, m.meeting_id), default=None)


def outdated(narrative: Narrative, previous: Meeting | None) -> bool:
    """Whether a narrative was written before the previous meeting was frozen, and says nothing of what followed."""
    return bool(previous and previous.freeze and narrative.recorded_at <= previous.freeze.as_of)
