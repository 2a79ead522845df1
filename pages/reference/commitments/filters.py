"""What a reader chooses of the register, kept in the address, and the ways to take it away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from convention.domain.catalogue import Catalogue, Firmness, Territory
from convention.domain.commitments import FollowedCommitment, Following, parts_of
from convention.reports.commitment_files import amendment_form, commitments_csv, commitments_workbook
from convention.warehouse.catalogue_texts import catalogue_texts
from convention.wording.formats import capitalised
from convention.wording.labels import label
from pages.parts import base
from pages.parts.choice import ALL, choose_word
from pages.parts.keys import Param
from pages.parts.reading import Reading, dates_told
from pages.reference.commitments.coverage import part_text

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORM_HELP = (
    "Les engagements choisis, dans la forme d’un avenant : inscrivez-y les indicateurs et les cibles décidés, puis "
    "enregistrez le classeur à la page « Avenants »."
)


def choose_commitments(agreed: Catalogue, rows: Sequence[FollowedCommitment]) -> tuple[FollowedCommitment, ...]:
    """Draw the choices of following, part, side and firmness; return the commitments that are left."""
    places = st.columns(4)
    with places[0]:
        following = choose_word("Suivi", Param.FOLLOWING, _words(Following), "Tous")
    with places[1]:
        parts = {str(part): part_text(agreed, part) for part in parts_of(agreed.axis_by_number)}
        part = choose_word("Partie", Param.PART, parts, "Toute la convention")
    with places[2]:
        side = choose_word("Porteur", Param.SIDE, _words(Territory), "Tous")
    with places[3]:
        firmness = choose_word("Fermeté", Param.FIRMNESS, _words(Firmness), "Toutes")
    return tuple(
        row
        for row in rows
        if following in (ALL, row.following)
        and part in (ALL, row.commitment.part)
        and side in (ALL, row.commitment.side)
        and firmness in (ALL, row.commitment.firmness)
    )


def draw_commitment_downloads(chosen: Sequence[FollowedCommitment], reading: Reading) -> None:
    """Draw the files of the commitments chosen; nothing where there is none."""
    if not chosen:
        return
    dates, name = dates_told(reading), f"engagements_au_{reading.situation.isoformat()}"
    with st.container(horizontal=True):
        _button("Engagements (CSV)", lambda: commitments_csv(chosen, dates), f"{name}.csv", "text/csv")
        _button("Engagements (classeur)", lambda: commitments_workbook(chosen, dates), f"{name}.xlsx", WORKBOOK_TYPE)
        texts = catalogue_texts(base.base(), reading.as_of)
        codes = {row.commitment.code for row in chosen}
        _button(
            "Avenant à remplir", lambda: amendment_form(texts, codes), f"avenant_{name}.xlsx", WORKBOOK_TYPE, FORM_HELP
        )


def _button(text: str, make: Callable[[], bytes], name: str, mime: str, told: str | None = None) -> None:
    st.download_button(
        text, data=make, file_name=name, mime=mime, icon=":material/download:", on_click="ignore", help=told
    )


def _words(members: type[Following] | type[Territory] | type[Firmness]) -> dict[str, str]:
    return {str(member): capitalised(label(member)) for member in members}
