"""The figures of a meeting as it knew them, and beside them those of today at the same situation date."""

from __future__ import annotations

from collections.abc import Mapping, Set

import pandas as pd
import streamlit as st

from convention.domain.committee import Narrative, latest
from convention.domain.rollup import ActionProgress
from convention.reports.meeting_occasion import MeetingRecords, worth_telling
from convention.wording.formats import day, moment
from pages.committee.meetings.changed import draw_causes
from pages.committee.outlooks import outlook_text
from pages.committee.records import changed_since_freeze
from pages.parts import base
from pages.parts.headline import draw_headline
from pages.parts.marks import plain, status_line
from pages.parts.tables import draw_marked_table

SAME = ":gray[identique]"
SAME_STATUS = "même statut, valeurs changées"


def draw_figures(found: MeetingRecords) -> None:
    """Draw the statuses of the sheets as the meeting knew them; of a frozen one, what differs today and why."""
    meeting = found.meeting
    draw_headline(found.actions)
    today = () if meeting.freeze is None else base.progress(meeting.situation, None)
    changes = () if meeting.freeze is None else worth_telling(changed_since_freeze(meeting))
    moved = {change.indicator.action for change in changes}
    draw_marked_table(sheet_rows(found, today, moved), f"Statut de chaque fiche, situation au {day(meeting.situation)}")
    if meeting.freeze is None:
        st.caption("Séance ouverte : ces chiffres suivent chaque dépôt. Ils ne seront fixés qu’à l’arrêt de la séance.")
        return
    st.header("La même date de situation, vue d’aujourd’hui", anchor="aujourdhui")
    if not changes:
        st.markdown(
            f"Rien de ce qui a été enregistré depuis le {moment(meeting.freeze.as_of)} ne change un chiffre de cette "
            "séance : la vue d’aujourd’hui est la même."
        )
        return
    st.caption("« Avant » est ce que la séance savait, « Maintenant » ce que l’on sait aujourd’hui.")
    draw_causes(changes, "Ce qui diffère aujourd’hui de ce que savait la séance", "since-freeze")


def sheet_rows(found: MeetingRecords, today: tuple[ActionProgress, ...], moved: Set[str]) -> pd.DataFrame:
    """Markdown cells, one row a sheet: its computed status, a person's outlook, and today's status if it is frozen.

    `moved`: the sheets of which anything differs today.
    """
    said, now = latest(found.narratives), {action.action.code: action for action in today}
    rows = [_row(action, said) for action in found.actions]
    if today:
        for row, action in zip(rows, found.actions, strict=True):
            row["Aujourd’hui"] = _today(action, now.get(action.action.code), action.action.code in moved)
    return pd.DataFrame(rows)


def _row(action: ActionProgress, said: Mapping[str, Narrative]) -> dict[str, str]:
    narrative = said.get(action.action.code)
    return {
        "Fiche": f"**{action.action.code}** · {plain(action.action.short_title)}",
        "Statut calculé": status_line(action),
        "Météo": outlook_text(narrative.outlook) if narrative else "",
    }


def _today(action: ActionProgress, now: ActionProgress | None, moved: bool) -> str:
    if now is None:
        return "fiche hors référentiel"
    if status_line(now) != status_line(action):
        return status_line(now)
    return SAME_STATUS if moved else SAME
