"""The indicators of an action sheet, one block each."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.domain.rollup import ActionProgress, IndicatorProgress
from convention.wording.absences import nothing_to_draw
from convention.wording.labels import indicator_value
from convention.wording.progress import explain
from pages.parts.marks import plain, status_mark
from pages.parts.reading import Reading
from pages.parts.value_table import draw_values


def draw_indicators(agreed: Catalogue, found: ActionProgress, values: pd.DataFrame, reading: Reading) -> None:
    """Draw every indicator of a sheet: the figure and its status, what explains it, the table behind."""
    for row in found.indicators:
        st.subheader(plain(row.indicator.title))
        figure, explanation = st.columns([1, 3], vertical_alignment="center")
        with figure:
            _draw_figure(row)
        explanation.markdown(plain(explain(row, agreed)))
        if not (values["indicator"] == row.indicator.code).any():
            st.caption(plain(nothing_to_draw(agreed, row.indicator, reading.situation)))
        draw_values(row.indicator, values, reading)


def _draw_figure(row: IndicatorProgress) -> None:
    value = row.overall.standing.value
    if value is not None:
        st.markdown(f"### {plain(indicator_value(row.indicator, value))}")
    st.markdown(status_mark(row.overall.status))
