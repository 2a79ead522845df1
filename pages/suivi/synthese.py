"""The overview: where the convention stands, in one screen."""

import streamlit as st

from convention.domain.changes import changes
from pages.parts import base
from pages.parts.overview import (
    actions_by_indicator,
    draw_attentions,
    draw_changes,
    draw_headline,
    draw_matrix,
)
from pages.parts.reading import current_reading, reading_words

reading = current_reading()
agreed = base.catalogue(reading.as_of)
actions = base.progress(reading.situation, reading.as_of, reading.territory)
before = base.progress(reading.previous, reading.as_of, reading.territory)

st.title("Synthèse")
st.caption(reading_words(reading))
if not base.span(reading.as_of).observations:
    st.info("Aucun fichier n’est encore déposé : les statuts disent seulement ce qui est attendu.")
draw_headline(actions)

draw_matrix(agreed, actions, reading)
draw_attentions(actions, reading)
draw_changes(changes(before, actions), actions_by_indicator(actions), reading)
