"""The register: each topic of the annex with its phrase of the text and the exchanges that were noted."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from convention.domain.clock import today
from convention.domain.exchanges import TopicState, count_exchanges, topic_states
from convention.warehouse.exchanges import exchanges
from convention.wording.exchanges import exchange_line, exchanges_sentence
from convention.wording.formats import NO_BREAK, capitalised, quoted
from convention.wording.labels import label
from pages.parts import base
from pages.parts.marks import plain
from pages.parts.tables import draw_acronyms, draw_marked_table

NONE_YET = "aucun échange noté"


def draw_topics() -> None:
    """Draw the topics by theme; a document leads to its address where one was given."""
    agreed, known = base.catalogue(), exchanges(base.base())
    if not agreed.annex:
        st.info("La convention n’a pas de sujet d’échange en annexe.")
        return
    st.markdown(plain(exchanges_sentence(count_exchanges(agreed.annex, known, today().year))))
    states = topic_states(agreed.annex, known)
    frames = []
    for number, title in {found.topic.theme: found.topic.theme_title for found in states}.items():
        st.header(f"Thème{NO_BREAK}{number} – {plain(title)}", anchor=f"theme-{number}")
        frame = pd.DataFrame([_row(found) for found in states if found.topic.theme == number])
        draw_marked_table(frame, f"Échanges du thème {title}")
        frames.append(frame)
    draw_acronyms(frames, agreed.terms)


def _row(found: TopicState) -> dict[str, str]:
    topic = found.topic
    excerpt = f"{plain(quoted(topic.excerpt))}, page{NO_BREAK}{topic.page}" if topic.excerpt else str(topic.page)
    return {
        "Sujet": f"**{plain(topic.topic)}**",
        "Texte de la convention": excerpt,
        "Avancement": capitalised(label(found.stage)) if found.stage else "",
        "Échanges": _lines(found),
    }


def _lines(found: TopicState) -> str:
    lines: Sequence[str] = [
        plain(exchange_line(each)) + (f" ([ouvrir]({each.link}))" if each.link else "") for each in found.exchanges
    ]
    return "  \n".join(lines) or f":gray[{NONE_YET}]"
