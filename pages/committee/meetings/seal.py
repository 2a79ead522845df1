"""The seal of a frozen meeting: its digest, who countersigned it, and the form that compares the other side's."""

from __future__ import annotations

import streamlit as st

from convention.domain.committee import Meeting
from convention.domain.people import Act
from convention.domain.signoff import SIDES
from convention.warehouse.rights import may_act
from convention.warehouse.seals import countersign, countersigned_digests, meeting_seals
from convention.wording.formats import capitalised
from convention.wording.labels import label
from convention.wording.seals import BROKEN, countersigned_by
from pages.parts import base
from pages.parts.acts import act, submit
from pages.parts.marks import plain
from pages.parts.person import current_person

LONGEST = 80
"""Signs that the field takes: a digest has 64, and may be pasted with spaces around it."""


def draw_seal(meeting: Meeting) -> None:
    """Draw the seal of a frozen meeting for who may countersign: it covers secret figures, and is for the sides."""
    if meeting.freeze is None or not may_act(base.base(), Act.COUNTERSIGN):
        return
    seal = next(found for found in meeting_seals(base.base()) if found.meeting.meeting_id == meeting.meeting_id)
    st.header("Preuve partagée", anchor="preuve")
    st.caption(
        "L’empreinte scelle la séance, ses chiffres et les séances arrêtées avant elle. Donnez-la à l’autre "
        "collectivité ; collez ici celle que vous recevez : la même prouve que vous avez les mêmes chiffres."
    )
    if not seal.whole:
        st.error(capitalised(BROKEN), icon=":material/warning:")
    st.code(seal.digest, language=None)
    st.markdown(plain(f"{capitalised(countersigned_by(seal.digest, countersigned_digests(base.base())))}."))
    with st.form(f"countersign-{meeting.meeting_id}"):
        side = st.selectbox("Au nom de", SIDES, index=None, placeholder="Choisir sa collectivité", format_func=label)
        digest = st.text_input("Empreinte reçue", max_chars=LONGEST, key=f"countersign-digest-{meeting.meeting_id}")
        if submit("Contresigner", f"countersign-go-{meeting.meeting_id}") and side is not None:
            act(lambda: countersign(base.base(), digest or "", side, current_person()), "Empreinte contresignée.")
