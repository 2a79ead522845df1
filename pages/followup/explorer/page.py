"""The explorer: any indicators, in any form, by territory and period; the address holds the whole view."""

import streamlit as st

from pages.followup.explorer.choices import choose_form, choose_indicators, choose_view, explored_words
from pages.followup.explorer.downloads import draw_downloads
from pages.followup.explorer.offered import draw_count, draw_wishes, offered
from pages.followup.explorer.shown import shown_values
from pages.followup.explorer.views import draw_view, draw_ways
from pages.parts import base
from pages.parts.reading import current_reading

reading = current_reading()
agreed = base.catalogue(reading.as_of)
actions = base.progress(reading.situation, reading.as_of, reading.territory)

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    st.title("Explorer", width="content")
    told = st.container(width="content")
chooser = st.container()
form = choose_form()
with st.expander("Affiner", icon=":material/tune:"):
    refining = st.container()
    wanted = draw_wishes(agreed)
    listed = offered(agreed, actions, wanted)
    draw_count(listed, wanted)
with chooser:
    indicators = choose_indicators(agreed, listed)
with refining:
    explored = choose_view(indicators, form)
told.caption(explored_words(explored, reading))

judged = base.progress(reading.situation, reading.as_of, explored.scope)
seen = shown_values(explored, judged, base.series(indicators, reading.situation, reading.as_of), agreed)
draw_view(agreed, explored, seen, reading)
draw_downloads(agreed, seen, explored, reading)
draw_ways(agreed, seen, reading)
