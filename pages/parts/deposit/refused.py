"""Files refused for holding personal data: where they seemed to, and that they were given."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from convention.warehouse.refusals import Refusal
from convention.wording.findings import folded
from convention.wording.formats import counted, moment, number
from convention.wording.receipts import file_size
from loaders.reading import Reading
from pages.parts.catalogue_show import draw_table
from pages.parts.deposit.findings import draw_group
from pages.parts.marks import plain

NOBODY = "non indiqué"


def draw_refusal(reading: Reading) -> None:
    """Draw which cells seem to speak of persons, never what they hold, and the hash that is kept."""
    st.header("Cellules en cause")
    for at, group in enumerate(folded(reading.findings)):
        draw_group(group, f"refused-{reading.sha256[:12]}-{at}")
    st.caption(f"Empreinte SHA-256\u00a0: {plain(reading.sha256)} · {file_size(reading.size)}")


def draw_refusals(found: Sequence[Refusal]) -> None:
    """Draw the files that were refused, newest first, if there are any."""
    if not found:
        return
    with st.expander(f"{counted(len(found), 'fichier refusé', 'fichiers refusés')} pour données nominatives"):
        st.caption("Ni leur nom, ni leur contenu ne sont conservés\u00a0: seulement ce que montre ce tableau.")
        draw_table(refusal_rows(found), "Fichiers refusés")


def refusal_rows(found: Sequence[Refusal]) -> pd.DataFrame:
    """French texts of who gave each refused file, when, and what is kept of it."""
    return pd.DataFrame(
        [
            {
                "Refusé le": moment(refusal.recorded_at),
                "Donné par": refusal.person or NOBODY,
                "Taille": file_size(refusal.size),
                "Cellules en cause": number(refusal.cells),
                "Empreinte SHA-256": refusal.sha256,
            }
            for refusal in found
        ]
    )
