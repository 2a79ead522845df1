"""Deposits: give a file, look back on those given, take the template to fill in."""

import streamlit as st

from pages.collection.deposit.entry import draw_entry
from pages.collection.deposit.flow import draw_flow
from pages.collection.deposit.history import draw_history, forget_deposit
from pages.collection.deposit.sections import Section, draw_sections
from pages.collection.deposit.template import draw_template
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
    if section is Section.ENTRY:
        draw_entry(reading)
    if section is Section.TEMPLATE:
        draw_template()
