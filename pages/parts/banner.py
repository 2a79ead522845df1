"""What stands above every page: that values are hidden from who reads, that they are fictive, that newer ones lack."""

from __future__ import annotations

import streamlit as st

from convention.domain.observation import DEMONSTRATION_SOURCE
from convention.wording.people import hidden_values_banner
from pages.parts import base
from pages.parts.marks import plain
from pages.parts.reading import Reading

HOW_TO_EMPTY = (
    "Pour travailler sur de vraies valeurs, arrêtez le tableau de bord, déplacez `data/convention.duckdb`, lancez "
    "`.venv/bin/python -m loaders init`, puis redémarrez : la base ne contiendra que le référentiel. "
    "Vous pouvez aussi retirer un à un les dépôts d’exemple."
)


HEAD = "Données de démonstration"
REST = f"\u00a0: valeurs inventées («\u00a0{DEMONSTRATION_SOURCE}\u00a0»), sauf source indiquée."


def warns(reading: Reading) -> bool:
    """Whether demonstration values are in force at the reading date."""
    return base.span(reading.as_of).demonstration


def draw_lag() -> None:
    """Take in what other servers recorded; warn while that cannot be done."""
    if lag := base.refreshed():
        st.warning(lag, icon=":material/sync_problem:")


def draw_banner(reading: Reading) -> None:
    """Say that values are hidden from who reads, and warn while demonstration values are in force at the date."""
    if base.known().sight is not None:
        st.caption(f":material/visibility_off: {plain(hidden_values_banner())}")
    if warns(reading):
        st.markdown(f":small[:yellow[:material/science: **{HEAD}**{REST}]]")
        with st.sidebar.expander("Partir d’une base vide"):
            st.markdown(HOW_TO_EMPTY)
