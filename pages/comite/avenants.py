"""Amendments: a file is read, its effect shown on the same data, then recorded with its reference."""

import streamlit as st

from pages.parts.comite.acts import draw_person, draw_said
from pages.parts.comite.amendments import draw_amendments, draw_new_amendment
from pages.parts.reading import current_reading

st.title("Avenants")
draw_said()
st.caption("Un avenant change le référentiel à une date : chaque lecture garde le référentiel en vigueur à la sienne.")
draw_person()
draw_amendments()
draw_new_amendment(current_reading())
