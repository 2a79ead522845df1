"""Noting an exchange of the annex, or what became of one."""

from __future__ import annotations

from datetime import date

import streamlit as st

from convention.domain.clock import today
from convention.domain.exchanges import Exchange, ExchangeStage
from convention.warehouse.exchanges import ExchangeDraft, exchanges, record_exchange
from convention.wording.exchanges import exchange_line
from convention.wording.formats import capitalised
from convention.wording.labels import label
from pages.parts import base
from pages.parts.acts import act, submit
from pages.parts.person import current_person
from pages.parts.reading import FIRST_DAY

NEW = 0
LONGEST = 300


def draw_note() -> None:
    """Draw the choice of an exchange, a new one at first, and the form of its facts."""
    known = {found.exchange_id: found for found in exchanges(base.base())}
    topics = [topic.topic for topic in base.catalogue().annex]
    if not topics:
        st.info("La convention n’a pas de sujet d’échange en annexe.")
        return
    number = st.selectbox(
        "Échange",
        [NEW, *list(known)[::-1]],
        format_func=lambda one: f"n° {one} · {known[one].topic}, {exchange_line(known[one])}" if one else "nouveau",
        key="exchange-chosen",
    )
    _draw_form(topics, known.get(number or NEW))


def _draw_form(topics: list[str], known: Exchange | None) -> None:
    own = known.exchange_id if known else NEW
    with st.form(f"exchange-{own}", clear_on_submit=known is None):
        topic = st.selectbox(
            "Sujet", topics, index=topics.index(known.topic) if known and known.topic in topics else None,
            placeholder="Choisir un sujet de l’annexe", key=f"exchange-topic-{own}",
        )  # fmt: skip
        stage = st.segmented_control(
            "Avancement",
            list(ExchangeStage),
            default=known.stage if known else ExchangeStage.PLANNED,
            format_func=lambda one: capitalised(label(one)),
            key=f"exchange-stage-{own}",
        )
        left, right = st.columns([1, 2])
        day = left.date_input(
            "Jour", known.day if known else today(), FIRST_DAY, format="DD/MM/YYYY", key=f"exchange-day-{own}"
        )
        who = right.text_input(
            "Qui, par fonction", known.who if known else "", LONGEST, key=f"exchange-who-{own}",
            help="Des fonctions, jamais un nom : « direction de la petite enfance, PMI ».",
        )  # fmt: skip
        document = left.text_input(
            "Document (facultatif)", known.document if known else "", LONGEST, key=f"exchange-document-{own}"
        )
        link = right.text_input(
            "Adresse du document (facultatif)", known.link if known else "", LONGEST, key=f"exchange-link-{own}"
        )
        if submit("Noter l’échange", f"exchange-go-{own}") and isinstance(day, date):
            draft = ExchangeDraft(
                topic or "", stage or ExchangeStage.PLANNED, day, who or "", document or "", link or ""
            )
            act(lambda: record_exchange(base.base(), draft, current_person(), own or None), "Échange noté au registre.")
