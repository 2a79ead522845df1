"""Meetings in the base: held, edited, frozen once; an edit is a new record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from convention.domain.agenda import AgendaChange, AgendaEdit
from convention.domain.committee import Committee, Freeze, Meeting
from convention.domain.errors import ShownError
from convention.domain.people import Act
from convention.warehouse.kept_figures import keep_figures
from convention.warehouse.rights import claim
from convention.warehouse.sql import query
from convention.warehouse.store import END_OF_TIME, Store

MOST_MINUTES = 240


class MeetingError(ShownError):
    """No such meeting, or it is not in the state that the request needs."""


@dataclass(frozen=True)
class MeetingDraft:
    """What a person says of a meeting; `participants` are functions, never names."""

    committee: Committee
    day: date
    place: str
    participants: Sequence[str]
    situation: date
    notes: str = ""


def record_meeting(store: Store, draft: MeetingDraft, person: str, meeting_id: int | None = None) -> int:
    """Record a new meeting, or the new words of one that is there; gives its number.

    A frozen meeting keeps its committee, day and situation date: only its place, participants and notes may change.
    Raises MeetingError.
    """
    if not person.strip():
        raise MeetingError("Indiquez qui enregistre la séance\u00a0: sa fonction restera attachée à la séance.")
    if draft.situation > draft.day:
        raise MeetingError("La date de situation ne peut pas suivre le jour de la séance.")
    with store.writing() as cursor:
        known = None if meeting_id is None else meeting(store, meeting_id)
        fixed = (draft.committee, draft.day, draft.situation)
        if known is not None and known.freeze and fixed != (known.committee, known.day, known.situation):
            raise MeetingError(
                "La séance est arrêtée\u00a0: son comité, son jour et sa date de situation ne changent plus."
            )
        author = claim(store, cursor, Act.MEETING, f"{draft.committee}, {draft.day}", person)
        values = {
            "meeting_id": meeting_id,
            "committee": str(draft.committee),
            "day": draft.day,
            "place": draft.place.strip(),
            "participants": list(draft.participants),
            "situation": draft.situation,
            "notes": draft.notes,
            "at": store.now(cursor),
            "person": author,
        }
        row = cursor.execute(query("insert_meeting"), values).fetchone()
    assert row is not None
    return int(row[0])


def freeze(store: Store, meeting_id: int, person: str) -> Freeze:
    """Fix what a meeting knows: all that is recorded now and nothing that follows; its figures are kept beside it.

    Raises MeetingError when there is none of that number or it is frozen already.
    """
    with store.writing() as cursor:
        found = meeting(store, meeting_id)
        if found.freeze:
            raise MeetingError(f"La séance n°\u00a0{meeting_id} est déjà arrêtée.")
        author = claim(store, cursor, Act.FREEZE, f"séance n°\u00a0{meeting_id}", person)
        at, version = store.now(cursor), store.catalogue_version()
        values = {"meeting_id": meeting_id, "at": at, "version": version, "person": author}
        cursor.execute(query("insert_freeze"), values)
        keep_figures(store, cursor, meeting_id, found.situation, at)
    return Freeze(at, version, at, author)


def meetings(store: Store, as_of: datetime | None = None) -> tuple[Meeting, ...]:
    """Every meeting as recorded by a reading date, oldest first."""
    rows = store.cursor().execute(query("meetings"), {"as_of": as_of or END_OF_TIME}).fetchall()
    return tuple(
        Meeting(
            meeting_id=number,
            committee=Committee(committee),
            day=day,
            place=place,
            participants=tuple(participants),
            situation=situation,
            notes=notes,
            freeze=None if at is None else Freeze(at, version, at, person),
        )
        for number, committee, day, place, participants, situation, notes, at, version, person in rows
    )


def meeting(store: Store, meeting_id: int) -> Meeting:
    """One meeting.

    Raises MeetingError when there is none of that number.
    """
    found = next((m for m in meetings(store) if m.meeting_id == meeting_id), None)
    if found is None:
        raise MeetingError(f"La séance n°\u00a0{meeting_id} n’existe pas.")
    return found


def meeting_as_known(store: Store, meeting_id: int) -> Meeting:
    """One meeting in the words that it was frozen with; an open one in its last words.

    Raises MeetingError when there is none of that number.
    """
    found = meeting(store, meeting_id)
    if found.freeze is None:
        return found
    return next(m for m in meetings(store, found.freeze.as_of) if m.meeting_id == meeting_id)


def edit_agenda(store: Store, meeting_id: int, change: AgendaChange, person: str) -> None:
    """Add, move, drop or take back an item; a drop needs its reason, an addition its text; an added key is made.

    Raises MeetingError.
    """
    if change.edit in (AgendaEdit.ADDED, AgendaEdit.DROPPED) and not change.text.strip():
        missing = "le motif du retrait" if change.edit is AgendaEdit.DROPPED else "le point à ajouter"
        raise MeetingError(f"Indiquez {missing}.")
    with store.writing() as cursor:
        if meeting(store, meeting_id).freeze:
            raise MeetingError("La séance est arrêtée\u00a0: son ordre du jour ne change plus.")
        author = claim(store, cursor, Act.AGENDA, f"séance n°\u00a0{meeting_id}", person)
        values = {
            "meeting_id": meeting_id,
            "key": None if change.edit is AgendaEdit.ADDED else change.key,
            "edit": str(change.edit),
            "text": change.text.strip(),
            "action": change.action,
            "position": change.position,
            "at": store.now(cursor),
            "person": author,
        }
        cursor.execute(query("insert_agenda_edit"), values)


def allot_minutes(store: Store, meeting_id: int, topic: str, minutes: int, person: str) -> None:
    """Give a topic its minutes, none for 0; `topic`: its key.

    Raises MeetingError for more than four hours, and once the meeting is frozen.
    """
    if not 0 <= minutes <= MOST_MINUTES:
        raise MeetingError(f"Indiquez une durée de 0 à {MOST_MINUTES}\u00a0minutes.")
    with store.writing() as cursor:
        if meeting(store, meeting_id).freeze:
            raise MeetingError("La séance est arrêtée\u00a0: son ordre du jour ne change plus.")
        author = claim(store, cursor, Act.AGENDA, f"séance n°\u00a0{meeting_id}, durée", person)
        values = {"meeting_id": meeting_id, "topic": topic, "minutes": minutes, "at": store.now(cursor)}
        cursor.execute(query("insert_agenda_minutes"), values | {"person": author})


def allotted_minutes(store: Store, meeting_id: int, as_of: datetime | None = None) -> dict[str, int]:
    """The minutes of each topic that was given some, by its key."""
    parameters = {"meeting_id": meeting_id, "as_of": as_of or END_OF_TIME}
    return dict(store.cursor().execute(query("agenda_minutes"), parameters).fetchall())


def agenda_edits(store: Store, meeting_id: int, as_of: datetime | None = None) -> tuple[AgendaChange, ...]:
    """What was done to a meeting's agenda, in order."""
    parameters = {"meeting_id": meeting_id, "as_of": as_of or END_OF_TIME}
    rows = store.cursor().execute(query("agenda_edits"), parameters).fetchall()
    return tuple(AgendaChange(key, AgendaEdit(edit), text, action, place) for key, edit, text, action, place in rows)
