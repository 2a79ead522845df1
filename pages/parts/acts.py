"""Acts of the committee: who acts, one transaction, and what it did, said on the page that follows."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from convention.domain.errors import ShownError
from pages.parts.keys import SessionKey
from pages.parts.marks import plain
from pages.parts.person import ask_person, asks_name, current_person, who_first


def draw_person() -> None:
    """Draw who acts: folded on the page where it is asked, in a line where a sign-in says so."""
    if not asks_name():
        ask_person()
        return
    known = current_person()
    title = f"Vous écrivez en tant que : {plain(known)}" if known else "Qui écrit ?"
    with st.expander(title):
        st.caption("Demandé une fois par session ; rattaché à tout ce que vous enregistrez sur cette page.")
        ask_person("known-person" if known else "new-person")


def person_in_dialog() -> str:
    """Draw who acts where the page lies behind a dialog: asked there only while it is not known."""
    known = current_person()
    if not known or not asks_name():
        return ask_person("dialog-person")
    st.caption(f"Enregistré par : {plain(known)}")
    return known


def submit(words: str, key: str, *, ready: bool = True) -> bool:
    """Draw the button that ends a form, or say that it is not known yet who writes; whether it was pressed."""
    known = bool(current_person())
    if not known:
        st.caption(who_first())
    return st.form_submit_button(words, type="primary", disabled=not (known and ready), key=key)


def act(write: Callable[[], object], done: str) -> None:
    """Record something; on success run the page again, which says what was done; a refusal is said in its place."""
    try:
        write()
    except ShownError as refused:
        st.error(plain(refused.message), icon=":material/error:")
        return
    st.session_state[SessionKey.SAID] = done
    st.rerun()


def draw_said() -> None:
    """Say once what the last act did."""
    done = st.session_state.pop(SessionKey.SAID, None)
    if done is not None:
        st.success(plain(done), icon=":material/task_alt:")


def draw_unsaid() -> None:
    """Say at the edge what an act of a dialog did, where the page behind it has no place for it."""
    done = st.session_state.pop(SessionKey.SAID, None)
    if done is not None:
        st.toast(plain(done), icon=":material/task_alt:")
