"""Two situation dates compared: the same indicators before and now, largest change first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Action
from convention.domain.changes import Change
from convention.wording.absences import nothing_changed, nothing_earlier
from convention.wording.comparison import before_and_after, changes_apart
from convention.wording.formats import day
from pages.components.piece import is_dark
from pages.parts import figures
from pages.parts.address import follow, write
from pages.parts.charts import draw_or_say
from pages.parts.keys import Param
from pages.parts.reading import FIRST_DAY, Reading, read_day


@st.fragment
def draw_comparison(reading: Reading, action: Action | None = None) -> None:
    """Draw what moved since an earlier situation date, chosen here, everywhere or in one action.

    The choice runs this part of the page alone.
    """
    if reading.situation <= FIRST_DAY:
        st.header("Ce qui a bougé", anchor="evolution")
        st.markdown(nothing_earlier(FIRST_DAY))
        return
    title, choice = st.columns([3, 1], vertical_alignment="bottom")
    with choice:
        since = _choose_since(reading)
    title.header(f"Ce qui a bougé depuis le {day(since)}", anchor="evolution")
    code = action.code if action else None
    moved = figures.moved_between(since, reading, code)
    if not moved:
        st.markdown(nothing_changed(since, reading.situation))
        return
    if sum(bool(change.rate_change) for change in moved) > 1:
        asked = (since, reading, code, is_dark())
        draw_or_say(lambda: figures.changes_of(*asked), "changes", nothing_changed(since, reading.situation))
    judged = [change for change in moved if change.rate_change or change.status_changed or not change.same_scope]
    others = [change for change in moved if change not in judged]
    if judged:
        st.table(change_rows(judged, since, reading.situation), hide_index=True, border="horizontal")
    if others:
        told = changes_apart(len(others))
        folded = st.expander(f"Voir {told}", key="other-changes", on_change="rerun")
        if folded.open:
            folded.table(change_rows(others, since, reading.situation), hide_index=True, border="horizontal")


def _choose_since(reading: Reading) -> date:
    latest = reading.situation - timedelta(days=1)
    follow(Param.COMPARED, lambda text: read_day(text, latest), None)
    if (kept := st.session_state[Param.COMPARED]) and kept > latest:
        st.session_state[Param.COMPARED] = None
    chosen = st.date_input(
        "Comparer avec le (facultatif)",
        value=None,
        key=Param.COMPARED,
        format="DD/MM/YYYY",
        min_value=FIRST_DAY,
        max_value=latest,
        help="Une date plus ancienne, à laquelle les mêmes indicateurs sont relus. Vide : fin du semestre précédent.",
    )
    write(Param.COMPARED, chosen.isoformat() if isinstance(chosen, date) else None)
    return chosen if isinstance(chosen, date) else reading.previous


def change_rows(moved: Sequence[Change], since: date, until: date) -> pd.DataFrame:
    """French texts of what moved, one row an indicator: before, after, change, status."""
    rows = [before_and_after(change) for change in moved]
    heads = ("Fiche", "Indicateur", f"Au {day(since)}", f"Au {day(until)}", "Évolution", "Statut")
    return pd.DataFrame(rows, columns=list(heads))
