"""The decision log: what was decided, who is charged, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from convention.domain.attachments import ProvenDecision
from convention.domain.committee import Decision, DecisionState, Meeting
from convention.reports.meeting_occasion import NO_DUE_DAY, MeetingRecords
from convention.reports.meeting_words import meeting_name
from convention.warehouse.attachments import pieces
from convention.warehouse.decisions import decisions, public_decisions
from convention.wording.formats import day, moment
from convention.wording.labels import label
from pages.committee.decision_form import draw_decision_form, draw_public_form, draw_state_form
from pages.committee.records import meetings
from pages.parts import base
from pages.parts.evidence import draw_piece_forms, draw_pieces
from pages.parts.marks import plain
from pages.parts.tables import draw_marked_table

_COLOURS = {DecisionState.OPEN: "blue", DecisionState.DONE: "green", DecisionState.DROPPED: "gray"}


def draw_decisions(found: MeetingRecords) -> None:
    """Draw the log as the meeting knew it, what followed the freeze, and the ways to add to it."""
    if found.decisions:
        draw_marked_table(decision_rows(found.decisions, found.meeting), "Relevé de décisions")
    else:
        st.info("Aucune décision n’est encore relevée. Notez la première ci-dessous.", icon=":material/gavel:")
    current = decisions(base.base())
    if found.meeting.freeze is not None:
        _draw_since(found, current)
    left, right = st.columns(2, gap="medium")
    with left:
        draw_decision_form(found.meeting, None)
    with right:
        draw_state_form(current, found.meeting)
        draw_public_form(current)
    _draw_evidence(current)


def _draw_evidence(log: Sequence[Decision]) -> None:
    """Draw the pieces of a chosen decision, and the way to add one."""
    if not log:
        return
    words = {found.decision_id: found.text for found in log}
    known = [found for found in pieces(base.base()) if isinstance(found.subject, ProvenDecision)]
    with st.expander(f"Pièces des décisions : {len(known)}"):
        number = st.selectbox(
            "Décision", list(words), format_func=lambda one: f"n° {one} · {words[one]}", key="decision-proven"
        )
        own = [found for found in known if found.subject == ProvenDecision(number)]
        draw_pieces(own)
        draw_piece_forms(ProvenDecision(number), own)


def _draw_since(found: MeetingRecords, current: Iterable[Decision]) -> None:
    """What was recorded after the freeze: it is no part of the meeting nor of its pack."""
    later = [decision for decision in current if decision not in found.decisions]
    if later:
        st.markdown(
            "**Depuis l’arrêt de la séance** : ces décisions ou changements d’état n’entrent pas à son dossier."
        )
        draw_marked_table(decision_rows(later, found.meeting), "Décisions et suites enregistrées depuis l’arrêt")


def decision_rows(log: Iterable[Decision], meeting: Meeting) -> pd.DataFrame:
    """Markdown cells of decisions, in the order in which they were taken."""
    held = {known.meeting_id: known for known in meetings()}
    meant = public_decisions(base.base())
    return pd.DataFrame([_row(found, meeting, held, public=found.decision_id in meant) for found in log])


def _row(decision: Decision, meeting: Meeting, held: dict[int, Meeting], *, public: bool) -> dict[str, str]:
    due = day(decision.due) if decision.due else NO_DUE_DAY
    late = decision.overdue(meeting.day)
    return {
        "N°": str(decision.decision_id),
        "Décision": plain(decision.text),
        "Fiche": decision.action or "",
        "Service chargé": plain(decision.owner),
        "Échéance": f":red[▼ {due}, passée]" if late else due,
        "État": state_text(decision),
        "Prise au": plain(meeting_name(held[decision.meeting_id])),
        "Édition publique": "oui" if public else "",
    }


def state_text(decision: Decision) -> str:
    """Markdown of the state of a decision and since when."""
    return (
        f":{_COLOURS[decision.state]}[{label(decision.state)}]  \n:small[:gray[depuis le {moment(decision.state_at)}]]"
    )
