"""The meeting on the wall: one action a screen, arrow keys from one to the next, notes and decisions on the spot."""

import streamlit as st

from pages.parts.comite.acts import draw_person, draw_said
from pages.parts.comite.choose import NO_MEETING, selected_meeting
from pages.parts.comite.kept import draw_differences
from pages.parts.comite.records import records
from pages.parts.comite.screen import draw_screen
from pages.parts.comite.screen_notes import draw_notes
from pages.parts.comite.turning import choose_screen, draw_turning

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
