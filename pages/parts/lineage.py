"""Where a value comes from: file, sheet, cell, text as read, depositor, time, and what was said before it.

A page that draws values calls `answer_click(name, number, reading)` with the number that was clicked, if one was.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Indicator
from convention.domain.observation import ObservationStatus
from convention.domain.series import Provenance, RecordedValue
from convention.domain.signoff import SignOff, sides_of, validation_of
from convention.warehouse.attachments import EvidenceError, pieces, proven_value
from convention.warehouse.provenance import ObservationKey, observation_key
from convention.warehouse.reads import deposit_bytes, history, holds_hidden_values
from convention.warehouse.signoffs import signoffs
from convention.wording.formats import COLON, EXACT, NO_BREAK, capitalised, moment, period_label
from convention.wording.labels import label
from convention.wording.signoffs import awaited_word, signoff_sentence
from convention.wording.values import indicator_value
from pages.parts import base
from pages.parts.acts import person_in_dialog
from pages.parts.clicks import mark_answered
from pages.parts.evidence import draw_piece_forms, draw_pieces
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
    known = history(base.base(), key.indicator, key.territory, key.period, reading.as_of)
    own = next((value for value, _ in known if value.provenance.observation_id == observation_id), None)
    indicator = base.catalogue(reading.as_of).by_code.get(key.indicator)
    _draw_title(key, indicator)
    if own is None:
        st.info("Cette valeur n’était pas encore déposée à la date « connu le » choisie.")
        return
    st.markdown(f"## {plain(_said(indicator, own))}")
    draw_facts(_facts(own.provenance), "Provenance de la valeur")
    _draw_signoffs(own, signoffs(base.base(), observation_id, base.known(reading.as_of).by))
    _draw_ways(own.provenance, observation_id, reading)
    _draw_evidence(observation_id, reading)
    _draw_history(indicator, known, observation_id)


def _draw_title(key: ObservationKey, indicator: Indicator | None) -> None:
    title = indicator.title if indicator else "indicateur absent du référentiel"
    st.markdown(f"**{plain(key.indicator)}** · {plain(title)}")
    st.caption(f"{label(key.territory)} · {period_label(key.period)}")


def _said(indicator: Indicator | None, value: RecordedValue) -> str:
    """`62 %`, `62 % (provisoire)`, `non disponible`."""
    if value.value is None:
        return capitalised(label(value.status))
    text = indicator_value(indicator, value.value, EXACT) if indicator else str(value.value)
    return text if value.status is ObservationStatus.FINAL else f"{text} ({label(value.status)})"


def _facts(origin: Provenance) -> dict[str, str]:
    """Where the value stands in its file, and who brought it when; facts that are not given are left out."""
    facts = {
        "Fichier": origin.file_name,
        "Feuille": origin.sheet,
        "Cellule": origin.cell,
        "Texte lu": origin.text,
        "Déposé par": origin.depositor,
        "Déposé le": moment(origin.recorded_at),
        "Source": origin.source,
        "Commentaire": origin.comment,
        "Motif de la correction": origin.reason,
    }
    return {name: text for name, text in facts.items() if text}


def _draw_signoffs(value: RecordedValue, said: Sequence[SignOff]) -> None:
    """Draw how far the value is validated, with the last word of each side that it concerns."""
    last = {found.side: found for found in reversed(said)}
    found = validation_of(value.territory, {side: word.signed for side, word in last.items()})
    st.markdown(f"**Validation{COLON}{label(found)}**")
    for side in sides_of(value.territory):
        st.markdown(plain(signoff_sentence(last[side]) if side in last else awaited_word(side)))


def _draw_evidence(observation_id: int, reading: Reading) -> None:
    """Draw the pieces of the value, and the way to add one; a value that may not be seen has none."""
    try:
        subject = proven_value(base.base(), observation_id)
    except EvidenceError:
        return
    found = [piece for piece in pieces(base.base(), reading.committee_as_of) if piece.subject == subject]
    if found:
        st.markdown("**Pièces**")
        draw_pieces(found)
    if reading.known_on is None:
        with st.expander("Joindre une pièce"):
            person_in_dialog()
            draw_piece_forms(subject, found)


def _draw_ways(origin: Provenance, observation_id: int, reading: Reading) -> None:
    """Draw the ways to the file itself and to its deposit."""
    number = origin.deposit_id
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Fichier d’origine",
            data=base.read_later(lambda: deposit_bytes(base.base(), number)),
            file_name=origin.file_name,
            key=f"lineage-file-{observation_id}",
            icon=":material/download:",
            on_click="ignore",
            disabled=holds_hidden_values(base.base(), number),
        )
        st.page_link(
            DEPOSIT_SCRIPT,
            label=f"Voir le dépôt n°{NO_BREAK}{number}",
            icon=":material/history:",
            query_params={**parameters(reading), Param.SECTION: "historique", Param.DEPOSIT: str(number)},
        )


def _draw_history(indicator: Indicator | None, known: Sequence[tuple[RecordedValue, bool]], shown: int) -> None:
    """Draw every value ever deposited for the same indicator, territory and period, newest first."""
    if len(known) == 1:
        st.caption("Aucune autre valeur n’a été déposée pour cet indicateur, ce territoire et cette période.")
        return
    st.markdown("**Toutes les valeurs déposées, de la plus récente à la plus ancienne**")
    in_force = next((value.provenance.observation_id for value, active in known if active), None)
    rows = []
    for value, active in known:
        origin = value.provenance
        state = "dépôt retiré" if not active else "en vigueur" if origin.observation_id == in_force else "remplacée"
        rows.append(
            {
                "Valeur": _said(indicator, value),
                "État": f"{state} (ci-dessus)" if origin.observation_id == shown else state,
                "Déposé le": moment(origin.recorded_at),
                "Par": origin.depositor,
                "Où": f"{origin.file_name}, {origin.sheet} ! {origin.cell}",
                "Motif": origin.reason,
            }
        )
    table = pd.DataFrame(rows)
    draw_table(table if table["Motif"].any() else table.drop(columns="Motif"), "Valeurs déposées pour la même période")
