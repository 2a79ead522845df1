"""A profile at work on a sheet: the first rows, the questions on its tables, and at once what it would read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from convention.domain.findings import FindingCode
from convention.wording.findings import finding_sentence
from convention.wording.formats import EXACT, capitalised, counted, period_label
from convention.wording.labels import label
from convention.wording.values import indicator_value
from loaders.layouts.headings import FRENCH_ROLES
from loaders.layouts.layout import Role
from loaders.profiles.preview import Preview, PreviewedValue
from loaders.profiles.profile import TableProfile
from loaders.profiles.propose import Proposal
from loaders.workbooks.book import Sheet
from loaders.workbooks.cells import column_letters
from pages.collection.profiles.form import Start, choose_table
from pages.parts import base
from pages.parts.marks import plain

SHOWN_ROWS, SHOWN_COLUMNS, SHOWN_FINDINGS = 40, 40, 6
MOST_TABLES = 20


def draw_rows(sheet: Sheet) -> None:
    """Draw the first rows of a sheet, with a word on what is not shown."""
    st.dataframe(sample_rows(sheet), alt=f"Premières lignes de la feuille {sheet.name}", height=320)
    if len(sheet.texts) > SHOWN_COLUMNS:
        st.caption(
            f"Les {SHOWN_COLUMNS} premières colonnes sur {len(sheet.texts)} sont montrées\u202f; toutes peuvent être "
            "choisies ci-dessous."
        )


def sample_rows(sheet: Sheet) -> pd.DataFrame:
    """The first rows of a sheet under its own letters and numbers."""
    rows = min(sheet.rows, SHOWN_ROWS)
    columns = range(min(len(sheet.texts), SHOWN_COLUMNS))
    return pd.DataFrame(
        {column_letters(sheet.first_column + c): [sheet.text(row, c) for row in range(rows)] for c in columns},
        index=pd.RangeIndex(sheet.first_row, sheet.first_row + rows),
    )


def choose_tables(sheet: Sheet, begun: Proposal, key: str) -> tuple[TableProfile, ...]:
    """Draw how many tables there are and the questions on each; return the tables that the answers describe."""
    count = int(
        st.number_input(
            "Tableaux à lire, l’un sous l’autre", 1, MOST_TABLES, max(len(begun.profile.tables), 1), key=f"tables-{key}"
        )
    )
    starts = [_start(begun, number) for number in range(count)]
    catalogue = base.catalogue()
    if count == 1:
        return (choose_table(sheet, catalogue, starts[0], f"{key}-0"),)
    found = []
    for number, tab in enumerate(st.tabs([f"Tableau {number + 1}" for number in range(count)])):
        with tab:
            found.append(choose_table(sheet, catalogue, starts[number], f"{key}-{number}"))
    return tuple(found)


def _start(begun: Proposal, number: int) -> Start:
    """How the questions on a table begin; those on one that is added, as on the last one known."""
    at = min(number, len(begun.headers) - 1)
    return Start(begun.profile.tables[at], begun.headers[at], begun.reasons[at])


def draw_preview(found: Preview) -> bool:
    """Draw what would be read; say whether there is anything."""
    st.markdown(f"**Ce qui serait lu\u00a0: {counted(found.values, 'valeur', 'valeurs')}**")
    for finding in found.findings[:SHOWN_FINDINGS]:
        where = f"{plain(finding.cell)}\u00a0: " if finding.cell else ""
        said = capitalised(finding.expected) if finding.code is FindingCode.TABLE_NOT_RECOGNISED else ""
        st.markdown(f"- {where}{plain(said or finding_sentence(finding))}")
    if len(found.findings) > SHOWN_FINDINGS:
        st.caption(f"… et {counted(len(found.findings) - SHOWN_FINDINGS, 'autre constat', 'autres constats')}")
    if found.meanings:
        st.markdown("**Les premières valeurs, telles qu’elles seraient enregistrées**")
        st.dataframe(meaning_rows(found.meanings), hide_index=True, alt="Premières valeurs telles qu’enregistrées")
    if len(found.readings) > len(found.meanings):
        with st.expander("Les premières cellules, telles que le fichier les écrit"):
            _draw_written(found)
    return bool(found.readings)


def meaning_rows(meanings: Sequence[PreviewedValue]) -> pd.DataFrame:
    """French texts of values as they would be recorded; `?` for what is not understood."""
    columns: dict[str, Callable[[PreviewedValue], str]] = {
        "Cellule": lambda each: each.cell,
        "Écrit": lambda each: each.text,
        "Indicateur": lambda each: f"{each.indicator.code} · {each.indicator.short_title}" if each.indicator else "?",
        "Territoire": lambda each: label(each.territory) if each.territory else "?",
        "Période": lambda each: period_label(each.period) if each.period else "?",
        "Valeur": _value,
        "Unité": lambda each: each.indicator.unit if each.indicator else "?",
    }
    return pd.DataFrame({name: [write(each) for each in meanings] for name, write in columns.items()})


def _value(each: PreviewedValue) -> str:
    if each.amount is None:
        return label(each.status)
    return indicator_value(each.indicator, each.amount, EXACT) if each.indicator else f"{each.amount.normalize():f}"


def _draw_written(found: Preview) -> None:
    rows = [
        {FRENCH_ROLES[role].capitalize(): reading.texts.get(role, "") for role in Role} | {"Cellule": reading.cell}
        for reading in found.readings
    ]
    table = pd.DataFrame(rows)
    st.dataframe(table.loc[:, (table != "").any()], hide_index=True, alt="Premières cellules qui seraient lues")
