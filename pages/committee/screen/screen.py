"""One action as it is projected: few words, large type."""

from __future__ import annotations

import streamlit as st

from convention.domain.catalogue import Kind
from convention.domain.causes import CausedChange
from convention.domain.committee import latest
from convention.domain.rollup import ActionProgress, IndicatorProgress
from convention.reports.meeting_occasion import MeetingRecords, worth_telling
from convention.reports.meeting_words import causes_told
from convention.wording.absences import nothing_to_draw
from convention.wording.figures import figure_text, judged_name, rate_line
from convention.wording.formats import COLON, NO_BREAK
from pages.committee.outlooks import outlook_text
from pages.committee.records import meeting_reading
from pages.committee.weather import signature, warnings
from pages.components.piece import is_dark
from pages.parts import figures
from pages.parts.charts import draw_or_say
from pages.parts.marks import plain, status_line, status_mark

FIRST = 4


def draw_screen(found: MeetingRecords, action: ActionProgress) -> None:
    """Draw the name, the computed status beside the outlook, the figures, one course and what changed."""
    st.title(f"{action.action.code} · {plain(action.action.short_title)}", anchor=False)
    rows = [row for row in action.indicators if row.indicator.kind is not Kind.MILESTONE]
    steps = [row for row in action.indicators if row.indicator.kind is Kind.MILESTONE]
    computed, judged = st.columns([2, 3], gap="large")
    with computed:
        st.markdown(f"Statut calculé\n## {status_line(action)}")
        _draw_figures(rows, steps)
        _draw_changes(found, action)
    with judged:
        _draw_outlook(found, action)
        _draw_course(found, action, rows)


def _draw_outlook(found: MeetingRecords, action: ActionProgress) -> None:
    said = latest(found.narratives).get(action.action.code)
    if said is None:
        st.markdown("Météo\n## :gray[non renseignée]")
        return
    st.markdown(f"Météo\n## {outlook_text(said.outlook)}\n### {plain(said.text)}")
    more = {"Risques": said.risks, "Prochaines étapes": said.next_steps}
    told = [f"**{name}**{COLON}{plain(text)}" for name, text in more.items() if text]
    told += [f":orange[:material/warning: {text}]" for text in warnings(found, said)]
    if told:
        st.markdown("  \n".join(told))
    st.caption(signature(said))


def _draw_figures(rows: list[IndicatorProgress], steps: list[IndicatorProgress]) -> None:
    for row in rows[:FIRST]:
        st.metric(
            plain(row.indicator.short_title),
            figure_text(row.overall),
            rate_line(row.overall) or None,
            delta_color="off",
            delta_arrow="off",
        )
        st.markdown(status_mark(row.overall.status))
    others = [*rows[FIRST:], *steps]
    if others:
        told = [f"{status_mark(row.overall.status)}{NO_BREAK}{plain(row.indicator.short_title)}" for row in others]
        st.markdown("  \n".join(told))


def _draw_course(found: MeetingRecords, action: ActionProgress, rows: list[IndicatorProgress]) -> None:
    """The course of one indicator: known, with a target, and as the sheet stands, as far as one is; else the steps."""
    reading = meeting_reading(found.meeting)
    code = action.action.code
    if not rows:
        asked = (reading, code, is_dark())
        draw_or_say(lambda: figures.timeline_of(*asked), f"screen-steps-{code}", "Aucune étape datée pour cette fiche.")
        return
    row = min(rows, key=lambda row: _less_telling(row, action))
    own = (reading, code, row.indicator.code, is_dark())
    absence = nothing_to_draw(found.catalogue, row.indicator, reading.situation)
    draw_or_say(lambda: figures.trajectory_of(*own), f"screen-{row.indicator.code}", absence)


def _less_telling(row: IndicatorProgress, action: ActionProgress) -> tuple[bool, ...]:
    """How little the course of an indicator tells of its sheet: least for one whose status the sheet has."""
    found = (row.overall, *row.parts)
    known = any(a.standing.value is not None for a in found)
    aimed = any(a.goal is not None for a in found)
    return not known, not aimed, row.overall.status is not action.status


def _draw_changes(found: MeetingRecords, action: ActionProgress) -> None:
    own = [change for change in worth_telling(found.changes) if change.indicator.action == action.action.code]
    if not own:
        return
    st.markdown("**Depuis la séance précédente**")
    st.markdown("\n".join(f"- {_cause_line(change)}" for change in own))


def _cause_line(change: CausedChange) -> str:
    causes = "\u202f; ".join(f"{name.lower()}{COLON}{part}" for name, part in causes_told(change))
    return plain(f"{judged_name(change.indicator, change.before, change.after)} – {causes}")
