"""Meetings of the committees: what one knew, what changed, what was said and decided, and its pack."""

import streamlit as st

from pages.parts.comite.acts import draw_said
from pages.parts.comite.agenda import draw_agenda
from pages.parts.comite.changed import draw_changed
from pages.parts.comite.choose import choose_meeting, draw_meeting
from pages.parts.comite.decisions import draw_decisions
from pages.parts.comite.frozen_figures import draw_figures
from pages.parts.comite.pack import draw_pack
from pages.parts.comite.records import records
from pages.parts.comite.sections import TITLES, Section
from pages.parts.comite.weather import draw_weather
from pages.parts.sections import choose_section

st.title("Séances")
draw_said()
meeting = choose_meeting()
if meeting is not None:
    found = records(meeting)
    draw_meeting(found)
    section, place = choose_section(TITLES)
    with place:
        if section is Section.AGENDA:
            draw_agenda(found)
        if section is Section.CHANGED:
            draw_changed(found)
        if section is Section.FIGURES:
            draw_figures(found)
        if section is Section.WEATHER:
            draw_weather(found)
        if section is Section.DECISIONS:
            draw_decisions(found)
        if section is Section.PACK:
            draw_pack(found)
