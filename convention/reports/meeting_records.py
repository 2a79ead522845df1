"""From the base to the records of one meeting: all that it knew, read at its own two dates."""

from __future__ import annotations

from convention.domain.agenda import agenda
from convention.domain.committee import Meeting, latest, previous_meeting
from convention.domain.rollup import assess_all
from convention.reports.meeting_occasion import MeetingRecords
from convention.warehouse.causes import Reading, changes_between, reading_of
from convention.warehouse.decisions import decisions
from convention.warehouse.kept_figures import check_figures
from convention.warehouse.meetings import agenda_edits, allotted_minutes, meeting_as_known, meetings
from convention.warehouse.narratives import narratives
from convention.warehouse.reads import standings
from convention.warehouse.signoffs import contests, signoff_counts
from convention.warehouse.store import END_OF_TIME, Store


def records_of(store: Store, meeting: Meeting) -> MeetingRecords:
    """What the base knows of a meeting: frozen, the same for ever, its own words included; open, all that is recorded.

    Raises MeetingError when the base has no such meeting.
    """
    known = meeting_as_known(store, meeting.meeting_id)
    as_of = known.freeze.as_of if known.freeze else store.last_recorded() or END_OF_TIME
    catalogue, held = store.catalogue(as_of), meetings(store, as_of)
    actions = assess_all(catalogue, standings(store, known.situation, as_of), known.situation)
    said, decided = narratives(store, as_of), decisions(store, as_of)
    previous = previous_meeting(held, known)
    contested = contests(store, known.situation, as_of)
    edits = agenda_edits(store, known.meeting_id, as_of)
    reading = Reading(known.situation, as_of)
    return MeetingRecords(
        meeting=known,
        as_of=as_of,
        catalogue=catalogue,
        actions=actions,
        previous=previous,
        meetings=held,
        agenda=agenda(actions, latest(said), decided, known.day, edits, contested),
        contests=contested,
        minutes=allotted_minutes(store, known.meeting_id, as_of),
        signoffs=tuple(each for found in signoff_counts(store, known.situation, as_of).values() for each in found),
        changes=changes_between(store, reading_of(previous), reading) if previous else (),
        narratives=said,
        decisions=decided,
        check=check_figures(store, known.meeting_id, actions) if known.freeze else None,
    )
