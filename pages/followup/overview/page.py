"""The overview: where the convention stands, in one screen."""

import streamlit as st

from pages.followup.overview.attention_list import draw_attentions
from pages.followup.overview.board import TITLE, draw_board
from pages.followup.overview.charts import draw_overview_charts
from pages.parts import base
from pages.parts.comparison import draw_comparison
from pages.parts.headline import draw_title
from pages.parts.reading import current_reading, reading_words

reading = current_reading()
actions = base.progress(reading.situation, reading.as_of, reading.territory)

draw_title(TITLE, reading_words(reading))
if not base.span(reading.as_of).observations:
    st.info("Aucun fichier n’est encore déposé\u00a0: les statuts disent seulement ce qui est attendu.")
draw_board(reading)
draw_attentions(actions, reading)
draw_comparison(reading)
draw_overview_charts(reading)
