"""Clicks on points of charts and cells of tables, each answered once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.typing import DataframeState

from pages.parts.keys import SessionKey

# The longest sums and statuses may stand in none of the rows that the browser measures.
COLUMNS = {"Depuis le début": st.column_config.Column(width=155), "Statut": st.column_config.Column(width=118)}


def click_key(name: str) -> str:
    """The key of a table whose clicks are answered.

    It changes with every answer: what was clicked is then no longer marked, and clicking it again is a new click.
    """
    return f"{name}-{_answered().get(name, 0)}"


def mark_answered(name: str) -> None:
    """Say that the click on a chart or a table has been answered."""
    _answered()[name] = _answered().get(name, 0) + 1


def clicked_observation(carried: Any) -> int | None:
    """The number of the value behind the point that was clicked, from what the point carries as `customdata`."""
    first = next(iter(carried), None) if isinstance(carried, list | tuple) else carried
    return int(first) if isinstance(first, int | float) and first == first else None


def clickable_table(frame: pd.DataFrame, numbers: Sequence[int | None], name: str, alt: str) -> int | None:
    """Draw a table of texts; return the number that goes with the row that was clicked, if one was.

    `numbers`: one for each row of the frame; None where no single value stands behind it.
    """
    state = st.dataframe(
        frame,
        hide_index=True,
        column_config=COLUMNS,
        key=click_key(name),
        on_select="rerun",
        selection_mode="single-cell",
        alt=alt,
    )
    return _clicked_row(state, numbers)


def _clicked_row(state: DataframeState, numbers: Sequence[int | None]) -> int | None:
    cells = state.selection.cells
    return numbers[cells[0][0]] if cells else None


def _answered() -> dict[str, int]:
    answered: dict[str, int] = st.session_state.setdefault(SessionKey.ANSWERED_CLICKS, {})
    return answered
