"""What a reader of the convention chooses: the section, the words searched, the axis and origin of indicators."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import streamlit as st

from convention.domain.catalogue import Catalogue, Indicator, Origin
from convention.wording.formats import COLON, capitalised, counted, joined, quoted
from convention.wording.labels import label
from pages.parts.address import follow, write
from pages.parts.catalogue_search import Search, search_for
from pages.parts.choice import ALL, choose_word
from pages.parts.keys import Param
from pages.parts.marks import plain
from pages.reference.catalogue.words import axis_text


class CatalogueSection(StrEnum):
    """A part of the convention, as it stands in the address."""

    ACTIONS = "actions"
    INDICATORS = "indicateurs"
    TARGETS = "cibles"
    REFERENCES = "reperes"
    ANNEX = "annexe"
    BODIES = "gouvernance"
    TERMS = "glossaire"
    DATA = "donnees"


TITLES = {
    CatalogueSection.ACTIONS: "Actions",
    CatalogueSection.INDICATORS: "Indicateurs",
    CatalogueSection.TARGETS: "Cibles",
    CatalogueSection.REFERENCES: "Repères et prévisions",
    CatalogueSection.ANNEX: "Annexe",
    CatalogueSection.BODIES: "Gouvernance",
    CatalogueSection.TERMS: "Glossaire",
    CatalogueSection.DATA: "Données",
}
LONGEST_SEARCH = 80


def draw_catalogue_search() -> Search:
    """Draw the search box; return what is searched."""
    follow(Param.SEARCH, str.strip, "")
    typed = st.text_input(
        "Rechercher dans la convention",
        type="search",
        key=Param.SEARCH,
        max_chars=LONGEST_SEARCH,
        placeholder="un mot, un sigle, un code : cyclable, ASE, A05-1",
    )
    typed = (typed or "").strip()
    write(Param.SEARCH, typed or None)
    return search_for(typed)


def draw_catalogue_sections() -> tuple[CatalogueSection, st.delta_generator.DeltaGenerator]:
    """Draw the tabs of the sections; return the chosen one and the place to draw it."""
    follow(
        Param.SECTION,
        lambda text: TITLES.get(CatalogueSection(text)) if text in list(CatalogueSection) else None,
        TITLES[CatalogueSection.ACTIONS],
    )
    tabs = st.tabs(list(TITLES.values()), key=Param.SECTION, on_change="rerun")
    chosen, place = next((s, tab) for s, tab in zip(TITLES, tabs, strict=True) if tab.open)
    write(Param.SECTION, chosen)
    return chosen, place


def draw_counts(found: Catalogue, search: Search) -> None:
    """Say where the searched words stand, section by section, if any are searched."""
    if not search.words:
        return
    hits = [
        counted(len(rows), one, many)
        for rows, one, many in (
            (found.actions, "fiche", "fiches"),
            (found.indicators, "indicateur", "indicateurs"),
            (found.targets, "cible", "cibles"),
            (found.references, "repère ou prévision", "repères ou prévisions"),
            (found.annex, "sujet de l’annexe", "sujets de l’annexe"),
            (found.bodies, "point de gouvernance", "points de gouvernance"),
            (found.terms, "sigle", "sigles"),
        )
        if rows
    ]
    st.caption(f"{plain(quoted(search.typed))}{COLON}{joined(hits) or 'trouvé nulle part'}.")


def filter_indicators(agreed: Catalogue, rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Draw the choice of axis and origin; return the indicators that are left."""
    axes = {str(axis.number): axis_text(agreed, axis.number) for axis in agreed.axes}
    origins = {str(origin): capitalised(label(origin)) for origin in Origin}
    left, right = st.columns([2, 1])
    with left:
        axis = choose_word("Axe", Param.AXIS, axes, "Tous les axes")
    with right:
        origin = choose_word("Origine", Param.ORIGIN, origins, "Toutes les origines")
    return tuple(
        row
        for row in rows
        if axis in (ALL, str(agreed.action_by_code[row.action].axis)) and origin in (ALL, str(row.origin))
    )


def forget_indicator_choices() -> None:
    """Take the choices of axis and origin out of the address, where another section is read."""
    write(Param.AXIS, None)
    write(Param.ORIGIN, None)
