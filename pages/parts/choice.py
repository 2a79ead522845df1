"""Choices that a page makes for itself, kept in its address."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from convention.domain.catalogue import Action, Catalogue, Indicator
from pages.parts.address import follow, write
from pages.parts.keys import Param
from pages.parts.marks import ACTION_SCRIPT, plain
from pages.parts.reading import Reading, parameters

ALL = "tous"
"""The choice that leaves everything; the address then says nothing."""


def choose_word(title: str, param: Param, options: Mapping[str, str], everything: str) -> str:
    """Draw the choice of one of some words, or of everything; return it.

    `options`: how each is written, by what stands in the address.
    """
    words = {ALL: everything, **options}
    follow(param, lambda text: text if text in words else None, ALL)
    chosen = st.selectbox(title, options=list(words), key=param, format_func=words.__getitem__)
    write(param, None if chosen == ALL else chosen)
    return chosen


def choose_action(agreed: Catalogue) -> Action:
    """Draw the choice of an action sheet; return it. A sheet that does not exist is said not to."""
    codes = [action.code for action in agreed.actions]
    asked = st.query_params.get(Param.ACTION)
    if asked is not None and asked not in agreed.action_by_code:
        st.warning(f"La convention n’a pas de fiche « {plain(asked[:20])} ».", icon=":material/wrong_location:")
    follow(Param.ACTION, lambda text: text if text in agreed.action_by_code else None, codes[0])
    code = st.selectbox(
        "Fiche action",
        label_visibility="collapsed",
        options=codes,
        key=Param.ACTION,
        format_func=lambda code: f"{code} · {agreed.action_by_code[code].title}",
    )
    write(Param.ACTION, code)
    if asked_indicator() not in {indicator.code for indicator in agreed.indicators_of(code)}:
        st.query_params.pop(Param.INDICATOR, None)
    return agreed.action_by_code[code]


def asked_indicator() -> str | None:
    """The code of the indicator that the address asks for."""
    asked: str | None = st.query_params.get(Param.INDICATOR)
    return asked


def anchor_of(indicator: Indicator) -> str:
    """The place of an indicator on the page of its action: `a08-1-1`."""
    return indicator.code.lower().replace(".", "-")


def draw_neighbours(agreed: Catalogue, action: Action, reading: Reading) -> None:
    """Draw the ways to the sheets before and after, in the order of the text.

    They are buttons: Streamlit shows no focus on a link to the page on which it stands.
    """
    at = agreed.actions.index(action)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        for place, arrow in ((at - 1, "← {}"), (at + 1, "{} →")):
            if 0 <= place < len(agreed.actions):
                other = agreed.actions[place]
                text = arrow.format(f"**{other.code}** {plain(other.short_title)}")
                if st.button(text, key=f"neighbour-{other.code}", type="tertiary"):
                    st.switch_page(ACTION_SCRIPT, query_params={**parameters(reading), Param.ACTION: other.code})
