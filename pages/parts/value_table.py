"""The table behind a chart: every value in force, in French, with where it comes from."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Indicator, Kind, Territory
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period
from convention.reports.french_csv import french_csv
from convention.wording.formats import NOT_KNOWN, day, moment, period_label
from convention.wording.labels import indicator_value, label
from pages.parts.reading import Reading


def draw_values(indicator: Indicator, values: pd.DataFrame, reading: Reading) -> None:
    """Draw the values of one indicator, newest first, folded, with their download."""
    own = values[values["indicator"] == indicator.code]
    if own.empty:
        return
    with st.expander(f"Tableau des valeurs ({len(own)})"):
        st.dataframe(
            value_rows(indicator, own),
            hide_index=True,
            alt=f"Valeurs de l’indicateur {indicator.code}, {indicator.title}",
        )
        st.download_button(
            "Télécharger ces valeurs (CSV)",
            data=_download(indicator, own, reading),
            file_name=f"{indicator.code}_{_file_words(indicator.short_title)}_au_{reading.situation:%Y-%m-%d}.csv",
            mime="text/csv",
            key=f"values-{indicator.code}",
            icon=":material/download:",
            on_click="ignore",
        )


def value_rows(indicator: Indicator, own: pd.DataFrame) -> pd.DataFrame:
    """French texts of the values in force, newest first."""
    rows = [_row(indicator, record) for record in _records(own.iloc[::-1])]
    return pd.DataFrame(rows)


def period_of_record(record: dict[str, object]) -> Period:
    """The period of a row of the series frame."""
    start, end = (pd.Timestamp(str(record[name])).date() for name in ("period_start", "period_end"))
    return Period(end=end, start=start, grain=Grain(str(record["grain"])))


def _row(indicator: Indicator, record: dict[str, object]) -> dict[str, str]:
    cells = {
        "Période": period_label(period_of_record(record)),
        "Territoire": label(Territory(str(record["territory"]))),
        "Valeur": _value(indicator, record["value"]),
    }
    if indicator.kind is Kind.FLOW:
        cells["Depuis le début"] = _value(indicator, record["total"])
    return cells | {
        "Statut": label(ObservationStatus(str(record["status"]))),
        "Source": str(record["source"]),
        "Commentaire": str(record["comment"]),
        "Fichier": str(record["file_name"]),
        "Cellule": f"{record['sheet']} ! {record['cell']}",
        "Déposé le": moment(pd.Timestamp(str(record["recorded_at"])).to_pydatetime()),
        "Corrections": str(record["revisions"]),
    }


def _value(indicator: Indicator, value: object) -> str:
    number = float(str(value))
    return NOT_KNOWN if number != number else indicator_value(indicator, Decimal(str(number)), 6)


def _download(indicator: Indicator, own: pd.DataFrame, reading: Reading) -> bytes:
    rows = [
        (
            indicator.code,
            indicator.title,
            label(Territory(str(record["territory"]))),
            period_of_record(record).code,
            _plain_number(record["value"]),
            indicator.unit,
            label(ObservationStatus(str(record["status"]))),
            str(record["source"]),
            str(record["comment"]),
            day(reading.situation),
            day(reading.known_on or date.today()),
        )
        for record in _records(own)
    ]
    headings = ("indicateur", "intitulé", "territoire", "période", "valeur", "unité", "statut", "source", "commentaire")
    return french_csv((*headings, "situation au", "connu le"), rows)


def _records(own: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): cell for name, cell in record.items()} for record in own.to_dict("records")]


def _plain_number(value: object) -> str:
    number = float(str(value))
    return "" if number != number else f"{Decimal(str(number)):f}".removesuffix(".0").replace(".", ",")


def _file_words(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in ascii_text).lower().split())
