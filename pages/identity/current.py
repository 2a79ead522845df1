"""Whose session the running page script belongs to."""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from convention.domain.people import Person
from pages.identity.sessions import Session, Sessions
from pages.identity.settings import identity_settings

# The guard gives each live connection the key of its session under this header, which no browser can send: it takes
# away what a browser sent. `.streamlit/config.toml` has Streamlit keep it as `st.user["session"]`.
SESSION_HEADER = "x-tdb-session"
SESSION_FIELD = "session"


@cache
def sessions() -> Sessions:
    """The sessions of this process."""
    settings = identity_settings()
    return Sessions(settings.lifetime, settings.idle)


def current_session() -> Session | None:
    """The session in force of whoever looks at the running page; None for nobody, and outside of a page."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    return sessions().of_key(st.user.get(SESSION_FIELD))


def signed_in_person() -> Person | None:
    """Who looks at the running page."""
    found = current_session()
    return None if found is None else found.person
