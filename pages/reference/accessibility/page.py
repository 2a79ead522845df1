"""The accessibility declaration that French law requires, made from what is tested."""

import streamlit as st

from pages.reference.accessibility.statement import draw_contact, draw_gaps, draw_making, draw_state, draw_tests
from pages.shell.page_list import listed_pages

st.title("Déclaration d’accessibilité")
draw_state()
draw_tests(listed_pages())
draw_gaps()
draw_making()
draw_contact()
