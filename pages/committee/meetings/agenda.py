"""The agenda of a meeting: made by itself, then added to, ordered, and dropped from with a reason."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from convention.domain.agenda import AgendaChange, AgendaEdit, AgendaItem
from convention.domain.catalogue import Catalogue
from convention.reports.meeting_occasion import MeetingRecords
from convention.reports.meeting_words import agenda_points
from convention.reports.occasion import AgendaPoint
from convention.warehouse.meetings import edit_agenda
from convention.wording.formats import COLON, capitalised, counted
from convention.wording.labels import label
from pages.parts import base
from pages.parts.acts import act, current_person, submit
from pages.parts.tables import draw_table

SHOWN = 12


def draw_agenda(found: MeetingRecords) -> None:
    """Draw the items in their order, dropped ones last, then the ways to change them while the meeting is open."""
    kept = [item for item in found.agenda if not item.dropped]
    dropped = [item for item in found.agenda if item.dropped]
    points = agenda_points(kept, found.catalogue, found.actions)
    if not points:
        st.info("Rien à l’ordre du jour : aucun retard, aucune donnée attendue, aucune décision ouverte.")
    else:
        st.caption(
            "Fait à partir des chiffres, des synthèses et des décisions ouvertes, à la date de situation de la séance."
        )
    _draw_points(points[:SHOWN], 1)
    if rest := points[SHOWN:]:
        with st.expander(f"Voir {counted(len(rest), 'autre point', 'autres points')}"):
            _draw_points(rest, SHOWN + 1)
    if dropped:
        rows = agenda_points(dropped, found.catalogue, found.actions)
        draw_table(
            pd.DataFrame({"Point retiré": [p.title for p in rows], "Motif": [p.detail for p in rows]}), "Points retirés"
        )
    if found.meeting.freeze is None:
        _draw_edits(found, kept, dropped)


def _draw_points(points: Sequence[AgendaPoint], first: int) -> None:
    numbers = [str(first + at) for at in range(len(points))]
    rows = {"N°": numbers, "Point": [p.title for p in points], "Pourquoi": [p.detail for p in points]}
    draw_table(pd.DataFrame(rows), f"Ordre du jour, à partir du point {first}")


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
    item = _choose(found, kept, "Point à déplacer", "agenda-move-item")
    before = _choose(found, kept, "À placer juste avant", "agenda-move-before")
    if submit("Déplacer", "agenda-move-go", ready=len(kept) > 1) and item is not None and before is not None:
        change = AgendaChange(item.key, AgendaEdit.MOVED, position=place_before(item, before))
        _edit(found, change, f"Point déplacé : {item_text(found.catalogue, item)}.")


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
