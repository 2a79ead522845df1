"""Amendments recorded, on their page: the list, the chosen one in the address, and what it changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from convention.warehouse.amendment_trial import recorded_effect
from convention.warehouse.amendment_way import proposals
from convention.warehouse.amendments import KnownAmendment, amendments
from convention.wording.amendments import IN_FORCE, lines_text, state_text, way_text
from convention.wording.formats import day, moment
from pages.committee.amendments.effect import draw_effect_from
from pages.committee.amendments.reversal import ask_amendment_reversal
from pages.parts import base
from pages.parts.address import follow, write
from pages.parts.keys import Param
from pages.parts.marks import plain
from pages.parts.reading import Reading
from pages.parts.tables import draw_table

WAY_UNKNOWN = "enregistré avant que le parcours soit suivi"
NONE_YET = "Aucun avenant n’est en vigueur\u00a0: le référentiel est celui de la convention signée."


def draw_amendments() -> None:
    """Draw the amendments recorded, oldest first, those withdrawn included."""
    st.header("Avenants en vigueur", anchor="enregistres")
    known = amendments(base.base())
    if not known:
        st.info(NONE_YET)
        return
    ways = {p.version: way_text(p.way) for p in proposals(base.base()) if p.version is not None}
    draw_table(pd.DataFrame([_row(found, ways) for found in known]), "Avenants en vigueur")


def _row(found: KnownAmendment, ways: Mapping[int, str]) -> dict[str, str]:
    amendment, last = found.amendment, found.events[-1] if found.events else None
    return {
        "Référence": amendment.reference,
        "Prise d’effet": day(amendment.day),
        "Enregistré le": moment(found.recorded_at),
        "Parcours": ways.get(found.version, WAY_UNKNOWN),
        "Par": amendment.person,
        "Contenu": lines_text({name: rows_of(text) for name, text in amendment.files.items()}),
        "État": state_text(found.active, last.at, last.person, last.reason) if last else IN_FORCE,
    }


def rows_of(text: str) -> int:
    """How many rows stand under the heading of a CSV."""
    return sum(1 for _ in csv.DictReader(io.StringIO(text)))


def draw_recorded_effect(reading: Reading) -> None:
    """Draw the same data scored before and after the chosen amendment, and the way to withdraw it or take it back."""
    known = {found.version: found for found in amendments(base.base())}
    if not known:
        return
    st.header("Les mêmes données, avant et après", anchor="effet")
    found = _chosen(known)
    verb, icon = ("Retirer", "undo") if found.active else ("Rétablir", "redo")
    draw_effect_from(
        lambda situation: recorded_effect(base.base(), found, situation, reading.as_of),
        reading,
        found.amendment.day,
    )
    if st.button(f"{verb} cet avenant", icon=f":material/{icon}:", key="reverse-amendment"):
        ask_amendment_reversal(found, reading.situation)


def _chosen(known: dict[int, KnownAmendment]) -> KnownAmendment:
    asked, newest = st.query_params.get(Param.AMENDMENT), max(known)
    if asked is not None and _number(asked) not in known:
        st.warning(f"Il n’y a pas d’avenant {plain(asked[:12])}.", icon=":material/wrong_location:")
    follow(Param.AMENDMENT, lambda text: _number(text) if _number(text) in known else None, newest)
    number = st.selectbox(
        "Avenant",
        options=sorted(known, reverse=True),
        key=Param.AMENDMENT,
        format_func=lambda version: _listed(known[version]),
    )
    write(Param.AMENDMENT, str(number))
    return known[number]


def _listed(found: KnownAmendment) -> str:
    state = "" if found.active else " · retiré"
    return f"{found.amendment.reference} · prise d’effet le {day(found.amendment.day)}{state}"


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None
