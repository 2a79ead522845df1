"""Recording a meeting, or other words of one that is there."""

from __future__ import annotations

from datetime import date

import streamlit as st

from convention.domain.clock import today
from convention.domain.committee import Committee, Meeting
from convention.reports.meeting_words import meeting_name
from convention.warehouse.meetings import MeetingDraft, record_meeting
from convention.wording.formats import capitalised
from convention.wording.labels import label
from pages.parts import base
from pages.parts.acts import act, person_in_dialog
from pages.parts.keys import Param
from pages.parts.reading import FIRST_DAY, current_reading

LONGEST = 2000


def ask_meeting(known: Meeting | None) -> None:
    """Open the dialog of a new meeting, or of one that is there."""
    title = "Modifier la séance" if known else "Nouvelle séance"
    st.dialog(title, width="medium")(_draw)(known)


def _draw(known: Meeting | None) -> None:
    frozen = bool(known and known.freeze)
    if frozen:
        st.caption("La séance est arrêtée : son comité, son jour et sa date de situation ne changent plus.")
    left, middle, right = st.columns(3)
    committee = left.selectbox(
        "Comité",
        list(Committee),
        index=list(Committee).index(known.committee) if known else 0,
        format_func=lambda found: capitalised(label(found)),
        disabled=frozen,
    )
    held = _day(middle, "Jour de la séance", known.day if known else today(), frozen)
    situation = _day(
        right, "Situation au", known.situation if known else min(current_reading().situation, held), frozen
    )
    place = st.text_input("Lieu", value=known.place if known else "", max_chars=120)
    functions = st.text_area(
        "Participants, par fonction",
        value="\n".join(known.participants) if known else "",
        max_chars=LONGEST,
        height=110,
        help="Une fonction par ligne, jamais un nom : « direction de la voirie », « secrétariat général ».",
    )
    notes = st.text_area("Notes de séance", value=known.notes if known else "", max_chars=LONGEST, height=80)
    person = person_in_dialog()
    if st.button("Enregistrer la séance", type="primary", disabled=not person):
        names = [line.strip() for line in (functions or "").splitlines() if line.strip()]
        draft = MeetingDraft(committee or Committee.TECHNICAL, held, place or "", names, situation, notes or "")
        _record(draft, person, known)


def _day(place: st.delta_generator.DeltaGenerator, words: str, value: date, fixed: bool) -> date:
    chosen = place.date_input(words, value=value, format="DD/MM/YYYY", min_value=FIRST_DAY, disabled=fixed)
    return chosen if isinstance(chosen, date) else value


def _record(draft: MeetingDraft, person: str, known: Meeting | None) -> None:
    number = known.meeting_id if known else None

    def write() -> None:
        recorded = record_meeting(base.base(), draft, person, number)
        st.query_params[Param.MEETING] = str(recorded)

    named = meeting_name(Meeting(0, draft.committee, draft.day, "", (), draft.situation))
    act(write, f"{named} : séance {'modifiée' if known else 'créée'}.")
