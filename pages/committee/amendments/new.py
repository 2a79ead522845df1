"""A new amendment on its page: from a file, read and checked, to its effect and its record."""

from __future__ import annotations

from datetime import date

import streamlit as st

from convention.domain import clock
from convention.domain.errors import ShownError
from convention.warehouse.amendment_trial import try_amendment
from convention.warehouse.amendments import AMENDABLE, Amendment, amendments, record_amendment
from convention.wording.findings import folded, severity_summary
from convention.wording.formats import capitalised
from loaders.amendment import AmendmentReading, read_amendment
from pages.committee.amendments.effect import draw_changed_cells, draw_effect_from
from pages.parts import base
from pages.parts.acts import act
from pages.parts.findings import draw_groups
from pages.parts.marks import plain
from pages.parts.person import current_person, who_first
from pages.parts.reading import FIRST_DAY, Reading

HOW = (
    "Le fichier est un classeur dont chaque feuille porte le nom d’un fichier du référentiel ({names}) et les mêmes "
    "colonnes, ou un seul de ces fichiers en CSV. Une ligne de clé connue remplace la précédente, les autres "
    "s’ajoutent."
)
SINCE_HELP = (
    "Le premier jour où ce que l’avenant fixe s’applique. Une situation antérieure reste jugée par ce qui valait alors."
)


def draw_new_amendment(reading: Reading) -> None:
    """Draw the way of a new amendment: reference, day, file, findings, what it would change, record."""
    st.header("Nouvel avenant", anchor="nouveau")
    st.markdown(HOW.format(names=", ".join(f"`{name}`" for name in AMENDABLE)))
    left, right = st.columns([3, 1])
    reference = (left.text_input("Référence de l’avenant", max_chars=80, placeholder="Avenant n° 1") or "").strip()
    since = right.date_input(
        "Prise d’effet", value=clock.today(), format="DD/MM/YYYY", min_value=FIRST_DAY, help=SINCE_HELP
    )
    box = f"amendment-file-{len(amendments(base.base()))}"
    file = st.file_uploader("Fichier de l’avenant", type=["xlsx", "ods", "csv"], key=box)
    person = current_person()
    if file is None or not isinstance(since, date):
        return
    if not person or not reference:
        st.caption(who_first() if not person else "Indiquez la référence de l’avenant.")
        return
    try:
        read = read_amendment(file.getvalue(), file.name, base.base(), reference, since, person)
        _draw_findings(read)
        if read.amendment is not None:
            _draw_record(read.amendment, reading)
    except ShownError as refused:
        st.error(plain(refused.message), icon=":material/error:")


def _draw_findings(read: AmendmentReading) -> None:
    """Draw all that is wrong with the file, cell by cell."""
    if not read.findings:
        return
    st.markdown(f"**{capitalised(severity_summary(read.findings))}**")
    draw_groups(folded(read.findings), "amendment")
    if read.amendment is None:
        st.caption("Rien n’est enregistré tant qu’un constat est bloquant. Corrigez le fichier, puis redéposez-le.")


def _draw_record(amendment: Amendment, reading: Reading) -> None:
    """Draw what the amendment would change, and the button that records it."""
    draw_changed_cells(base.base(), amendment)
    today = Reading(reading.situation, None, None)
    draw_effect_from(lambda at: try_amendment(base.base(), amendment, at), today, amendment.day)
    if st.button("Enregistrer l’avenant", type="primary", icon=":material/history_edu:"):
        done = f"{amendment.reference}\u00a0: avenant enregistré."
        act(lambda: record_amendment(base.base(), amendment), done)
