"""Where the values of an action come from."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import streamlit as st

from convention.domain.series import Series
from convention.wording.formats import moment, number
from pages.parts.marks import plain
from pages.parts.tables import draw_table


def draw_sources(values: Series) -> None:
    """Draw the sources and the deposits behind the values shown."""
    st.header("Sources et dépôts", anchor="sources")
    if not values:
        st.markdown("Aucune valeur déposée pour cette fiche à cette date.")
        return
    st.markdown("\n".join(f"- {plain(source)}" for source in sorted(values.sources)))
    draw_table(deposit_rows(values), "Dépôts qui ont apporté les valeurs de la fiche")


def deposit_rows(values: Series) -> pd.DataFrame:
    """The files that brought the values: name, depositor, moment, how many of the values shown; newest first."""
    counts = Counter(value.provenance.deposit_id for value in values)
    deposits = {value.provenance.deposit_id: value.provenance for value in values}
    rows = [
        {
            "Fichier": deposits[deposit].file_name,
            "Déposé par": deposits[deposit].depositor,
            "Déposé le": moment(deposits[deposit].recorded_at),
            "Valeurs affichées": number(counts[deposit]),
        }
        for deposit in sorted(deposits, reverse=True)
    ]
    return pd.DataFrame(rows)
