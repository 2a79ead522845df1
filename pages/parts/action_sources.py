"""Where the values of an action come from."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from convention.wording.formats import moment, number
from pages.parts.marks import plain


def draw_sources(values: pd.DataFrame) -> None:
    """Draw the sources and the deposits behind the values shown."""
    st.header("Sources et dépôts", anchor="sources")
    if values.empty:
        st.markdown("Aucune valeur déposée pour cette fiche à cette date.")
        return
    st.markdown("\n".join(f"- {plain(source)}" for source in sorted(set(values["source"]) - {""})))
    st.table(deposit_rows(values), hide_index=True, border="horizontal")


def deposit_rows(values: pd.DataFrame) -> pd.DataFrame:
    """The files that brought the values: name, depositor, moment, how many of the values shown; newest first."""
    found = values.groupby("deposit_id", sort=True).agg(
        file_name=("file_name", "first"),
        depositor=("depositor", "first"),
        recorded_at=("recorded_at", "first"),
        values=("observation_id", "count"),
    )
    rows = [
        {
            "Fichier": str(row["file_name"]),
            "Déposé par": str(row["depositor"]),
            "Déposé le": moment(pd.Timestamp(str(row["recorded_at"])).to_pydatetime()),
            "Valeurs affichées": number(int(row["values"])),
        }
        for row in found.iloc[::-1].to_dict("records")
    ]
    return pd.DataFrame(rows)
