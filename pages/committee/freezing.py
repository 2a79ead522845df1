"""Freezing a meeting: what it means, who does it, once for ever."""

from __future__ import annotations

import streamlit as st

from convention.domain.committee import Meeting
from convention.reports.meeting_words import meeting_name
from convention.warehouse.meetings import freeze
from convention.wording.formats import day
from pages.parts import base
from pages.parts.acts import act, person_in_dialog
from pages.parts.marks import plain


def ask_freeze(meeting: Meeting) -> None:
    """Open the dialog that freezes a meeting."""
    st.dialog("Arrêter la séance", width="medium")(_draw)(meeting)


def _draw(meeting: Meeting) -> None:
    st.markdown(f"**{plain(meeting_name(meeting))}**, situation au {day(meeting.situation)}")
    st.markdown(
        "Arrêter fixe ce que la séance sait à cet instant :\n\n"
        "- les chiffres, les statuts, les seuils et le référentiel en vigueur ;\n"
        "- l’ordre du jour, les synthèses et les décisions déjà enregistrés.\n\n"
        "Un dépôt, une correction, une synthèse ou une décision qui suivra ne changera plus rien à cette séance ni à "
        "son dossier. L’écart avec ce que l’on sait aujourd’hui restera lisible à côté."
    )
    st.markdown("**Une séance arrêtée ne se rouvre pas.** Notez d’abord les décisions prises.")
    person = person_in_dialog()
    if st.button("Arrêter définitivement", type="primary", icon=":material/lock:", disabled=not person):
        act(
            lambda: freeze(base.base(), meeting.meeting_id, person),
            f"{meeting_name(meeting)} : séance arrêtée. Ses chiffres ne changeront plus.",
        )
