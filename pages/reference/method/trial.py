"""The method tried on an indicator of the base: its figure, explained step by step."""

from __future__ import annotations

import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.wording.absences import nothing_followed
from convention.wording.progress import explain
from pages.parts import base
from pages.parts.address import follow, write
from pages.parts.keys import Param
from pages.parts.marks import action_link, plain, status_mark
from pages.parts.reading import Reading

FIRST_SHOWN = "A05-1"


@st.fragment
def draw_trial(agreed: Catalogue, reading: Reading) -> None:
    """Draw the explanation of one indicator, chosen here, at the dates and in the territory of the reading."""
    st.header("Essayer sur un indicateur", anchor="essayer")
    actions = base.progress(reading.situation, reading.as_of, reading.territory)
    rows = {row.indicator.code: (found.action, row) for found in actions for row in found.indicators}
    if not rows:
        st.caption(nothing_followed(reading.situation))
        return
    default = FIRST_SHOWN if FIRST_SHOWN in rows else next(iter(rows))
    follow(Param.INDICATOR, lambda text: text if text in rows else None, default)
    code = st.selectbox(
        "Indicateur",
        options=list(rows),
        key=Param.INDICATOR,
        format_func=lambda code: f"{agreed.by_code[code].action} · {agreed.by_code[code].title}",
    )
    write(Param.INDICATOR, None if code == default else code)
    action, row = rows[code]
    judged = (row.overall, *(part for part in row.parts if part.goal is not None))
    for assessment in dict.fromkeys(judged):
        st.markdown(f"{status_mark(assessment.status)}  \n{plain(explain(assessment, agreed))}")
    action_link(action, f"Voir la fiche **{action.code}** {plain(action.short_title)}", reading, row.indicator)
