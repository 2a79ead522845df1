"""The service's own names of indicators: said once on the page, kept for its next files."""

from __future__ import annotations

import streamlit as st

from convention.domain.errors import ShownError
from convention.domain.findings import FindingCode
from convention.operations.places import data_directory
from convention.wording.formats import counted
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.own_names import key_of
from loaders.teach import teach_names
from pages.collection.deposit.desk import Incoming
from pages.parts import base
from pages.parts.marks import plain

MOST_NAMES = 30


def draw_own_names(incoming: Incoming, person: str) -> None:
    """Draw which indicator each unknown name of a file means, the likeliest first; what is said reads it again."""
    unknown = unknown_names(incoming)
    if not unknown:
        return
    st.header("Noms à reconnaître")
    st.markdown(
        "Ces noms d’indicateurs ne sont pas ceux du référentiel. Dites une fois ce qu’ils désignent\u00a0: les "
        "fichiers de votre service seront lus ainsi."
    )
    catalogue = base.catalogue()
    titles = {indicator.code: f"{indicator.code} · {indicator.title}" for indicator in catalogue.indicators}
    names = IndicatorNames(catalogue)
    codes = {indicator.title: indicator.code for indicator in catalogue.indicators}
    with st.form(f"own-names-{incoming.number}"):
        meant = {}
        for at, text in enumerate(unknown[:MOST_NAMES]):
            likely = [codes[title] for title in names.likely(text, most=5)]
            options = [*likely, *(code for code in titles if code not in likely)]
            meant[text] = st.selectbox(
                plain(f"«\u00a0{text}\u00a0» désigne"),
                options,
                index=None,
                format_func=titles.__getitem__,
                placeholder=f"Peut-être {titles[likely[0]]}" if likely else "Choisir un indicateur",
                key=f"own-name-{incoming.number}-{at}",
            )
        if len(unknown) > MOST_NAMES:
            st.caption(f"Les {MOST_NAMES} premiers noms sur {len(unknown)} sont demandés.")
        said = st.form_submit_button("Retenir ces noms et relire le fichier", type="primary", disabled=not person)
    if not person:
        st.caption("Indiquez votre nom et votre service, en haut de la page\u00a0: ils restent attachés à ces noms.")
    if said and any(meant.values()):
        _keep({text: code for text, code in meant.items() if code}, person)


def _keep(meant: dict[str, str], person: str) -> None:
    try:
        teach_names(base.base(), data_directory(), meant, person)
    except ShownError as refused:
        st.error(plain(refused.message), icon=":material/error:")
        return
    st.toast(f"{counted(len(meant), 'nom retenu', 'noms retenus')}.")
    st.rerun()


def unknown_names(incoming: Incoming) -> list[str]:
    """The texts of a file that stand where an indicator is awaited and name none, each once, as first written."""
    findings = incoming.outcome.reading.findings if incoming.outcome else ()
    texts = (found.read.strip() for found in findings if found.code is FindingCode.INDICATOR_UNKNOWN)
    return list({key_of(text): text for text in reversed(list(texts)) if key_of(text)}.values())[::-1]
