"""Files refused for holding personal data: where they seemed to, and that they were given."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from convention.warehouse.refusals import Refusal
from convention.wording.findings import folded
from convention.wording.formats import COLON, counted, moment
from convention.wording.receipts import file_size
from loaders.checks.personal import KIND
from loaders.reading import Reading
from pages.collection.deposit.digest import DIGEST
from pages.parts.findings import draw_group
from pages.parts.marks import plain

NOBODY = "personne non indiquée"


def draw_refusal(reading: Reading) -> None:
    """Draw which cells seem to speak of persons, never what they hold, and the hash that is kept."""
    st.header("Cellules en cause")
    kinds = {dict(finding.details).get(KIND, "") for finding in reading.findings}
    for kind in sorted(kinds, reverse=True):
        own = [finding for finding in reading.findings if dict(finding.details).get(KIND, "") == kind]
        for at, group in enumerate(folded(own)):
            draw_group(group, f"refused-{reading.sha256[:12]}-{kind}-{at}")
    st.caption(f"{DIGEST}{COLON}{plain(reading.sha256)} · {file_size(reading.size)}")


def draw_refusals(found: Sequence[Refusal]) -> None:
    """Draw the files that were refused, newest first, if there are any."""
    if not found:
        return
    with st.expander(f"{counted(len(found), 'fichier refusé', 'fichiers refusés')} pour données nominatives"):
        st.caption("Ni leur nom, ni leur contenu ne sont conservés\u00a0: seulement ce que montre cette liste.")
        st.markdown("\n".join(map(_refusal_line, found)))


def _refusal_line(refusal: Refusal) -> str:
    """Who gave a refused file, when, and what is kept of it."""
    facts = (
        f"**{moment(refusal.recorded_at)}**",
        plain(refusal.person or NOBODY),
        file_size(refusal.size),
        counted(refusal.cells, "cellule en cause", "cellules en cause"),
    )
    return f"- {' · '.join(facts)}  \n  {DIGEST}{COLON}{plain(refusal.sha256)}"
