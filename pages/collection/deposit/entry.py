"""Values typed on the page: a grid of what is expected, read and checked as the same lines of a file would be."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from convention.domain.catalogue import Catalogue
from convention.domain.clock import today
from convention.wording.formats import counted
from loaders.writers.template_columns import COLUMNS
from loaders.writers.template_rows import Extent, TemplateRow, template_rows
from pages.collection.deposit.desk import desk
from pages.collection.deposit.sections import DepositSection
from pages.parts import base
from pages.parts.choice import choose_action
from pages.parts.keys import Param
from pages.parts.reading import Reading, parameters
from pages.parts.session_pages import open_target

_HEADINGS = [column.heading for column in COLUMNS]
_VALUE = "valeur"
_HELP = {column.heading: column.note for column in COLUMNS}
_READ_ONLY = {column.heading for column in COLUMNS if column.helper}
_WIDE = {"intitulé", "source", "commentaire"}


def draw_entry(reading: Reading) -> None:
    """Draw the lines that an action still misses; what is typed goes the way of a file, with the same findings."""
    agreed = base.catalogue()
    action = choose_action(agreed)
    st.markdown(
        "Saisissez une valeur par ligne, ou collez une plage copiée d’un classeur. Les lignes sans valeur ne sont pas "
        "lues. Rien n’est enregistré avant la confirmation."
    )
    missing = _missing(agreed, action.code, reading)
    if not missing:
        st.info("Toutes les valeurs attendues de cette action sont déposées. Ajoutez une ligne pour en corriger une.")
    grid = st.data_editor(
        _grid(missing),
        key=f"entry-{action.code}",
        hide_index=True,
        num_rows="dynamic",
        column_config={heading: _column(heading) for heading in _HEADINGS},
    )
    typed = [row for row in grid.fillna("").to_dict("records") if str(row[_VALUE]).strip()]
    words = f"Contrôler {counted(len(typed), 'valeur', 'valeurs')}" if typed else "Contrôler"
    if st.button(words, type="primary", disabled=not typed, icon=":material/fact_check:"):
        desk().take(f"saisie_action-{action.code}_{today().isoformat()}.csv", entry_csv(typed))
        open_target({"page": "depot", "query": {**parameters(reading), Param.SECTION: str(DepositSection.DEPOSIT)}})


def entry_csv(rows: Iterable[Mapping[Hashable, object]]) -> bytes:
    """The lines as the template's CSV; what a cell holds is kept sign by sign, but for the spaces around it."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    writer.writerows([re.sub(r"\s+", " ", str(row.get(name) or "")).strip() for name in _HEADINGS] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def _missing(agreed: Catalogue, code: str, reading: Reading) -> Sequence[TemplateRow]:
    """The lines of an action that have no value yet, up to the situation date."""
    codes = tuple(indicator.code for indicator in agreed.indicators_of(code))
    extent = Extent(agreed.convention.start, max(reading.situation, agreed.convention.start), (code,))
    rows = template_rows(agreed, extent, base.series(codes, extent.last, None))
    return [row for row in rows if row.status is None]


def _grid(rows: Sequence[TemplateRow]) -> pd.DataFrame:
    cells = [[str(column.write(row)) for column in COLUMNS] for row in rows]
    return pd.DataFrame(cells, columns=_HEADINGS, dtype=str)


def _column(heading: str) -> ColumnConfig:
    return st.column_config.TextColumn(
        heading.capitalize(),
        help=_HELP[heading],
        disabled=heading in _READ_ONLY,
        width="medium" if heading in _WIDE else "small",
    )
