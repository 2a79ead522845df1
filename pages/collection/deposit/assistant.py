"""The assistant for a file: the analyst shows where data stand and what they mean, once for all files alike."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from convention.domain.errors import ShownError
from convention.domain.findings import FindingCode
from convention.operations.places import data_directory
from loaders.assist import Answer, AssistanceError, GuessAsked, PreviewAsked, Question
from loaders.parsing.own_names import OwnName
from loaders.profiles.folders import save_profile, saved_folder
from loaders.profiles.preview import Preview
from loaders.profiles.profile import Profile
from loaders.profiles.propose import Proposal
from loaders.workbooks.book import Book, Sheet
from loaders.workbooks.child import ReadingCancelledError
from loaders.workbooks.foreign_file import read_book
from pages.collection.deposit.desk import Incoming, assistance
from pages.collection.deposit.jobs import Job, attend
from pages.collection.profiles.sample import choose_tables, draw_preview, draw_rows
from pages.parts import base
from pages.parts.marks import plain


def draw_assistant(incoming: Incoming) -> None:
    """Draw the assistant for the sheets of a file; saving a profile reads the file again."""
    st.header("Assistant de lecture")
    st.markdown(
        "Montrez où sont les titres et ce que disent les colonnes. En dessous se voit aussitôt ce qui serait lu\u202f; "
        "quand c’est juste, enregistrez."
    )
    book = _book(incoming)
    sheet = _choose_sheet(incoming, book)
    if sheet is None:
        return
    number = book.sheets.index(sheet)
    key = f"{incoming.number}-{number}"
    draw_rows(sheet)
    begun = _answered(incoming, ("guess", number), GuessAsked(sheet, base.catalogue(), _own_names(incoming)))
    if not isinstance(begun, Proposal):
        return
    tables = choose_tables(sheet, begun, key)
    profile = Profile(f"{incoming.name}, {sheet.name}", tables, aside=_choose_aside(book, sheet, key))
    found = _answered(
        incoming, ("preview", number, profile), PreviewAsked(profile, sheet, base.catalogue(), _own_names(incoming))
    )
    if isinstance(found, Preview) and draw_preview(found):
        _draw_saving(incoming, profile, key)


def offer_assistant(incoming: Incoming) -> None:
    """Offer the assistant for a file that is read already: it may read more of it, or otherwise."""
    if st.toggle("Lire ce fichier autrement, avec l’assistant de lecture", key=f"assistant-{incoming.number}"):
        draw_assistant(incoming)


def _answered(incoming: Incoming, key: tuple[object, ...], question: Question) -> Answer | None:
    """The answer to a question on a file, worked out beside the server once; None, and a word, where there is none."""
    if incoming.answered.get(key[0], (None,))[0] != key:
        try:
            work = Job(lambda _tell, cancelled: assistance(question, cancelled))
            incoming.answered[key[0]] = (key, attend(work, "Travail de l’assistant"))
        except AssistanceError as refused:
            st.warning(plain(refused.message), icon=":material/pending:")
            return None
        except ReadingCancelledError:
            st.warning("L’assistant a été interrompu\u202f; changez une réponse pour qu’il reprenne.")
            return None
    return incoming.answered[key[0]][1]


def _own_names(incoming: Incoming) -> tuple[OwnName, ...]:
    return incoming.outcome.own_names if incoming.outcome else ()


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


def _unknown_sheets(incoming: Incoming) -> set[str]:
    """The names of the sheets whose tables are not recognised."""
    assert incoming.outcome is not None
    findings = incoming.outcome.reading.findings
    unread = [found.details for found in findings if found.code is FindingCode.SHEETS_UNREAD]
    unknown = {found.sheet for found in findings if found.code is FindingCode.TABLE_NOT_RECOGNISED}
    return unknown | {name for details in unread for key, name in details if key == "sheet"}


def _choose_sheet(incoming: Incoming, book: Book) -> Sheet | None:
    """The sheet to show, those that are not recognised first."""
    unknown = _unknown_sheets(incoming)
    sheets = {sheet.name: sheet for sheet in book.sheets if sheet.rows and not sheet.hidden}
    names = sorted(sheets, key=lambda name: name not in unknown)
    if not names:
        st.markdown("Ce fichier n’a aucune feuille à montrer.")
        return None
    name = names[0]
    if len(names) > 1:
        name = st.selectbox("Feuille à montrer", names, key=f"assistant-sheet-{incoming.number}")
    return sheets[name]


def _choose_aside(book: Book, sheet: Sheet, key: str) -> tuple[str, ...]:
    """Draw which sheets hold nothing to read: all others at once, or some of them."""
    others = [other.name for other in book.sheets if other is not sheet and not other.hidden]
    if not others:
        return ()
    if st.checkbox("Toutes les autres feuilles ne sont pas des données", key=f"aside-all-{key}"):
        return tuple(others)
    return tuple(st.multiselect("Feuilles à laisser de côté", others, key=f"aside-{key}", placeholder="Aucune"))


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
