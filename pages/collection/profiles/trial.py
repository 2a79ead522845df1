"""One profile put to the test on a file of one's own, corrected there; and taken out of use, or back into it."""

from __future__ import annotations

import streamlit as st

from convention.domain.errors import ShownError
from convention.domain.findings import FindingCode
from convention.operations.places import data_directory
from loaders.checks.nominative import nominative_findings
from loaders.profiles.profile import Profile
from loaders.teach import retire_profile
from pages.collection.deposit.assistant import draw_workbench, opened_book
from pages.collection.deposit.choose import ENDINGS
from pages.collection.deposit.desk import Incoming
from pages.parts import base
from pages.parts.keys import SessionKey
from pages.parts.marks import plain
from pages.parts.person import who_first


def draw_retirement(profile: Profile, person: str) -> None:
    """Draw the button that takes a profile out of use, or back into it."""
    label = "Rétablir ce profil" if profile.retired else "Retirer ce profil"
    if not person:
        st.caption(who_first())
    if st.button(label, disabled=not person, key=f"retire-{profile.name}"):
        try:
            retire_profile(base.base(), data_directory(), profile.name, person, retired=not profile.retired)
        except ShownError as refused:
            st.error(plain(refused.message), icon=":material/error:")
            return
        st.rerun()


def draw_profile_trial(profile: Profile, person: str) -> None:
    """Draw a file of one's own as the profile reads it, with the questions answered as the profile says."""
    st.header("L’essayer et le corriger sur un exemple")
    if profile.retired:
        st.markdown("Ce profil est retiré\u00a0: rétablissez-le pour le corriger.")
        return
    given = st.file_uploader(
        "Fichier d’exemple",
        type=ENDINGS,
        key=f"sample-{profile.name}",
        help="Il est seulement regardé ici\u00a0: rien n’en est enregistré.",
    )
    sample = _sample(given.name, given.getvalue()) if given else None
    if sample is None:
        return
    book = opened_book(sample)
    if any(finding.code is FindingCode.NOMINATIVE for finding in nominative_findings(book)):
        sample.forget()
        st.error("Ce fichier semble contenir des données nominatives\u00a0: il n’est pas montré.")
        return
    sheets = {sheet.name: sheet for sheet in book.sheets if sheet.rows and not sheet.hidden}
    if not sheets:
        st.markdown("Ce fichier n’a aucune feuille à montrer.")
        return
    name = st.selectbox("Feuille de l’exemple", list(sheets), key=f"sample-sheet-{profile.name}")
    if draw_workbench(sample, book, sheets[name], person, (profile,), only=True):
        st.toast("Correction enregistrée.")
        st.rerun()


def _sample(name: str, content: bytes) -> Incoming:
    """The file given as a sample; the same one while it stays the same."""
    kept: Incoming | None = st.session_state.get(SessionKey.SAMPLE)
    if kept is None or (kept.name, kept.content) != (name, content):
        kept = st.session_state[SessionKey.SAMPLE] = Incoming(0, name, content)
    return kept
