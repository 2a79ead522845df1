"""Narratives and outlooks: a person's dated judgement of each action, beside the computed status."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from convention.domain.agenda import AgendaReason
from convention.domain.committee import Narrative, latest, outdated
from convention.domain.rollup import ActionProgress
from convention.reports.meeting_occasion import OUTDATED, MeetingRecords
from convention.wording.formats import COLON, moment
from pages.committee.meetings.agenda import action_name
from pages.committee.narrative_form import draw_narrative_form
from pages.committee.outlooks import outlook_text
from pages.parts.address import follow, write
from pages.parts.keys import Param
from pages.parts.marks import plain, status_line
from pages.parts.tables import draw_marked_table

CONTRADICTED = "Les chiffres contredisent cette météo : au moins un indicateur est en retard, en recul ou échu."


def draw_weather(found: MeetingRecords) -> None:
    """Draw the last narrative of every action, then one action: its history and a new narrative."""
    said = latest(found.narratives)
    st.caption(
        "La météo est l’avis daté d’une personne. Elle se lit à côté du statut calculé et ne le remplace jamais."
    )
    written = [action for action in found.actions if action.action.code in said]
    if written:
        draw_marked_table(weather_rows(found, written), "Dernière synthèse de chaque fiche")
        without = len(found.actions) - len(written)
        if without:
            st.caption(f"{without} fiches sur {len(found.actions)} n’ont pas encore de synthèse.")
    else:
        st.info("Aucune synthèse n’est encore écrite. Choisissez une fiche ci-dessous et écrivez la première.")
    st.header("Une fiche", anchor="fiche")
    _draw_one(found)


def weather_rows(found: MeetingRecords, actions: Sequence[ActionProgress]) -> pd.DataFrame:
    """Markdown cells of the last narrative of some actions, with the computed status and what to mistrust."""
    said = latest(found.narratives)
    return pd.DataFrame([_row(found, action, said[action.action.code]) for action in actions])


def _row(found: MeetingRecords, action: ActionProgress, narrative: Narrative) -> dict[str, str]:
    lines = [plain(narrative.text), *(f":orange[:material/warning: {text}]" for text in warnings(found, narrative))]
    return {
        "Fiche": f"**{action.action.code}** · {plain(action.action.short_title)}",
        "Statut calculé": status_line(action),
        "Météo": outlook_text(narrative.outlook),
        "Synthèse": "  \n".join(lines),
        "Écrite par": signature(narrative),
    }


def warnings(found: MeetingRecords, narrative: Narrative) -> list[str]:
    """Why a narrative should be read with care: older than the last meeting, or belied by the figures."""
    belied = any(
        item.reason is AgendaReason.OUTLOOK_CONTRADICTED and item.action == narrative.action for item in found.agenda
    )
    return [text for text, on in ((OUTDATED, outdated(narrative, found.previous)), (CONTRADICTED, belied)) if on]


def signature(narrative: Narrative) -> str:
    """Markdown of who wrote a narrative and when."""
    return f"{plain(narrative.author)}, le {moment(narrative.recorded_at)}"


def draw_narrative(found: MeetingRecords, narrative: Narrative) -> None:
    """Draw a whole narrative."""
    st.markdown(f"**{outlook_text(narrative.outlook)}** · {plain(narrative.text)}")
    for name, text in (("Risques", narrative.risks), ("Prochaines étapes", narrative.next_steps)):
        if text:
            st.markdown(f"{name}{COLON}{plain(text)}")
    st.caption(signature(narrative))
    for text in warnings(found, narrative):
        st.warning(text, icon=":material/warning:")


def _draw_one(found: MeetingRecords) -> None:
    by_code = {action.action.code: action for action in found.actions}
    follow(Param.ACTION, lambda text: text if text in by_code else None, next(iter(by_code)))
    code = st.selectbox(
        "Fiche action", list(by_code), key=Param.ACTION, format_func=lambda code: action_name(found.catalogue, code)
    )
    write(Param.ACTION, code)
    st.markdown(f"Statut calculé{COLON}{status_line(by_code[code])}")
    history = [narrative for narrative in found.narratives if narrative.action == code][::-1]
    for narrative in history[:1]:
        draw_narrative(found, narrative)
    if history[1:]:
        with st.expander(f"Historique ({len(history) - 1})"):
            for narrative in history[1:]:
                st.markdown(f"{outlook_text(narrative.outlook)} · {plain(narrative.text)}")
                st.caption(signature(narrative))
    draw_narrative_form(found.meeting, code, history[0] if history else None)
