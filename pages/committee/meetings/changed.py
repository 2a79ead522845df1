"""What changed since the meeting before: each indicator, each cause with its part, and the sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from convention.charts.causes_chart import causes_chart
from convention.domain.action_causes import CausedActionChange
from convention.domain.causes import CausedChange
from convention.domain.committee import Meeting
from convention.domain.progress import Assessment
from convention.reports.meeting_occasion import MeetingRecords, worth_telling
from convention.reports.meeting_words import action_causes_told, causes_told, meeting_name
from convention.wording.causes import OUTSIDE, causes_sentence
from convention.wording.comparison import changes_apart, moved_text
from convention.wording.figures import compared_value, judged_name
from convention.wording.formats import COLON, day
from pages.committee.records import changed_sheets
from pages.components.piece import is_dark
from pages.parts.charts import draw_or_say
from pages.parts.marks import plain, status_line, status_mark
from pages.parts.tables import draw_marked_table

SUMS = "Les parts d’une ligne s’additionnent exactement à son évolution, avant arrondi à l’affichage."


def draw_changed(found: MeetingRecords) -> None:
    """Draw what changed since the previous meeting of the same committee."""
    previous = found.previous
    if previous is None:
        st.info(
            "Aucune séance antérieure n’est arrêtée : il n’y a rien à quoi comparer. Arrêtez celle-ci, et la suivante "
            "dira ce qui a changé, cause par cause.",
            icon=":material/hourglass_empty:",
        )
        return
    changes = worth_telling(found.changes)
    st.markdown(f"Depuis la séance précédente, **{plain(meeting_name(previous))}** ({_dates(previous)}).")
    draw_causes(changes, f"Ce qui a changé depuis le {day(previous.situation)}", "meeting-causes")
    _draw_sheets(changed_sheets(found))


def _dates(previous: Meeting) -> str:
    return f"situation au {day(previous.situation)}"


def _draw_sheets(changes: Sequence[CausedActionChange]) -> None:
    """Draw the action sheets whose status or mean rate changed, each cause with its part."""
    st.header("Par fiche", anchor="par-fiche")
    if not changes:
        st.markdown("Aucune fiche ne change de statut ni de taux moyen.")
        return
    draw_marked_table(sheet_cause_rows(changes), "Fiches dont le statut ou le taux moyen a changé, cause par cause")


def sheet_cause_rows(changes: Iterable[CausedActionChange]) -> pd.DataFrame:
    """Markdown cells of each sheet: before, after, each cause with its part of the mean rate."""
    return pd.DataFrame(
        [
            {
                "Fiche": f"**{found.action.code}** · {plain(found.action.short_title)}",
                "Avant": status_line(found.before) if found.before else OUTSIDE,
                "Maintenant": status_line(found.after) if found.after else OUTSIDE,
                "Causes": "  \n".join(f"{name}{COLON}{plain(part)}" for name, part in action_causes_told(found)),
            }
            for found in changes
        ]
    )


def draw_causes(changes: Sequence[CausedChange], alt: str, key: str) -> None:
    """Draw in one sentence, a chart and a table what changed and why."""
    st.markdown(causes_sentence(changes))
    if not changes:
        return
    draw_or_say(
        lambda: causes_chart(changes, dark=is_dark()),
        key,
        "Aucun taux d’avancement n’a d’avant et d’après à comparer : les changements sont dits dans le tableau.",
    )
    judged = [found for found in changes if found.status_cause or any(share.rate for share in found.shares)]
    others = [found for found in changes if found not in judged]
    if judged:
        draw_marked_table(cause_rows(judged), alt)
    if others:
        told = changes_apart(len(others))
        with st.expander(f"Voir {told}"):
            draw_marked_table(cause_rows(others), f"{alt}, sans changement de taux ni de statut")
    st.caption(SUMS)


def cause_rows(changes: Iterable[CausedChange]) -> pd.DataFrame:
    """Markdown cells of each change: before, after, the whole, each cause with its part, the statuses."""
    return pd.DataFrame([_row(found) for found in changes])


def _row(found: CausedChange) -> dict[str, str]:
    change = found.change
    causes = "  \n".join(f"{name}{COLON}{plain(part)}" for name, part in causes_told(found))
    return {
        "Fiche": found.indicator.action,
        "Indicateur": plain(judged_name(found.indicator, found.before, found.after)),
        "Avant": plain(_value(found.before, found.after)),
        "Maintenant": plain(_value(found.after, found.before)),
        "Causes": causes,
        "Évolution": plain(moved_text(change)) if change else "",
        "Statut": _statuses(found),
    }


def _value(found: Assessment | None, other: Assessment | None) -> str:
    return OUTSIDE if found is None else compared_value(found, other)


def _statuses(found: CausedChange) -> str:
    ends = [status_mark(a.status) if a else OUTSIDE for a in (found.before, found.after)]
    return ends[1] if ends[0] == ends[1] else f"{ends[0]} → {ends[1]}"
