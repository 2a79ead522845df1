"""Taking a deposit out of what is shown, or back: what it would change, who asks for it and why."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.domain.errors import ShownError
from convention.warehouse.append import restore, withdraw
from convention.warehouse.provenance import DepositState, Reversal, Stated, reversal
from convention.wording.formats import EXACT, NO_BREAK, period_label
from convention.wording.labels import label
from convention.wording.receipts import reversal_sentence
from convention.wording.values import indicator_value
from loaders.effect import reversal_effect
from pages.collection.deposit.effect import draw_moves
from pages.parts import base
from pages.parts.marks import plain
from pages.parts.person import ask_person
from pages.parts.tables import draw_table

SHOWN_CHANGES = 8


def ask_reversal(state: DepositState) -> None:
    """Open the dialog that withdraws a deposit in force, or restores one that is withdrawn."""
    verb = "Retirer" if state.active else "Rétablir"
    number = state.receipt.deposit_id
    st.dialog(f"{verb} le dépôt n°{NO_BREAK}{number}", width="medium")(_draw_reversal)(state)


def _draw_reversal(state: DepositState) -> None:
    receipt = state.receipt
    changes = reversal(base.base(), receipt.deposit_id)
    st.markdown(f"**{plain(receipt.file_name)}**, déposé par {plain(receipt.depositor)}")
    _draw_changes(state.active, changes)
    if changes:
        draw_moves(reversal_effect(base.base(), receipt.deposit_id, state.active))
    reason = st.text_input("Motif", max_chars=300, placeholder="pourquoi", key=f"reversal-reason-{receipt.deposit_id}")
    person = ask_person()
    verb = "Retirer ce dépôt" if state.active else "Rétablir ce dépôt"
    ready = bool(reason and reason.strip() and person)
    if not ready:
        st.caption("Le motif et votre nom restent attachés au dépôt.")
    if st.button(verb, type="primary", disabled=not ready):
        _reverse(state, person, (reason or "").strip())


def _reverse(state: DepositState, person: str, reason: str) -> None:
    change = withdraw if state.active else restore
    try:
        change(base.base(), state.receipt.deposit_id, person, reason)
    except ShownError as refused:
        st.error(plain(refused.message), icon=":material/error:")
    else:
        st.rerun()


def _draw_changes(active: bool, changes: Sequence[Reversal]) -> None:
    """Say and show which values go, come back or change."""
    gone = sum(change.after is None for change in changes)
    back = sum(change.before is None for change in changes)
    st.markdown(reversal_sentence(active, gone, back, len(changes) - gone - back))
    if not changes:
        return
    draw_table(reversal_rows(base.catalogue(), changes[:SHOWN_CHANGES]), "Valeurs qui changent")
    if len(changes) > SHOWN_CHANGES:
        with st.expander(f"Voir les {len(changes)} valeurs"):
            st.dataframe(
                reversal_rows(base.catalogue(), changes), hide_index=True, alt="Toutes les valeurs qui changent"
            )


def reversal_rows(agreed: Catalogue, changes: Sequence[Reversal]) -> pd.DataFrame:
    """French texts of what is said of each key now and afterwards."""
    return pd.DataFrame(
        [
            {
                "Indicateur": change.key.indicator,
                "Territoire": label(change.key.territory),
                "Période": period_label(change.key.period),
                "Aujourd’hui": _said(agreed, change.key.indicator, change.before),
                "Ensuite": _said(agreed, change.key.indicator, change.after),
            }
            for change in changes
        ]
    )


def _said(agreed: Catalogue, code: str, stated: Stated | None) -> str:
    if stated is None:
        return "aucune valeur"
    if stated.value is None:
        return label(stated.status)
    indicator = agreed.by_code.get(code)
    return indicator_value(indicator, stated.value, EXACT) if indicator else str(stated.value)
