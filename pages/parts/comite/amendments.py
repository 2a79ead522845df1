"""Amendments on their page: those recorded, and a new one from a file to its record."""

from __future__ import annotations

import csv
import io
from datetime import date

import pandas as pd
import streamlit as st

from convention.domain.errors import ShownError
from convention.warehouse.amendments import Amendment, amendments, record_amendment
from convention.warehouse.catalogue_checks import KEYS
from convention.wording.comparison import before_and_after
from convention.wording.formats import counted, day, joined
from convention.wording.labels import status_text
from loaders.amendment import AmendmentEffect, amendment_effect, read_amendment
from pages.parts import base
from pages.parts.catalogue_show import draw_table
from pages.parts.comite.acts import WHO_FIRST, act, current_person
from pages.parts.marks import plain
from pages.parts.reading import FIRST_DAY, Reading

HOW = (
    "Le fichier est un classeur dont chaque feuille porte le nom d’un fichier du référentiel ({names}) et les mêmes "
    "colonnes, ou un seul de ces fichiers en CSV. Une ligne de clé connue remplace la précédente, les autres "
    "s’ajoutent."
)


def draw_amendments() -> None:
    """Draw the amendments recorded, oldest first."""
    st.header("Avenants enregistrés", anchor="enregistres")
    known = amendments(base.base())
    if not known:
        st.info("Aucun avenant n’est enregistré : le référentiel est celui de la convention signée.")
        return
    draw_table(pd.DataFrame([_row(found) for found in known]), "Avenants enregistrés")


def _row(found: Amendment) -> dict[str, str]:
    touched = [f"{name} ({counted(rows_of(text), 'ligne', 'lignes')})" for name, text in found.files.items()]
    return {
        "Référence": found.reference,
        "Date": day(found.day),
        "Enregistré par": found.person,
        "Fichiers modifiés": joined(touched),
    }


def rows_of(text: str) -> int:
    """How many rows stand under the heading of a CSV."""
    return sum(1 for _ in csv.DictReader(io.StringIO(text)))


def draw_new_amendment(reading: Reading) -> None:
    """Draw the way of a new amendment: reference, day, file, what it would change, record."""
    st.header("Nouvel avenant", anchor="nouveau")
    st.markdown(HOW.format(names=", ".join(f"`{name}`" for name in KEYS)))
    left, right = st.columns([3, 1])
    reference = (left.text_input("Référence de l’avenant", max_chars=80, placeholder="Avenant n° 1") or "").strip()
    signed = right.date_input("Date de l’avenant", value=date.today(), format="DD/MM/YYYY", min_value=FIRST_DAY)
    box = f"amendment-file-{len(amendments(base.base()))}"
    file = st.file_uploader("Fichier de l’avenant", type=["xlsx", "ods", "csv"], key=box)
    person = current_person()
    if file is None or not isinstance(signed, date):
        return
    if not person or not reference:
        st.caption(WHO_FIRST if not person else "Indiquez la référence de l’avenant.")
        return
    try:
        amendment = read_amendment(file.getvalue(), file.name, base.base(), reference, signed, person)
        effect = amendment_effect(base.base(), amendment, reading.situation)
    except ShownError as refused:
        st.error(plain(refused.message), icon=":material/error:")
        return
    _draw_effect(effect)
    if st.button("Enregistrer l’avenant", type="primary", icon=":material/history_edu:"):
        act(lambda: record_amendment(base.base(), amendment), f"{reference} : avenant enregistré.")


def _draw_effect(effect: AmendmentEffect) -> None:
    """Draw the same data scored before and after."""
    st.markdown(
        "**Les mêmes données, jugées avant et après l’avenant.** "
        f"Situation au {day(effect.situation)}, d’après tout ce qui est déposé à ce jour."
    )
    if effect.changes:
        draw_table(effect_rows(effect), "Indicateurs jugés autrement par l’avenant")
    else:
        st.markdown("Aucun indicateur existant n’est jugé autrement à cette date.")
    for words, codes in (("Indicateurs ajoutés", effect.added), ("Indicateurs retirés", effect.removed)):
        if codes:
            st.markdown(f"{words} : {plain(joined(codes))}")


def effect_rows(effect: AmendmentEffect) -> pd.DataFrame:
    """French texts, one row an indicator: its value, and how the same data are judged before and after."""
    rows = []
    for change in effect.changes:
        told = before_and_after(change)
        rows.append(
            {
                "Fiche": told.action,
                "Indicateur": told.indicator,
                "Valeur": told.after,
                "Jugé avant": status_text(change.before.status),
                "Jugé après": status_text(change.after.status),
                "Évolution du taux": told.moved,
            }
        )
    return pd.DataFrame(rows)
