"""Where the values of an action come from."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from convention.wording.formats import NO_BREAK, joined
from pages.parts.marks import plain


def draw_sources(values: pd.DataFrame) -> None:
    """Draw the sources and the deposits behind the values shown."""
    st.subheader("Sources et dépôts")
    if values.empty:
        st.markdown("Aucune valeur déposée pour cette fiche à cette date.")
        return
    for source in sorted(set(values["source"]) - {""}):
        st.markdown(f"- {plain(source)}")
    files = sorted(set(values["file_name"]))
    st.caption(f"Fichiers déposés{NO_BREAK}: {plain(joined(files))}.")
