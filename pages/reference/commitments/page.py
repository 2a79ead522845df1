"""The register of commitments: what follows each of them, and what the committee has still to fix."""

import streamlit as st

from pages.parts import base
from pages.parts.reading import current_reading
from pages.reference.commitments.coverage import draw_coverage
from pages.reference.commitments.filters import choose_commitments, draw_commitment_downloads
from pages.reference.commitments.register import draw_register

reading = current_reading()
agreed = base.catalogue(reading.as_of).agreed_on(reading.situation)
rows = agreed.followed_commitments(reading.situation)

st.title("Engagements")
st.caption(
    "Chaque chose que le texte dit devoir, ou pouvoir, être faite, par qui, et ce qui la suit à la date de situation. "
    "C’est la liste des cibles et des indicateurs à fixer."
)
draw_coverage(agreed, rows)
if rows:
    chosen = choose_commitments(agreed, rows)
    draw_commitment_downloads(chosen, reading)
    draw_register(agreed, chosen)
