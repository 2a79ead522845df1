"""The values of one indicator that a territory has to validate: their chart, their table, and the word on them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Indicator, Kind, Territory
from convention.domain.series import RecordedValue
from convention.domain.signoff import SignOffWord, Validation, sides_of
from convention.warehouse.signoffs import SignOffDraft, sign_off
from convention.wording.absences import no_steps, nothing_to_draw
from convention.wording.formats import EXACT, counted, moment, period_label
from convention.wording.labels import label
from convention.wording.signoffs import done_sentence
from convention.wording.values import indicator_value
from pages.components.piece import is_dark
from pages.parts import base, figures
from pages.parts.acts import act, submit
from pages.parts.charts import draw_or_say
from pages.parts.clicks import click_key, mark_answered
from pages.parts.person import current_person
from pages.parts.reading import Reading
from pages.parts.recorded_chart import draw_recorded_chart

SETTLED = frozenset({Validation.VALIDATED})
LONGEST_REASON = 500


def draw_indicator(indicator: Indicator, side: Territory, reading: Reading) -> None:
    """Draw the chart of an indicator, then the values of a side with what it may say of them."""
    _draw_chart(indicator, reading)
    values = [
        v for v in base.series((indicator.code,), reading.situation, reading.as_of) if side in sides_of(v.territory)
    ]
    values.sort(key=lambda value: (value.validation in SETTLED, value.period))
    chosen = _choose(indicator, values, side)
    if reading.known_on is not None:
        st.info("Vous relisez une date passée : pour vous prononcer, videz « Connu le ».", icon=":material/history:")
        return
    _draw_forms(indicator, side, chosen)


def _draw_chart(indicator: Indicator, reading: Reading) -> None:
    asked = (reading, indicator.action)
    name = f"validation-{indicator.code}"
    if indicator.kind is Kind.MILESTONE:
        absence = no_steps(base.catalogue(reading.as_of).action_by_code[indicator.action])
        draw_or_say(lambda: figures.timeline_of(*asked, is_dark()), name, absence)
        return
    absence = nothing_to_draw(base.catalogue(reading.as_of), indicator, reading.situation)
    recorded = partial(draw_recorded_chart, reading=reading)
    draw_or_say(lambda: figures.trajectory_of(*asked, indicator.code, is_dark()), name, absence, recorded)


def _choose(indicator: Indicator, values: Sequence[RecordedValue], side: Territory) -> list[RecordedValue]:
    """Draw the table of the values; those whose rows are chosen, else all that are not validated yet."""
    name = _table_name(indicator, side)
    state = st.dataframe(
        _rows(indicator, values),
        hide_index=True,
        key=click_key(name),
        on_select="rerun",
        selection_mode="multi-row",
        alt=f"Valeurs de {indicator.code} à valider par {label(side)}",
    )
    rows = [values[at] for at in state.selection.rows if at < len(values)]
    if rows:
        return rows
    st.caption("Cochez des lignes pour ne vous prononcer que sur elles.")
    return [value for value in values if value.validation not in SETTLED]


def _rows(indicator: Indicator, values: Sequence[RecordedValue]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Période": period_label(value.period),
                "Territoire": label(value.territory),
                "Valeur": _shown(indicator, value),
                "Validation": label(value.validation),
                "Source": value.provenance.source,
                "Commentaire": value.provenance.comment,
                "Déposé par": value.provenance.depositor,
                "Déposé le": moment(value.provenance.recorded_at),
            }
            for value in values
        ]
    )


def _shown(indicator: Indicator, value: RecordedValue) -> str:
    if value.value is None:
        return label(value.status)
    return f"{indicator_value(indicator, value.value, EXACT)} ({label(value.status)})"


def _draw_forms(indicator: Indicator, side: Territory, chosen: Sequence[RecordedValue]) -> None:
    """Draw the two words that a side may say of the chosen values."""
    what = counted(len(chosen), "valeur", "valeurs")
    left, right = st.columns(2, gap="medium")
    with left, st.form(f"validate-{indicator.code}-{side}"):
        st.markdown("**Valider**")
        st.caption("Ces valeurs sont justes pour ce territoire.")
        if submit(f"Valider {what}", f"validate-go-{indicator.code}-{side}", ready=bool(chosen)):
            _sign(indicator, side, SignOffWord.VALIDATED, chosen)
    with right, st.form(f"contest-{indicator.code}-{side}"):
        st.markdown("**Contester**")
        reason = st.text_input("Motif", max_chars=LONGEST_REASON, placeholder="Ce qui ne va pas")
        if submit(f"Contester {what}", f"contest-go-{indicator.code}-{side}", ready=bool(chosen)):
            _sign(indicator, side, SignOffWord.CONTESTED, chosen, reason or "")


def _sign(
    indicator: Indicator, side: Territory, word: SignOffWord, chosen: Sequence[RecordedValue], reason: str = ""
) -> None:
    numbers = tuple(number for value in chosen if (number := value.provenance.observation_id) is not None)

    def write() -> None:
        sign_off(base.base(), SignOffDraft(side, word, numbers, reason), current_person())
        mark_answered(_table_name(indicator, side))

    act(write, done_sentence(word, len(numbers), side))


def _table_name(indicator: Indicator, side: Territory) -> str:
    return f"to-validate-{indicator.code}-{side}"
