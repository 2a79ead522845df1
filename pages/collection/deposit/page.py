"""Deposits: give a file, look back on those given, take the template to fill in."""

import streamlit as st

from pages.collection.deposit.entry import draw_entry
from pages.collection.deposit.flow import draw_flow
from pages.collection.deposit.history import draw_history, forget_deposit
from pages.collection.deposit.sections import DepositSection, draw_deposit_sections
from pages.collection.deposit.template import draw_template
from pages.parts.reading import current_reading

reading = current_reading()

st.title("Dépôt")
section, place = draw_deposit_sections(DepositSection.DEPOSIT)
with place:
    if section is DepositSection.HISTORY:
        draw_history(reading)
    else:
        forget_deposit()
    if section is DepositSection.DEPOSIT:
        draw_flow(reading)
    if section is DepositSection.ENTRY:
        draw_entry(reading)
    if section is DepositSection.TEMPLATE:
        draw_template()
