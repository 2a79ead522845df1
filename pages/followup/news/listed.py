"""The news on the page, part by part, and as a letter: a file, or sent to the mailbox of the service."""

from __future__ import annotations

from datetime import date, datetime
from email.message import EmailMessage

import pandas as pd
import streamlit as st

from convention.domain.errors import ShownError
from convention.domain.news import Interest
from convention.operations.mail import can_send, mailboxes, send, sender
from convention.operations.places import data_directory
from convention.reports.news import News, news_message, news_of
from convention.warehouse.collection import record_news_letter
from convention.warehouse.sight import seeing
from pages.parts import base
from pages.parts.acts import act
from pages.parts.marks import plain
from pages.parts.person import current_person
from pages.parts.tables import draw_marked_table


def draw_news(since: datetime, interest: Interest, situation: date) -> None:
    """Draw what is new since a moment."""
    try:
        found = news_of(base.base(), since, situation, interest)
    except ShownError as refused:
        st.info(plain(refused.message))
        return
    st.markdown(f"**{plain(found.sentence)}**")
    for title, items in found.parts:
        st.header(title, anchor=None)
        rows = [{"Action": i.action, "Quoi": plain(i.title), "Nouveau": plain(i.text)} for i in items]
        draw_marked_table(pd.DataFrame(rows), f"Nouveautés : {title.lower()}")
    if found.count:
        _draw_letter(since, interest, situation)


def _letter_news(since: datetime, interest: Interest, situation: date) -> News:
    """The news as a letter may tell them: a message leaves the dashboard, so no secret is in it."""
    with seeing(frozenset()):
        return news_of(base.base(), since, situation, interest)


def _draw_letter(since: datetime, interest: Interest, situation: date) -> None:
    st.header("Par courriel", anchor=None)
    st.caption("La lettre ne contient aucune valeur confidentielle. Le fichier s’ouvre dans votre messagerie.")
    with st.container(horizontal=True):
        st.download_button(
            "Lettre (.eml)",
            data=lambda: news_message(_letter_news(since, interest, situation), sender()).as_bytes(),
            file_name="nouveautes.eml",
            mime="message/rfc822",
            icon=":material/download:",
            on_click="ignore",
        )
        box = mailboxes(data_directory()).get(interest.service) if can_send() else None
        person = current_person()
        if box and st.button(f"Envoyer à {interest.service}", disabled=not person, icon=":material/send:"):
            letter = news_message(_letter_news(since, interest, situation), sender())
            letter["To"] = box.address
            act(lambda: _send(letter, interest, person), f"Lettre envoyée à {interest.service}.")


def _send(letter: EmailMessage, interest: Interest, person: str) -> None:
    """Record that a letter leaves, then send it."""
    record_news_letter(base.base(), interest.service, person)
    send(letter)
