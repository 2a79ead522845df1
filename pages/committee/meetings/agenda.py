"""The agenda of a meeting: made by itself, then added to, ordered, and dropped from with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from convention.domain.agenda import AgendaChange, AgendaEdit, AgendaItem, AgendaReason, AgendaTopic, topics
from convention.domain.catalogue import Catalogue
from convention.reports.meeting_occasion import MeetingRecords
from convention.reports.meeting_words import agenda_points
from convention.warehouse.meetings import MOST_MINUTES, allot_minutes, edit_agenda
from convention.wording.committee_words import total_minutes
from convention.wording.formats import COLON, capitalised
from convention.wording.labels import label
from pages.components.agenda.agenda import draw_agenda_list
from pages.parts import base
from pages.parts.acts import act, submit
from pages.parts.keys import Param, SessionKey
from pages.parts.person import current_person, who_first
from pages.parts.session_pages import open_target
from pages.parts.tables import draw_table

DATA_TITLE = "Cibles et données"
WORDS = {
    "added": "ajouté",
    "up": "Monter",
    "down": "Descendre",
    "more": "Cinq minutes de plus",
    "less": "Cinq minutes de moins",
    "unit": "min",
    "stage": "Projeter",
}


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
    editable = found.meeting.freeze is None
    if editable and not current_person():
        st.caption(who_first())
    total = sum(found.minutes.get(topic.key, 0) for topic in listed)
    answer = draw_agenda_list(
        {
            "name": "Ordre du jour",
            "open": editable and bool(current_person()),
            "rows": [_row(found, topic) for topic in listed],
            "total": total_minutes(total),
            "words": WORDS,
        }
    )
    open_target(answer.opened)
    _answer(found, listed, answer.sent)


def _row(found: MeetingRecords, topic: AgendaTopic) -> dict[str, object]:
    situation = {str(Param.SITUATION): found.meeting.situation.isoformat()}
    here = {str(Param.MEETING): str(found.meeting.meeting_id), str(Param.ACTION): topic.action}
    return {
        "key": topic.key,
        "title": topic_title(found, topic),
        "reasons": list(_reasons(found, topic)),
        "added": any(item.reason is AgendaReason.ADDED for item in topic.items),
        "minutes": found.minutes.get(topic.key, 0),
        "target": {"page": "action", "query": situation | {str(Param.ACTION): topic.action}} if topic.action else None,
        "stage": {"page": "projection", "query": here} if topic.action else None,
    }


def _answer(found: MeetingRecords, listed: Sequence[AgendaTopic], sent: Mapping[str, Any] | None) -> None:
    """Record once what the list sent: a topic one place up or down, or minutes more or less."""
    if sent is None or str(sent["id"]) == st.session_state.get(SessionKey.ORDERED):
        return
    st.session_state[SessionKey.ORDERED] = str(sent["id"])
    at = next((at for at, topic in enumerate(listed) if topic.key == sent["key"]), None)
    by = int(sent["by"])
    if at is None:
        return
    topic, name = listed[at], topic_title(found, listed[at])
    if sent["kind"] == "minutes":
        minutes = min(MOST_MINUTES, max(0, found.minutes.get(topic.key, 0) + by))
        number = found.meeting.meeting_id
        done = f"{name}{COLON}{total_minutes(minutes)}"
        act(lambda: allot_minutes(base.base(), number, topic.key, minutes, current_person()), done)
    elif by in (-1, 1) and 0 <= at + by < len(listed):
        item, before = (topic, listed[at - 1]) if by < 0 else (listed[at + 1], topic)
        first, place = item.items[0], before.items[0]
        change = AgendaChange(first.key, AgendaEdit.MOVED, position=place_before(first, place))
        _edit(found, change, f"Point déplacé\u00a0: {name}.")


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
    with st.expander("Ajouter ou retirer un point"):
        columns = st.columns(2, gap="medium")
        with columns[0], st.form("agenda-add", clear_on_submit=True):
            _draw_addition(found)
        with columns[1], st.form("agenda-drop", clear_on_submit=True):
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


def place_before(item: AgendaItem, before: AgendaItem) -> int:
    """The position that puts an item just before another one, once it is taken out of its place."""
    return before.position - 1 if item.position < before.position else before.position


def _draw_drop(found: MeetingRecords, kept: Sequence[AgendaItem]) -> None:
    item = _choose(found, kept, "Point à retirer", "agenda-drop-item")
    reason = st.text_input("Motif du retrait", max_chars=200)
    if submit("Retirer", "agenda-drop-go", ready=bool(kept)) and item is not None:
        _edit(found, AgendaChange(item.key, AgendaEdit.DROPPED, reason or ""), "Point retiré, avec son motif.")


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
