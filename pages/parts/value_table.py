"""The table behind a chart: every value in force, in French, with where it comes from."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Catalogue, Indicator, Kind
from convention.domain.coverage import periods_of
from convention.domain.rollup import IndicatorProgress
from convention.domain.series import RecordedValue, Series
from convention.reports.series_files import series_csv
from convention.wording.figures import running_total
from convention.wording.formats import COLON, EXACT, NOT_KNOWN, joined, moment, period_label
from convention.wording.labels import label
from convention.wording.reserves import Reserves
from convention.wording.values import indicator_value
from pages.parts import base
from pages.parts.clicks import clickable_table
from pages.parts.lineage import answer_click
from pages.parts.reading import Reading, dates_told

SUMMED = "Depuis le début"


@st.fragment
def draw_values(progress: Sequence[IndicatorProgress], own: Series, reading: Reading) -> None:
    """Draw the values of some indicators, newest first, with their download; nothing is made until it is unfolded."""
    if not own:
        return
    indicators, agreed = [row.indicator for row in progress], base.catalogue(reading.as_of)
    first = indicators[0]
    folded = st.expander(f"Tableau des valeurs ({len(own)})", key=f"values-{first.code}", on_change="rerun")
    if not folded.open:
        return
    with folded:
        st.caption("Cliquez sur une ligne pour voir d’où vient sa valeur.")
        name = f"table-{first.code}"
        numbers = [value.provenance.observation_id for value in _newest_first(own)]
        rows = value_rows(agreed, progress, own)
        alt = f"Valeurs de{COLON}{_names(indicators)}"
        answer_click(name, clickable_table(rows, numbers, name, alt), reading)
        st.download_button(
            "Télécharger ces valeurs (CSV)",
            data=lambda: series_csv(own, agreed, progress, dates_told(reading)),
            file_name=f"{_file_name(indicators)}_au_{reading.situation:%Y-%m-%d}.csv",
            mime="text/csv",
            key=f"download-{first.code}",
            icon=":material/download:",
            on_click="ignore",
        )


def value_rows(agreed: Catalogue, progress: Sequence[IndicatorProgress], own: Series) -> pd.DataFrame:
    """French texts of the values in force, newest first; the indicator is named where there are several."""
    by_code = {row.indicator.code: row.indicator for row in progress}
    reserves = Reserves(agreed, progress)
    rows = []
    for value in _newest_first(own):
        indicator = by_code[value.indicator]
        named = {"Indicateur": indicator.short_title} if len(progress) > 1 else {}
        rows.append(named | _row(agreed, indicator, value, reserves))
    return pd.DataFrame(rows) if any(row[SUMMED] for row in rows) else pd.DataFrame(rows).drop(columns=SUMMED)


def _newest_first(own: Series) -> list[RecordedValue]:
    return sorted(own, key=lambda value: value.period)[::-1]


def _row(agreed: Catalogue, indicator: Indicator, value: RecordedValue, reserves: Reserves) -> dict[str, str]:
    period, origin, summed = value.period, value.provenance, ""
    if indicator.kind is Kind.FLOW:
        minimum = bool(periods_of(agreed, indicator, value.missing_days, period.end))
        summed = running_total(indicator, value.total, minimum=minimum) or NOT_KNOWN
    return {
        "Période": period_label(period),
        "Territoire": label(value.territory),
        "Valeur": NOT_KNOWN if value.value is None else indicator_value(indicator, value.value, EXACT),
        SUMMED: summed,
        "Statut": label(value.status),
        "Validation": label(value.validation),
        "Réserve": reserves.of(indicator, value),
        "Source": origin.source,
        "Commentaire": origin.comment,
        "Fichier": origin.file_name,
        "Cellule": origin.place,
        "Déposé le": moment(origin.recorded_at),
        "Corrections": str(origin.revisions),
    }


def _names(indicators: Sequence[Indicator]) -> str:
    return joined([f"{indicator.code}, {indicator.title}" for indicator in indicators])


def _file_name(indicators: Sequence[Indicator]) -> str:
    first = indicators[0]
    return f"{first.code}_{_file_words(first.short_title)}" if len(indicators) == 1 else f"fiche-{first.action}_etapes"


def _file_words(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in ascii_text).lower().split())
