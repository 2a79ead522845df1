"""The sections of the page, the round and the service that is looked at: each stands in the address."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import streamlit as st

from convention.domain.collection import Round
from convention.wording.collection import round_title
from pages.parts.address import follow, write
from pages.parts.keys import Param


class RoundSection(StrEnum):
    """A section of the page, as it stands in the address."""

    RETURNS = "retours"
    DUES = "demandes"
    LETTERS = "lettres"
    OPENING = "ouvrir"
    OWNERS = "responsables"


TITLES = {
    RoundSection.RETURNS: "Retours",
    RoundSection.DUES: "Ce que vous devez",
    RoundSection.LETTERS: "Lettres et calendrier",
    RoundSection.OPENING: "Ouvrir une tournée",
    RoundSection.OWNERS: "Responsables",
}


def choose_round(held: Sequence[Round]) -> Round:
    """Draw the choice of a round where there are several, the newest at first."""
    by_number = {str(asked.round_id): asked for asked in held}
    newest = str(held[-1].round_id)
    follow(Param.ROUND, lambda text: text if text in by_number else None, newest)
    if len(held) == 1:
        return held[0]
    chosen = st.selectbox(
        "Tournée", list(by_number)[::-1], key=Param.ROUND, format_func=lambda number: round_title(by_number[number])
    )
    write(Param.ROUND, None if chosen == newest else chosen)
    return by_number[chosen]


def choose_service(asked: Round) -> str:
    """Draw the choice of one of the services that a round asks."""
    follow(Param.SERVICE, lambda text: text if text in asked.services else None, asked.services[0])
    if st.session_state[Param.SERVICE] not in asked.services:
        st.session_state[Param.SERVICE] = asked.services[0]
    service = st.selectbox("Service", asked.services, key=Param.SERVICE)
    write(Param.SERVICE, service)
    return service
