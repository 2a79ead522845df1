"""The dated steps of an action sheet, side by side in time."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.domain.progress import Assessment
from convention.domain.rollup import ActionProgress
from convention.wording.absences import no_steps
from convention.wording.alternatives import assessment_name, step_state
from convention.wording.formats import capitalised
from convention.wording.labels import status_text
from convention.wording.progress import explain
from pages.components.piece import is_dark
from pages.followup.action.indicators import measured
from pages.parts import base, figures
from pages.parts.charts import draw_or_say
from pages.parts.marks import plain
from pages.parts.reading import Reading
from pages.parts.value_table import draw_values


def draw_steps(agreed: Catalogue, found: ActionProgress, reading: Reading) -> None:
    """Draw the steps as a timeline, a table of what became of each, and the values behind, folded."""
    steps = figures.steps_of(found)
    if not steps:
        return
    st.header("Étapes", anchor="etapes")
    asked = (reading, found.action.code, is_dark())
    if measured(found):  # Of an action that is followed by steps alone they are drawn at its head already.
        draw_or_say(lambda: figures.timeline_of(*asked), f"timeline-{found.action.code}", no_steps(found.action))
    st.table(step_rows(steps), hide_index=True, border="horizontal")
    with st.expander("Expliquer ces étapes"):
        told = [f"- **{plain(assessment_name(step, steps))}** : {plain(explain(step, agreed))}" for step in steps]
        st.markdown("\n".join(told))
    dated = {step.indicator.code for step in steps}
    rows = [row for row in found.indicators if row.indicator.code in dated]
    own = base.series(tuple(row.indicator.code for row in rows), reading.situation, reading.as_of)
    draw_values(rows, own, reading)


def step_rows(steps: Sequence[Assessment]) -> pd.DataFrame:
    """French texts of the steps: name, state, status."""
    rows = [
        {
            "Étape": assessment_name(step, steps),
            "État": capitalised(step_state(step)),
            "Statut": status_text(step.status),
        }
        for step in steps
    ]
    return pd.DataFrame(rows)
