"""The convention: what was agreed, to browse, to search and to take away."""

import streamlit as st

from pages.parts import base
from pages.parts.catalogue_search import found_in
from pages.parts.reading import current_reading
from pages.reference.catalogue.choices import draw_catalogue_search, draw_catalogue_sections, draw_counts
from pages.reference.catalogue.view import draw_heading, draw_section

reading = current_reading()
agreed = base.catalogue(reading.as_of).agreed_on(reading.situation)

st.title("Convention")
draw_heading(agreed)
search = draw_catalogue_search()
found = found_in(agreed, search)
draw_counts(found, search)
section, place = draw_catalogue_sections()
with place:
    draw_section(section, agreed, found, reading)
