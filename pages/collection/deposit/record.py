"""What one deposit recorded: its facts, its events, its values, its findings."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.domain.series import RecordedValue
from convention.warehouse.provenance import DepositState, deposit_events
from convention.warehouse.reads import deposit_findings, deposit_observations, holds_hidden_values
from convention.warehouse.store import Store
from convention.wording.findings import folded
from convention.wording.formats import EXACT, counted, period_label
from convention.wording.labels import label
from convention.wording.receipts import event_sentence, file_size, receipt_facts
from convention.wording.values import indicator_value
from pages.collection.deposit.digest import draw_deposit_facts
from pages.parts import base
from pages.parts.clicks import clickable_table
from pages.parts.findings import draw_finding_groups
from pages.parts.lineage import answer_click
from pages.parts.marks import plain
from pages.parts.reading import Reading


def draw_record(state: DepositState) -> None:
    """Draw who deposited what, when, and how it was read."""
    facts = receipt_facts(state.receipt)
    facts["Fichier"] = f"{facts['Fichier']} ({file_size(state.size)})"
    if state.reader:
        facts["Lu comme"] = state.reader
    draw_deposit_facts(facts, f"Dépôt n° {state.receipt.deposit_id}")


def draw_events(store: Store, deposit_id: int) -> None:
    """Draw what happened to a deposit after it was recorded, if anything did."""
    later = deposit_events(store, deposit_id)[1:]
    if later:
        st.markdown("\n".join(f"- {plain(event_sentence(e.event, e.at, e.person, e.reason))}" for e in later))


def draw_read_values(deposit_id: int, reading: Reading) -> None:
    """Draw the values of a deposit; a click on one opens its lineage."""
    values = deposit_observations(base.base(), deposit_id)
    if not values:
        return
    st.markdown(f"**{counted(len(values), 'valeur', 'valeurs')}** · cliquez sur une ligne pour voir d’où elle vient")
    name = f"deposit-values-{deposit_id}"
    numbers = [value.provenance.observation_id for value in values]
    clicked = clickable_table(
        read_value_rows(base.catalogue(), values), numbers, name, f"Valeurs du dépôt n° {deposit_id}"
    )
    answer_click(name, clicked, reading)


def read_value_rows(agreed: Catalogue, values: Sequence[RecordedValue]) -> pd.DataFrame:
    """French texts of the values of a deposit, in the order of its file; columns without a text are left out."""
    rows = pd.DataFrame([_row(agreed, value) for value in values])
    return rows.loc[:, (rows != "").any()]


def _row(agreed: Catalogue, found: RecordedValue) -> dict[str, str]:
    indicator, value, origin = agreed.by_code.get(found.indicator), found.value, found.provenance
    return {
        "Indicateur": found.indicator,
        "Intitulé": indicator.short_title if indicator else "absent du référentiel",
        "Territoire": label(found.territory),
        "Période": period_label(found.period),
        "Valeur": "" if value is None else indicator_value(indicator, value, EXACT) if indicator else str(value),
        "Statut": label(found.status),
        "Texte lu": origin.text,
        "Cellule": f"{origin.sheet}\u202f! {origin.cell}" if origin.cell else origin.sheet,
        "Source": origin.source,
        "Commentaire": origin.comment,
        "Motif de la correction": origin.reason,
    }


def draw_recorded_findings(deposit_id: int, count: int) -> None:
    """Draw, folded, the findings that were recorded with a deposit, if there were any that the reader may see."""
    if not count or holds_hidden_values(base.base(), deposit_id):
        return
    box = st.expander(counted(count, "constat joint", "constats joints"), key=f"findings-{deposit_id}")
    with box:
        draw_finding_groups(folded(deposit_findings(base.base(), deposit_id)), f"recorded-{deposit_id}")
