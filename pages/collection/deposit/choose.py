"""Choosing: who deposits, which files, and which of them is looked at."""

from __future__ import annotations

import streamlit as st

from convention.wording.deposits import SHORT_WORDS
from convention.wording.formats import NO_BREAK
from pages.collection.deposit.desk import Desk, Incoming
from pages.collection.deposit.verdicts import verdict_of
from pages.parts.marks import plain
from pages.parts.person import ask_person
from pages.parts.uploads import let_go

ENDINGS = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt"]


def draw_choice(desk: Desk) -> str:
    """Draw who deposits and where files are given; take in those given. Returns who deposits, empty until said."""
    st.header("1 · Choisir")
    person = ask_person()
    limit = int(st.get_option("server.maxUploadSize"))
    given = st.file_uploader(
        f"Classeurs ou fichiers CSV, {limit}{NO_BREAK}Mo au plus chacun",
        type=ENDINGS,
        accept_multiple_files=True,
        max_upload_size=limit,
        key=f"incoming-{desk.round}",
        help="Glissez un ou plusieurs fichiers ici. Rien n’est enregistré avant que vous ne le confirmiez.",
    )
    if given:
        for file in given:
            desk.take(file.name, file.getvalue())
            let_go(file)
        desk.round += 1
        st.rerun()
    return person


def draw_files(desk: Desk) -> Incoming | None:
    """Draw the choice between several files, each with where it stands; return the one that is looked at."""
    if len(desk.files) > 1:
        numbers = [incoming.number for incoming in desk.files]
        words = {incoming.number: _label(incoming) for incoming in desk.files}
        current = desk.current
        chosen = st.radio(
            "Fichiers",
            numbers,
            index=numbers.index(current.number) if current else 0,
            format_func=words.__getitem__,
            key=f"chosen-{numbers[-1]}-{len(numbers)}",
        )
        desk.chosen = chosen or numbers[0]
    return desk.current


def _label(incoming: Incoming) -> str:
    return f"{plain(incoming.name)} :gray[· {SHORT_WORDS[verdict_of(incoming)]}]"
