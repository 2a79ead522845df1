"""The meeting that a reading is compared with."""

from __future__ import annotations

from datetime import date

from convention.domain.committee import Meeting
from convention.warehouse.meetings import meetings
from pages.parts import base


def last_meeting_before(situation: date) -> Meeting | None:
    """The last frozen meeting that spoke of an earlier situation; None where there is none."""
    frozen = [m for m in meetings(base.base()) if m.freeze is not None and m.situation < situation]
    return max(frozen, key=lambda m: (m.day, m.meeting_id), default=None)
