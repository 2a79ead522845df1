"""The sections of a page as tabs, the chosen one in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from pages.parts.address import follow, write
from pages.parts.keys import Param

S = TypeVar("S", bound=str)


def choose_section(titles: Mapping[S, str]) -> tuple[S, st.delta_generator.DeltaGenerator]:
    """Draw the tabs, the first one open at first; return the chosen section and the place to draw it.

    `titles`: each section, whose value stands in the address, with its title.
    """
    by_slug = {str(section): title for section, title in titles.items()}
    follow(Param.SECTION, by_slug.get, next(iter(titles.values())))
    tabs = st.tabs(list(titles.values()), key=Param.SECTION, on_change="rerun")
    chosen, place = next((section, tab) for section, tab in zip(titles, tabs, strict=True) if tab.open)
    write(Param.SECTION, str(chosen))
    return chosen, place
