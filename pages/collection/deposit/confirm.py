"""Confirming: the reason of corrections, the record in one transaction, and its receipt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from convention.domain.catalogue import Action
from convention.domain.errors import ShownError
from convention.domain.findings import to_confirm
from convention.warehouse.append import Receipt
from convention.wording.deposits import Verdict
from convention.wording.formats import counted
from convention.wording.receipts import receipt_facts, receipt_name, receipt_text, see_action
from loaders.deposit import deposit_file, questions
from loaders.effect import spoken_of
from pages.collection.deposit.desk import Incoming
from pages.collection.deposit.digest import draw_deposit_facts
from pages.parts import base
from pages.parts.keys import Param
from pages.parts.lineage import DEPOSIT_SCRIPT
from pages.parts.marks import ACTION_SCRIPT, plain
from pages.parts.reading import Reading, parameters
from pages.shell.page_list import SITE_TITLE

LONGEST_REASON, MOST_LINKS = 300, 12


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
            incoming.spoken_of = spoken_of(found)
            incoming.content = b""
    except ShownError as refused:
        st.error(plain(refused.message), icon=":material/error:")
        return
    st.rerun()


def _draw_links(spoken: Mapping[Action, date]) -> None:
    """Draw the way to each action sheet that the file gave values of, at the last day that it speaks of."""
    with st.container(horizontal=True):
        for action, last in list(spoken.items())[:MOST_LINKS]:
            query = {str(Param.ACTION): action.code, str(Param.SITUATION): last.isoformat()}
            label = plain(see_action(action.code, last))
            st.page_link(ACTION_SCRIPT, label=label, icon=":material/assignment:", query_params=query)
    if len(spoken) > MOST_LINKS:
        st.caption(f"… et {counted(len(spoken) - MOST_LINKS, 'autre fiche', 'autres fiches')}.")


def draw_receipt(receipt: Receipt, spoken: Mapping[Action, date], reading: Reading) -> None:
    """Draw what was recorded, its receipt to take away, and the way to undo it."""
    st.success("Dépôt enregistré.", icon=":material/task_alt:")
    draw_deposit_facts(receipt_facts(receipt), "Reçu de dépôt")
    _draw_links(spoken)
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
