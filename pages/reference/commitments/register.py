"""The commitments chosen, part by part."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.domain.commitments import FollowedCommitment, parts_of
from convention.wording.commitments import followed_by
from convention.wording.formats import capitalised, counted, quoted
from convention.wording.labels import label
from pages.parts.marks import plain
from pages.parts.tables import draw_acronyms, draw_table, table_of
from pages.reference.commitments.coverage import part_text

OPEN_WHEN_FEW = 25
NOTHING_LEFT = "Aucun engagement ne répond à ces choix."


def draw_register(agreed: Catalogue, chosen: Sequence[FollowedCommitment]) -> None:
    """Draw the commitments under the part in which they stand; where they are few, all is open."""
    st.header(counted(len(chosen), "engagement", "engagements"))
    if not chosen:
        st.info(NOTHING_LEFT)
        return
    for part in parts_of(agreed.axis_by_number):
        rows = [row for row in chosen if row.commitment.part == part]
        if rows:
            title = part_text(agreed, part)
            with st.expander(
                f"**{plain(title)}** · {counted(len(rows), 'engagement', 'engagements')}",
                expanded=len(chosen) <= OPEN_WHEN_FEW,
            ):
                _draw_part(agreed, title, rows)


def _draw_part(agreed: Catalogue, title: str, rows: Sequence[FollowedCommitment]) -> None:
    table = table_of(
        rows,
        {
            "Fiche": lambda row: row.commitment.action,
            "Engagement": lambda row: row.commitment.description,
            "Porteur": lambda row: label(row.commitment.side),
            "Fermeté": lambda row: label(row.commitment.firmness),
            "Nature": lambda row: label(row.commitment.nature),
            "Suivi": lambda row: capitalised(label(row.following)),
            "Indicateurs, ou pourquoi aucun": followed_by,
            "Phrase de la convention": lambda row: quoted(row.commitment.excerpt),
            "Page": lambda row: row.commitment.page,
            "Code": lambda row: row.commitment.code,
        },
    )
    draw_table(table, f"Engagements, {title}")
    draw_acronyms([table], agreed.terms)
