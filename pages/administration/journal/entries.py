"""The entries of the journal on the page: the check of their chain, a choice among them, and their file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from convention.domain.journal import Entry, exported, first_fault
from convention.operations import journal_verifier
from convention.wording.formats import COLON, counted, moment
from convention.wording.people import act_target, act_words, journal_verdict, who_acted
from pages.parts.marks import plain
from pages.parts.tables import draw_table, table_of

SHOWN_AT_MOST = 200
# A digest has no place to break, and would be wider than its column; the file has it whole.
_DIGEST = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")
EVERYBODY, EVERYTHING = "Toutes les personnes", "Tous les actes"


def draw_export(entries: Sequence[Entry]) -> None:
    """Say whether the journal is whole, and offer it as a file that can be checked without the base."""
    fault = first_fault(entries)
    verdict = plain(journal_verdict(len(entries), fault, entries[-1].digest if entries else ""))
    if fault is None:
        st.markdown(verdict)
    else:
        st.error(verdict, icon=":material/error:")
    st.download_button(
        "Télécharger le journal (JSON, une entrée par ligne)",
        exported(entries),
        "journal.jsonl",
        "application/jsonl",
        icon=":material/download:",
        on_click="ignore",
        disabled=not entries,
    )
    st.download_button(
        "Télécharger le vérificateur (un fichier Python, sans rien d’autre)",
        Path(journal_verifier.__file__).read_bytes(),
        "journal_verifier.py",
        "text/x-python",
        icon=":material/download:",
        on_click="ignore",
    )


def draw_entries(entries: Sequence[Entry]) -> None:
    """Draw the entries chosen, newest first; those beyond what a page can show are counted, and are in the file."""
    if not entries:
        return
    left, right = st.columns(2)
    person = left.selectbox("Personne", [EVERYBODY, *sorted({who_acted(entry) for entry in entries})])
    act = right.selectbox("Acte", [EVERYTHING, *sorted({act_words(entry.act) for entry in entries})])
    chosen = [
        entry
        for entry in reversed(entries)
        if person in (EVERYBODY, who_acted(entry)) and act in (EVERYTHING, act_words(entry.act))
    ]
    shown = chosen[:SHOWN_AT_MOST]
    more = f"{COLON}les {SHOWN_AT_MOST} dernières sont montrées, toutes sont dans le fichier" if chosen != shown else ""
    st.markdown(f"**{counted(len(chosen), 'entrée', 'entrées')}**{more}")
    if shown:
        frame = table_of(
            shown,
            {
                "N°": lambda entry: entry.number,
                "Moment": lambda entry: moment(entry.at),
                "Personne": who_acted,
                "Acte": lambda entry: act_words(entry.act),
                "Objet": lambda entry: _DIGEST.sub(r"\1…", act_target(entry)),
            },
        )
        draw_table(frame, "Actes enregistrés, du plus récent au plus ancien")
