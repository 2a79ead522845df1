"""What amendments gave up of the convention: action sheets, indicators and targets that are followed no more."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from convention.domain.catalogue import Abandoned, Abandonment, Catalogue
from convention.wording.formats import capitalised, counted, day
from convention.wording.labels import label
from pages.parts.marks import plain
from pages.parts.tables import draw_table, table_of
from pages.reference.catalogue.words import indicator_text

_NAMES = {
    Abandoned.ACTION: ("fiche abandonnée", "fiches abandonnées"),
    Abandoned.INDICATOR: ("indicateur abandonné", "indicateurs abandonnés"),
    Abandoned.TARGET: ("cible abandonnée", "cibles abandonnées"),
}
_STILL_READ = "restent lisibles\u202f; rien n’en est plus attendu ni jugé à compter du jour dit."
_CONSEQUENCES = {
    Abandoned.ACTION: f"Ces fiches {_STILL_READ}",
    Abandoned.INDICATOR: f"Les valeurs de ces indicateurs {_STILL_READ}",
    Abandoned.TARGET: "Aucun avancement ne se mesure plus contre ces cibles. Une cible déplacée est abandonnée ici, et "
    "fixée plus haut à sa nouvelle échéance.",
}


def draw_given_up(agreed: Catalogue, found: Catalogue, what: Abandoned) -> None:
    """Draw what was given up of one sort, by which amendment, from when and why; nothing where there is none."""
    rows = [row for row in found.abandonments if row.what is what]
    if not rows:
        return
    one, many = _NAMES[what]
    st.subheader(capitalised(f"{counted(len(rows), one, many)} par avenant"))
    st.markdown(plain(_CONSEQUENCES[what]))
    draw_table(table_of(rows, _columns(agreed, what)), f"{capitalised(many)} par avenant, depuis quand et pourquoi")


def _columns(agreed: Catalogue, what: Abandoned) -> dict[str, Callable[[Abandonment], str | int]]:
    columns: dict[str, Callable[[Abandonment], str | int]] = {
        Abandoned.ACTION: {"Fiche": lambda a: f"{a.code} · {agreed.action_by_code[a.code].title}"},
        Abandoned.INDICATOR: {"Indicateur": lambda a: indicator_text(agreed.by_code[a.code])},
        Abandoned.TARGET: {
            "Indicateur": lambda a: indicator_text(agreed.by_code[a.code]),
            "Territoire": lambda a: label(a.territory) if a.territory else "",
            "Échéance": lambda a: day(a.due) if a.due else "",
            "Fixée par": lambda a: a.target_amendment or "texte signé",
        },
    }[what]
    return columns | {
        "Abandon par": lambda a: a.amendment,
        "À compter du": lambda a: day(a.since),
        "Motif": lambda a: a.reason,
    }
