"""Amendments: those recorded and what each changed; a file is read, its effect shown, then recorded."""

import streamlit as st

from pages.committee.amendments.new import draw_new_amendment
from pages.committee.amendments.recorded import draw_amendments, draw_recorded_effect
from pages.parts.acts import draw_person, draw_said
from pages.parts.reading import current_reading

reading = current_reading()

st.title("Avenants")
draw_said()
st.caption(
    "Un avenant change le référentiel à une date. Une lecture emploie le référentiel connu à la sienne, et juge une "
    "situation par ce qui valait à sa date de situation."
)
draw_person()
draw_amendments()
draw_recorded_effect(reading)
draw_new_amendment(reading)
