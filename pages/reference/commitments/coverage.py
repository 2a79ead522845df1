"""How many commitments are followed: in all, by firmness, by side, by part of the convention."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Catalogue, Firmness, Territory
from convention.domain.commitments import (
    Commitment,
    CommitmentPart,
    FollowedCommitment,
    FollowingCount,
    count_following,
    counted_by,
    parts_of,
)
from convention.wording.commitments import coverage_sentence
from convention.wording.formats import NO_BREAK, capitalised, number
from convention.wording.labels import label
from pages.parts.tables import draw_table

NONE_YET = (
    "Aucun engagement n’est inscrit au référentiel connu à cette date. Le registre s’enregistre avec les fichiers du "
    "référentiel, ou par un avenant."
)
Group = TypeVar("Group", bound=str)
_COLUMNS: dict[str, Callable[[FollowingCount], int]] = {
    "Suivis avec une cible": lambda count: count.with_target,
    "Suivis sans cible": lambda count: count.without_target,
    "Non suivis": lambda count: count.not_followed,
    "Ensemble": lambda count: count.all,
}


def draw_coverage(agreed: Catalogue, rows: Sequence[FollowedCommitment]) -> None:
    """Draw the counts; each table adds up to all commitments."""
    if not rows:
        st.info(NONE_YET)
        return
    whole = count_following(rows)
    st.markdown(f"**{coverage_sentence(whole)}**")
    left, right = st.columns(2, gap="large")
    with left:
        _draw(
            "Par fermeté",
            {each: capitalised(label(each)) for each in Firmness},
            rows,
            whole,
            lambda found: found.firmness,
        )
        _draw("Par porteur", {each: each.name for each in Territory}, rows, whole, lambda found: found.side)
    with right:
        parts = {part: part_text(agreed, part) for part in parts_of(agreed.axis_by_number)}
        _draw("Par partie de la convention", parts, rows, whole, lambda found: found.part)


def part_text(agreed: Catalogue, part: CommitmentPart) -> str:
    """A part of the convention by its name: `Axe 1 · Solidarité`, `Annexe`."""
    axis = agreed.axis_by_number.get(part.axis or 0)
    return f"{capitalised(label(part))}{f'{NO_BREAK}· {axis.short_title}' if axis else ''}"


def _draw(
    title: str,
    names: Mapping[Group, str],
    rows: Sequence[FollowedCommitment],
    whole: FollowingCount,
    group: Callable[[Commitment], Group],
) -> None:
    counts = counted_by(rows, group)
    lines = [*((name, counts[member]) for member, name in names.items() if member in counts), ("Ensemble", whole)]
    values = {name: [Decimal(read(count)) for _, count in lines] for name, read in _COLUMNS.items()}
    written = {name: [number(value) for value in found] for name, found in values.items()}
    table = pd.DataFrame({title: [name for name, _ in lines], **written})
    draw_table(table, f"Engagements suivis ou non, {title.lower()}", values)
