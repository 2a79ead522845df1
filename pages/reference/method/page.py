"""The method: how rates and statuses are computed, from the rules, the thresholds and the proven examples."""

import streamlit as st

from pages.parts import base
from pages.parts.reading import current_reading
from pages.reference.method.examples import draw_examples
from pages.reference.method.rules import draw_kinds, draw_principles, draw_statuses, draw_thresholds
from pages.reference.method.trial import draw_trial

reading = current_reading()
agreed = base.catalogue(reading.as_of)

st.title("Méthode")
st.caption("Comment les taux et les statuts sont calculés. Cette page est faite des règles mêmes du programme.")
draw_principles()
draw_trial(agreed, reading)
draw_statuses(agreed, reading)
draw_kinds()
draw_thresholds(agreed)
draw_examples()
