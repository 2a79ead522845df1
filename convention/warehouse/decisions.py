"""The decision log in the base: a change of words or of state is a new record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from convention.domain.committee import Decision, DecisionState
from convention.domain.errors import ShownError
from convention.domain.people import Act
from convention.warehouse.meetings import meeting
from convention.warehouse.rights import claim
from convention.warehouse.sql import query
from convention.warehouse.store import END_OF_TIME, Store


@dataclass(frozen=True)
class DecisionDraft:
    """What was decided: `owner` is a service, `action` None where it concerns none."""

    meeting_id: int
    text: str
    owner: str
    action: str | None = None
    due: date | None = None
    state: DecisionState = DecisionState.OPEN


def record_decision(store: Store, draft: DecisionDraft, person: str, decision_id: int | None = None) -> int:
    """Record a new decision, or the new words or state of one that is there; gives its number.

    Raises ShownError without text or owner or for a number that does not exist, MeetingError for a meeting that does
    not.
    """
    if not draft.text.strip() or not draft.owner.strip():
        raise ShownError("Indiquez la décision et le service qui en est chargé.")
    meeting(store, draft.meeting_id)
    with store.writing() as cursor:
        if decision_id is not None:
            _must_exist(store, decision_id)
        target = draft.text.strip() if decision_id is None else f"décision n°\u00a0{decision_id}"
        author = claim(store, cursor, Act.DECISION, target, person)
        values = {
            "decision_id": decision_id,
            "meeting_id": draft.meeting_id,
            "action": draft.action,
            "text": draft.text.strip(),
            "owner": draft.owner.strip(),
            "due": draft.due,
            "state": str(draft.state),
            "at": store.now(cursor),
            "person": author,
        }
        row = cursor.execute(query("insert_decision"), values).fetchone()
    assert row is not None
    return int(row[0])


def decisions(store: Store, as_of: datetime | None = None) -> tuple[Decision, ...]:
    """The decision log as recorded by a reading date, in the order in which decisions were taken."""
    rows = store.cursor().execute(query("decisions"), {"as_of": as_of or END_OF_TIME}).fetchall()
    return tuple(
        Decision(number, meeting_id, action, text, owner, due, DecisionState(state), state_at)
        for number, meeting_id, action, text, owner, due, state, state_at in rows
    )


def designate(store: Store, decision_id: int, person: str, *, public: bool) -> None:
    """Say that a decision is meant for the public, or no longer; public editions show what is meant by then.

    Raises ShownError for a number that does not exist or without a person, NotAllowedError.
    """
    if not person.strip():
        raise ShownError("Indiquez qui désigne les décisions destinées au public.")
    with store.writing() as cursor:
        _must_exist(store, decision_id)
        words = "destinée au public" if public else "plus destinée au public"
        author = claim(store, cursor, Act.DECISION, f"décision n°\u00a0{decision_id}, {words}", person)
        values = {"decision_id": decision_id, "public": public, "at": store.now(cursor), "person": author}
        cursor.execute(query("insert_decision_publication"), values)


def public_decisions(store: Store) -> frozenset[int]:
    """The numbers of the decisions that are meant for the public today."""
    return frozenset(number for (number,) in store.cursor().execute(query("public_decisions")).fetchall())


def _must_exist(store: Store, decision_id: int) -> None:
    if all(known.decision_id != decision_id for known in decisions(store)):
        raise ShownError(f"La décision n°\u00a0{decision_id} n’existe pas.")
