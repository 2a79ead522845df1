"""Who acts: asked once, remembered for the session, recorded with what is done."""

from __future__ import annotations

import streamlit as st

from loaders.writers.template_rows import services
from pages.parts import base
from pages.parts.keys import SessionKey

LONGEST_NAME = 80


def ask_person(key: str = "person") -> str:
    """Draw who acts; return `Nom, service`, empty until both are given. `key`: of its own on the page."""
    name, service = st.session_state.get(SessionKey.PERSON, ("", ""))
    known = list(services(base.catalogue()))
    options = [*known, *([service] if service and service not in known else [])]
    left, right = st.columns(2)
    typed = left.text_input(
        "Votre nom", value=name, key=f"{key}-name", max_chars=LONGEST_NAME, placeholder="Prénom Nom"
    )
    chosen = right.selectbox(
        "Votre service",
        options,
        key=f"{key}-service",
        index=options.index(service) if service else None,
        accept_new_options=True,
        placeholder="Choisir ou écrire",
    )
    person = ((typed or "").strip(), (chosen or "").strip())
    st.session_state[SessionKey.PERSON] = person
    return ", ".join(person) if all(person) else ""
