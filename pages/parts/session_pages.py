"""The pages of the menu as links lead to them, made once for each session: making one looks for its file."""

from __future__ import annotations

import streamlit as st

from pages.parts.keys import SessionKey
from pages.shell.page_list import ALL_PAGES, HOME, PageEntry, listed_pages


def session_pages() -> dict[str, st.Page]:
    """The pages of this session by their script, in menu order."""
    found: dict[str, st.Page] | None = st.session_state.get(SessionKey.PAGES)
    if found is None:
        found = st.session_state[SessionKey.PAGES] = {entry.script: _page(entry) for entry in listed_pages()}
    return found


def page_at(address: str) -> st.Page | None:
    """The page at an address, or None."""
    return next((session_pages()[e.script] for e in ALL_PAGES if e.address == address), None)


def sections() -> dict[str, list[st.Page]]:
    """The menu: the pages of each section."""
    pages, menu = session_pages(), dict[str, list[st.Page]]()
    for entry in ALL_PAGES:
        if entry.script in pages:
            menu.setdefault(entry.section, []).append(pages[entry.script])
    return menu


def _page(entry: PageEntry) -> st.Page:
    return st.Page(entry.script, title=entry.title, icon=entry.icon, url_path=entry.address, default=entry is HOME)
