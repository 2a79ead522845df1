"""Writing the narrative of an action."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from convention.domain.committee import Meeting, Narrative, Outlook
from convention.warehouse.narratives import NarrativeDraft, OvertakenError, record_narrative
from pages.committee.outlooks import outlook_text
from pages.parts import base
from pages.parts.acts import act, submit
from pages.parts.keys import SessionKey
from pages.parts.person import current_person

LONGEST_TEXT, LONGEST_LINE = 1200, 400
AFTER_FREEZE = (
    "La séance est arrêtée : une nouvelle synthèse n’y entrera plus. Elle sera datée d’aujourd’hui et lue à la séance "
    "suivante."
)


def draw_narrative_form(meeting: Meeting, action: str, last: Narrative | None) -> None:
    """Draw the form of a new narrative of an action; the one before it stays in the history."""
    if meeting.freeze is not None:
        st.caption(AFTER_FREEZE)
    seen = st.session_state.setdefault(f"{SessionKey.NARRATIVE_SEEN}-{action}", last.recorded_at if last else None)
    with st.form(f"narrative-{action}"):
        outlook = st.segmented_control(
            "Météo",
            list(Outlook),
            default=last.outlook if last else None,
            format_func=outlook_text,
            key=f"narrative-outlook-{action}",
        )
        text = st.text_area("Synthèse", max_chars=LONGEST_TEXT, height=110, key=f"narrative-text-{action}")
        left, right = st.columns(2)
        risks = left.text_area("Risques", max_chars=LONGEST_LINE, height=80, key=f"narrative-risks-{action}")
        steps = right.text_area("Prochaines étapes", max_chars=LONGEST_LINE, height=80, key=f"narrative-steps-{action}")
        if submit("Enregistrer la synthèse", f"narrative-go-{action}"):
            if outlook is None:
                st.error("Choisissez la météo de la fiche.", icon=":material/error:")
                return
            number = None if meeting.freeze else meeting.meeting_id
            draft = NarrativeDraft(action, text or "", outlook, risks or "", steps or "", current_person(), number)
            act(lambda: _record(draft, seen), f"Synthèse de la fiche {action} enregistrée.")


def _record(draft: NarrativeDraft, seen: datetime | None) -> None:
    """Record a narrative; where somebody else wrote meanwhile, theirs is said first, and is known from then on."""
    key = f"{SessionKey.NARRATIVE_SEEN}-{draft.action}"
    try:
        record_narrative(base.base(), draft, seen=seen)
    except OvertakenError as overtaken:
        st.session_state[key] = overtaken.other.recorded_at
        raise
    st.session_state.pop(key, None)
