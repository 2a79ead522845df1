"""What people noted on cells (« provisoire, à remplacer par 912 »): it goes with the value, or puts it in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from convention.domain.findings import Finding, FindingCode
from convention.wording.values import comment_with_note
from loaders.parsing.suggestions import fold
from loaders.values.cells import Cells
from loaders.values.collector import Collector
from loaders.values.values import Texts, coded_texts
from loaders.workbooks.book import Sheet

_NOT_FINAL = r"\bprovisoire|\bprovisionnel|\bestim[ea]|\bestimation|\best(?:im)?\.|\bprov\b|\bprev\b|\bapprox"
_NOT_FINAL += r"|\b(?:non|pas(?: encore)?) (?:definiti|consolid|stabilis|arrete)|\bplaceholder|^\(?[pe]\)?$"
_WRONG = (
    r"\bremplacer|\berrone|\berreur|\bfau(?:x|sse)\b|\binexact|\bincorrect"
    r"|\ba (?:verifier|corriger|confirmer|revoir|valider|completer|mettre a jour|actualiser|reprendre|recalculer"
    r"|consolider|preciser|rectifier|controler|modifier)"
    r"|\bnon valide|\bpas valide|\ben attente|\bdouteu"
    r"|\bne pas (?:utiliser|publier|diffuser|prendre|tenir)|\bincomplet|\bpartiel"
)
_DOUBTS, _ERRORS = re.compile(f"{_NOT_FINAL}|{_WRONG}"), re.compile(_WRONG)
_EXPECTED = "une valeur sûre, ou son statut (provisoire, estimé)"


def with_notes(sheet: Sheet, own: Cells, comments: Texts) -> Texts:
    """The comment of each value, with the note of its cell."""
    if not sheet.notes:
        return comments
    words, codes = comments.dictionary.to_pylist(), np.asarray(comments.indices).tolist()
    noted = [
        comment_with_note(words[code], sheet.notes.get(own.address(sheet, row), "")) for row, code in enumerate(codes)
    ]
    distinct = {text: number for number, text in enumerate(dict.fromkeys(noted))}
    return coded_texts(list(distinct), np.array([distinct[text] for text in noted], np.int32))


def note_findings(
    collector: Collector, sheet: Sheet, own: Cells, final: Sequence[bool], naming: Iterable[Cells]
) -> None:
    """Say each note of a value, and ask about those that put it in doubt, whether on its cell or on its headings.

    `own`: the cells of the values; `final`: whether each has no status that says as much as « provisoire » does;
    `naming`: the cells that say what the values are.
    """
    if not sheet.notes:
        return
    for row, is_final in enumerate(final):
        cell = own.address(sheet, row)
        if note := sheet.notes.get(cell):
            doubts = (_DOUBTS if is_final else _ERRORS).search(fold(note))
            code = FindingCode.NOTE_DOUBTFUL if doubts else FindingCode.NOTE_KEPT
            collector.add(Finding(code, sheet.name, cell, _on_one_line(note), _EXPECTED if doubts else ""))
    doubtful = {cell: note for cell, note in sheet.notes.items() if _DOUBTS.search(fold(note))}
    for cell in _cells_of(sheet, naming, len(final)) if doubtful else ():
        if cell in doubtful:
            note = _on_one_line(doubtful[cell])
            collector.add(Finding(FindingCode.NOTE_DOUBTFUL, sheet.name, cell, note, _EXPECTED))


def _cells_of(sheet: Sheet, naming: Iterable[Cells], rows: int) -> Iterable[str]:
    """The addresses of the cells that name the values, each once."""
    found: dict[str, None] = {}
    for cells in naming:
        found |= dict.fromkeys(sheet.address(*place) for place in cells.places)
        if cells.rows is not None:
            found |= dict.fromkeys(cells.address(sheet, row) for row in range(rows))
    return found


def _on_one_line(note: str) -> str:
    return " ".join(note.split())
