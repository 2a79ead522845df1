"""What the checks say of a file: by severity and kind, rows folded, filtered, and written into the workbook itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import pandas as pd
import streamlit as st

from convention.domain.findings import Finding, Severity
from convention.wording.findings import (
    FindingGroup,
    finding_sentence,
    folded,
    group_hints,
    severity_summary,
    severity_word,
)
from convention.wording.formats import NO_BREAK, capitalised, counted
from loaders.reading import Reading
from loaders.writers.annotate import annotated_name, annotated_workbook, can_annotate
from pages.parts.marks import plain

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARKS = {Severity.BLOCKING: ":red[▼]", Severity.CONFIRM: ":yellow[◆]", Severity.INFO: ":gray[○]"}
SHOWN_PLACES = 90


def draw_findings(reading: Reading, number: int, *, urgent: bool) -> None:
    """Draw the findings of a file, or that there are none, and the annotated workbook; `urgent`: it comes next."""
    st.header("3 · Constats")
    if not reading.findings:
        st.markdown("Aucun constat.")
        return
    st.markdown(f"**{capitalised(severity_summary(reading.findings))}**")
    if can_annotate(reading):
        _draw_annotated(reading, number, urgent)
    groups = _filtered(folded(reading.findings), number)
    draw_finding_groups(groups, str(number))


def draw_finding_groups(groups: Iterable[FindingGroup], key: str) -> None:
    """Draw groups of findings under their severity."""
    for severity, found in groupby(groups, key=lambda group: group.severity):
        st.markdown(f"### {MARKS[severity]}{NO_BREAK}{capitalised(severity_word(severity))}")
        for at, group in enumerate(found):
            draw_group(group, f"{key}-{severity}-{at}")


def _draw_annotated(reading: Reading, number: int, urgent: bool) -> None:
    st.download_button(
        "Télécharger votre classeur annoté",
        data=lambda: annotated_workbook(reading),
        file_name=annotated_name(reading),
        mime=XLSX,
        key=f"annotated-{number}",
        icon=":material/download:",
        on_click="ignore",
        type="primary" if urgent else "secondary",
    )
    if urgent:
        st.caption(
            "Les cellules en cause y sont colorées et commentées, une feuille « Constats » les énumère, le reste est "
            "inchangé. Corrigez ces cellules, enregistrez, puis redéposez ce classeur tel quel."
        )


def _filtered(groups: Sequence[FindingGroup], number: int) -> list[FindingGroup]:
    """Draw the filters, where there is something to filter; the groups that pass."""
    sheets = list(dict.fromkeys(group.sheet for group in groups if group.sheet))
    titles = list(dict.fromkeys(group.title for group in groups))
    if len(groups) < 4:
        return list(groups)
    left, right = st.columns(2)
    kinds = left.multiselect("Constats", titles, key=f"finding-kinds-{number}", placeholder="Tous")
    chosen = right.multiselect("Feuilles", sheets, key=f"finding-sheets-{number}", placeholder="Toutes")
    return [g for g in groups if (not kinds or g.title in kinds) and (not chosen or g.sheet in chosen)]


def draw_group(group: FindingGroup, key: str) -> None:
    """Draw one kind of finding in one column: its cells folded, its sentence, what to write instead, the cells."""
    times = f" · {counted(group.count, 'cellule', 'cellules')}" if group.count > 1 else ""
    where = group.where if len(group.where) <= SHOWN_PLACES else group.where[: SHOWN_PLACES - 1] + "…"
    st.markdown(
        f"**{plain(group.title)}** · {plain(where)}{times}  \n{plain(group.sentence)}"
        + "".join(f"  \n*{plain(hint)}*" for hint in group_hints(group))
    )
    if group.count > 1:
        cells = st.expander("Voir chaque cellule", key=f"finding-cells-{key}", type="compact", on_change="rerun")
        if cells.open:
            cells.dataframe(finding_rows(group.findings), hide_index=True, alt=f"Cellules\u00a0: {group.title}")


def finding_rows(findings: Iterable[Finding]) -> pd.DataFrame:
    """Every finding with where it stands, what was read, what was expected; columns without a text are left out."""
    rows = pd.DataFrame(
        [
            {
                "Feuille": found.sheet,
                "Cellule": found.cell,
                "Lu": found.read,
                "Attendu": found.expected,
                "Suggestion": found.hint,
                "Constat": finding_sentence(found),
            }
            for found in findings
        ]
    )
    return rows.loc[:, (rows != "").any()]
