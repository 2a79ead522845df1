"""One action sheet: its deciding indicator and why, its steps and other indicators, then its facts and sources."""

import streamlit as st

from convention.warehouse.named_places import named_places
from convention.wording.strips import strip_of
from pages.components.strip.strip import draw_strip
from pages.followup.action.card import draw_action_card
from pages.followup.action.facts import draw_sheet_facts
from pages.followup.action.head import draw_head
from pages.followup.action.indicators import draw_deciding, draw_others
from pages.followup.action.sources import draw_brief, draw_sources
from pages.followup.action.steps import draw_steps
from pages.parts import base
from pages.parts.choice import choose_action, draw_neighbours
from pages.parts.comparison import draw_comparison
from pages.parts.reading import current_reading

reading = current_reading()
agreed = base.catalogue(reading.as_of)
action = choose_action(agreed)
found = base.action_progress(action.code, reading.situation, reading.as_of, reading.territory)
codes = tuple(row.indicator.code for row in found.indicators)
values = base.series(codes, reading.situation, reading.as_of)

draw_head(found, reading)
chart, card = st.columns([29, 11], gap="medium")
with chart:
    draw_deciding(agreed, found, reading)
    # Both sides are drawn whichever is judged alone: half a route is no route.
    strip = strip_of(base.action_progress(action.code, reading.situation, reading.as_of, None), named_places())
    if strip is not None:
        draw_strip(strip)
with card:
    draw_action_card(found, reading)
draw_steps(agreed, found, reading)
draw_others(agreed, found, reading)
draw_sheet_facts(agreed, found)
draw_comparison(reading, action)
draw_sources(values)
draw_brief(action, reading)
draw_neighbours(agreed, action, reading)
