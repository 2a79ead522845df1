"""The way of a file from the analyst's disk into the base: choose, read, findings, effect, confirm."""

from __future__ import annotations

import streamlit as st

from convention.operations.places import data_directory
from convention.warehouse.reads import state
from convention.wording.deposits import REFUSED_FILE, Verdict
from convention.wording.formats import capitalised
from loaders.profiles.folders import known_profiles
from loaders.profiles.names_file import known_names
from loaders.workbooks.child import ReadingCancelledError
from pages.collection.deposit.assistant import draw_assistant, offer_assistant
from pages.collection.deposit.choose import draw_choice, draw_files
from pages.collection.deposit.confirm import draw_confirmation, draw_reason, draw_receipt
from pages.collection.deposit.desk import Desk, Incoming, desk, reading_work
from pages.collection.deposit.effect import draw_effect
from pages.collection.deposit.jobs import Job, attend
from pages.collection.deposit.own_names import draw_own_names
from pages.collection.deposit.refused import draw_refusal
from pages.collection.deposit.verdicts import draw_verdict
from pages.collection.deposit.what_was_read import draw_read
from pages.parts import base
from pages.parts.address import is_from_elsewhere, write
from pages.parts.findings import draw_findings
from pages.parts.keys import Param
from pages.parts.marks import plain
from pages.parts.reading import Reading

LOST = (
    "Un fichier avait été contrôlé ici sans être déposé\u00a0; la session qui le tenait est terminée "
    "(serveur relancé ou session close). Redonnez-le\u00a0: rien n’en a été enregistré."
)


def draw_flow(reading: Reading) -> None:
    """Draw the files given in this session and every step of the one that is looked at."""
    own = desk()
    _tell_lost(own)
    person = draw_choice(own)
    _read_pending(own, person)
    incoming = draw_files(own)
    if incoming is not None:
        _draw_file(own, incoming, person, reading)


def _tell_lost(own: Desk) -> None:
    """Say that files checked before are gone: they lived in a session that has ended, which the address outlives."""
    own.lost = not own.files and (own.lost or is_from_elsewhere(Param.CHECKED))
    write(Param.CHECKED, "1" if own.waits else None)
    if own.lost:
        st.warning(LOST, icon=":material/restart_alt:")


def _read_pending(own: Desk, person: str) -> None:
    """Read the files that wait, one after the other, and read again those whose base has moved."""
    store = base.base()
    now, own_names = state(store), known_names(data_directory(), person)
    waiting = [incoming for incoming in own.files if incoming.is_pending(now, own_names)]
    for incoming in waiting:
        if incoming.job is None:
            incoming.job = Job(reading_work(store, incoming, person, known_profiles(data_directory()), own_names))
        try:
            incoming.outcome = attend(incoming.job, f"Lecture de {plain(incoming.name)}")
        except ReadingCancelledError:
            incoming.cancelled = True
        except Exception:
            incoming.job, incoming.cancelled = None, True
            raise
        incoming.job = None
        if incoming.outcome is not None:
            incoming.content = incoming.outcome.reading.content
    if waiting:
        st.rerun()


def _draw_file(own: Desk, incoming: Incoming, person: str, reading: Reading) -> None:
    title, aside = st.columns([5, 1], vertical_alignment="center")
    title.subheader(plain(capitalised(incoming.name) if incoming.name == REFUSED_FILE else incoming.name), anchor=False)
    if aside.button("Écarter", key=f"drop-{incoming.number}", icon=":material/close:", width="stretch"):
        own.drop(incoming)
        st.rerun()
    if incoming.receipt is not None:
        draw_receipt(incoming.receipt, incoming.spoken_of, reading)
        return
    verdict = draw_verdict(incoming)
    if verdict is Verdict.CANCELLED:
        if st.button("Lire ce fichier", key=f"read-{incoming.number}"):
            incoming.cancelled = False
            st.rerun()
    elif incoming.outcome is not None:
        _draw_steps(incoming, person, verdict)


def _draw_steps(incoming: Incoming, person: str, verdict: Verdict) -> None:
    assert incoming.outcome is not None
    found, effect = incoming.outcome.reading, incoming.outcome.effect
    if verdict is Verdict.PERSONAL:
        draw_refusal(found)
        return
    if verdict is Verdict.REASON or incoming.reason:
        draw_reason(incoming)
    if verdict is Verdict.UNRECOGNISED:
        draw_assistant(incoming, person)
    draw_own_names(incoming, person)
    draw_read(found)
    draw_findings(found, incoming.number, urgent=verdict is Verdict.BLOCKED)
    if effect is not None:
        draw_effect(effect, incoming.number)
        draw_confirmation(incoming, person, verdict)
    if verdict not in (Verdict.UNRECOGNISED, Verdict.KNOWN):
        offer_assistant(incoming, person)
