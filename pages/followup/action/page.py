"""One action sheet: its facts, then each of its indicators with figure, explanation, chart and table."""

import streamlit as st

from pages.followup.action.facts import draw_facts
from pages.followup.action.indicators import draw_indicators
from pages.followup.action.sources import draw_sources
from pages.followup.action.steps import draw_steps
from pages.parts import base
from pages.parts.choice import choose_action, draw_neighbours
from pages.parts.comparison import draw_comparison
from pages.parts.marks import plain
from pages.parts.reading import current_reading, reading_words

reading = current_reading()
agreed = base.catalogue(reading.as_of)
action = choose_action(agreed)
found = base.action_progress(action.code, reading.situation, reading.as_of, reading.territory)
codes = tuple(row.indicator.code for row in found.indicators)
values = base.series(codes, reading.situation, reading.as_of)

st.title(f"{action.code} · {plain(action.short_title)}")
st.caption(reading_words(reading))
draw_facts(agreed, found)
draw_indicators(agreed, found, reading)
draw_steps(agreed, found, reading)
draw_comparison(reading, action)
draw_sources(values)
draw_neighbours(agreed, action, reading)
