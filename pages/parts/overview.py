"""The pieces of the overview: headline, matrix by axis, what asks for attention, what moved."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from convention.domain.attention import Attention, Concern, attentions
from convention.domain.catalogue import Action, Catalogue
from convention.domain.changes import Change
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import ActionProgress, distribution
from convention.wording.absences import nothing_changed
from convention.wording.attention import CONCERN_TITLES, attention_sentence, change_sentence
from convention.wording.formats import NO_BREAK, counted, day, number
from convention.wording.labels import counted_actions, symbol
from pages.parts.marks import action_link, coloured, plain, progress_text
from pages.parts.reading import Reading

SHOWN_AT_FIRST = 4
CONCERN_STATUS = {
    Concern.OVERDUE: ProgressStatus.OVERDUE,
    Concern.REGRESSION: ProgressStatus.REGRESSION,
    Concern.LATE: ProgressStatus.LATE,
    Concern.CONTRADICTORY: ProgressStatus.LATE,
    Concern.WATCH: ProgressStatus.WATCH,
    Concern.STALE: ProgressStatus.STALE,
    Concern.MISSING: ProgressStatus.NO_DATA,
    Concern.INCOMPLETE: ProgressStatus.INCOMPLETE,
    Concern.NO_TARGET: ProgressStatus.NO_TARGET,
}


def draw_headline(actions: Sequence[ActionProgress]) -> None:
    """Draw how many actions have each status, and how many indicators are up to date."""
    counts = distribution(action.status for action in actions)
    parts = [_headline_part(status, count) for status, count in counts.items()]
    rows = [row for action in actions for row in action.indicators if row.expected]
    fresh = sum(row.up_to_date for row in rows)
    st.markdown("#### " + " · ".join(parts))
    st.markdown(f"**{number(fresh)}** indicateurs à jour sur {number(len(rows))} attendus")


def _headline_part(status: ProgressStatus, count: int) -> str:
    return coloured(status, f"{symbol(status)}{NO_BREAK}{counted_actions(status, count)}")


def draw_matrix(agreed: Catalogue, actions: Sequence[ActionProgress], reading: Reading) -> None:
    """Draw the 22 sheets by axis, each with sign, name, word and rate, linked to its page."""
    by_code = {found.action.code: found for found in actions}
    sides = st.columns(2)
    for axis in agreed.axes:
        with sides[(axis.number - 1) % 2].container(border=True, gap=None):
            st.markdown(f"##### Axe {axis.number} · {plain(axis.short_title)}")
            for action in agreed.actions_of(axis.number):
                _draw_row(by_code[action.code], reading)


def _draw_row(found: ActionProgress, reading: Reading) -> None:
    row = st.container(
        horizontal=True, wrap=False, horizontal_alignment="distribute", vertical_alignment="center", gap="small"
    )
    with row:
        mark = coloured(found.status, symbol(found.status))
        action_link(found.action, f"{mark} **{found.action.code}** {plain(found.action.short_title)}", reading)
        st.markdown(coloured(found.status, progress_text(found)), width="content")


def actions_by_indicator(actions: Sequence[ActionProgress]) -> dict[str, Action]:
    """The action sheet of each indicator, by the indicator's code."""
    return {row.indicator.code: found.action for found in actions for row in found.indicators}


def draw_attentions(actions: Sequence[ActionProgress], reading: Reading) -> None:
    """Draw the list of what asks for attention, gravest first, each linked to its action."""
    st.subheader("À traiter")
    found = attentions(actions)
    if not found:
        st.markdown("Rien à traiter à cette date : aucun retard, aucune donnée périmée ni contradictoire.")
    by_code = actions_by_indicator(actions)
    for concern, group in groupby(found, key=lambda a: a.concern):
        with st.container(gap=None):
            _draw_concern(concern, list(group), by_code, reading)


def _draw_concern(concern: Concern, items: list[Attention], by_code: dict[str, Action], reading: Reading) -> None:
    mark = coloured(CONCERN_STATUS[concern], symbol(CONCERN_STATUS[concern]))
    st.markdown(f"{mark} **{CONCERN_TITLES[concern]}** ({number(len(items))})")
    _draw_items(items[:SHOWN_AT_FIRST], by_code, reading)
    if len(items) > SHOWN_AT_FIRST:
        rest = items[SHOWN_AT_FIRST:]
        with st.expander(f"Voir {counted(len(rest), 'autre', 'autres')}"), st.container(gap=None):
            _draw_items(rest, by_code, reading)


def _draw_items(items: Sequence[Attention], by_code: dict[str, Action], reading: Reading) -> None:
    for item in items:
        indicator = item.progress.indicator
        text = f"**{indicator.action}** {plain(indicator.short_title)} : {plain(attention_sentence(item))}"
        action_link(by_code[indicator.code], text, reading)


def draw_changes(moved: Sequence[Change], by_code: dict[str, Action], reading: Reading) -> None:
    """Draw the indicators that rose, fell or changed status, largest change first, each linked to its action."""
    st.subheader(f"Ce qui a bougé depuis le {day(reading.previous)}")
    if not moved:
        st.markdown(nothing_changed(reading.previous, reading.situation))
    with st.container(gap=None):
        for change in moved:
            indicator = change.after.indicator
            text = f"**{indicator.action}** {plain(indicator.short_title)} : {plain(change_sentence(change))}"
            action_link(by_code[indicator.code], text, reading)
