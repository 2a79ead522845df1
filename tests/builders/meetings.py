"""Meetings in a real base, in few words."""

from __future__ import annotations

from datetime import date

from convention.domain.committee import Committee
from convention.warehouse.meetings import MeetingDraft, freeze, record_meeting
from convention.warehouse.store import Store

WHO = "Ada Martin, DASES"


def hold(
    store: Store, day: date, situation: date, *, committee: Committee = Committee.TECHNICAL, frozen: bool = True
) -> int:
    """A meeting, frozen unless told otherwise; gives its number."""
    draft = MeetingDraft(committee, day, "Bobigny", ("direction de la voirie",), situation)
    number = record_meeting(store, draft, WHO)
    if frozen:
        freeze(store, number, WHO)
    return number
