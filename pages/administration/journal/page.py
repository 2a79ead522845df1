"""The journal of acts: whether it is whole, who did what and when, and a file of it to take away."""

import streamlit as st

from convention.warehouse.rights import journal
from pages.administration.journal.entries import draw_entries, draw_export
from pages.parts import base

st.title("Journal des actes")
st.caption(
    "Chaque acte enregistré, avec la personne, le moment et l’objet. Sans authentification, le nom est celui que la "
    "personne a déclaré. Chaque entrée porte l’empreinte de la précédente : une entrée changée ou retirée se voit."
)
entries = journal(base.base())
draw_export(entries)
draw_entries(entries)
