"""One search for everything: action, indicator, service, acronym, decision, page; a key away on every page."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.domain.committee import Decision
from convention.warehouse.decisions import decisions
from convention.wording.formats import COLON
from loaders.writers.template_rows import services
from pages.parts import base
from pages.parts.keys import Param
from pages.parts.reading import Reading, parameters
from pages.parts.session_pages import open_target
from pages.shell.page_list import ALL_PAGES


@dataclass(frozen=True)
class Place:
    """Something that can be found: how it is listed, and the page and parameters that show it."""

    words: str
    page: str
    query: tuple[tuple[str, str], ...] = ()


def draw_search(reading: Reading) -> None:
    """Draw the way to the search, which `Ctrl+K` opens as well."""
    if st.sidebar.button("Rechercher", shortcut="Ctrl+K", width="stretch"):
        _ask(reading)


@st.dialog("Rechercher")
def _ask(reading: Reading) -> None:
    found = places(base.catalogue(reading.as_of), decisions(base.base(), reading.committee_as_of))
    chosen = st.selectbox(
        "Action, indicateur, service, sigle, décision ou page",
        found,
        index=None,
        format_func=lambda place: place.words,
        placeholder="Tapez quelques lettres",
        key="search-place",
    )
    if chosen is not None:
        open_target({"page": chosen.page, "query": {**parameters(reading), **dict(chosen.query)}})


def places(agreed: Catalogue, log: tuple[Decision, ...]) -> list[Place]:
    """Everything that can be found, actions first, in the order of the text."""
    return [
        *(
            Place(f"{a.code} · {a.short_title} – {a.title}", "action", ((Param.ACTION, a.code),))
            for a in agreed.actions
        ),
        *(
            Place(
                f"{i.code} · {i.short_title} – {i.title}",
                "action",
                ((Param.ACTION, i.action), (Param.INDICATOR, i.code)),
            )
            for i in agreed.indicators
        ),
        *(
            Place(f"Service {name}{COLON}ses indicateurs", "explorer", ((Param.OFFERED_SERVICE, name),))
            for name in services(agreed)
        ),
        *(
            Place(f"Sigle {term.acronym}{COLON}{term.meaning}", "convention", ((Param.SEARCH, term.acronym),))
            for term in agreed.terms
        ),
        *(
            Place(f"Décision n°\u00a0{d.decision_id}{COLON}{d.text}", "seances", ((Param.MEETING, str(d.meeting_id)),))
            for d in log
        ),
        *(Place(f"Page {entry.title}", entry.address) for entry in ALL_PAGES),
    ]
