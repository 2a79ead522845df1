"""From the committee's own records to the occasion of a pack: agenda, changes with causes, narratives, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from convention.domain.agenda import AgendaItem
from convention.domain.catalogue import Catalogue
from convention.domain.causes import CausedChange
from convention.domain.committee import Decision, Meeting, Narrative, latest, outdated
from convention.domain.kept_figures import FigureCheck
from convention.domain.rollup import ActionProgress
from convention.domain.signoff import Contest, SignOffCount
from convention.reports import occasion as told
from convention.reports.meeting_words import agenda_points, causes_told, file_stem, meeting_name
from convention.wording.formats import capitalised, day, joined, moment
from convention.wording.kept_figures import NOT_KEPT, differences_sentence, differences_told
from convention.wording.labels import label
from convention.wording.signoffs import counts_sentence

KIND = "Dossier de séance"
OPEN = "Séance ouverte\u00a0: ces chiffres peuvent encore changer"
OUTDATED = "Cette synthèse est antérieure à la séance précédente."
NO_DUE_DAY = "sans échéance"


@dataclass(frozen=True)
class MeetingRecords:
    """What the base knows of one meeting, all read as of one instant (UTC, without zone).

    `check`: the figures it kept when frozen, held against those computed now; None where none are kept.
    `minutes`: allotted to topics of the agenda, by their key.
    `contests`, `signoffs`: of the values in force at its situation date, by indicator.
    """

    meeting: Meeting
    as_of: datetime
    catalogue: Catalogue
    actions: tuple[ActionProgress, ...]
    previous: Meeting | None = None
    meetings: tuple[Meeting, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    changes: tuple[CausedChange, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    decisions: tuple[Decision, ...] = ()
    check: FigureCheck | None = None
    contests: tuple[Contest, ...] = ()
    signoffs: tuple[SignOffCount, ...] = ()
    minutes: Mapping[str, int] = field(default_factory=dict)


def occasion_of(records: MeetingRecords) -> told.Occasion:
    """The occasion that a pack is made of; a frozen meeting gives the same one for ever."""
    meeting, previous = records.meeting, records.previous
    return told.Occasion(
        kind=KIND,
        name=meeting_name(meeting),
        stem=file_stem(meeting),
        state=_state(meeting),
        situation=meeting.situation,
        as_of=records.as_of,
        previous=previous.situation if previous else None,
        participants=_participants(records),
        agenda=agenda_points(records.agenda, records.catalogue, records.actions, records.contests),
        narratives=tuple(narrative_told(said, previous) for said in latest(_known(records)).values()),
        decisions=tuple(decision_told(decision, records.meetings) for decision in records.decisions),
        moved=_moved(records.changes) if previous else (),
        kept=_kept(records),
    )


def _kept(records: MeetingRecords) -> told.Kept | None:
    """What stands in the pack of a frozen meeting of the figures that it kept."""
    check = records.check
    if records.meeting.freeze is None:
        return None
    if check is None:
        return told.Kept(NOT_KEPT)
    return told.Kept(check.digest, differences_sentence(check), tuple(differences_told(check, records.catalogue)))


def _state(meeting: Meeting) -> str:
    if meeting.freeze is None:
        return OPEN
    by = f" par {meeting.freeze.person}" if meeting.freeze.person else ""
    return f"Séance arrêtée le {moment(meeting.freeze.frozen_at)}{by}"


def _participants(records: MeetingRecords) -> tuple[tuple[str, str], ...]:
    meeting = records.meeting
    facts = {
        "Lieu": meeting.place,
        "Participants": capitalised(joined(meeting.participants)),
        "Validation": counts_sentence(records.signoffs),
        "Notes": meeting.notes,
    }
    return tuple((name, text) for name, text in facts.items() if text)


def _known(records: MeetingRecords) -> Iterable[Narrative]:
    return (said for said in records.narratives if said.recorded_at <= records.as_of)


def narrative_told(said: Narrative, previous: Meeting | None) -> told.Narrative:
    """A narrative as a pack says it; with a warning when it is older than the previous meeting."""
    return told.Narrative(
        action=said.action,
        text=said.text,
        signed=f"{said.author}, le {moment(said.recorded_at)}",
        outlook=label(said.outlook),
        risks=said.risks,
        next_steps=said.next_steps,
        warning=OUTDATED if outdated(said, previous) else "",
    )


def decision_told(decision: Decision, meetings: Iterable[Meeting]) -> told.Decision:
    """A decision as a pack says it, with the meeting that it comes from."""
    taken: Mapping[int, Meeting] = {meeting.meeting_id: meeting for meeting in meetings}
    origin = taken.get(decision.meeting_id)
    return told.Decision(
        action=decision.action or "",
        text=decision.text,
        owner=decision.owner,
        due=day(decision.due) if decision.due else NO_DUE_DAY,
        state=label(decision.state),
        origin=f"{capitalised(label(origin.committee))} du {day(origin.day)}" if origin else "",
    )


def worth_telling(changes: Iterable[CausedChange]) -> tuple[CausedChange, ...]:
    """Those with another value, rate or status; time alone moves every expected rate."""
    return tuple(
        found
        for found in changes
        if found.status_cause or found.presence_cause or any(share.value or share.rate for share in found.shares)
    )


def _moved(changes: Iterable[CausedChange]) -> tuple[told.Moved, ...]:
    return tuple(
        told.Moved(found.indicator, found.before, found.after, causes_told(found)) for found in worth_telling(changes)
    )
