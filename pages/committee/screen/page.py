"""The meeting on the wall: one action a screen, arrow keys from one to the next, notes and decisions on the spot."""

import streamlit as st

from pages.committee.choose_meeting import NO_MEETING, selected_meeting
from pages.committee.frozen_differences import draw_differences
from pages.committee.records import records
from pages.committee.screen.notes import draw_notes
from pages.committee.screen.screen import draw_screen
from pages.committee.screen.turning import choose_screen, draw_turning
from pages.parts.acts import draw_person, draw_said

st.set_page_config(initial_sidebar_state="collapsed")
place = st.container()
draw_said()
with st.expander("Séance et personne qui note"):
    meeting = selected_meeting()
    draw_person()
with place:
    if meeting is None:
        st.title("Mode séance")
        st.info(NO_MEETING, icon=":material/groups:")
    else:
        found = records(meeting)
        action = choose_screen(found)
        draw_turning(found, action)
        draw_differences(found)
        draw_screen(found, action)
        draw_notes(found, action)
