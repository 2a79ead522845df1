"""Where the values of an action come from."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import streamlit as st

from convention.wording.formats import moment, number
from pages.parts.marks import plain
from pages.parts.tables import draw_table


def draw_sources(values: pd.DataFrame) -> None:
    """Draw the sources and the deposits behind the values shown."""
    st.header("Sources et dépôts", anchor="sources")
    if values.empty:
        st.markdown("Aucune valeur déposée pour cette fiche à cette date.")
        return
    st.markdown("\n".join(f"- {plain(source)}" for source in sorted(set(values["source"]) - {""})))
    draw_table(deposit_rows(values), "Dépôts qui ont apporté les valeurs de la fiche")


def deposit_rows(values: pd.DataFrame) -> pd.DataFrame:
    """The files that brought the values: name, depositor, moment, how many of the values shown; newest first."""
    counts = Counter(values["deposit_id"].tolist())
    shown = values[["deposit_id", "file_name", "depositor", "recorded_at"]]
    found = shown.drop_duplicates("deposit_id").to_dict("records")
    rows = [
        {
            "Fichier": str(row["file_name"]),
            "Déposé par": str(row["depositor"]),
            "Déposé le": moment(pd.Timestamp(str(row["recorded_at"])).to_pydatetime()),
            "Valeurs affichées": number(counts[row["deposit_id"]]),
        }
        for row in sorted(found, key=lambda row: -row["deposit_id"])
    ]
    return pd.DataFrame(rows)
