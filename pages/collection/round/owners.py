"""Who answers for what: the services by the catalogue, beside them how many people may deposit by their grants."""

from __future__ import annotations

import streamlit as st

from convention.domain.owners import Owner, owners
from convention.warehouse.people import people
from convention.wording.formats import counted
from convention.wording.labels import label
from pages.parts import base
from pages.parts.marks import plain
from pages.parts.person import asks_name
from pages.parts.tables import draw_table, table_of

NOBODY_NAMED = "aucun service nommé"


def draw_owners() -> None:
    """Draw every owner with its indicators, those first that nobody answers for."""
    found = sorted(owners(base.catalogue(), [grants for _, grants in people(base.base())]), key=_settled)
    orphans = sum(len(own.indicators) for own in found if not own.service)
    st.markdown(plain(_orphans_sentence(orphans)))
    if asks_name():
        st.caption("Sans authentification, quiconque est au poste dépose pour tous les services.")
    columns = {
        "Territoire": lambda own: label(own.territory),
        "Service responsable": lambda own: own.service or NOBODY_NAMED,
        "Indicateurs": lambda own: ", ".join(each.code for each in own.indicators),
        "Habilités à déposer": lambda own: own.people,
    }
    draw_table(table_of(found, columns), "Services responsables des indicateurs")


def _settled(own: Owner) -> tuple[bool, bool]:
    return bool(own.service), bool(own.people)


def _orphans_sentence(count: int) -> str:
    if not count:
        return "Chaque indicateur a un service responsable dans chacun de ses territoires."
    return f"{counted(count, 'indicateur n’a', 'indicateurs n’ont')} pas de service responsable dans un territoire."
