"""Validation: what each territory has still to say of the values in force, and its word on them."""

import streamlit as st

from convention.wording.signoffs import count_sentence
from pages.collection.validation.values import draw_indicator
from pages.collection.validation.worklist import SIDES, TITLES, choose_indicator, counted_side
from pages.parts.acts import draw_person, draw_said
from pages.parts.marks import plain
from pages.parts.reading import current_reading
from pages.parts.sections import choose_section

reading = current_reading()
st.title("Validation")
st.caption(
    "Chaque territoire se prononce sur ses valeurs, et tous sur les valeurs communes. Une correction demande une "
    "nouvelle validation. Rien n’est caché en attendant : le suivi dit seulement où en est chaque valeur."
)
draw_said()
draw_person()
section, place = choose_section(TITLES)
with place:
    side = SIDES[section]
    st.markdown(plain(count_sentence(counted_side(reading, side))))
    indicator = choose_indicator(reading, side)
    if indicator is not None:
        draw_indicator(indicator, side, reading)
