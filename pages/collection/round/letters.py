"""The letters that services are owed today, as files or by mail; what went out; the calendar to take away."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

import streamlit as st

from convention.domain.clock import utc_now
from convention.domain.collection import Round
from convention.domain.errors import ShownError
from convention.operations.mail import can_send, mailboxes, send, sender
from convention.operations.places import data_directory
from convention.reports.calendar_file import calendar_file
from convention.warehouse.collection import letters_sent, rounds
from convention.warehouse.meetings import meetings
from convention.wording.formats import counted, moment
from convention.wording.labels import label
from loaders.collection import OwedLetter, deliver, owed_letters
from pages.parts import base
from pages.parts.acts import act
from pages.parts.keys import SessionKey
from pages.parts.marks import plain
from pages.parts.person import current_person, who_first
from pages.parts.tables import draw_table, table_of


def draw_letters(asked: Round) -> None:
    """Draw what is owed today, what went out, and the calendar."""
    owed = owed_letters(base.base(), asked, sender())
    if owed:
        _draw_owed(asked, owed)
    else:
        st.info("Aucune lettre n’est due aujourd’hui.", icon=":material/mark_email_read:")
    _draw_prepared()
    _draw_log(asked)
    _draw_calendar()


def _draw_owed(asked: Round, owed: tuple[OwedLetter, ...]) -> None:
    names = ", ".join(f"{each.service} ({label(each.letter)})" for each in owed)
    st.markdown(plain(f"{counted(len(owed), 'lettre due', 'lettres dues')} aujourd’hui : {names}."))
    person, boxes = current_person(), mailboxes(data_directory())
    if not person:
        st.caption(who_first())
    with st.container(horizontal=True):
        files = st.button("Préparer les lettres", disabled=not person, icon=":material/draft:", type="primary")
        reached = [each for each in owed if each.service in boxes]
        mails = can_send() and st.button(
            f"Envoyer à {counted(len(reached), 'service', 'services')}", disabled=not (person and reached)
        )
    if files:
        act(lambda: _write_files(asked, owed, person), "Les lettres sont prêtes à télécharger.")
    if mails:
        act(lambda: _send(asked, reached, person), "Les lettres sont parties.")


def _write_files(asked: Round, owed: tuple[OwedLetter, ...], person: str) -> None:
    """Record the letters as written, and keep them for the download."""
    boxes, target = mailboxes(data_directory()), io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for each in owed:
            box = boxes.get(each.service)
            deliver(base.base(), asked, each, box.address if box else "", person)
            archive.writestr(f"{each.letter}_{each.service}.eml".replace("/", "-"), each.message.as_bytes())
    st.session_state[SessionKey.LETTERS] = target.getvalue()


def _send(asked: Round, owed: list[OwedLetter], person: str) -> None:
    """Send each letter; where some do not leave, the others do. Raises ShownError naming them."""
    boxes, failed = mailboxes(data_directory()), []
    for each in owed:
        try:
            deliver(base.base(), asked, each, boxes[each.service].address, person, send)
        except ShownError as refused:
            failed.append(f"{each.service} ({refused.message})")
    if failed:
        raise ShownError(f"Lettres non parties\u00a0: {', '.join(failed)}")


def _draw_prepared() -> None:
    content = st.session_state.get(SessionKey.LETTERS)
    if content is not None:
        st.download_button(
            "Télécharger les lettres (.eml)", content, "lettres.zip", "application/zip", icon=":material/download:"
        )
        st.caption("Chaque lettre s’ouvre dans votre messagerie, prête à envoyer, avec le classeur joint.")


def _draw_log(asked: Round) -> None:
    sent = letters_sent(base.base(), asked.round_id)
    if sent:
        st.subheader("Lettres parties", anchor=False)
        table = table_of(
            sent,
            {
                "Service": lambda each: each.service,
                "Lettre": lambda each: label(each.letter),
                "Vers": lambda each: each.address or "écrite en fichier",
                "Le": lambda each: moment(each.at),
                "Par": lambda each: each.person,
            },
        )
        draw_table(table, "Lettres de la tournée")


def _draw_calendar() -> None:
    store = base.base()
    st.download_button(
        "Calendrier des séances, collectes et échéances (.ics)",
        data=lambda: calendar_file(base.catalogue(), meetings(store), rounds(store), utc_now()),
        file_name="convention.ics",
        mime="text/calendar",
        icon=":material/event:",
        on_click="ignore",
    )
