"""The facts of an action sheet, as the convention states them."""

from __future__ import annotations

import re

import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.domain.rollup import ActionProgress
from convention.wording.formats import NO_BREAK, SEMICOLON, joined
from convention.wording.labels import symbol
from pages.parts.marks import coloured, plain, progress_text

NOT_STATED = "non précisé dans la convention"


def draw_facts(agreed: Catalogue, found: ActionProgress) -> None:
    """Draw status and facts of a sheet in one band: axis, delay, services, budget, partners, page; acronyms below."""
    action = found.action
    st.markdown(f"#### {coloured(found.status, symbol(found.status) + NO_BREAK + progress_text(found))}")
    st.markdown(plain(action.summary))
    facts = {
        "Axe": f"{action.axis} · {agreed.axis_by_number[action.axis].title}",
        "Délai": action.delay,
        "Budget": action.budget,
        "Services de Paris": joined(action.paris_services),
        "Services de la Seine-Saint-Denis": joined(action.seine_saint_denis_services),
        "Partenaires": joined(action.partners),
    }
    columns = st.columns(3)
    for at, (name, text) in enumerate(facts.items()):
        columns[at % 3].markdown(f":gray[{name}]  \n{plain(text) if text else f':gray[{NOT_STATED}]'}")
    st.caption(f"Convention, page {action.page}. {_acronyms(agreed, ' '.join(facts.values()))}")


def _acronyms(agreed: Catalogue, text: str) -> str:
    """The acronyms that a text uses, explained."""
    words = set(re.findall(r"[\w+-]+", text))
    known = [term for term in agreed.terms if term.acronym in words]
    if not known:
        return ""
    return "Sigles" + NO_BREAK + ": " + SEMICOLON.join(f"{plain(t.acronym)}, {plain(t.meaning)}" for t in known) + "."
