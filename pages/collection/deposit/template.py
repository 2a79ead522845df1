"""The template to fill in: what it covers, and its download as a workbook or as CSV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.wording.formats import counted, day
from loaders.writers.template import template_csv, template_file_name, template_workbook
from loaders.writers.template_rows import Extent, services, template_rows
from pages.parts import base
from pages.parts.findings import XLSX
from pages.parts.marks import plain

EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
ALL, BY_ACTION, BY_SERVICE = "Toutes les fiches", "Une ou plusieurs fiches", "Un service"


@dataclass(frozen=True)
class _Choice:
    """What the template is to cover; None for everything."""

    first: date
    last: date
    actions: tuple[str, ...] | None
    service: str | None

    @property
    def named(self) -> dict[str, Any]:
        """The same as the writers name it."""
        return {
            "period_from": self.first,
            "period_to": self.last,
            "actions": self.actions,
            "service": self.service,
        }


def draw_template() -> None:
    """Draw the choice of what the template covers, how many rows it has, and its downloads."""
    agreed = base.catalogue()
    st.markdown(
        "Le modèle contient une ligne par indicateur, territoire et période attendus, avec les valeurs déjà "
        "enregistrées. Remplissez les lignes vides, puis déposez le fichier\u00a0: redéposé tel quel, il ne change "
        "rien."
    )
    choice = _choose(agreed)
    if choice is None:
        return
    codes = tuple(indicator.code for indicator in agreed.indicators)
    values = base.series(codes, date.max, None)
    rows = template_rows(agreed, Extent(choice.first, choice.last, choice.actions, choice.service), values)
    known = sum(row.status is not None for row in rows)
    told = f"{counted(len(rows), 'ligne', 'lignes')}, dont {counted(known, 'déjà renseignée', 'déjà renseignées')}"
    st.markdown(f"**{told}**")
    if rows:
        _draw_downloads(
            choice,
            partial(template_workbook, agreed, values=values, **choice.named),
            partial(template_csv, agreed, values=values, **choice.named),
        )


def _choose(agreed: Catalogue) -> _Choice | None:
    """Draw the choices; None, with what is missing said, while they are not complete."""
    extent = st.radio("Étendue", [ALL, BY_ACTION, BY_SERVICE], horizontal=True)
    actions, service = None, None
    if extent == BY_ACTION:
        actions = _choose_actions(agreed)
    elif extent == BY_SERVICE:
        service = st.selectbox("Service", services(agreed), index=None, placeholder="Choisir un service")
    left, right = st.columns(2)
    first = left.date_input("Périodes du", agreed.convention.start, EARLIEST, LATEST, format="DD/MM/YYYY")
    last = right.date_input("au", agreed.convention.end, EARLIEST, LATEST, format="DD/MM/YYYY")
    if (extent == BY_ACTION and not actions) or (extent == BY_SERVICE and service is None):
        st.caption("Choisissez ce que le modèle doit couvrir.")
        return None
    if first > last:
        st.warning("La première date doit précéder la seconde.", icon=":material/event_busy:")
        return None
    st.caption(f"Le modèle couvre les périodes entières entre le {day(first)} et le {day(last)}.")
    return _Choice(first, last, actions, service)


def _choose_actions(agreed: Catalogue) -> tuple[str, ...]:
    return tuple(
        st.multiselect(
            "Fiches action",
            [action.code for action in agreed.actions],
            format_func=lambda code: f"{code} · {agreed.action_by_code[code].short_title}",
            placeholder="Choisir des fiches",
        )
    )


def _draw_downloads(choice: _Choice, workbook: Callable[[], bytes], text: Callable[[], bytes]) -> None:
    formats = (("Classeur Excel", "xlsx", workbook, XLSX, "primary"), ("CSV", "csv", text, "text/csv", "secondary"))
    with st.container(horizontal=True):
        for words, ending, content, mime, kind in formats:
            st.download_button(
                plain(words),
                data=content,
                file_name=template_file_name(**choice.named, ending=ending),
                mime=mime,
                key=f"template-{ending}",
                icon=":material/download:",
                on_click="ignore",
                type="primary" if kind == "primary" else "secondary",
            )
