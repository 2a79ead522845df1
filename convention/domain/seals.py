"""Seals: a digest of each frozen meeting that holds the one before, and the sides' word that theirs is the same.

A side that received a digest from the other compares it with its own by countersigning it: a digest that nobody here
has is refused. The journal keeps the word, and is chained itself.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from convention.domain.catalogue import Territory
from convention.domain.committee import Meeting
from convention.domain.journal import Entry
from convention.domain.people import Act
from convention.domain.signoff import SIDES

BEFORE_THE_FIRST = ""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SIDES = {side.name: side for side in SIDES}


@dataclass(frozen=True)
class KeptFigures:
    """What the base holds of a meeting's figures: their digest as it was written, and as it is of the figures now."""

    written: str
    computed: str


@dataclass(frozen=True)
class Seal:
    """The digest of a frozen meeting, chained to that of the one frozen before.

    `whole`: whether the figures kept are those that were kept at the freeze.
    """

    meeting: Meeting
    before: str
    digest: str
    whole: bool


@dataclass(frozen=True)
class Countersignature:
    """A side's word that a digest is its own too; `declared`: without sign-in."""

    digest: str
    side: Territory
    person: str
    at: datetime
    declared: bool


def sealed_meetings(frozen: Iterable[tuple[Meeting, KeptFigures | None]]) -> tuple[Seal, ...]:
    """The seals of frozen meetings, in the order in which they were frozen.

    None where the meeting was frozen before figures were kept: its other facts are sealed.
    """
    found: list[Seal] = []
    before = BEFORE_THE_FIRST
    for meeting, kept in sorted(frozen, key=lambda pair: _frozen_at(pair[0])):
        digest = _digest(meeting, kept.computed if kept else "", before)
        found.append(Seal(meeting, before, digest, kept is None or kept.written == kept.computed))
        before = digest
    return tuple(found)


def _frozen_at(meeting: Meeting) -> tuple[datetime, int]:
    assert meeting.freeze is not None
    return meeting.freeze.frozen_at, meeting.meeting_id


def _digest(meeting: Meeting, figures: str, before: str) -> str:
    assert meeting.freeze is not None
    held = [
        meeting.meeting_id,
        str(meeting.committee),
        meeting.day.isoformat(),
        meeting.situation.isoformat(),
        meeting.freeze.as_of.isoformat(timespec="microseconds"),
        meeting.freeze.catalogue_version,
        figures,
        before,
    ]
    return hashlib.sha256(json.dumps(held, separators=(",", ":")).encode()).hexdigest()


def is_digest(text: str) -> bool:
    """Whether a text is written as a SHA-256."""
    return bool(_DIGEST.fullmatch(text))


def countersigned(side: str, what: str, digest: str) -> str:
    """What the journal keeps of a countersignature: `Paris : séance n° 2, empreinte 0f…`; `side`: its name."""
    return f"{side}\u00a0: {what}, empreinte {digest}"


def countersignatures(entries: Iterable[Entry]) -> tuple[Countersignature, ...]:
    """The countersignatures that a journal holds, oldest first."""
    return tuple(
        Countersignature(digest.group(), side, entry.person, entry.at, entry.declared)
        for entry in entries
        if entry.act == Act.COUNTERSIGN
        and (digest := _DIGEST.search(entry.target)) is not None
        and (side := _SIDES.get(entry.target.partition("\u00a0:")[0])) is not None
    )
