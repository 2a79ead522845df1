"""What an amendment changes, drawn: the same data scored before and after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from convention.domain.amendment_effect import AmendmentEffect
from convention.warehouse.amendments import ADDITIONS, EFFECTS, Amendment, laid_over
from convention.warehouse.catalogue_changes import ChangedCell, changed_cells
from convention.warehouse.catalogue_texts import catalogue_texts
from convention.warehouse.store import Store
from convention.wording.amendments import action_judged_otherwise, judged_otherwise, not_yet_in_force
from convention.wording.formats import counted, day, joined
from pages.parts.marks import plain
from pages.parts.reading import Reading, known_words
from pages.parts.tables import draw_table

WRITTEN_ALONG = (EFFECTS, ADDITIONS)
"""The files that the program writes with every amendment."""
NOTHING_THERE = "(vide)"
ALL_KNOWN = "d’après tout ce qui est déposé à ce jour"


def draw_changed_cells(store: Store, amendment: Amendment) -> None:
    """Draw every cell of the catalogue that an amendment would change, whether or not anything is judged otherwise."""
    texts = catalogue_texts(store)
    cells = [cell for cell in changed_cells(texts, laid_over(texts, amendment)) if cell.file not in WRITTEN_ALONG]
    st.subheader(counted(len(cells), "cellule changée au référentiel", "cellules changées au référentiel"))
    if cells:
        draw_table(pd.DataFrame([changed_cell(cell) for cell in cells]), "Cellules du référentiel avant et après")


def draw_effect_from(effect_at: Callable[[date], AmendmentEffect], reading: Reading, since: date) -> None:
    """Draw an effect at the situation date chosen; where the amendment does not apply yet, also on its first day."""
    situation, known = reading.situation, known_words(reading) if reading.known_on else ALL_KNOWN
    effect = effect_at(situation)
    if situation >= since or effect.any:
        draw_amendment_effect(effect, known)
    else:
        st.info(not_yet_in_force(situation, since), icon=":material/event_upcoming:")
    if situation < since:
        draw_amendment_effect(effect_at(since), known)


def draw_amendment_effect(effect: AmendmentEffect, known: str) -> None:
    """Draw the same data scored before and after; `known`: what the values were known by."""
    st.markdown(
        f"**Situation au {day(effect.situation)}**, {plain(known)}, jugée avant et après l’avenant. "
        "Ce qui n’est pas cité est jugé de la même façon."
    )
    if effect.actions:
        rows = [action_judged_otherwise(before, after) for before, after in effect.actions]
        draw_table(pd.DataFrame(rows), "Fiches dont le statut ou le taux change avec l’avenant")
    if effect.changes:
        draw_table(effect_rows(effect), "Indicateurs jugés autrement par l’avenant")
    else:
        st.markdown("Aucun indicateur n’est jugé autrement à cette date.")
    for words, codes in (("Indicateurs ajoutés", effect.added), ("Indicateurs retirés", effect.removed)):
        if codes:
            st.markdown(f"{words}\u00a0: {plain(joined(codes))}")


def effect_rows(effect: AmendmentEffect) -> pd.DataFrame:
    """French texts, one row an indicator and scope: its value, its targets and how it is judged, before and after."""
    return pd.DataFrame([judged_otherwise(change) for change in effect.changes])


def changed_cell(cell: ChangedCell) -> dict[str, str]:
    """One changed cell in French texts; the names are those of the columns."""
    return {
        "Fichier": cell.file,
        "Ligne": cell.key,
        "Colonne": cell.column,
        "Avant": cell.before or NOTHING_THERE,
        "Après": cell.after or NOTHING_THERE,
    }
