"""The minutes of a meeting, drafted as its records stand, to take away the same minute."""

from __future__ import annotations

import streamlit as st

from convention.reports.meeting_occasion import MeetingRecords
from convention.reports.minutes import DOCX_TYPE, Minutes, day_of, minutes_docx, minutes_of, minutes_pdf

_WHAT = (
    "Le relevé est fait de l’ordre du jour, des décisions notées et des notes de séance, tels qu’ils sont à l’instant. "
    "Le document Word se complète\u202f; le PDF s’envoie tel quel."
)


def draw_minutes(found: MeetingRecords) -> None:
    """Draw what the minutes hold, and their two files, made when they are asked for."""
    minutes = minutes_of(found)
    st.header("Relevé à envoyer", anchor="releve")
    st.caption(_WHAT)
    with st.container(horizontal=True):
        _draw_file(found, minutes, "docx")
        _draw_file(found, minutes, "pdf")


def _draw_file(found: MeetingRecords, minutes: Minutes, form: str) -> None:
    word = form == "docx"
    st.download_button(
        "Relevé (Word)" if word else "Relevé (PDF)",
        data=lambda: minutes_docx(minutes, day_of(found)) if word else minutes_pdf(minutes, day_of(found)),
        file_name=f"{minutes.stem}.{form}",
        mime=DOCX_TYPE if word else "application/pdf",
        key=f"minutes-{form}",
        icon=":material/download:",
        on_click="ignore",
    )
