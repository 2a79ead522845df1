"""The sections of the page: give a file, look back, take a template."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st

from pages.parts.address import follow, write
from pages.parts.keys import Param


class DepositSection(StrEnum):
    """A section of the page, as it stands in the address."""

    DEPOSIT = "deposer"
    ENTRY = "saisir"
    HISTORY = "historique"
    TEMPLATE = "modele"


TITLES = {
    DepositSection.DEPOSIT: "Déposer un fichier",
    DepositSection.ENTRY: "Saisir des valeurs",
    DepositSection.HISTORY: "Historique",
    DepositSection.TEMPLATE: "Modèle à remplir",
}


def draw_deposit_sections(default: DepositSection) -> tuple[DepositSection, st.delta_generator.DeltaGenerator]:
    """Draw the tabs of the sections; return the chosen one and the place to draw it."""
    follow(
        Param.SECTION,
        lambda text: TITLES.get(DepositSection(text)) if text in list(DepositSection) else None,
        TITLES[default],
    )
    tabs = st.tabs(list(TITLES.values()), key=Param.SECTION, on_change="rerun")
    chosen, place = next((s, tab) for s, tab in zip(TITLES, tabs, strict=True) if tab.open)
    write(Param.SECTION, chosen)
    return chosen, place
