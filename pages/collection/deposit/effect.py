"""What a deposit would change, before it is recorded: values, statuses, charts before and after."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from convention.charts.nothing import NothingToDrawError
from convention.charts.trajectory import trajectory
from convention.domain.changes import Change
from convention.domain.rollup import ActionProgress, IndicatorProgress
from convention.warehouse.recorded import SeriesColumns
from convention.wording.attention import change_sentence
from convention.wording.formats import EXACT, counted, day, period_label
from convention.wording.labels import label, status_text
from convention.wording.values import indicator_value
from loaders.effect import Effect, ReversalEffect, ValueChange
from pages.components.piece import is_dark
from pages.parts import base
from pages.parts.charts import draw_chart
from pages.parts.marks import plain
from pages.parts.tables import draw_table

SHOWN_CHANGES = 12


def draw_effect(effect: Effect, number: int) -> None:
    """Draw how many values are new, corrected or unchanged, what is corrected, and what moves on the dashboard."""
    st.header("4 · Effet")
    counts = (
        ("Nouvelles", effect.new),
        ("Corrigées", len(effect.corrected)),
        ("Précisées", len(effect.restated)),
        ("Confirmées", effect.unchanged),
    )
    for place, (name, count) in zip(st.columns(len(counts)), counts, strict=True):
        place.metric(name, count)
    _draw_values("Valeurs corrigées", effect.corrected)
    _draw_values("Statuts, sources ou commentaires précisés", effect.restated)
    draw_moves(effect)
    if effect.latest is not None:
        draw_moves(effect.latest)
    _draw_charts(effect, number)


def _draw_values(title: str, found: Sequence[ValueChange]) -> None:
    if not found:
        return
    st.markdown(f"**{title}**")
    draw_table(deposit_effect_rows(found[:SHOWN_CHANGES]), title)
    if len(found) > SHOWN_CHANGES:
        with st.expander(f"Voir les {len(found)}"):
            st.dataframe(deposit_effect_rows(found), hide_index=True, alt=title)


def deposit_effect_rows(found: Sequence[ValueChange]) -> pd.DataFrame:
    """French texts of values of the file beside those in force."""
    rows = pd.DataFrame(
        [
            {
                "Indicateur": f"{change.indicator.code} · {change.indicator.short_title}",
                "Territoire": label(change.territory),
                "Période": period_label(change.period),
                "En base": _said(change, before=True),
                "Dans le fichier": _said(change, before=False),
                "Cellule": f"{change.sheet}\u202f! {change.cell}",
                "Motif": change.reason,
                "Commentaire et note": change.comment,
            }
            for change in found
        ]
    )
    return rows.loc[:, (rows != "").any()]


def _said(change: ValueChange, *, before: bool) -> str:
    value, status = (change.old, change.old_status) if before else (change.new, change.new_status)
    word = label(status) if status else ""
    if value is None:
        return word
    text = indicator_value(change.indicator, value, EXACT)
    return text if change.old_status is change.new_status else f"{text} ({word})"


def draw_moves(effect: Effect | ReversalEffect) -> None:
    """Draw which action sheets change their status, and every indicator that moves."""
    moved = [(b, a) for b, a in zip(effect.before, effect.after, strict=True) if b.status is not a.status]
    st.markdown(f"**Sur le tableau de bord, situation au {day(effect.situation)}**")
    if not effect.changes:
        st.markdown("Aucun statut et aucune valeur affichée ne changent à cette date.")
        return
    for before, after in moved:
        title = f"{after.action.code} · {after.action.short_title}"
        st.markdown(f"- Fiche **{plain(title)}**\u00a0: {status_text(before.status)} → {status_text(after.status)}")
    if not moved:
        st.markdown("- Aucune fiche ne change de statut.")
    rows = [_change_row(change) for change in effect.changes]
    draw_table(pd.DataFrame(rows), "Indicateurs qui changent")


def _change_row(change: Change) -> dict[str, str]:
    indicator = change.after.indicator
    return {
        "Indicateur": f"{indicator.code} · {indicator.short_title}",
        "Valeur et statut, avant → après": change_sentence(change),
    }


def _draw_charts(effect: Effect, number: int) -> None:
    """Draw one changed indicator as it stands now and as it would stand."""
    changed = _drawn(effect)
    if not changed:
        return
    titles = {code: f"{code} · {row.indicator.short_title}" for code, (_, row) in changed.items()}
    code = st.selectbox(
        f"Graphiques avant et après ({counted(len(changed), 'indicateur', 'indicateurs')})",
        list(titles),
        format_func=titles.__getitem__,
        key=f"effect-chart-{number}",
    )
    before, after = changed[code]
    later, earlier = st.tabs(["Après le dépôt", "Avant"], key=f"effect-tabs-{number}-{code}")
    with later:
        _draw_chart(after, effect.series_after, f"effect-after-{number}-{code}")
    with earlier:
        _draw_chart(before, effect.series_before, f"effect-before-{number}-{code}")


def _drawn(effect: Effect) -> dict[str, tuple[IndicatorProgress, IndicatorProgress]]:
    """The indicators of the file that have values after the deposit, those that move first."""
    before, after = _by_code(effect.before), _by_code(effect.after)
    present = effect.series_after.codes
    moved = [change.after.indicator.code for change in effect.changes]
    order = [code for code in moved if code in present] + [code for code in present if code not in moved]
    return {code: (before[code], after[code]) for code in order}


def _by_code(actions: Sequence[ActionProgress]) -> dict[str, IndicatorProgress]:
    return {row.indicator.code: row for action in actions for row in action.indicators}


def _draw_chart(row: IndicatorProgress, series: SeriesColumns, key: str) -> None:
    own = series.of(row.indicator.code)
    if all(value.value is None for value in own):
        st.markdown("Aucune valeur.")
        return
    try:
        figure = trajectory(row, own, base.catalogue(), dark=is_dark())
    except NothingToDrawError:
        st.markdown("Rien à tracer à cette date pour cet indicateur.")
        return
    draw_chart(figure, key)
