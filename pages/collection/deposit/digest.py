"""The hash of a file, whole: a table would cut it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from convention.wording.formats import COLON
from pages.parts.marks import plain
from pages.parts.tables import draw_facts

DIGEST = "Empreinte SHA-256"


def draw_deposit_facts(facts: Mapping[str, str], alt: str) -> None:
    """Draw the facts of a deposit, with the hash of its file under them."""
    draw_facts({name: text for name, text in facts.items() if name != DIGEST}, alt)
    st.caption(f"{DIGEST}{COLON}{plain(facts[DIGEST])}")
