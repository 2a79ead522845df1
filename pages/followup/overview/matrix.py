"""The body of the overview: what a choice of territory judges apart, the matrix of the sheets by axis, charts."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.domain.rollup import ActionProgress
from convention.wording.absences import NO_GOAL
from convention.wording.labels import symbol
from convention.wording.tally import scope_sentence
from pages.parts import figures
from pages.parts.charts import draw_or_say, is_dark
from pages.parts.marks import action_link, coloured, plain, progress_text
from pages.parts.reading import Reading


def draw_scope(actions: Sequence[ActionProgress], reading: Reading) -> None:
    """Draw what a choice of one territory judges apart, and what it leaves as it is."""
    if reading.territory is not None:
        st.caption(scope_sentence([row for action in actions for row in action.indicators], reading.territory))


def draw_matrix(agreed: Catalogue, actions: Sequence[ActionProgress], reading: Reading) -> None:
    """Draw the 22 sheets by axis, each with sign, name, word and rate, linked to its page."""
    by_code = {found.action.code: found for found in actions}
    sides = st.columns(2)
    for axis in agreed.axes:
        with sides[(axis.number - 1) % 2].container(border=True, gap="xxsmall"):
            st.markdown(f"**Axe {axis.number} · {plain(axis.short_title)}**")
            for action in agreed.actions_of(axis.number):
                _draw_row(by_code[action.code], reading)


def _draw_row(found: ActionProgress, reading: Reading) -> None:
    row = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small")
    with row:
        mark = coloured(found.status, symbol(found.status))
        action_link(found.action, f"{mark} **{found.action.code}** {plain(found.action.short_title)}", reading)
        st.markdown(f":small[{coloured(found.status, progress_text(found))}]", width="content")


def draw_overview_charts(reading: Reading) -> None:
    """Draw the statuses of all indicators, and the time elapsed against progress."""
    asked = (reading, is_dark())
    draw_or_say(lambda: figures.distribution_of(*asked), "distribution", NO_GOAL)
    draw_or_say(lambda: figures.elapsed_of(*asked), "elapsed", NO_GOAL)
