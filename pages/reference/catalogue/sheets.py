"""The action sheets, to open one by one."""

from __future__ import annotations

import streamlit as st

from convention.domain.catalogue import Action, Catalogue
from convention.wording.formats import SEMICOLON, value_with_unit
from pages.parts.keys import Param
from pages.parts.marks import action_link, plain
from pages.parts.reading import Reading
from pages.parts.tables import draw_acronyms, draw_facts, draw_table
from pages.reference.catalogue.tables import sheet_indicator_table
from pages.reference.catalogue.words import NOT_STATED, axis_text, span_text

OPEN_WHEN_FEW = 2


def draw_sheets(agreed: Catalogue, found: Catalogue, reading: Reading) -> None:
    """Draw the sheets that a search left, by axis; the one that the address names, or one of very few, is open."""
    asked = st.query_params.get(Param.ACTION)
    few = len(found.actions) <= OPEN_WHEN_FEW
    for axis in agreed.axes:
        sheets = found.actions_of(axis.number)
        if not sheets:
            continue
        st.subheader(axis_text(agreed, axis.number))
        for action in sheets:
            with st.expander(f"**{action.code}** · {plain(action.title)}", expanded=few or action.code == asked):
                _draw_sheet(agreed, action, reading)


def _draw_sheet(agreed: Catalogue, action: Action, reading: Reading) -> None:
    facts, indicators = _facts(agreed, action), sheet_indicator_table(agreed, agreed.indicators_of(action.code))
    st.markdown(plain(action.summary))
    draw_facts(facts, f"Ce que la convention dit de l’action {action.code}")
    draw_table(indicators, f"Indicateurs et cibles de l’action {action.code}")
    draw_acronyms([indicators], agreed.terms, action.title, action.summary, *facts.values())
    action_link(action, f"Voir l’avancement de l’action {action.code}", reading)


def _facts(agreed: Catalogue, action: Action) -> dict[str, str]:
    """What a sheet states, as written."""
    facts = {
        "Délai": action.delay,
        "Dates retenues": span_text(agreed, action),
        **{f"Services {side.territory.of}": SEMICOLON.join(side.services) for side in action.sides},
        "Budget": action.budget,
        "Partenaires": SEMICOLON.join(action.partners),
        "Page de la convention": f"{action.page}",
    }
    if action.budget_eur is not None:
        facts["Budget"] = f"{action.budget} (soit {value_with_unit(action.budget_eur, '€')})"
    return {name: text or NOT_STATED for name, text in facts.items()}
