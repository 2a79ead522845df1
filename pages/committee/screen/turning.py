"""From one screen to the next: buttons that the arrow keys press, the place in the address."""

from __future__ import annotations

import streamlit as st

from convention.domain.rollup import ActionProgress
from convention.reports.meeting_occasion import MeetingRecords
from convention.reports.meeting_words import meeting_name
from convention.wording.formats import day
from pages.committee.choose_meeting import state_badge
from pages.committee.records import meeting_reading
from pages.parts.keys import Param
from pages.parts.marks import plain
from pages.parts.reading import known_words


def choose_screen(found: MeetingRecords) -> ActionProgress:
    """The action that the address asks for, else the first one."""
    asked = st.query_params.get(Param.ACTION)
    return next((action for action in found.actions if action.action.code == asked), found.actions[0])


def draw_turning(found: MeetingRecords, action: ActionProgress) -> None:
    """Draw where the meeting stands, and the way to the screens before and after."""
    at, count = found.actions.index(action), len(found.actions)
    before, words, after = st.columns([2, 5, 2], vertical_alignment="center")
    with words:
        st.markdown(f"**{plain(meeting_name(found.meeting))}** {state_badge(found.meeting)}", text_alignment="center")
        reading = meeting_reading(found.meeting)
        dates = f"situation au {day(reading.situation)} · {known_words(reading)}"
        st.caption(f"Fiche {at + 1} sur {count} · {dates}", text_alignment="center")
    if before.button("Précédente", shortcut="Left", disabled=at == 0, width="stretch"):
        _turn(found, at - 1)
    if after.button("Suivante", shortcut="Right", disabled=at == count - 1, width="stretch"):
        _turn(found, at + 1)


def _turn(found: MeetingRecords, at: int) -> None:
    st.query_params[Param.ACTION] = found.actions[at].action.code
    st.rerun()
