"""The targets behind each figure of the headline, one row each, so that it can be counted again by hand."""

import streamlit as st

from pages.followup.targets.listed import choose_figure, draw_counted
from pages.parts import base
from pages.parts.reading import current_reading, reading_words

reading = current_reading()
actions = base.progress(reading.situation, reading.as_of, reading.territory)

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    st.title("Cibles", width="content")
    st.caption(reading_words(reading), width="content")
st.markdown(
    "Ce que la Synthèse compte, ligne par ligne. Un indicateur compte une fois, par le statut de son ensemble ; "
    "les trois groupes ne s’additionnent pas, et ce qui est de contexte ne compte pas."
)
group, figure = choose_figure()
draw_counted(actions, group, figure, reading)
