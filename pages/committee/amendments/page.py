"""Amendments: those in force and what each changed, those on their way, and the writing of a new one."""

import streamlit as st

from pages.committee.amendments.draft import draw_draft
from pages.committee.amendments.recorded import draw_amendments, draw_recorded_effect
from pages.committee.amendments.way import draw_amendment_ways
from pages.parts.acts import draw_person, draw_said
from pages.parts.reading import current_reading

reading = current_reading()

st.title("Avenants")
draw_said()
st.caption(
    "Un avenant est proposé par le comité technique, validé par le comité de pilotage, puis approuvé par les deux "
    "assemblées\u00a0: alors seulement il est en vigueur. Une situation se juge par ce qui valait à sa date."
)
draw_person()
draw_amendment_ways(reading)
draw_amendments()
draw_recorded_effect(reading)
draw_draft(reading)
