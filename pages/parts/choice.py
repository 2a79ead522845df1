"""Choices that a page makes for itself, kept in its address."""

from __future__ import annotations

import streamlit as st

from convention.domain.catalogue import Action, Catalogue
from pages.parts.address import follow, write
from pages.parts.keys import Param


def choose_action(agreed: Catalogue) -> Action:
    """Draw the choice of an action sheet; return it."""
    codes = [action.code for action in agreed.actions]
    follow(Param.ACTION, lambda text: text if text in agreed.action_by_code else None, codes[0])
    code = st.selectbox(
        "Fiche action",
        options=codes,
        key=Param.ACTION,
        format_func=lambda code: f"{code} · {agreed.action_by_code[code].title}",
    )
    write(Param.ACTION, code)
    return agreed.action_by_code[code]
