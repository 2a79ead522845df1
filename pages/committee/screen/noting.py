"""What is noted on the wall is recorded at once; the stage is told what became of it, so that no draft is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from convention.domain.committee import Meeting
from convention.domain.errors import ShownError
from convention.warehouse.decisions import DecisionDraft, record_decision
from convention.warehouse.meetings import MeetingDraft, record_meeting
from convention.wording.formats import COLON
from pages.parts import base
from pages.parts.keys import SessionKey
from pages.parts.person import asks_name, current_person, who_first

_WHO = "Indiquez qui note\u00a0: nom et service."
_NOTHING = "Écrivez d’abord ce qui est décidé ou noté."
_FROZEN = "La séance est arrêtée\u00a0: rien ne s’y ajoute."


@dataclass(frozen=True)
class Answered:
    """What became of the last thing that the stage sent: `refused` says why it was not recorded, else it was."""

    number: str = ""
    said: str = ""
    refused: str = ""


def answered() -> Answered:
    """What the stage is to be told."""
    found = st.session_state.get(SessionKey.NOTED)
    return found if isinstance(found, Answered) else Answered()


def note(meeting: Meeting, sent: Mapping[str, Any] | None) -> None:
    """Record what the stage sent, once, and draw the page again with its answer."""
    if sent is None or str(sent["id"]) == answered().number:
        return
    try:
        said = _record(meeting, {name: str(text) for name, text in sent.items()})
        st.session_state[SessionKey.NOTED] = Answered(str(sent["id"]), said=said)
    except ShownError as refused:
        st.session_state[SessionKey.NOTED] = Answered(str(sent["id"]), refused=refused.message)
    st.rerun()


def _record(meeting: Meeting, sent: Mapping[str, str]) -> str:
    if meeting.freeze is not None:
        raise ShownError(_FROZEN)
    person = _person(sent)
    if not sent["text"].strip():
        raise ShownError(_NOTHING)
    if sent["kind"] == "note":
        return _record_note(meeting, sent["code"], sent["text"].strip(), person)
    due = date.fromisoformat(sent["due"]) if sent["due"] else None
    draft = DecisionDraft(meeting.meeting_id, sent["text"], sent["owner"], sent["code"] or None, due)
    record_decision(base.base(), draft, person)
    return "Décision enregistrée au relevé."


def _person(sent: Mapping[str, str]) -> str:
    """Who notes: whoever has signed in, whatever was sent; else the name that was typed."""
    if asks_name() and sent["name"] and sent["service"]:
        st.session_state[SessionKey.PERSON] = (sent["name"], sent["service"])
    if not (person := current_person()):
        raise ShownError(who_first() if not asks_name() else _WHO)
    return person


def _record_note(meeting: Meeting, code: str, text: str, person: str) -> str:
    line = f"Fiche {code}{COLON}{text}" if code else text
    notes = f"{meeting.notes}\n{line}".strip()
    draft = MeetingDraft(meeting.committee, meeting.day, meeting.place, meeting.participants, meeting.situation, notes)
    record_meeting(base.base(), draft, person, meeting.meeting_id)
    return "Note ajoutée à la séance."
