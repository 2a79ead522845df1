"""What is noted while the meeting is held: decisions, a new narrative, notes."""

from __future__ import annotations

import streamlit as st

from convention.domain.committee import DecisionState
from convention.domain.rollup import ActionProgress
from convention.reports.meeting_occasion import NO_DUE_DAY, MeetingRecords
from convention.warehouse.decisions import decisions
from convention.warehouse.meetings import MeetingDraft, record_meeting
from convention.wording.formats import day
from pages.committee.decision_form import draw_decision_form
from pages.committee.narrative_form import draw_narrative_form
from pages.parts import base
from pages.parts.acts import act, current_person, submit
from pages.parts.marks import plain

LONGEST_NOTES = 2000


def draw_notes(found: MeetingRecords, action: ActionProgress) -> None:
    """Draw the open decisions on the action, then the forms that note what is said."""
    code, meeting = action.action.code, found.meeting
    log = [d for d in decisions(base.base()) if d.action == code and d.state is DecisionState.OPEN]
    st.header("Décisions ouvertes", anchor=False)
    for decision in log:
        due = f"pour le {day(decision.due)}" if decision.due else NO_DUE_DAY
        st.markdown(f"- {plain(decision.text)} – **{plain(decision.owner)}**, {due}")
    if not log:
        st.caption("Aucune sur cette fiche.")
    decided, said, noted = st.columns(3, gap="medium")
    with decided.expander("Noter une décision"):
        draw_decision_form(meeting, code)
    with said.expander("Écrire la synthèse"):
        draw_narrative_form(meeting, code, None)
    with noted.expander("Notes de séance"):
        _draw_meeting_notes(found)


def _draw_meeting_notes(found: MeetingRecords) -> None:
    meeting = found.meeting
    if meeting.freeze is not None:
        st.caption("La séance est arrêtée : ses notes ne changent plus.")
        st.markdown(plain(meeting.notes))
        return
    with st.form("meeting-notes"):
        notes = st.text_area("Notes", value=meeting.notes, max_chars=LONGEST_NOTES, height=160, key="notes-text")
        if submit("Enregistrer les notes", "notes-go"):
            draft = MeetingDraft(
                meeting.committee, meeting.day, meeting.place, meeting.participants, meeting.situation, notes or ""
            )
            act(
                lambda: record_meeting(base.base(), draft, current_person(), meeting.meeting_id),
                "Notes de séance enregistrées.",
            )
