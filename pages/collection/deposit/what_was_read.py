"""What was read of a file: each table and what stands outside, with an account of every cell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd
import streamlit as st

from convention.wording.formats import COLON, counted, joined, number
from loaders.reading import Reading, TableReading
from loaders.workbooks.cells import column_letters
from pages.parts.marks import plain
from pages.parts.tables import draw_table

FEW_SHEETS = 5
_COUNTS = ("Cellules", "Observations", "Constats", "Non-données", "Valeurs")


def draw_read(reading: Reading) -> None:
    """Draw what every sheet is, how its cells add up, and what is hidden in it."""
    st.header("2 · Lu")
    if not reading.tables:
        st.markdown("Aucune cellule n’a été lue.")
        return
    counts = reading.counts
    st.markdown(
        f"**{counted(counts.total, 'cellule lue', 'cellules lues')}** = {number(counts.observed)} d’observations "
        f"+ {number(counts.refused)} en constat + {number(counts.not_data)} qui ne sont pas des données "
        "(titres, notes, totaux, lignes sans valeur)."
    )
    told = [table for table in reading.tables if table.is_table or table.counts.refused or table.hidden]
    rest = [table for table in reading.tables if table not in told]
    if not told or len(rest) <= FEW_SHEETS:
        told, rest = list(reading.tables), []
    _draw_tables(told, "Tableaux lus et compte des cellules")
    if rest:
        with st.expander(counted(len(rest), "autre partie sans valeur lue", "autres parties sans valeur lue")):
            _draw_tables(rest, "Ce qui est hors des tableaux lus")
    for table in reading.tables:
        if hidden := _hidden(table):
            st.markdown(f"- {plain(hidden)}")


def _draw_tables(tables: Sequence[TableReading], alt: str) -> None:
    figures = {
        name: [Decimal(figure) for figure in column]
        for name, column in zip(_COUNTS, zip(*map(_figures, tables), strict=True), strict=True)
    }
    frame = pd.DataFrame(
        {
            "Feuille": [table.sheet for table in tables],
            "Ce que c’est": [_what(table) for table in tables],
            "Plage": [table.area for table in tables],
            **{name: [number(figure) for figure in column] for name, column in figures.items()},
        }
    )
    draw_table(frame, alt, figures)


def _figures(table: TableReading) -> tuple[int, int, int, int, int]:
    counts = table.counts
    return counts.total, counts.observed, counts.refused, counts.not_data, table.observations


def _what(table: TableReading) -> str:
    if table.hidden:
        return "feuille masquée, non lue"
    if not table.is_table:
        return "hors des tableaux"
    skipped = f", {counted(table.skipped, 'ligne écartée', 'lignes écartées')}" if table.skipped else ""
    return f"{table.reader}{skipped}"


def _hidden(table: TableReading) -> str:
    parts = []
    if table.hidden:
        parts.append("la feuille est masquée")
    if table.hidden_rows:
        parts.append(f"lignes masquées {joined([str(row) for row in table.hidden_rows])}")
    if table.hidden_columns:
        parts.append(f"colonnes masquées {joined([column_letters(column) for column in table.hidden_columns])}")
    return f"{table.sheet}{COLON}{joined(parts)}" if parts else ""
