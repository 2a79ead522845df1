"""Where a value comes from: file, sheet, cell, text as read, depositor, time, and what was said before it.

A page that draws values gives each chart `key=click_key(name)` and calls `answer_click(name, number, reading)` with
what `clicked_observation` says of it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Indicator
from convention.domain.observation import ObservationStatus
from convention.warehouse.provenance import ObservationKey, observation_key
from convention.warehouse.reads import deposit_bytes, history
from convention.wording.formats import EXACT, NO_BREAK, capitalised, moment, period_label
from convention.wording.labels import label
from convention.wording.values import indicator_value
from pages.parts import base
from pages.parts.clicks import mark_answered
from pages.parts.keys import Param
from pages.parts.marks import plain
from pages.parts.reading import Reading, parameters
from pages.parts.tables import draw_facts, draw_table

DEPOSIT_SCRIPT = "collection/deposit/page.py"


def answer_click(name: str, observation_id: int | None, reading: Reading) -> None:
    """Open the lineage of the value that was clicked in the chart or table `name`, if one was."""
    if observation_id is not None:
        mark_answered(name)
        show_lineage(observation_id, reading)


@st.dialog("D’où vient cette valeur", width="medium", on_dismiss="rerun", icon=":material/account_tree:")
def show_lineage(observation_id: int, reading: Reading) -> None:
    """Open the lineage of one recorded value, as known at the reading date."""
    key = observation_key(base.base(), observation_id)
    rows = history(base.base(), key.indicator, key.territory, key.period, reading.as_of)
    records: list[dict[str, Any]] = [{str(k): v for k, v in row.items()} for row in rows.to_dict("records")]
    own = next((record for record in records if record["observation_id"] == observation_id), None)
    indicator = base.catalogue(reading.as_of).by_code.get(key.indicator)
    _draw_title(key, indicator)
    if own is None:
        st.info("Cette valeur n’était pas encore déposée à la date « connu le » choisie.")
        return
    st.markdown(f"## {plain(_said(indicator, own))}")
    draw_facts(_facts(own), "Provenance de la valeur")
    _draw_ways(own, observation_id, reading)
    _draw_history(indicator, records, observation_id)


def _draw_title(key: ObservationKey, indicator: Indicator | None) -> None:
    title = indicator.title if indicator else "indicateur absent du référentiel"
    st.markdown(f"**{plain(key.indicator)}** · {plain(title)}")
    st.caption(f"{label(key.territory)} · {period_label(key.period)}")


def _said(indicator: Indicator | None, record: dict[str, Any]) -> str:
    """`62 %`, `62 % (provisoire)`, `non disponible`."""
    status = ObservationStatus(record["status"])
    if pd.isna(record["value"]):
        return capitalised(label(status))
    value = Decimal(record["value"])
    text = indicator_value(indicator, value, EXACT) if indicator else str(value)
    return text if status is ObservationStatus.FINAL else f"{text} ({label(status)})"


def _facts(record: dict[str, Any]) -> dict[str, str]:
    """Where the value stands in its file, and who brought it when; facts that are not given are left out."""
    facts = {
        "Fichier": record["file_name"],
        "Feuille": record["sheet"],
        "Cellule": record["cell"],
        "Texte lu": record["text"],
        "Déposé par": record["depositor"],
        "Déposé le": moment(record["recorded_at"].to_pydatetime()),
        "Source": record["source"],
        "Commentaire": record["comment"],
        "Motif de la correction": record["reason"],
    }
    return {name: text for name, text in facts.items() if text}


def _draw_ways(record: dict[str, Any], observation_id: int, reading: Reading) -> None:
    """Draw the ways to the file itself and to its deposit."""
    number = int(record["deposit_id"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Fichier d’origine",
            data=lambda: deposit_bytes(base.base(), number),
            file_name=record["file_name"],
            key=f"lineage-file-{observation_id}",
            icon=":material/download:",
            on_click="ignore",
        )
        st.page_link(
            DEPOSIT_SCRIPT,
            label=f"Voir le dépôt n°{NO_BREAK}{number}",
            icon=":material/history:",
            query_params={**parameters(reading), Param.SECTION: "historique", Param.DEPOSIT: str(number)},
        )


def _draw_history(indicator: Indicator | None, records: list[dict[str, Any]], shown: int) -> None:
    """Draw every value ever deposited for the same indicator, territory and period, newest first."""
    if len(records) == 1:
        st.caption("Aucune autre valeur n’a été déposée pour cet indicateur, ce territoire et cette période.")
        return
    st.markdown("**Toutes les valeurs déposées, de la plus récente à la plus ancienne**")
    in_force = next((record["observation_id"] for record in records if record["active"]), None)
    table = pd.DataFrame(
        [
            {
                "Valeur": _said(indicator, record),
                "État": _state(record, in_force, shown),
                "Déposé le": moment(record["recorded_at"].to_pydatetime()),
                "Par": record["depositor"],
                "Où": f"{record['file_name']}, {record['sheet']} ! {record['cell']}",
                "Motif": record["reason"],
            }
            for record in records
        ]
    )
    draw_table(table if table["Motif"].any() else table.drop(columns="Motif"), "Valeurs déposées pour la même période")


def _state(record: dict[str, Any], in_force: int | None, shown: int) -> str:
    if not record["active"]:
        state = "dépôt retiré"
    elif record["observation_id"] == in_force:
        state = "en vigueur"
    else:
        state = "remplacée"
    return f"{state} (ci-dessus)" if record["observation_id"] == shown else state
