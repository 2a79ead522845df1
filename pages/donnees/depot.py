"""Deposits: give a file, look back on those given, take the template to fill in."""

import streamlit as st

from pages.parts.deposit.flow import draw_flow
from pages.parts.deposit.history import draw_history, forget_deposit
from pages.parts.deposit.sections import Section, draw_sections
from pages.parts.deposit.template import draw_template
from pages.parts.reading import current_reading

reading = current_reading()

st.title("Dépôt")
section, place = draw_sections(Section.DEPOSIT)
with place:
    if section is Section.HISTORY:
        draw_history(reading)
    else:
        forget_deposit()
    if section is Section.DEPOSIT:
        draw_flow(reading)
    if section is Section.TEMPLATE:
        draw_template()
