"""The choice of a year of the convention, which the address holds."""

from __future__ import annotations

import streamlit as st

from pages.parts import base
from pages.parts.address import follow, write
from pages.parts.keys import Param


def choose_year() -> int:
    """Draw the choice of the year, those of the convention, the last one at first."""
    agreed = base.catalogue().convention
    years = list(range(agreed.start.year, agreed.end.year + 1))
    follow(Param.YEAR, lambda text: int(text) if text in map(str, years) else None, years[-1])
    year = st.selectbox("Année évaluée", years, key=Param.YEAR) or years[-1]
    write(Param.YEAR, str(year))
    return year
