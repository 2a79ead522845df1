"""The form that opens a round: up to which date values are asked for, by when, for which meeting."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from convention.domain.clock import today
from convention.domain.collection import AskedLine
from convention.warehouse.collection import RoundDraft, open_round
from convention.warehouse.meetings import meetings
from convention.wording.formats import counted, day
from convention.wording.labels import label
from loaders.collection import asked_lines
from pages.parts import base
from pages.parts.acts import act, submit
from pages.parts.marks import plain
from pages.parts.person import current_person

USUAL_DAYS = 30
NO_MEETING = 0


def draw_opening() -> None:
    """Draw what would be asked at a date, and the form that asks it."""
    agreed = base.catalogue()
    situation = st.date_input(
        "Valeurs attendues jusqu’au", base.usual_situation(), agreed.convention.start, format="DD/MM/YYYY"
    )
    if not isinstance(situation, date):
        return
    values = base.series(tuple(agreed.by_code), situation, None)
    lines = asked_lines(agreed, situation, values)
    if not lines:
        st.info("Rien n’est à demander à cette date : toutes les valeurs attendues sont déposées.")
        return
    services = sorted({line.service for line in lines})
    st.markdown(
        plain(
            f"{counted(len(lines), 'valeur manque', 'valeurs manquent')}, à demander à "
            f"{counted(len(services), 'service', 'services')} : {', '.join(services)}."
        )
    )
    _draw_form(situation, lines)


def _draw_form(situation: date, lines: tuple[AskedLine, ...]) -> None:
    coming = {m.meeting_id: m for m in meetings(base.base()) if m.freeze is None}
    with st.form("opening", border=False):
        left, right = st.columns(2)
        due = left.date_input("Réponses pour le", today() + timedelta(days=USUAL_DAYS), today(), format="DD/MM/YYYY")
        meeting = right.selectbox(
            "Séance préparée",
            [NO_MEETING, *coming],
            format_func=lambda number: (
                f"{label(coming[number].committee)}, {day(coming[number].day)}" if number else "aucune pour l’instant"
            ),
        )
        if submit("Ouvrir la tournée", "submit-opening"):
            person = current_person()
            draft = RoundDraft(situation, due, lines, meeting or None)
            act(lambda: open_round(base.base(), draft, person), "La tournée est ouverte.")
