"""The overview: where the convention stands, in one screen."""

import streamlit as st

from pages.followup.overview.attention_list import draw_attentions
from pages.followup.overview.matrix import draw_matrix, draw_overview_charts, draw_scope
from pages.parts import base
from pages.parts.comparison import draw_comparison
from pages.parts.headline import draw_headline
from pages.parts.reading import current_reading, reading_words

reading = current_reading()
agreed = base.catalogue(reading.as_of)
actions = base.progress(reading.situation, reading.as_of, reading.territory)

st.title("Synthèse")
st.caption(reading_words(reading))
if not base.span(reading.as_of).observations:
    st.info("Aucun fichier n’est encore déposé : les statuts disent seulement ce qui est attendu.")
draw_headline(actions)
draw_scope(actions, reading)
draw_matrix(agreed, actions, reading)
draw_attentions(actions, reading)
draw_overview_charts(reading)
draw_comparison(reading)
