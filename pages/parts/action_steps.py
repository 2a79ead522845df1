"""The dated steps of an action sheet, side by side in time."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Catalogue, Kind
from convention.domain.progress import Assessment
from convention.domain.rollup import ActionProgress
from convention.wording.alternatives import assessment_name, step_state
from convention.wording.formats import capitalised
from convention.wording.labels import status_text
from convention.wording.progress import explain
from pages.parts.marks import plain
from pages.parts.reading import Reading
from pages.parts.value_table import draw_values


def steps_of(found: ActionProgress) -> tuple[Assessment, ...]:
    """The dated steps of a sheet in the order of the catalogue, one for each territory that has its own."""
    rows = [row for row in found.indicators if row.indicator.kind is Kind.MILESTONE]
    return tuple(step for row in rows for step in (row.parts or (row.overall,)))


def draw_steps(agreed: Catalogue, found: ActionProgress, values: pd.DataFrame, reading: Reading) -> None:
    """Draw the steps as a timeline, a table of what became of each, and the values behind, folded."""
    steps = steps_of(found)
    if not steps:
        return
    st.header("Étapes", anchor="etapes")
    st.table(step_rows(steps), hide_index=True, border="horizontal")
    with st.expander("Expliquer ces étapes"):
        told = [f"- **{plain(assessment_name(step, steps))}** : {plain(explain(step, agreed))}" for step in steps]
        st.markdown("\n".join(told))
    own = values[values["indicator"].isin({step.indicator.code for step in steps})]
    draw_values(list(dict.fromkeys(step.indicator for step in steps)), own, reading)


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
