"""Noting a decision, what became of one, and which are meant for the public."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from convention.domain.committee import Decision, DecisionState, Meeting
from convention.warehouse.decisions import DecisionDraft, designate, public_decisions, record_decision
from convention.wording.formats import capitalised
from convention.wording.labels import label
from loaders.writers.template_rows import services
from pages.committee.meetings.agenda import action_name
from pages.parts import base
from pages.parts.acts import act, submit
from pages.parts.person import current_person

LONGEST = 400


def draw_decision_form(meeting: Meeting, action: str | None) -> None:
    """Draw the form of a new decision; `action`: the sheet that it concerns, where that is known already."""
    agreed, own = base.catalogue(), action or "libre"
    with st.form(f"decision-{own}", clear_on_submit=True):
        st.markdown("**Nouvelle décision**")
        text = st.text_area("Décision", max_chars=LONGEST, height=80, key=f"decision-text-{own}")
        concerned = action or st.selectbox(
            "Fiche (facultatif)",
            [found.code for found in agreed.actions],
            index=None,
            placeholder="aucune",
            format_func=lambda code: action_name(agreed, code),
            key="decision-action",
        )
        left, right = st.columns(2)
        owner = left.selectbox(
            "Service chargé",
            list(services(agreed)),
            index=None,
            accept_new_options=True,
            placeholder="Choisir ou écrire",
            key=f"decision-owner-{own}",
        )
        due = right.date_input("Échéance (facultatif)", value=None, format="DD/MM/YYYY", key=f"decision-due-{own}")
        if submit("Noter la décision", f"decision-go-{own}"):
            day = due if isinstance(due, date) else None
            draft = DecisionDraft(meeting.meeting_id, text or "", owner or "", concerned, day)
            act(lambda: record_decision(base.base(), draft, current_person()), "Décision notée au relevé.")


def draw_state_form(log: Sequence[Decision], meeting: Meeting) -> None:
    """Draw the form that says what became of a decision; the states before it stay recorded."""
    by_number = {decision.decision_id: decision for decision in log}
    if not by_number:
        return
    with st.form(f"decision-state-{meeting.meeting_id}"):
        st.markdown("**Suite donnée à une décision**")
        number = st.selectbox(
            "Décision concernée",
            list(by_number),
            format_func=lambda number: f"n° {number} · {by_number[number].text}",
            key="decision-chosen",
        )
        state = st.segmented_control(
            "Nouvel état",
            list(DecisionState),
            default=DecisionState.DONE,
            format_func=lambda state: capitalised(label(state)),
            key="decision-state",
        )
        if submit("Enregistrer la suite", "decision-state-go") and state is not None:
            old = by_number[number]
            draft = DecisionDraft(old.meeting_id, old.text, old.owner, old.action, old.due, state)
            done = f"Décision n° {number} : {label(state)}."
            act(lambda: record_decision(base.base(), draft, current_person(), number), done)


def draw_public_form(log: Sequence[Decision]) -> None:
    """Draw the choice of the decisions that public editions show; a change is recorded decision by decision."""
    if not log:
        return
    words = {found.decision_id: found.text for found in log}
    before = public_decisions(base.base()) & frozenset(words)
    with st.form("decisions-public"):
        st.markdown("**Décisions destinées au public**")
        st.caption(
            "L’édition publique d’une séance arrêtée montre ces décisions telles quelles, avec service, échéance et "
            "état. Relisez-les : ce qui est publié reste publié."
        )
        chosen = st.multiselect(
            "Décisions montrées",
            list(words),
            default=sorted(before),
            format_func=lambda number: f"n° {number} · {words[number]}",
            placeholder="aucune",
            key="decisions-public-chosen",
        )
        if submit("Enregistrer ce choix", "decisions-public-go"):
            act(lambda: _designate(before, frozenset(chosen)), "Choix enregistré.")


def _designate(before: frozenset[int], after: frozenset[int]) -> None:
    """Record each decision that is meant for the public, or no longer, where that changes."""
    for number in sorted(before ^ after):
        designate(base.base(), number, current_person(), public=number in after)
