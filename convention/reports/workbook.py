"""The pack as a workbook: all figures, native curves, one sheet an axis, and where every value comes from."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from convention.charts.palette import LIGHT
from convention.reports.archives import described, steady
from convention.reports.sheet_cells import TYPE, put
from convention.reports.told import Mark, Told, ToldAction, ToldAxis
from convention.reports.workbook_curves import Curves

Cell = str | Decimal | Mark | None
_LINE = 15.0
SUMMARY, CHANGES, DECISIONS, COMMITMENTS, LINEAGE, CURVES, ABOUT = (
    "Synthèse",
    "Ce qui a changé",
    "Décisions",
    "Engagements",
    "Lignage",
    "Courbes",
    "Méthode et manifeste",
)
FIGURES = {
    "Fiche": 7,
    "Code": 10,
    "Indicateur": 44,
    "Territoire": 18,
    "Valeur": 12,
    "Unité": 16,
    "Lecture": 22,
    "Période": 13,
    "Cible": 12,
    "Cible en clair": 30,
    "Taux (%)": 10,
    "Taux attendu": 13,
    "Statut": 22,
    "Explication": 90,
}
LINEAGE_COLUMNS = {
    "Fiche": 7,
    "Code": 10,
    "Indicateur": 44,
    "Territoire": 18,
    "Période": 22,
    "Valeur": 12,
    "Depuis le début": 16,
    "Unité": 16,
    "Statut": 13,
    "Validation": 22,
    "Réserve": 44,
    "Source": 44,
    "Commentaire": 36,
    "Dépôt": 8,
    "Fichier": 40,
    "Feuille": 22,
    "Cellule": 9,
    "Texte lu": 14,
    "Enregistré le": 20,
    "Corrections": 12,
}
_RATE = list(FIGURES).index("Taux (%)") + 1


def workbook(told: Told) -> bytes:
    """The workbook of the pack; the same bytes for the same content."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = SUMMARY
    _summary(first, told)
    curves = Curves(book.create_sheet(CURVES))
    for axis in told.axes:
        sheet = book.create_sheet(f"Axe {axis.number}")
        _axis(sheet, axis, curves)
    _changes(book.create_sheet(CHANGES), told)
    _decisions(book.create_sheet(DECISIONS), told)
    _commitments(book.create_sheet(COMMITMENTS), told)
    _lineage(book.create_sheet(LINEAGE), told)
    _about(book.create_sheet(ABOUT), told)
    book.move_sheet(CURVES, offset=len(book.sheetnames))
    book.properties.title, book.properties.creator = told.cover.title, told.cover.convention
    book.properties.language = "fr-FR"
    target = io.BytesIO()
    book.save(target)
    return steady(described(target.getvalue(), curves.texts), told.cover.made_at)


