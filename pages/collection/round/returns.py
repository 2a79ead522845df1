"""What came back: the answer rate of a round, by service and by territory, and over the rounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from convention.domain.clock import today
from convention.domain.collection import Return, ReturnState, Round
from convention.wording.collection import days_left, rate_sentence, round_title
from convention.wording.formats import capitalised, day
from convention.wording.labels import label
from loaders.collection import round_returns
from pages.parts import base
from pages.parts.marks import plain
from pages.parts.tables import draw_table, table_of

_STATES = (
    ReturnState.RECEIVED,
    ReturnState.IN_CHECK,
    ReturnState.VALIDATED,
    ReturnState.CONTESTED,
    ReturnState.NOTHING,
    ReturnState.ASKED,
    ReturnState.MISSING,
)


def draw_returns(asked: Round, held: Sequence[Round]) -> None:
    """Draw what became of a round, then the rate of every round."""
    found = round_returns(base.base(), asked)
    st.subheader(plain(rate_sentence(found)), anchor=False)
    st.caption(plain(f"{round_title(asked)} ({days_left(asked.due, today())})."))
    _draw_counts("Service", found, lambda each: each.line.service)
    _draw_counts("Territoire", found, lambda each: label(each.line.territory))
    if len(held) > 1:
        _draw_rates(held)


def _draw_counts(name: str, found: Sequence[Return], of: Callable[[Return], str]) -> None:
    """Draw one line for each service or territory: how many of its lines are in each state."""
    groups = sorted({of(each) for each in found})
    columns: dict[str, Callable[[str], str | int]] = {
        name: lambda group: group,
        "Demandées": lambda group: sum(of(each) == group for each in found),
    }
    columns |= {capitalised(label(state)): _in_state(state, found, of) for state in _STATES}
    draw_table(table_of(groups, columns), f"Réponses par {name.lower()}")


def _in_state(state: ReturnState, found: Sequence[Return], of: Callable[[Return], str]) -> Callable[[str], int]:
    return lambda group: sum(of(each) == group and each.state is state for each in found)


def _draw_rates(held: Sequence[Round]) -> None:
    st.subheader("Au fil des tournées", anchor=False)
    columns: dict[str, Callable[[Round], str | int]] = {
        "Tournée": lambda asked: asked.round_id,
        "Situation au": lambda asked: day(asked.situation),
        "Réponses": lambda asked: rate_sentence(round_returns(base.base(), asked)),
    }
    draw_table(table_of(held, columns), "Taux de réponse de chaque tournée")
