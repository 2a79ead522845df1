"""The facts of an action sheet, as the convention states them."""

from __future__ import annotations

import re

import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.domain.rollup import ActionProgress
from convention.wording.absences import NOT_STATED
from convention.wording.date_rules import action_dates
from convention.wording.formats import COLON, SEMICOLON, joined
from pages.parts.marks import plain


def draw_sheet_facts(agreed: Catalogue, found: ActionProgress) -> None:
    """Draw the facts of a sheet as the text gives them, folded, with their acronyms explained."""
    action = found.action
    facts = {
        "Délai": action.delay,
        **{f"Services {side.territory.of}": joined(side.services) for side in action.sides},
        "Budget": action.budget,
        "Partenaires": joined(action.partners),
        "Axe": f"{action.axis} · {agreed.axis_by_number[action.axis].title}",
    }
    if dates := action_dates(agreed, action):
        facts["Dates retenues"] = dates
    with st.expander(f"La fiche{COLON}délai, services, budget (convention, p. {action.page})"):
        st.markdown(plain(action.summary))
        columns = st.columns(3, gap="medium")
        for at, (name, text) in enumerate(facts.items()):
            told = plain(text) if text else f":gray[{NOT_STATED}]"
            columns[at % 3].markdown(f":small[:gray[{name}]]  \n:small[{told}]")
        st.caption(f"Convention, page {action.page}. {_acronyms(agreed, ' '.join(facts.values()))}")


def _acronyms(agreed: Catalogue, text: str) -> str:
    """The acronyms that a text uses, explained."""
    words = set(re.findall(r"[\w+-]+", text))
    known = [term for term in agreed.terms if term.acronym in words]
    if not known:
        return ""
    return f"Sigles{COLON}{SEMICOLON.join(f'{plain(t.acronym)}, {plain(t.meaning)}' for t in known)}."
