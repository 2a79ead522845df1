"""Withdrawing an amendment recorded by mistake, or taking it back: what it would change, who asks for it and why."""

from __future__ import annotations

from datetime import date

import streamlit as st

from convention.domain.errors import ShownError
from convention.warehouse.amendment_reversal import reverse_amendment
from convention.warehouse.amendment_trial import try_amendment_reversal
from convention.warehouse.amendments import KnownAmendment
from loaders.first_start import project_catalogue
from pages.committee.amendments.effect import ALL_KNOWN, draw_amendment_effect
from pages.parts import base
from pages.parts.acts import act, person_in_dialog
from pages.parts.marks import plain

MEANT = {
    True: "L’avenant reste dans l’histoire de la base, avec le motif de son retrait. Les séances déjà arrêtées gardent "
    "leurs chiffres\u202f; les avenants enregistrés après lui restent en vigueur.",
    False: "L’avenant reprend sa place parmi les autres, à son rang. Les séances déjà arrêtées gardent leurs chiffres.",
}


def ask_amendment_reversal(found: KnownAmendment, situation: date) -> None:
    """Open the dialog that withdraws an amendment in force, or restores one that is withdrawn."""
    verb = "Retirer" if found.active else "Rétablir"
    st.dialog(f"{verb} l’avenant", width="large")(_draw)(found, situation)


def _draw(found: KnownAmendment, situation: date) -> None:
    st.markdown(f"**{plain(found.amendment.reference)}**, enregistré par {plain(found.amendment.person)}")
    st.markdown(MEANT[found.active])
    at = max(situation, found.amendment.day)
    try:
        effect = try_amendment_reversal(base.base(), project_catalogue(), found.version, found.active, at)
    except ShownError as refused:
        st.error(plain(refused.message), icon=":material/error:")
        return
    draw_amendment_effect(effect, ALL_KNOWN)
    reason = (st.text_input("Motif", max_chars=300, placeholder="pourquoi", key="amendment-reason") or "").strip()
    person = person_in_dialog()
    if not (reason and person):
        st.caption("Le motif et votre nom restent attachés à l’avenant.")
    verb, done = ("Retirer", "retiré") if found.active else ("Rétablir", "rétabli")
    if st.button(f"{verb} l’avenant", type="primary", disabled=not (reason and person)):
        act(
            lambda: reverse_amendment(base.base(), project_catalogue(), found.version, found.active, person, reason),
            f"{found.amendment.reference}\u00a0: avenant {done}.",
        )
