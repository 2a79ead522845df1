"""The sheet `Constats`: every finding of a file in a table, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from convention.domain.findings import Severity
from convention.wording.formats import counted, french_spaces
from loaders.workbooks.cells import Place, place_of
from loaders.workbooks.mark_styles import Styles
from loaders.workbooks.xml_edits import xml_text

FINDINGS_SHEET = "Constats"
FINDINGS_TITLE = "Constats du tableau de bord"
"""First cell of the sheet: how it is told from an analyst's own sheet of the same name."""

_HEADINGS = (
    ("gravité", 13),
    ("constat", 58),
    ("feuille", 22),
    ("cellule", 10),
    ("lu", 26),
    ("attendu", 38),
    ("correction proposée", 38),
    ("code", 24),
)
_FIRST_ROW = 5
_MOST_LINKS = 60_000
_MOST_ROWS = 1_000_000
_LONGEST = 32_000
_ADVICE = french_spaces(
    "Corrigez les cellules colorées dans leur feuille, enregistrez, puis déposez à nouveau ce classeur. "
    "Cette feuille-ci n’est pas lue : elle sera refaite à chaque contrôle."
)


@dataclass(frozen=True)
class Remark:
    """A finding in French words; `cell` is empty for what concerns a sheet or the whole file."""

    severity: Severity
    severity_word: str
    code: str
    sentence: str
    sheet: str
    cell: str
    read: str
    expected: str
    hint: str


def findings_sheet(remarks: Sequence[Remark], sheets: Sequence[str], styles: Styles, namespace: str) -> bytes:
    """The XML of the sheet; links lead to cells of the sheets that the workbook has."""
    shown = remarks[:_MOST_ROWS]
    last = max(_FIRST_ROW + len(shown), _FIRST_ROW + 1)
    column = Place(len(_HEADINGS), last).address
    return "".join(
        [
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">',
            '<sheetPr><tabColor rgb="FFB3261E"/><pageSetUpPr fitToPage="1"/></sheetPr>',
            f'<sheetViews><sheetView workbookViewId="0"><pane ySplit="{_FIRST_ROW}" topLeftCell="A{_FIRST_ROW + 1}" '
            'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
            f"<cols>{''.join(_columns())}</cols><sheetData>",
            *_rows(shown, len(remarks), styles),
            f'</sheetData><autoFilter ref="A{_FIRST_ROW}:{column}"/>',
            _links(shown, frozenset(sheets)),
            '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
        ]
    ).encode()


def _columns() -> Iterator[str]:
    for number, (_, width) in enumerate(_HEADINGS, 1):
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'


def _rows(remarks: Sequence[Remark], total: int, styles: Styles) -> Iterator[str]:
    yield _row(1, [(FINDINGS_TITLE, styles.title)])
    yield _row(2, [(_summary(remarks, total), 0)])
    yield _row(3, [(_ADVICE, 0)])
    yield _row(_FIRST_ROW, [(heading, styles.heading) for heading, _ in _HEADINGS])
    for number, remark in enumerate(remarks, _FIRST_ROW + 1):
        texts = (
            (remark.severity_word, styles.severities[remark.severity]),
            (remark.sentence, styles.body),
            (remark.sheet, styles.body),
            (remark.cell, styles.link if remark.cell else styles.body),
            (remark.read, styles.body),
            (remark.expected, styles.body),
            (remark.hint, styles.body),
            (remark.code, styles.body),
        )
        yield _row(number, texts)


def _summary(remarks: Sequence[Remark], total: int) -> str:
    """How many findings of each severity, gravest first."""
    words = {remark.severity: remark.severity_word for remark in remarks}
    parts = [
        f"{words[severity].lower()}\u00a0: {sum(r.severity is severity for r in remarks)}"
        for severity in Severity
        if severity in words
    ]
    text = f"{counted(total, 'constat', 'constats')} ({', '.join(parts)})" if parts else "Aucun constat."
    return text if total == len(remarks) else f"{text}. Les {len(remarks)} premiers figurent ici."


def _row(number: int, cells: Sequence[tuple[str, int]]) -> str:
    written = (
        f'<c r="{Place(column, number).address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{xml_text(text[:_LONGEST])}</t></is></c>"
        for column, (text, style) in enumerate(cells, 1)
        if text or style
    )
    return f'<row r="{number}">{"".join(written)}</row>'


def _links(remarks: Sequence[Remark], sheets: frozenset[str]) -> str:
    """Links inside the workbook, as many as a spreadsheet bears on one sheet."""
    links = []
    for number, remark in enumerate(remarks[:_MOST_LINKS], _FIRST_ROW + 1):
        if remark.sheet in sheets and place_of(remark.cell):
            target = f"'{remark.sheet.replace(chr(39), chr(39) * 2)}'!{remark.cell}"
            links.append(f'<hyperlink ref="D{number}" location="{xml_text(target)}" display="{remark.cell}"/>')
    return f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
