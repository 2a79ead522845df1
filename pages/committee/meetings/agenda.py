"""The agenda of a meeting: made by itself, then added to, ordered, and dropped from with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd
import streamlit as st

from convention.domain.agenda import AgendaChange, AgendaEdit, AgendaItem, AgendaTopic, topics
from convention.domain.catalogue import Catalogue
from convention.reports.meeting_occasion import MeetingRecords
from convention.reports.meeting_words import agenda_points
from convention.warehouse.meetings import edit_agenda
from convention.wording.formats import COLON, capitalised
from convention.wording.labels import label
from pages.parts import base
from pages.parts.acts import act, submit
from pages.parts.person import current_person
from pages.parts.tables import draw_table

DATA_TITLE = "Cibles et données"


def draw_agenda(found: MeetingRecords) -> None:
    """Draw the topics in their order, dropped items last, then the ways to change them while the meeting is open."""
    kept = [item for item in found.agenda if not item.dropped]
    dropped = [item for item in found.agenda if item.dropped]
    listed = topics(kept)
    if not listed:
        st.info("Rien à l’ordre du jour\u00a0: aucun retard, aucune donnée attendue, aucune décision ouverte.")
    else:
        st.caption(
            "Fait à partir des chiffres, des synthèses et des décisions ouvertes, à la date de situation de la séance. "
            "Un point par fiche\u00a0; le mode séance suit cet ordre."
        )
        _draw_topics(found, listed)
    if dropped:
        rows = agenda_points(dropped, found.catalogue, found.actions, found.contests)
        draw_table(
            pd.DataFrame({"Point retiré": [p.title for p in rows], "Motif": [p.detail for p in rows]}), "Points retirés"
        )
    if found.meeting.freeze is None:
        _draw_edits(found, kept, dropped)


def _draw_topics(found: MeetingRecords, listed: Sequence[AgendaTopic]) -> None:
    rows = {
        "N°": [str(at) for at in range(1, len(listed) + 1)],
        "Point": [topic_title(found, topic) for topic in listed],
        "Pourquoi": ["\u202f; ".join(_reasons(found, topic)) for topic in listed],
    }
    draw_table(pd.DataFrame(rows), "Ordre du jour")


def topic_title(found: MeetingRecords, topic: AgendaTopic) -> str:
    """`8.1 · Continuité cyclable`, `Cibles et données`, or what somebody added."""
    if topic.data:
        return DATA_TITLE
    return action_name(found.catalogue, topic.action) if topic.action else topic.items[0].text


def _reasons(found: MeetingRecords, topic: AgendaTopic) -> Iterator[str]:
    """Why a topic stands there: each item once, an action's own name left out of its items."""
    prefix = f"{topic.action} · "
    for point in agenda_points(topic.items, found.catalogue, found.actions, found.contests):
        title = point.title.removeprefix(prefix) if topic.action else point.title
        yield f"{title}{COLON}{point.detail[:1].lower()}{point.detail[1:]}" if point.detail else title


def _draw_edits(found: MeetingRecords, kept: Sequence[AgendaItem], dropped: Sequence[AgendaItem]) -> None:
    with st.expander("Modifier l’ordre du jour"):
        columns = st.columns(3, gap="medium")
        with columns[0], st.form("agenda-add", clear_on_submit=True):
            _draw_addition(found)
        with columns[1], st.form("agenda-move"):
            _draw_move(found, kept)
        with columns[2], st.form("agenda-drop", clear_on_submit=True):
            _draw_drop(found, kept)
        if dropped:
            with st.form("agenda-take-back"):
                _draw_taking_back(found, dropped)


def _draw_addition(found: MeetingRecords) -> None:
    text = st.text_input("Point à ajouter", max_chars=200)
    action = st.selectbox(
        "Fiche (facultatif)",
        [action.code for action in found.catalogue.actions],
        index=None,
        format_func=lambda code: action_name(found.catalogue, code),
        placeholder="aucune",
        key="agenda-add-action",
    )
    if submit("Ajouter", "agenda-add-go"):
        _edit(found, AgendaChange("", AgendaEdit.ADDED, text or "", action or ""), "Point ajouté à l’ordre du jour.")


def _draw_move(found: MeetingRecords, kept: Sequence[AgendaItem]) -> None:
    topic = _choose_topic(found, kept, "Point à déplacer", "agenda-move-item")
    before = _choose_topic(found, kept, "À placer juste avant", "agenda-move-before")
    ready = len(topics(kept)) > 1
    if submit("Déplacer", "agenda-move-go", ready=ready) and topic is not None and before is not None:
        item, place = topic.items[0], before.items[0]
        change = AgendaChange(item.key, AgendaEdit.MOVED, position=place_before(item, place))
        _edit(found, change, f"Point déplacé\u00a0: {topic_title(found, topic)}.")


def place_before(item: AgendaItem, before: AgendaItem) -> int:
    """The position that puts an item just before another one, once it is taken out of its place."""
    return before.position - 1 if item.position < before.position else before.position


def _draw_drop(found: MeetingRecords, kept: Sequence[AgendaItem]) -> None:
    item = _choose(found, kept, "Point à retirer", "agenda-drop-item")
    reason = st.text_input("Motif du retrait", max_chars=200)
    if submit("Retirer", "agenda-drop-go", ready=bool(kept)) and item is not None:
        _edit(found, AgendaChange(item.key, AgendaEdit.DROPPED, reason or ""), "Point retiré, avec son motif.")


def _choose_topic(found: MeetingRecords, kept: Sequence[AgendaItem], words: str, key: str) -> AgendaTopic | None:
    listed = topics(kept)
    chosen = st.selectbox(words, range(len(listed)), key=key, format_func=lambda at: topic_title(found, listed[at]))
    return listed[chosen] if chosen is not None else None


def _draw_taking_back(found: MeetingRecords, dropped: Sequence[AgendaItem]) -> None:
    item = _choose(found, dropped, "Point à reprendre", "agenda-back-item")
    if submit("Reprendre", "agenda-back-go") and item is not None:
        _edit(found, AgendaChange(item.key, AgendaEdit.TAKEN_BACK), "Point repris à l’ordre du jour.")


def _choose(found: MeetingRecords, items: Sequence[AgendaItem], words: str, key: str) -> AgendaItem | None:
    by_key = {item.key: item for item in items}
    chosen = st.selectbox(words, list(by_key), key=key, format_func=lambda key: item_text(found.catalogue, by_key[key]))
    return by_key.get(chosen) if chosen is not None else None


def item_text(agreed: Catalogue, item: AgendaItem) -> str:
    """One item in one line: `en retard : 8.1 · Continuité cyclable`."""
    indicator = agreed.by_code.get(item.indicator)
    named = indicator.short_title if indicator else item.text
    where = f"{item.action} · " if item.action else ""
    return f"{capitalised(label(item.reason))}{COLON}{where}{named}"


def action_name(agreed: Catalogue, code: str) -> str:
    """A sheet in a list: `8.1 · Continuité cyclable`."""
    return f"{code} · {agreed.action_by_code[code].short_title}"


def _edit(found: MeetingRecords, change: AgendaChange, done: str) -> None:
    act(lambda: edit_agenda(base.base(), found.meeting.meeting_id, change, current_person()), done)
