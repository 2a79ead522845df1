"""The assistant for a file: the analyst shows where data stand and what they mean, once for all files alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from convention.domain.errors import ShownError
from convention.domain.findings import FindingCode
from convention.operations.places import data_directory
from convention.wording.formats import quoted
from loaders.assist import Answer, AssistanceError, GuessAsked, PreviewAsked, Question
from loaders.parsing.own_names import OwnName
from loaders.profiles.find import like
from loaders.profiles.folders import known_profiles
from loaders.profiles.preview import Preview
from loaders.profiles.profile import Profile
from loaders.profiles.propose import Proposal
from loaders.teach import teach_profile
from loaders.workbooks.book import Book, Sheet
from loaders.workbooks.child import ReadingCancelledError
from loaders.workbooks.foreign_file import read_book
from pages.collection.deposit.desk import Incoming, assistance
from pages.collection.deposit.jobs import Job, attend
from pages.collection.profiles.sample import choose_tables, draw_preview, draw_rows
from pages.parts import base
from pages.parts.marks import plain
from pages.parts.person import who_first


def draw_assistant(incoming: Incoming, person: str) -> None:
    """Draw the assistant for the sheets of a file; saving a profile reads the file again."""
    st.header("Assistant de lecture")
    st.markdown(
        "Montrez où sont les titres et ce que disent les colonnes. En dessous se voit aussitôt ce qui serait lu\u202f; "
        "quand c’est juste, enregistrez."
    )
    book = opened_book(incoming)
    sheet = _choose_sheet(incoming, book)
    if sheet is not None and draw_workbench(incoming, book, sheet, person, known_profiles(data_directory())):
        incoming.outcome = None
        st.rerun()


def draw_workbench(
    incoming: Incoming, book: Book, sheet: Sheet, person: str, profiles: Sequence[Profile], *, only: bool = False
) -> bool:
    """Draw a sheet, the questions on its tables, what would be read, and the way to keep that; say whether it was kept.

    `profiles`: where one of them reads the sheet, it is the one that is corrected. `only`: none other may be made.
    """
    number, names, catalogue = book.sheets.index(sheet), _own_names(incoming), base.catalogue()
    key = f"{incoming.number}-{number}"
    draw_rows(sheet)
    begun = _answered(incoming, ("guess", number, names), GuessAsked(sheet, catalogue, names, tuple(profiles)))
    if not isinstance(begun, Proposal):
        return False
    if only and not begun.known:
        st.warning("Ce profil ne convient pas à cette feuille\u00a0: choisissez-en une autre, ou un autre fichier.")
        return False
    tables = choose_tables(sheet, begun, key)
    aside = (*begun.profile.aside, *_choose_aside(book, sheet, key, begun.profile.aside))
    named = begun.profile if begun.known else Profile(f"{incoming.name}, {sheet.name}".rsplit(".", 1)[0], ())
    profile = replace(named, tables=tables, aside=aside)
    found = _answered(incoming, ("preview", number, names, profile), PreviewAsked(profile, sheet, catalogue, names))
    if not isinstance(found, Preview) or not draw_preview(found):
        return False
    return _draw_saving(incoming, profile, begun.known, person, key)


def offer_assistant(incoming: Incoming, person: str) -> None:
    """Offer the assistant for a file that is read already: it may read more of it, or otherwise."""
    if st.toggle("Lire ce fichier autrement, avec l’assistant de lecture", key=f"assistant-{incoming.number}"):
        draw_assistant(incoming, person)


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


def opened_book(incoming: Incoming) -> Book:
    """The sheets of a file, read once; the page is drawn again where that was cancelled."""
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


def _choose_aside(book: Book, sheet: Sheet, key: str, known: Sequence[str]) -> tuple[str, ...]:
    """Draw which sheets hold nothing to read: all others at once, or some of them; `known`: patterns of such sheets."""
    others = [other.name for other in book.sheets if other is not sheet and not other.hidden]
    others = [name for name in others if not any(like(pattern, name) for pattern in known)]
    if not others:
        return ()
    if st.checkbox("Toutes les autres feuilles ne sont pas des données", key=f"aside-all-{key}"):
        return tuple(others)
    return tuple(st.multiselect("Feuilles à laisser de côté", others, key=f"aside-{key}", placeholder="Aucune"))


def _draw_saving(incoming: Incoming, profile: Profile, known: bool, person: str, key: str) -> bool:
    """Draw the name of the profile and the button that keeps it; say whether it was kept."""
    with st.form(f"save-profile-{key}"):
        name = profile.name
        if known:
            st.markdown(plain(f"Cette disposition est celle du profil {quoted(profile.name)}, que vous corrigez."))
        else:
            name = st.text_input("Nom du profil de lecture", value=profile.name, max_chars=80) or ""
        st.caption("Les fichiers de même disposition seront reconnus à leurs titres, quel que soit leur nom.")
        label = "Enregistrer la correction" if known else "Enregistrer le profil et relire le fichier"
        saved = st.form_submit_button(label, type="primary", disabled=not person)
    if not person:
        st.caption(who_first())
    if not saved or not name.strip():
        return False
    try:
        teach_profile(base.base(), data_directory(), replace(profile, name=name.strip()), person, corrects=known)
    except ShownError as refused:
        st.error(plain(refused.message), icon=":material/error:")
        return False
    incoming.answered.clear()
    return True
