"""What stands under the board: what a choice of territory judges apart, and the charts."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from convention.domain.rollup import ActionProgress
from convention.wording.absences import NO_GOAL
from convention.wording.tally import scope_sentence
from pages.components.piece import is_dark
from pages.parts import figures
from pages.parts.charts import draw_or_say
from pages.parts.reading import Reading


def draw_scope(actions: Sequence[ActionProgress], reading: Reading) -> None:
    """Draw what a choice of one territory judges apart, and what it leaves as it is."""
    if reading.territory is not None:
        st.caption(scope_sentence([row for action in actions for row in action.indicators], reading.territory))


def draw_overview_charts(reading: Reading) -> None:
    """Draw the statuses of all indicators."""
    asked = (reading, is_dark())
    draw_or_say(lambda: figures.distribution_of(*asked), "distribution", NO_GOAL)
