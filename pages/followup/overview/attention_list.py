"""What is to be dealt with, action by action: what the committee asked for, then what the figures say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from convention.domain.attention import Attention, Concern, attentions
from convention.domain.catalogue import Action
from convention.domain.committee import latest
from convention.domain.rollup import ActionProgress
from convention.warehouse.decisions import decisions
from convention.warehouse.narratives import narratives
from convention.wording.attention import CONCERN_STATUS, CONCERN_TITLES, attention_sentence, committee_reasons
from convention.wording.formats import COLON, counted, number
from convention.wording.labels import symbol
from pages.parts import base
from pages.parts.marks import action_link, coloured, plain
from pages.parts.reading import Reading

SHOWN_AT_FIRST = 8
NOTHING = "Rien à traiter à cette date\u00a0: aucun retard, aucune donnée périmée ni contradictoire."


@st.fragment
def draw_attentions(actions: Sequence[ActionProgress], reading: Reading) -> None:
    """Draw what asks for attention by action, the gravest first; what is folded is made once it is unfolded."""
    st.header("À traiter")
    found = attentions(actions)
    asked = _asked(actions, reading)
    by_code = {action.action.code: action.action for action in actions}
    items = _by_action([item for item in found if item.concern is not Concern.NO_TARGET])
    codes = [*(code for code in asked if code not in items), *items]
    codes.sort(key=lambda code: code not in asked)
    for code in codes[:SHOWN_AT_FIRST]:
        _draw_action(by_code[code], asked.get(code, ()), items.get(code, ()), reading)
    if rest := codes[SHOWN_AT_FIRST:]:
        folded = st.expander(
            f"Voir {counted(len(rest), 'autre fiche', 'autres fiches')}", key="other-actions", on_change="rerun"
        )
        if folded.open:
            with folded:
                for code in rest:
                    _draw_action(by_code[code], asked.get(code, ()), items.get(code, ()), reading)
    _draw_without_target([item for item in found if item.concern is Concern.NO_TARGET], by_code, reading)
    if not codes and not found:
        st.markdown(NOTHING)


def _asked(actions: Sequence[ActionProgress], reading: Reading) -> dict[str, tuple[str, ...]]:
    """What the committee itself has to come back to, by action: decisions that are overdue, a belied outlook."""
    store, as_of = base.base(), reading.committee_as_of
    said, decided = latest(narratives(store, as_of)), decisions(store, as_of)
    reasons = {
        found.action.code: committee_reasons(found, said.get(found.action.code), decided, reading.situation)
        for found in actions
    }
    return {code: told for code, told in reasons.items() if told}


def _by_action(items: Sequence[Attention]) -> dict[str, list[Attention]]:
    grouped: dict[str, list[Attention]] = {}
    for item in items:
        grouped.setdefault(item.progress.indicator.action, []).append(item)
    return grouped


def _draw_action(action: Action, asked: Sequence[str], items: Sequence[Attention], reading: Reading) -> None:
    with st.container(gap=None):
        gravest = items[0].progress.indicator if items else None
        action_link(action, f"**{action.code} · {plain(action.short_title)}**", reading, gravest)
        lines = [f"- {plain(text)}" for text in asked]
        st.markdown("\n".join([*lines, *(f"- {_line(item)}" for item in items)]))


def _line(item: Attention) -> str:
    status = CONCERN_STATUS[item.concern]
    said = f"{item.progress.indicator.short_title}{COLON}{attention_sentence(item)}"
    return f"{coloured(status, f'{symbol(status)} {CONCERN_TITLES[item.concern]}')} · {plain(said)}"


def _draw_without_target(items: Sequence[Attention], by_code: Mapping[str, Action], reading: Reading) -> None:
    if not items:
        return
    concern = Concern.NO_TARGET
    status = CONCERN_STATUS[concern]
    st.markdown(f"{coloured(status, symbol(status))} **{CONCERN_TITLES[concern]}** ({number(len(items))})")
    folded = st.expander(
        "Voir les indicateurs de réalisation sans cible, par fiche", key="no-target", on_change="rerun"
    )
    if not folded.open:
        return
    with folded, st.container(gap=None):
        for code, group in groupby(items, key=lambda item: item.progress.indicator.action):
            names = ", ".join(item.progress.indicator.short_title for item in group)
            action_link(by_code[code], f"**{code}** {plain(names)}", reading)
