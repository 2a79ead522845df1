"""The figures that a frozen meeting kept, held on its page against what the program computes today."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from convention.reports.meeting_occasion import MeetingRecords
from convention.wording.formats import COLON, counted
from convention.wording.kept_figures import NOT_KEPT, SAME, differences_sentence, differences_told
from pages.parts.marks import plain
from pages.parts.tables import draw_table


def draw_differences(found: MeetingRecords) -> None:
    """Draw that a frozen meeting's figures are computed otherwise today, and which; nothing where they are the same."""
    if found.check is None or not found.check.differences:
        return
    st.warning(plain(differences_sentence(found.check)), icon=":material/difference:")
    with st.expander(f"Voir {counted(len(found.check.differences), 'chiffre', 'chiffres')}"):
        draw_table(difference_rows(found), "Chiffres de la séance\u00a0: à l’arrêt, et recalculés aujourd’hui")


def difference_rows(found: MeetingRecords) -> pd.DataFrame:
    """French texts, one row a figure that differs."""
    told = differences_told(found.check, found.catalogue) if found.check else ()
    return pd.DataFrame(told, columns=["Chiffre", "À l’arrêt", "Recalculé aujourd’hui"])


def draw_kept(found: MeetingRecords) -> None:
    """Draw the digest of the figures that a frozen meeting kept, and whether they are the same today."""
    if found.meeting.freeze is None:
        return
    check = found.check
    if check is None:
        st.caption(f"Empreinte des chiffres à l’arrêt{COLON}{NOT_KEPT[:1].lower()}{NOT_KEPT[1:]}")
        return
    st.markdown(f"Empreinte des chiffres à l’arrêt{COLON}`{check.digest}`")
    if not check.differences:
        st.caption(SAME)
