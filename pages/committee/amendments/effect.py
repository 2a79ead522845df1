"""What an amendment changes, drawn: the same data scored before and after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from convention.domain.amendment_effect import AmendmentEffect
from convention.wording.amendments import action_judged_otherwise, judged_otherwise, not_yet_in_force
from convention.wording.formats import day, joined
from pages.parts.marks import plain
from pages.parts.reading import Reading, known_words
from pages.parts.tables import draw_table

ALL_KNOWN = "d’après tout ce qui est déposé à ce jour"


def draw_effect_from(effect_at: Callable[[date], AmendmentEffect], reading: Reading, since: date) -> None:
    """Draw an effect at the situation date chosen; where the amendment does not apply yet, also on its first day."""
    situation, known = reading.situation, known_words(reading) if reading.known_on else ALL_KNOWN
    effect = effect_at(situation)
    if situation >= since or effect.any:
        draw_effect(effect, known)
    else:
        st.info(not_yet_in_force(situation, since), icon=":material/event_upcoming:")
    if situation < since:
        draw_effect(effect_at(since), known)


def draw_effect(effect: AmendmentEffect, known: str) -> None:
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
