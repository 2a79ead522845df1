"""The sections of the page: give a file, look back, take a template."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st

from pages.parts.address import follow, write
from pages.parts.keys import Param


class Section(StrEnum):
    """A section of the page, as it stands in the address."""

    DEPOSIT = "deposer"
    ENTRY = "saisir"
    HISTORY = "historique"
    TEMPLATE = "modele"


TITLES = {
    Section.DEPOSIT: "Déposer un fichier",
    Section.ENTRY: "Saisir des valeurs",
    Section.HISTORY: "Historique",
    Section.TEMPLATE: "Modèle à remplir",
}


def draw_sections(default: Section) -> tuple[Section, st.delta_generator.DeltaGenerator]:
    """Draw the tabs of the sections; return the chosen one and the place to draw it."""
    follow(Param.SECTION, lambda text: TITLES.get(Section(text)) if text in list(Section) else None, TITLES[default])
    tabs = st.tabs(list(TITLES.values()), key=Param.SECTION, on_change="rerun")
    chosen, place = next((s, tab) for s, tab in zip(TITLES, tabs, strict=True) if tab.open)
    write(Param.SECTION, chosen)
    return chosen, place
