"""The table behind a chart: every value in force, in French, with where it comes from."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from decimal import Decimal

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Catalogue, Indicator, Kind, Territory
from convention.domain.coverage import periods_of
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period
from convention.domain.rollup import IndicatorProgress
from convention.reports.series_files import series_csv
from convention.reports.series_rows import exact
from convention.wording.figures import running_total
from convention.wording.formats import COLON, NOT_KNOWN, joined, moment, period_label
from convention.wording.labels import label
from convention.wording.reserves import Reserves
from convention.wording.values import indicator_value
from pages.parts import base
from pages.parts.clicks import clickable_table
from pages.parts.lineage import answer_click
from pages.parts.reading import Reading, dates_told

SUMMED = "Depuis le début"


@st.fragment
def draw_values(progress: Sequence[IndicatorProgress], own: pd.DataFrame, reading: Reading) -> None:
    """Draw the values of some indicators, newest first, with their download; nothing is made until it is unfolded."""
    if own.empty:
        return
    indicators, agreed = [row.indicator for row in progress], base.catalogue(reading.as_of)
    first = indicators[0]
    folded = st.expander(f"Tableau des valeurs ({len(own)})", key=f"values-{first.code}", on_change="rerun")
    if not folded.open:
        return
    with folded:
        st.caption("Cliquez sur une ligne pour voir d’où vient sa valeur.")
        name = f"table-{first.code}"
        numbers = [None if pd.isna(found) else int(found) for found in _newest_first(own)["observation_id"]]
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


def value_rows(agreed: Catalogue, progress: Sequence[IndicatorProgress], own: pd.DataFrame) -> pd.DataFrame:
    """French texts of the values in force, newest first; the indicator is named where there are several."""
    by_code = {row.indicator.code: row.indicator for row in progress}
    reserves = Reserves(agreed, progress)
    rows = []
    for record in _records(_newest_first(own)):
        indicator = by_code[str(record["indicator"])]
        named = {"Indicateur": indicator.short_title} if len(progress) > 1 else {}
        rows.append(named | _row(agreed, indicator, record, reserves))
    return pd.DataFrame(rows) if any(row[SUMMED] for row in rows) else pd.DataFrame(rows).drop(columns=SUMMED)


def _newest_first(own: pd.DataFrame) -> pd.DataFrame:
    return own.sort_values(["period_end", "period_start"], kind="stable").iloc[::-1]


def period_of_record(record: dict[str, object]) -> Period:
    """The period of a row of the series frame."""
    start, end = (pd.Timestamp(str(record[name])).date() for name in ("period_start", "period_end"))
    return Period(end=end, start=start, grain=Grain(str(record["grain"])))


def _row(agreed: Catalogue, indicator: Indicator, record: dict[str, object], reserves: Reserves) -> dict[str, str]:
    period, territory = period_of_record(record), Territory(str(record["territory"]))
    missing_days = int(str(record["missing_days"]))
    cells = {
        "Période": period_label(period),
        "Territoire": label(territory),
        "Valeur": _value(indicator, record["value"]),
        SUMMED: "",
    }
    if indicator.kind is Kind.FLOW:
        total = exact(record["total"]) if period.start >= agreed.counted_from(indicator) else None
        minimum = bool(periods_of(agreed, indicator, missing_days, period.end))
        cells[SUMMED] = running_total(indicator, total, minimum=minimum) or NOT_KNOWN
    return cells | {
        "Statut": label(ObservationStatus(str(record["status"]))),
        "Réserve": reserves.of(indicator, territory, period, missing_days),
        "Source": str(record["source"]),
        "Commentaire": str(record["comment"]),
        "Fichier": str(record["file_name"]),
        "Cellule": f"{record['sheet']} ! {record['cell']}" if record["cell"] else "",
        "Déposé le": moment(pd.Timestamp(str(record["recorded_at"])).to_pydatetime()),
        "Corrections": str(record["revisions"]),
    }


def _value(indicator: Indicator, value: object) -> str:
    number = float(str(value))
    return NOT_KNOWN if number != number else indicator_value(indicator, Decimal(str(number)), 6)


def _names(indicators: Sequence[Indicator]) -> str:
    return joined([f"{indicator.code}, {indicator.title}" for indicator in indicators])


def _file_name(indicators: Sequence[Indicator]) -> str:
    first = indicators[0]
    return f"{first.code}_{_file_words(first.short_title)}" if len(indicators) == 1 else f"fiche-{first.action}_etapes"


def _records(own: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): cell for name, cell in record.items()} for record in own.to_dict("records")]


def _file_words(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in ascii_text).lower().split())
