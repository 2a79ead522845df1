"""Texts on their way, on their page: proposed, validated, approved; the form of the next step, and what it brings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from convention.domain.amendment_way import APPROVALS, WayStep
from convention.domain.clock import today
from convention.domain.errors import ShownError
from convention.warehouse.amendment_trial import try_amendment
from convention.warehouse.amendment_way import Proposal, StepDraft, in_force_on, proposals, take_step
from convention.wording.amendments import PROPOSED, force_text
from convention.wording.formats import capitalised, day
from convention.wording.labels import label
from pages.committee.amendments.effect import draw_changed_cells, draw_effect_from
from pages.parts import base
from pages.parts.acts import act, submit
from pages.parts.marks import plain
from pages.parts.person import current_person
from pages.parts.reading import FIRST_DAY, Reading
from pages.parts.tables import draw_table

AWAITED = "à venir"
STEPS = (WayStep.VALIDATED, *APPROVALS)


def draw_amendment_ways(reading: Reading) -> None:
    """Draw every text that is neither in force nor dropped, oldest first, then those dropped."""
    found = proposals(base.base(), reading.committee_as_of)
    on_their_way = [proposal for proposal in found if proposal.open]
    if on_their_way:
        st.header("Avenants en cours d’adoption", anchor="parcours")
        for proposal in on_their_way:
            _draw_way(proposal, reading)
    _draw_dropped([proposal for proposal in found if proposal.way.dropped])


def _draw_way(found: Proposal, reading: Reading) -> None:
    amendment = found.amendment
    st.subheader(plain(amendment.reference), anchor=f"parcours-{found.number}")
    st.markdown(f"**{plain(capitalised(force_text(found.way)))}**, prise d’effet prévue le {day(amendment.day)}.")
    draw_table(_steps(found), f"Parcours de {amendment.reference}")
    with st.expander("Ce que cet avenant changerait", expanded=False):
        try:
            draw_changed_cells(base.base(), amendment)
            today_known = Reading(reading.situation, None, None)
            draw_effect_from(lambda at: try_amendment(base.base(), amendment, at), today_known, amendment.day)
        except ShownError as refused:
            st.error(plain(refused.message), icon=":material/error:")
    _draw_next(found)


def _steps(found: Proposal) -> pd.DataFrame:
    taken = {step.step: step for step in found.way.steps}
    rows = [(PROPOSED, day(found.way.proposed), "", found.amendment.person)]
    for step in STEPS:
        known = taken.get(step)
        rows.append((label(step), *((day(known.day), known.note, known.person) if known else (AWAITED, "", ""))))
    frame = pd.DataFrame(rows, columns=["Étape", "Le", "Acte", "Enregistré par"])
    return frame.assign(Étape=[capitalised(text) for text in frame["Étape"]])


def _draw_next(found: Proposal) -> None:
    steps: Sequence[WayStep] = found.way.next_steps
    with st.form(f"way-{found.number}-{len(found.way.steps)}", border=False):
        left, middle, right = st.columns([2, 1, 2])
        step = left.selectbox(
            "Étape suivante",
            steps,
            format_func=lambda chosen: capitalised(label(chosen)),
            key=f"way-step-{found.number}-{len(found.way.steps)}",
        )
        on = middle.date_input(
            "Le", value=today(), format="DD/MM/YYYY", min_value=FIRST_DAY, key=f"way-day-{found.number}"
        )
        note = right.text_input(
            "Délibération, compte rendu, ou motif de l’abandon", max_chars=200, key=f"way-note-{found.number}"
        )
        if submit("Enregistrer l’étape", f"way-go-{found.number}") and isinstance(on, date):
            draft = StepDraft(step, on, note or "")
            act(lambda: take_step(base.base(), found.number, draft, current_person()), _said(found, draft))


def _said(found: Proposal, draft: StepDraft) -> str:
    said = f"{found.amendment.reference}\u00a0: {label(draft.step)} le {day(draft.day)}."
    if not found.way.completed_by(draft.step):
        return said
    others = [taken.day for taken in found.way.steps if taken.step in APPROVALS]
    since = in_force_on(found.amendment, max(found.amendment.day, draft.day, *others)).day
    return f"{said} L’avenant est en vigueur à compter du {day(since)}."


def _draw_dropped(dropped: Sequence[Proposal]) -> None:
    if not dropped:
        return
    with st.expander("Textes abandonnés avant leur effet"):
        rows = [
            {
                "Référence": found.amendment.reference,
                "Proposé le": day(found.way.proposed),
                "Abandonné le": day(found.way.steps[-1].day),
                "Motif": found.way.steps[-1].note,
                "Par": found.way.steps[-1].person,
            }
            for found in dropped
        ]
        draw_table(pd.DataFrame(rows), "Textes abandonnés avant leur effet")
