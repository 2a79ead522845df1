"""How many actions stand where, in large type: on the overview and on frozen figures."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from convention.domain.groups import group_counts
from convention.domain.rollup import ActionProgress, distribution
from convention.wording.formats import NO_BREAK, number
from convention.wording.groups import group_sentences
from convention.wording.labels import tone_symbol
from convention.wording.tally import by_tone, tally_detail, tone_title
from pages.parts.marks import TONE_COLOURS


def draw_title(title: str, beside: str) -> None:
    """Draw the title of a page with a line of words beside it, above everything else."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title(title, width="content")
        st.caption(beside, width="content")


def draw_groups(actions: Sequence[ActionProgress]) -> None:
    """Draw what became of the targets, in three groups that are never added up."""
    for words in group_sentences(group_counts(actions)):
        st.caption(words)


def draw_headline(actions: Sequence[ActionProgress]) -> None:
    """Draw in large type how many actions read as good or bad, and how many indicators are up to date."""
    counts = distribution(action.status for action in actions)
    rows = [row for action in actions for row in action.indicators if row.expected]
    fresh = sum(row.up_to_date for row in rows)
    columns = st.columns([1, 1.35, 1.1, 1, 1.15, 1.35], gap="small")
    for column, (tone, held) in zip(columns, by_tone(counts).items(), strict=False):
        mark = f":{TONE_COLOURS[tone]}[{tone_symbol(tone)}{NO_BREAK}{tone_title(tone)}]"
        column.metric(mark, number(sum(held.values())))
    columns[-1].metric("Indicateurs à jour", f"{number(fresh)} sur {number(len(rows))}")
    draw_groups(actions)
    if detail := tally_detail(counts):
        st.caption(detail)
