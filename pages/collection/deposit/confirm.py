"""Confirming: the reason of corrections, the record in one transaction, and its receipt."""

from __future__ import annotations

import streamlit as st

from convention.domain.errors import ShownError
from convention.domain.findings import to_confirm
from convention.warehouse.append import Receipt
from convention.wording.deposits import Verdict
from convention.wording.formats import counted
from convention.wording.receipts import receipt_facts, receipt_name, receipt_text
from loaders.deposit import deposit_file, questions
from pages.collection.deposit.desk import Incoming
from pages.collection.deposit.digest import draw_deposit_facts
from pages.parts import base
from pages.parts.keys import Param
from pages.parts.lineage import DEPOSIT_SCRIPT
from pages.parts.marks import plain
from pages.parts.reading import Reading, parameters
from pages.shell.page_list import SITE_TITLE

LONGEST_REASON = 300


def draw_reason(incoming: Incoming) -> None:
    """Draw the question why recorded values change; the file is checked again with the answer."""
    with st.form(f"reason-{incoming.number}"):
        reason = st.text_input(
            "Motif de la correction",
            value=incoming.reason,
            max_chars=LONGEST_REASON,
            placeholder="par exemple\u00a0: chiffres définitifs, erreur de saisie",
            help="Il vaut pour toutes les corrections de ce fichier dont la ligne n’a pas de commentaire.",
        )
        given = st.form_submit_button("Valider le motif", type="primary")
    if given and reason.strip():
        incoming.reason = reason.strip()
        st.rerun()


def draw_confirmation(incoming: Incoming, person: str, verdict: Verdict) -> None:
    """Draw what is still missing and the button that records the file; on success the receipt takes its place."""
    outcome = incoming.outcome
    if outcome is None or outcome.effect is None or verdict is Verdict.NOTHING_NEW:
        return
    st.header("5 · Confirmer")
    asked = len(to_confirm(outcome.reading.findings))
    seen = True
    if asked:
        words = counted(asked, "point à confirmer", "points à confirmer")
        seen = st.checkbox(f"J’ai vérifié\u00a0: {words} ci-dessus", key=f"seen-{incoming.number}")
    if not person:
        st.caption("Indiquez votre nom et votre service, en haut de la page\u00a0: ils restent attachés au dépôt.")
    record = st.button(
        "Déposer",
        type="primary" if verdict is Verdict.READY else "secondary",
        disabled=not (person and seen),
        icon=":material/upload_file:",
        key=f"record-{incoming.number}",
    )
    if record:
        _record(incoming, person)


def _record(incoming: Incoming, person: str) -> None:
    """Record the file; the receipt is kept on the desk at once, so that nothing that interrupts the page loses it."""
    assert incoming.outcome is not None
    try:
        with st.spinner("Enregistrement… Si un autre dépôt est en cours, le vôtre suit."):
            found = incoming.outcome.reading
            incoming.receipt = deposit_file(base.base(), found, person, questions(found))
            incoming.content = b""
    except ShownError as refused:
        st.error(plain(refused.message), icon=":material/error:")
        return
    st.rerun()


def draw_receipt(receipt: Receipt, reading: Reading) -> None:
    """Draw what was recorded, its receipt to take away, and the way to undo it."""
    st.success("Dépôt enregistré.", icon=":material/task_alt:")
    draw_deposit_facts(receipt_facts(receipt), "Reçu de dépôt")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Télécharger le reçu",
            data=receipt_text(receipt, SITE_TITLE).encode("utf-8-sig"),
            file_name=receipt_name(receipt),
            mime="text/plain",
            key=f"new-receipt-{receipt.deposit_id}",
            icon=":material/receipt_long:",
            on_click="ignore",
        )
        st.page_link(
            DEPOSIT_SCRIPT,
            label="Voir dans l’historique, ou retirer",
            icon=":material/history:",
            query_params={
                **parameters(reading),
                Param.SECTION: "historique",
                Param.DEPOSIT: str(receipt.deposit_id),
            },
        )
