"""The assistant for a sheet whose layout is not recognised: the analyst shows where data stand, once for all."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from convention.domain.errors import ShownError
from convention.domain.findings import FindingCode
from convention.operations.places import data_directory
from convention.wording.findings import finding_sentence
from convention.wording.formats import capitalised, counted
from loaders.layouts.headings import FRENCH_ROLES
from loaders.layouts.layout import Role
from loaders.profiles.folders import save_profile, saved_folder
from loaders.profiles.preview import preview
from loaders.profiles.profile import Profile
from loaders.profiles.propose import propose
from loaders.workbooks.book import Book, Sheet
from loaders.workbooks.cells import column_letters
from loaders.workbooks.child import ReadingCancelledError
from loaders.workbooks.foreign_file import read_book
from pages.collection.deposit.assistant_form import choose_table
from pages.collection.deposit.desk import Incoming
from pages.collection.deposit.jobs import Job, attend
from pages.parts import base
from pages.parts.marks import plain

SHOWN_ROWS, SHOWN_COLUMNS, SHOWN_FINDINGS = 40, 40, 6


def draw_assistant(incoming: Incoming) -> None:
    """Draw the assistant for the sheets of a file that are not recognised; saving a profile reads the file again."""
    st.header("Assistant de lecture")
    st.markdown(
        "Montrez où sont les titres et ce que disent les colonnes. En dessous se voit aussitôt ce qui serait lu\u202f; "
        "quand c’est juste, enregistrez."
    )
    book = _book(incoming)
    sheet = _choose_sheet(incoming, book)
    if sheet is None:
        return
    key = f"{incoming.number}-{book.sheets.index(sheet)}"
    st.dataframe(sheet_rows(sheet), alt=f"Premières lignes de la feuille {sheet.name}", height=320)
    catalogue = base.catalogue()
    proposed = propose(sheet, catalogue)
    table = choose_table(sheet, catalogue, proposed.tables[0], key)
    others = [other.name for other in book.sheets if other is not sheet and not other.hidden]
    aside = tuple(
        st.multiselect("Feuilles à laisser de côté", others, key=f"aside-{key}", placeholder="Aucune") if others else ()
    )
    profile = Profile(f"{incoming.name}, {sheet.name}", (table,), aside=aside)
    if _draw_preview(profile, sheet):
        _draw_saving(incoming, profile, key)


def _book(incoming: Incoming) -> Book:
    if incoming.book is None:
        content, name = incoming.content, incoming.name
        incoming.opening = incoming.opening or Job(
            lambda _tell, cancelled: read_book(content, name, cancelled=cancelled)
        )
        try:
            incoming.book = attend(incoming.opening, "Lecture des feuilles")
        except ReadingCancelledError:
            incoming.opening, incoming.cancelled = None, True
            st.rerun()
        except Exception:
            incoming.opening = None
            raise
        incoming.opening = None
    return incoming.book


def _choose_sheet(incoming: Incoming, book: Book) -> Sheet | None:
    """The sheet to show, those that are not recognised first."""
    assert incoming.outcome is not None
    findings = incoming.outcome.reading.findings
    unknown = {found.sheet for found in findings if found.code is FindingCode.TABLE_NOT_RECOGNISED}
    unread = [found.details for found in findings if found.code is FindingCode.SHEETS_UNREAD]
    unknown |= {name for details in unread for key, name in details if key == "sheet"}
    sheets = {sheet.name: sheet for sheet in book.sheets if sheet.rows and not sheet.hidden}
    names = sorted(sheets, key=lambda name: name not in unknown)
    if not names:
        return None
    name = names[0]
    if len(names) > 1:
        name = st.selectbox("Feuille à montrer", names, key=f"assistant-sheet-{incoming.number}")
    return sheets[name]


def sheet_rows(sheet: Sheet) -> pd.DataFrame:
    """The first rows of a sheet under its own letters and numbers."""
    rows = min(sheet.rows, SHOWN_ROWS)
    columns = range(min(len(sheet.texts), SHOWN_COLUMNS))
    return pd.DataFrame(
        {column_letters(sheet.first_column + c): [sheet.text(row, c) for row in range(rows)] for c in columns},
        index=pd.RangeIndex(sheet.first_row, sheet.first_row + rows),
    )


def _draw_preview(profile: Profile, sheet: Sheet) -> bool:
    """Draw what would be read; say whether there is anything."""
    found = preview(profile, sheet, base.catalogue())
    st.markdown(f"**Ce qui serait lu\u00a0: {counted(found.values, 'valeur', 'valeurs')}**")
    for finding in found.findings[:SHOWN_FINDINGS]:
        where = f"{plain(finding.cell)}\u00a0: " if finding.cell else ""
        said = capitalised(finding.expected) if finding.code is FindingCode.TABLE_NOT_RECOGNISED else ""
        st.markdown(f"- {where}{plain(said or finding_sentence(finding))}")
    if len(found.findings) > SHOWN_FINDINGS:
        st.caption(f"… et {counted(len(found.findings) - SHOWN_FINDINGS, 'autre constat', 'autres constats')}")
    if found.readings:
        rows = [
            {FRENCH_ROLES[role].capitalize(): reading.texts.get(role, "") for role in Role} | {"Cellule": reading.cell}
            for reading in found.readings
        ]
        table = pd.DataFrame(rows)
        st.dataframe(table.loc[:, (table != "").any()], hide_index=True, alt="Premières valeurs qui seraient lues")
    return bool(found.readings)


def _draw_saving(incoming: Incoming, profile: Profile, key: str) -> None:
    with st.form(f"save-profile-{key}"):
        name = st.text_input("Nom du profil de lecture", value=profile.name.rsplit(".", 1)[0], max_chars=80)
        st.caption("Les fichiers de même disposition seront reconnus à leurs titres, quel que soit leur nom.")
        saved = st.form_submit_button("Enregistrer le profil et relire le fichier", type="primary")
    if not saved or not name.strip():
        return
    try:
        save_profile(saved_folder(data_directory()), replace(profile, name=name.strip()))
    except ShownError as refused:
        st.error(plain(refused.message), icon=":material/error:")
        return
    incoming.outcome = None
    st.rerun()
