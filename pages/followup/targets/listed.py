"""The choice of a figure of the headline, and the indicators that it counts."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from convention.domain.groups import GroupFigure, TargetGroup, counted_rows, group_counts
from convention.domain.rollup import ActionProgress, IndicatorProgress
from convention.wording.caveats import first_dues_text
from convention.wording.chart_notes import slip_text
from convention.wording.figures import goal_figure_text, judged_name, qualified_value
from convention.wording.formats import COLON, capitalised, counted
from convention.wording.groups import group_sentences
from convention.wording.labels import label, status_text
from pages.parts.choice import ALL, choose_word
from pages.parts.keys import Param
from pages.parts.marks import action_link, plain
from pages.parts.reading import Reading
from pages.parts.tables import draw_table, table_of

NOTHING_COUNTED = "Aucun indicateur n’est compté ici à cette date."


def choose_figure() -> tuple[TargetGroup, GroupFigure]:
    """Draw the choice of a group and of a figure of it; the address holds both."""
    left, right = st.columns(2)
    groups = {str(group): label(group) for group in list(TargetGroup)[1:]}
    figures = {str(figure): capitalised(label(figure)) for figure in list(GroupFigure)[1:]}
    with left:
        group = choose_word("Groupe", Param.GROUP, groups, label(TargetGroup.OWN_ROW))
    with right:
        figure = choose_word("Compte", Param.FIGURE, figures, capitalised(label(GroupFigure.TARGETED)))
    return (
        TargetGroup.OWN_ROW if group == ALL else TargetGroup(group),
        GroupFigure.TARGETED if figure == ALL else GroupFigure(figure),
    )


def draw_counted(actions: Sequence[ActionProgress], group: TargetGroup, figure: GroupFigure, reading: Reading) -> None:
    """Draw the sentence of the group, and one row for each indicator that the figure counts."""
    at = list(TargetGroup).index(group)
    st.markdown(f"**{plain(group_sentences(group_counts(actions))[at])}**")
    rows = counted_rows(actions, group, figure)
    st.header(f"{capitalised(label(figure))}{COLON}{counted(len(rows), 'indicateur', 'indicateurs')}", anchor="liste")
    if not rows:
        st.markdown(NOTHING_COUNTED)
        return
    table = table_of(
        rows,
        {
            "Fiche": lambda row: row.indicator.action,
            "Indicateur": lambda row: judged_name(row.indicator, row.overall),
            "Cible": lambda row: goal_figure_text(row.indicator, row.overall.goal),
            "Valeur": lambda row: qualified_value(row.overall),
            "Statut": lambda row: status_text(row.overall.status),
            "Écart à l’échéance": _slip,
        },
    )
    draw_table(table, f"{label(group)}, {label(figure)}")
    by_code = {action.action.code: action.action for action in actions}
    with st.container(horizontal=True, gap="small"):
        for code in dict.fromkeys(row.indicator.action for row in rows):
            action_link(by_code[code], f"Action {plain(code)}", reading)


def _slip(row: IndicatorProgress) -> str:
    slip = row.overall.slip
    told = slip_text(slip) if slip is not None else ""
    return ", ".join(filter(None, (told, first_dues_text(row))))