def grid(sheet: Worksheet, top: int, names: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """A table with its heading; the row after its last one."""
    for column, name in enumerate(names, 1):
        put(sheet, top, column, name, bold=True)
        sheet.cell(top, column).alignment = Alignment(vertical="top", horizontal="left", wrap_text=True, indent=1)
        sheet.cell(top, column).fill = PatternFill("solid", fgColor=f"FF{LIGHT.band[1:].upper()}")
    at = top
    for at, row in enumerate(rows, top + 1):
        for column, cell in enumerate(row, 1):
            _put(sheet, at, column, cell)
        sheet.row_dimensions[at].height = _LINE * max(_lines(sheet, column, cell) for column, cell in enumerate(row, 1))
    return at + 1


def _lines(sheet: Worksheet, column: int, content: Cell) -> int:
    """Lines that a text takes in its column, whose width must be set before."""
    if not isinstance(content, str):
        return 1
    width = int(sheet.column_dimensions[get_column_letter(column)].width)
    return max(1, len(textwrap.wrap(content, max(4, round(width * 1.08) - 2))))


def _put(sheet: Worksheet, row: int, column: int, content: Cell) -> None:
    if not isinstance(content, Mark):
        text = isinstance(content, str)
        put(sheet, row, column, content)
        sheet.cell(row, column).alignment = Alignment(
            vertical="top", wrap_text=text, horizontal="left" if text else None, indent=int(text)
        )
        return
    put(sheet, row, column, f"{content.symbol} {content.word}")
    sheet.cell(row, column).font = Font(name=TYPE, bold=True, color=f"FF{LIGHT.tones[content.tone][1:].upper()}")
    sheet.cell(row, column).alignment = Alignment(vertical="top", horizontal="left", indent=1)


def widths(sheet: Worksheet, sizes: Sequence[float]) -> None:
    """Widths of the columns, in characters; printed in landscape, one page wide."""
    for column, size in enumerate(sizes, 1):
        sheet.column_dimensions[get_column_letter(column)].width = size
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def heading(sheet: Worksheet, row: int, words: str, size: float = 14) -> None:
    """A line of title."""
    put(sheet, row, 1, words, bold=True)
    sheet.row_dimensions[row].height = 1.5 * size
    sheet.cell(row, 1).font = Font(name=TYPE, bold=True, size=size, color="FF1D4F91")


def _summary(sheet: Worksheet, told: Told) -> None:
    widths(sheet, (24, 44, 8, 26, 40, 12, 70))
    heading(sheet, 1, told.cover.title, 16)
    for at, words in enumerate(
        (told.cover.reading, told.cover.state, told.fresh, *told.groups, *told.cover.warnings), 2
    ):
        put(sheet, at, 1, words)
    rows = [
        (action.code, action.short_title, f"Axe {axis.number}", action.mark, action.rate, action.fresh, action.title)
        for axis in told.axes
        for action in axis.actions
    ]
    after = grid(sheet, 7, ("Fiche", "Action", "Axe", "Statut", "Taux moyen", "À jour", "Intitulé"), rows)
    heading(sheet, after + 1, "Répartition des statuts")
    counts = [(mark, Decimal(n)) for (mark, _), (_, n) in zip(told.headline, told.distribution, strict=True)]
    after = grid(sheet, after + 2, ("Statut", "Fiches"), counts)
    heading(sheet, after + 1, "À traiter")
    found = [(code, name, "", c.mark, words) for c in told.concerns for code, name, words in c.items]
    after = grid(sheet, after + 2, ("Fiche", "Indicateur", "", "Statut", "Constat"), found)
    heading(sheet, after + 1, told.cover.agenda_title)
    grid(
        sheet,
        after + 2,
        ("N°", "Point", "", "", "Précisions"),
        [(number, title, "", "", detail) for number, title, detail in told.agenda_rows],
    )


def _axis(sheet: Worksheet, axis: ToldAxis, curves: Curves) -> None:
    widths(sheet, list(FIGURES.values()))
    heading(sheet, 1, f"Axe {axis.number} · {axis.title}")
    rows = [row for action in axis.actions for row in _figures(action)]
    after = grid(sheet, 3, list(FIGURES), rows)
    for (cell,) in sheet.iter_rows(min_row=4, max_row=after, min_col=_RATE, max_col=_RATE):
        cell.number_format = "0.0"
    sheet.freeze_panes = "D4"
    charts = [indicator.chart for action in axis.actions for indicator in action.indicators if indicator.chart]
    curves.draw(sheet, after + 2, charts)


def _figures(action: ToldAction) -> Iterable[tuple[Cell, ...]]:
    for found in action.indicators:
        for at, row in enumerate(found.rows):
            said = f"{found.explanation} {found.absent}".strip() if at == 0 else ""
            yield (
                *(action.code, found.code, found.title, row.scope, row.value, found.unit, row.value_text, row.period),
                *(row.target, row.target_text, row.rate, row.expected_text, row.mark, said),
            )


def _changes(sheet: Worksheet, told: Told) -> None:
    widths(sheet, (8, 44, 20, 20, 24, 24, 36, 24))
    heading(sheet, 1, told.changes_title)
    rows = [
        (c.action, c.name, c.before, c.after, c.before_mark, c.mark, cause, part)
        for c in told.changes
        for cause, part in c.causes or (("", ""),)
    ]
    names = ("Fiche", "Indicateur", "Avant", "Après", "Statut avant", "Statut après", "Cause", "Part")
    grid(sheet, 3, names, rows)


def _decisions(sheet: Worksheet, told: Told) -> None:
    widths(sheet, (8, 70, 26, 26, 26, 36))
    heading(sheet, 1, "Relevé de décisions")
    rows = [(d.action, d.text, d.owner, d.due, d.state, d.origin) for d in told.decisions]
    after = grid(sheet, 3, ("Fiche", "Décision", "Service", "Échéance", "État", "Séance"), rows)
    heading(sheet, after + 1, "Synthèse et météo")
    said = [
        (a.code, n.text, n.outlook, n.risks, n.next_steps, n.signed)
        for a in told.actions
        if (n := a.narrative) is not None
    ]
    grid(sheet, after + 2, ("Fiche", "Synthèse", "Météo", "Risques", "Suites", "Auteur"), said)


def _commitments(sheet: Worksheet, told: Told) -> None:
    widths(sheet, told.commitments.widths)
    heading(sheet, 1, "Registre des engagements")
    put(sheet, 2, 1, told.commitments_title)
    grid(sheet, 4, told.commitments.headings, told.commitments.rows)
    sheet.freeze_panes = "B5"


def _lineage(sheet: Worksheet, told: Told) -> None:
    widths(sheet, list(LINEAGE_COLUMNS.values()))
    rows = [
        (
            *(v.action, v.indicator, v.title, v.territory, v.period, v.value, v.total, v.unit, v.status),
            *(
                v.validation,
                v.reserve,
                v.source,
                v.comment,
                Decimal(v.deposit),
                v.file_name,
                v.sheet,
                v.cell,
                v.text,
                v.recorded,
            ),
            Decimal(v.revisions),
        )
        for v in told.values
    ]
    grid(sheet, 1, list(LINEAGE_COLUMNS), rows)
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(LINEAGE_COLUMNS))}{max(sheet.max_row, 2)}"


def _about(sheet: Worksheet, told: Told) -> None:
    widths(sheet, (60, 70, 24, 22, 12, 16))
    heading(sheet, 1, "Manifeste")
    after = grid(sheet, 2, ("Repère", "Valeur"), told.manifest)
    for name, table in (("Dépôts", told.deposits), ("Statuts", told.rules), ("Seuils en vigueur", told.thresholds)):
        heading(sheet, after + 1, name)
        after = grid(sheet, after + 2, table.headings, table.rows)
    for name, texts in (("Méthode", told.method), ("Sources", told.sources)):
        heading(sheet, after + 1, name)
        for at, words in enumerate(texts, after + 2):
            put(sheet, at, 1, words)
        after += 2 + len(texts)
