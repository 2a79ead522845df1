"""The pages of the menu as links lead to them, made once for each session: making one looks for its file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.parts.keys import SessionKey
from pages.shell.page_list import ALL_PAGES, HOME, PageEntry, listed_pages


def session_pages() -> dict[str, st.Page]:
    """The pages of this session by their script, in menu order."""
    found: dict[str, st.Page] | None = st.session_state.get(SessionKey.PAGES)
    if found is None:
        found = st.session_state[SessionKey.PAGES] = {entry.script: _page(entry) for entry in listed_pages()}
    return found


def open_target(target: Mapping[str, Any] | None) -> None:
    """Open the page that a piece of ours says was clicked, `page` its address and `query` its parameters, if any."""
    if target is None:
        return
    script = next((entry.script for entry in ALL_PAGES if entry.address == target["page"]), None)
    if script is not None:
        query = {str(name): str(text) for name, text in target["query"].items()}
        st.switch_page(session_pages()[script], query_params=query)


def sections() -> dict[str, list[st.Page]]:
    """The menu: the pages of each section."""
    pages, menu = session_pages(), dict[str, list[st.Page]]()
    for entry in ALL_PAGES:
        if entry.script in pages:
            menu.setdefault(entry.section, []).append(pages[entry.script])
    return menu


def _page(entry: PageEntry) -> st.Page:
    return st.Page(entry.script, title=entry.title, icon=entry.icon, url_path=entry.address, default=entry is HOME)
