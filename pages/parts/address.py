"""The address of what is seen: every choice stands in it, and opening it restores them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from pages.parts.keys import Param, SessionKey

T = TypeVar("T")


def follow(param: Param, parse: Callable[[str], T | None], default: T) -> None:
    """Before its widget is drawn: give a widget the value that the address asks for.

    The address wins when it is not what this session wrote there last: a link was opened. Otherwise the widget keeps
    its value, and one whose page was left takes up what was last written: the browser's Back sends the address of the
    page that is left. A text that `parse` does not understand (None) counts as absent.
    """
    written: dict[Param, str] = st.session_state.setdefault(SessionKey.WRITTEN, {})
    asked, last = st.query_params.get(param), written.get(param)
    if asked == last and param in st.session_state:
        return
    texts = (asked,) if param in st.session_state else (asked, last)
    value = next((found for text in texts if text is not None and (found := parse(text)) is not None), None)
    if value is not None:
        st.session_state[param] = value
    elif param not in st.session_state:
        st.session_state[param] = default


def is_from_elsewhere(param: Param) -> bool:
    """Whether the address holds what this session has not written there: a link was opened, or a session has ended."""
    written: dict[Param, str] = st.session_state.setdefault(SessionKey.WRITTEN, {})
    return param in st.query_params and param not in written


def write(param: Param, text: str | None) -> None:
    """After its widget is drawn: write the choice into the address; None takes it out."""
    written: dict[Param, str] = st.session_state.setdefault(SessionKey.WRITTEN, {})
    if text is None:
        st.query_params.pop(param, None)
        written.pop(param, None)
        return
    if st.query_params.get(param) != text:
        st.query_params[param] = text
    written[param] = text
