"""An amendment of many rows: its template, the workbook as it comes back, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from convention.domain.errors import ShownError
from convention.warehouse.amendment_way import proposals
from convention.warehouse.amendments import AMENDABLE
from convention.wording.findings import folded, severity_summary
from convention.wording.formats import capitalised
from loaders.amendment import AmendmentReading, read_amendment
from loaders.writers.amendment_template import TEMPLATE_NAME, amendment_template
from pages.parts import base
from pages.parts.findings import XLSX, draw_finding_groups
from pages.parts.marks import plain
from pages.parts.person import current_person, who_first

HOW = (
    "Pour beaucoup de lignes à la fois. Chaque feuille du classeur porte le nom d’un fichier du référentiel ({names}) "
    "et les mêmes colonnes\u00a0; un seul de ces fichiers en CSV convient aussi. Une ligne de clé connue remplace la "
    "précédente, les autres s’ajoutent."
)


def draw_workbook(reference: str, since: date, propose: Callable[[Mapping[str, str]], None]) -> None:
    """Draw the template, the place for the file, its findings; `propose` draws what its rows change."""
    st.markdown(HOW.format(names=", ".join(f"`{name}`" for name in AMENDABLE)))
    st.download_button(
        "Modèle de classeur", amendment_template, TEMPLATE_NAME, XLSX, icon=":material/download:", on_click="ignore"
    )
    box = f"amendment-file-{len(proposals(base.base()))}"
    file = st.file_uploader("Fichier de l’avenant", type=["xlsx", "ods", "csv"], key=box)
    person = current_person()
    if file is None:
        return
    if not person or not reference:
        st.caption(who_first() if not person else "Indiquez la référence de l’avenant.")
        return
    try:
        read = read_amendment(file.getvalue(), file.name, base.base(), reference, since, person)
    except ShownError as refused:
        st.error(plain(refused.message), icon=":material/error:")
        return
    _draw_findings(read)
    if read.amendment is not None:
        propose(read.amendment.files)


def _draw_findings(read: AmendmentReading) -> None:
    """Draw all that is wrong with the file, cell by cell."""
    if not read.findings:
        return
    st.markdown(f"**{capitalised(severity_summary(read.findings))}**")
    draw_finding_groups(folded(read.findings), "amendment")
    if read.amendment is None:
        st.caption("Rien n’est enregistré tant qu’un constat est bloquant. Corrigez le fichier, puis redéposez-le.")
