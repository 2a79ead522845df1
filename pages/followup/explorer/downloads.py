"""Taking away what the explorer shows: CSV and workbook, with sources, dates and units."""

from __future__ import annotations

import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.reports.series_files import series_csv, series_workbook
from convention.wording.formats import joined
from pages.followup.explorer.choices import Explored
from pages.followup.explorer.shown import ShownValues, left_out_sentence
from pages.parts.reading import Reading, dates_told

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_downloads(agreed: Catalogue, seen: ShownValues, explored: Explored, reading: Reading) -> None:
    """Draw the downloads of the values shown; nothing where there is none."""
    if not seen.series:
        return
    name = file_name(explored, reading)
    dates = dates_told(reading)
    left, right, _ = st.columns([2, 2, 4])
    left.download_button(
        "Valeurs (CSV)",
        data=lambda: series_csv(seen.series, agreed, seen.rows, dates),
        file_name=f"{name}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    right.download_button(
        "Classeur avec graphiques",
        data=lambda: series_workbook(seen.series, agreed, seen.rows, (*dates, *_about(agreed, seen))),
        file_name=f"{name}.xlsx",
        mime=WORKBOOK_TYPE,
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )


def file_name(explored: Explored, reading: Reading) -> str:
    """The name of the files: `A08.1-1_A05-1_au_2020-12-31`, or how many indicators when there are many."""
    codes = explored.indicators
    subject = "_".join(codes) if len(codes) <= 3 else f"{len(codes)}-indicateurs"
    return f"{subject}_au_{reading.situation.isoformat()}"


def _about(agreed: Catalogue, seen: ShownValues) -> tuple[tuple[str, str], ...]:
    """Indicators with their units, sources, and the periods that are not told."""
    codes, sources = seen.series.codes, joined(list(seen.series.sources))
    left_out = left_out_sentence(agreed, seen.left_out)
    lines = [(code, f"{agreed.by_code[code].title} ({agreed.by_code[code].unit})") for code in codes]
    told = [("périodes incomplètes", left_out)] if left_out else []
    return (*lines, ("sources", sources), *told)
