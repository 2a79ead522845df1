"""The yearly evaluation: its three criteria, the evidence of the base, what people write, and its pack."""

import streamlit as st

from pages.committee.choose_year import choose_year
from pages.committee.evaluation.criteria import draw_criteria, draw_evaluation_pack, evaluated
from pages.parts.acts import draw_person, draw_said

st.title("Évaluation annuelle")
draw_said()
year = choose_year()
draw_person()
found = evaluated(year)
draw_criteria(found)
draw_evaluation_pack(found)
