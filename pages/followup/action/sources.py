"""Where the values of an action come from, and the action to take away on one page or one slide."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Action
from convention.domain.series import Series
from convention.reports.action_brief import action_brief
from convention.reports.forms import MIMES, Form
from convention.wording.formats import moment, number
from pages.parts import base
from pages.parts.marks import plain
from pages.parts.reading import Reading
from pages.parts.tables import draw_table


def draw_brief(action: Action, reading: Reading) -> None:
    """Draw the downloads of the action on one page and on one slide, made when they are asked for."""
    with st.container(horizontal=True):
        for form, words in ((Form.PDF, "Fiche d’une page (PDF)"), (Form.PPTX, "Diapositive (PPTX)")):
            st.download_button(
                words,
                data=base.read_later(partial(_brief, action.code, reading, form)),
                file_name=f"fiche_{action.code}_{reading.situation.isoformat()}.{form}",
                mime=MIMES[form],
                key=f"brief-{form}",
                icon=":material/download:",
                on_click="ignore",
            )


def _brief(code: str, reading: Reading, form: Form) -> bytes:
    return action_brief(base.base(), code, reading.situation, reading.committee_as_of, form).content


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
