"""The exchanges of the annex, topic by topic, and the yearly survey of the sides on their relation."""

from enum import StrEnum

import streamlit as st

from pages.committee.exchanges.note import draw_note
from pages.committee.exchanges.survey import draw_survey
from pages.committee.exchanges.topics import draw_topics
from pages.parts.acts import draw_person, draw_said
from pages.parts.sections import choose_section


class ExchangeSection(StrEnum):
    """A section of the page, as it stands in the address."""

    REGISTER = "registre"
    NOTE = "noter"
    SURVEY = "enquete"


TITLES = {
    ExchangeSection.REGISTER: "Registre",
    ExchangeSection.NOTE: "Noter un échange",
    ExchangeSection.SURVEY: "Enquête annuelle",
}

st.title("Échanges")
st.caption(
    "L’annexe de la convention prévoit des échanges entre administrations, sujet par sujet. Ce qui est tenu et adopté, "
    "et ce que chaque collectivité dit de la relation, entrent dans l’évaluation annuelle."
)
draw_said()
draw_person()
section, place = choose_section(TITLES)
with place:
    if section is ExchangeSection.REGISTER:
        draw_topics()
    if section is ExchangeSection.NOTE:
        draw_note()
    if section is ExchangeSection.SURVEY:
        draw_survey()
