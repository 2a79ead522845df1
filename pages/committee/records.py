"""The committee's records as the pages read them, each computed once for a state of the base."""

from __future__ import annotations

from functools import lru_cache

from convention.domain.action_causes import CausedActionChange
from convention.domain.causes import CausedChange
from convention.domain.clock import paris_day
from convention.domain.committee import Meeting
from convention.reports.meeting_occasion import MeetingRecords
from convention.reports.meeting_records import records_of
from convention.warehouse import meetings as recorded
from convention.warehouse.causes import Reading as TwoDates
from convention.warehouse.causes import action_changes_between, changes_between, reading_of
from pages.parts import base
from pages.parts.reading import Reading


def meetings() -> tuple[Meeting, ...]:
    """Every meeting, newest first."""
    return recorded.meetings(base.base())[::-1]


def meeting_records(meeting: Meeting) -> MeetingRecords:
    """All that a meeting knew, if it is frozen, or knows now."""
    return _records(base.records(), meeting)


def changed_since_freeze(meeting: Meeting) -> tuple[CausedChange, ...]:
    """What differs between what a frozen meeting knew and what is known now of the same situation date."""
    return _changed_since(base.records(), meeting)


def changed_sheets(found: MeetingRecords) -> tuple[CausedActionChange, ...]:
    """The action sheets that changed since the previous meeting, with the causes; none without a previous one."""
    if found.previous is None:
        return ()
    return _changed_sheets(base.records(), found.previous, found.meeting)


def meeting_reading(meeting: Meeting) -> Reading:
    """The dates of a meeting, as the other pages take them."""
    instant = meeting.freeze.as_of if meeting.freeze else None
    return Reading(meeting.situation, paris_day(instant) if instant else None, None, instant)


@lru_cache(maxsize=32)
def _records(state: str, meeting: Meeting) -> MeetingRecords:
    assert state
    return records_of(base.base(), meeting)


@lru_cache(maxsize=32)
def _changed_sheets(state: str, previous: Meeting, meeting: Meeting) -> tuple[CausedActionChange, ...]:
    assert state
    return action_changes_between(base.base(), reading_of(previous), reading_of(meeting))


@lru_cache(maxsize=32)
def _changed_since(state: str, meeting: Meeting) -> tuple[CausedChange, ...]:
    assert state
    return changes_between(base.base(), reading_of(meeting), TwoDates(meeting.situation))
