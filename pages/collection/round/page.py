"""Collection rounds: what is asked of each service before a meeting, what came back, and the letters it is owed."""

import streamlit as st

from convention.warehouse.collection import rounds
from pages.collection.round.choose import TITLES, RoundSection, choose_round
from pages.collection.round.dues import draw_dues
from pages.collection.round.letters import draw_letters
from pages.collection.round.opening import draw_opening
from pages.collection.round.owners import draw_owners
from pages.collection.round.returns import draw_returns
from pages.parts import base
from pages.parts.acts import draw_person, draw_said
from pages.parts.sections import choose_section

st.title("Collecte")
st.caption(
    "Avant chaque séance, une tournée demande à chaque service les valeurs attendues. Ce qui est demandé le premier "
    "jour ne change plus : le taux de réponse se compare d’une tournée à l’autre."
)
draw_said()
draw_person()
section, place = choose_section(TITLES)
with place:
    held = rounds(base.base())
    if not held and section not in (RoundSection.OPENING, RoundSection.OWNERS):
        st.info("Aucune tournée n’est encore ouverte. Voici ce qu’une première demanderait.")
    if section is RoundSection.OWNERS:
        draw_owners()
    elif section is RoundSection.OPENING or not held:
        draw_opening()
    else:
        asked = choose_round(held)
        if section is RoundSection.RETURNS:
            draw_returns(asked, held)
        if section is RoundSection.DUES:
            draw_dues(asked)
        if section is RoundSection.LETTERS:
            draw_letters(asked)
