"""The head of an action: which one, its status in a word and its answer in a sentence, the ways to others."""

from __future__ import annotations

import streamlit as st

from convention.domain.rollup import ActionProgress
from convention.wording.takeaways import action_title
from pages.parts.marks import plain, status_mark
from pages.parts.reading import Reading, reading_words


def draw_head(found: ActionProgress, reading: Reading) -> None:
    """Draw title, status, dates, and the sentence of the deciding indicator."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title(f"{found.action.code} · {plain(found.action.short_title)}", width="content")
        st.markdown(f"**{status_mark(found.status)}**", width="content")
        st.caption(reading_words(reading), width="content")
    st.header(plain(action_title(found)), anchor="reponse")
