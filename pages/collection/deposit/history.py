"""Every deposit, newest first; each opens on its facts, its file, its values and its findings."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from convention.warehouse.erasure import erasures
from convention.warehouse.provenance import DepositState, deposit_states
from convention.warehouse.reads import deposit_bytes, holds_hidden_values
from convention.warehouse.refusals import refusals
from convention.wording.formats import NO_BREAK, counted, moment
from convention.wording.people import erased_sentence, hidden_file
from convention.wording.receipts import receipt_name, receipt_text
from pages.collection.deposit.record import draw_events, draw_read_values, draw_record, draw_recorded_findings
from pages.collection.deposit.refused import draw_refusals
from pages.collection.deposit.reversal import ask_reversal
from pages.parts import base
from pages.parts.address import write
from pages.parts.keys import Param, SessionKey
from pages.parts.marks import plain
from pages.parts.reading import Reading
from pages.shell.page_list import SITE_TITLE

SHOWN_AT_ONCE = 20
WITHDRAWN = ":gray-badge[retiré]"


def draw_history(reading: Reading) -> None:
    """Draw the list of deposits, the one that the address names open, then the files that were refused."""
    states = deposit_states(base.base())
    if states:
        _draw_deposits(states, reading)
    else:
        st.info("Aucun fichier n’est encore déposé.")
    draw_refusals(refusals(base.base()))


def _draw_deposits(states: Sequence[DepositState], reading: Reading) -> None:
    st.caption(
        f"{counted(len(states), 'dépôt', 'dépôts')}, du plus récent au plus ancien. Rien n’est jamais effacé\u00a0: "
        "un dépôt retiré reste ici, avec son fichier, et peut être rétabli."
    )
    named = st.query_params.get(Param.DEPOSIT, "")
    for state in _shown(states, named):
        _draw_entry(state, str(state.receipt.deposit_id) == named, reading)
    hidden = len(states) - len(_shown(states, named))
    if hidden and st.button(f"Voir {counted(hidden, 'dépôt plus ancien', 'dépôts plus anciens')}"):
        st.session_state[SessionKey.SHOWN_DEPOSITS] = len(states)
        st.rerun()


def _shown(states: Sequence[DepositState], named: str) -> Sequence[DepositState]:
    """The newest ones, down to the one that the address names."""
    numbers = [str(state.receipt.deposit_id) for state in states]
    least = numbers.index(named) + 1 if named in numbers else 0
    return states[: max(least, st.session_state.get(SessionKey.SHOWN_DEPOSITS, SHOWN_AT_ONCE))]


def _draw_entry(state: DepositState, named: bool, reading: Reading) -> None:
    receipt = state.receipt
    words = [
        f"**n°{NO_BREAK}{receipt.deposit_id}**",
        f"**{plain(receipt.file_name)}**",
        counted(receipt.observations, "valeur", "valeurs"),
        *([counted(receipt.confirmations, "confirmée", "confirmées")] if receipt.confirmations else []),
        plain(receipt.depositor),
        moment(receipt.recorded_at),
    ]
    title = " · ".join(words) + ("" if state.active else f" {WITHDRAWN}")
    box = st.expander(title, expanded=named, key=f"deposit-{receipt.deposit_id}", on_change="rerun")
    if box.open:
        with box:
            _draw_details(state, reading)


def _draw_details(state: DepositState, reading: Reading) -> None:
    number = state.receipt.deposit_id
    draw_record(state)
    draw_events(base.base(), number)
    _draw_actions(state)
    draw_read_values(number, reading)
    draw_recorded_findings(number, state.receipt.findings)


def _draw_actions(state: DepositState) -> None:
    """Draw what can be done with a deposit: take its file or its receipt, withdraw or restore it."""
    receipt = state.receipt
    number = receipt.deposit_id
    hidden = holds_hidden_values(base.base(), number)
    if hidden:
        st.caption(plain(hidden_file(number)))
    erased = next((found for found in erasures(base.base()) if found.deposit_id == number), None)
    if erased is not None:
        st.warning(plain(erased_sentence(erased.figures_kept, erased.reason, erased.person, erased.at)))
    with st.container(horizontal=True):
        st.download_button(
            "Fichier d’origine",
            data=base.read_later(lambda: deposit_bytes(base.base(), number)),
            file_name=receipt.file_name,
            key=f"file-{number}",
            icon=":material/download:",
            on_click="ignore",
            disabled=hidden or erased is not None,
        )
        st.download_button(
            "Reçu",
            data=receipt_text(receipt, SITE_TITLE).encode("utf-8-sig"),
            file_name=receipt_name(receipt),
            mime="text/plain",
            key=f"receipt-{number}",
            icon=":material/receipt_long:",
            on_click="ignore",
        )
        verb, icon = ("Retirer…", ":material/undo:") if state.active else ("Rétablir…", ":material/redo:")
        if st.button(verb, key=f"reverse-{number}", icon=icon):
            ask_reversal(state)


def forget_deposit() -> None:
    """Take the named deposit out of the address, where another section is read."""
    write(Param.DEPOSIT, None)
