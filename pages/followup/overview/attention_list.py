"""The list of what asks for attention, each item leading to its action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from convention.domain.attention import Attention, Concern, attentions
from convention.domain.catalogue import Action
from convention.domain.rollup import ActionProgress
from convention.wording.attention import CONCERN_STATUS, CONCERN_TITLES, attention_sentence
from convention.wording.formats import COLON, counted, number
from convention.wording.labels import symbol
from pages.parts.marks import action_link, coloured, plain
from pages.parts.reading import Reading

SHOWN_AT_FIRST = 4


@st.fragment
def draw_attentions(actions: Sequence[ActionProgress], reading: Reading) -> None:
    """Draw what asks for attention, gravest first; what is folded is made once it is unfolded."""
    st.header("À traiter")
    found = attentions(actions)
    if not found:
        st.markdown("Rien à traiter à cette date : aucun retard, aucune donnée périmée ni contradictoire.")
        return
    by_code = {action.action.code: action.action for action in actions}
    for concern, group in groupby(found, key=lambda a: a.concern):
        with st.container(gap=None):
            _draw_concern(concern, list(group), by_code, reading)


def _draw_concern(
    concern: Concern, items: Sequence[Attention], by_code: Mapping[str, Action], reading: Reading
) -> None:
    status = CONCERN_STATUS[concern]
    st.markdown(f"{coloured(status, symbol(status))} **{CONCERN_TITLES[concern]}** ({number(len(items))})")
    if concern is Concern.NO_TARGET:
        folded = st.expander(
            "Voir les indicateurs de réalisation sans cible, par fiche", key="no-target", on_change="rerun"
        )
        if folded.open:
            with folded, st.container(gap=None):
                _draw_by_action(items, by_code, reading)
        return
    _draw_items(items[:SHOWN_AT_FIRST], by_code, reading)
    if rest := items[SHOWN_AT_FIRST:]:
        told = f"Voir {counted(len(rest), 'autre', 'autres')}"
        folded = st.expander(told, key=f"others-{concern}", on_change="rerun")
        if folded.open:
            with folded, st.container(gap=None):
                _draw_items(rest, by_code, reading)


def _draw_items(items: Sequence[Attention], by_code: Mapping[str, Action], reading: Reading) -> None:
    for item in items:
        indicator = item.progress.indicator
        text = f"**{indicator.action}** {plain(indicator.short_title + COLON + attention_sentence(item))}"
        action_link(by_code[indicator.action], text, reading, indicator)


def _draw_by_action(items: Sequence[Attention], by_code: Mapping[str, Action], reading: Reading) -> None:
    for code, group in groupby(items, key=lambda item: item.progress.indicator.action):
        names = ", ".join(item.progress.indicator.short_title for item in group)
        action_link(by_code[code], f"**{code}** {plain(names)}", reading)
