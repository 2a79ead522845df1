"""Colouring faulty cells of a sheet: a conditional format lies over the cell's own style and comes off whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from convention.domain.findings import Severity
from loaders.workbooks.cells import Place, place_of
from loaders.workbooks.xml_edits import Document, Edit, Element, deletion, with_attribute, xml_text

KEPT = frozenset({"conditionalFormatting", "cfRule", "formula", "mergeCell", "legacyDrawing"})
_SIGN = "constat du tableau de bord"
_RULE = re.compile(rf'LEN\("{_SIGN} [123]"\)>0')
_RANGES_A_RULE = 400
_GRAVEST = tuple(Severity)
# The order of the elements of a worksheet (ECMA-376, CT_Worksheet) around those that are added here.
_BEFORE = {
    "conditionalFormatting": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection "
    "protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr "
    "conditionalFormatting",
    "ignoredErrors": "dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks "
    "customProperties cellWatches",
    "legacyDrawing": "ignoredErrors smartTags drawing",
}


def anchors(sheet: Document, places: Iterable[Place]) -> dict[Place, Place]:
    """Each cell with the one that shows it: itself, or the first of the merge that it lies in."""
    found = {place: place for place in places}
    by_row: dict[int, list[Place]] = {}
    for place in found:
        by_row.setdefault(place.row, []).append(place)
    for merge in sheet.named("mergeCell"):
        first, _, last = merge.attribute("ref").partition(":")
        start, end = place_of(first), place_of(last)
        if start and end:
            rows = range(start.row, end.row + 1) if end.row - start.row < len(by_row) else by_row
            for place in (p for row in rows if start.row <= row <= end.row for p in by_row.get(row, ())):
                if start.column <= place.column <= end.column:
                    found[place] = start
    return found


def mark_edits(sheet: Document, marks: Mapping[Place, Severity], styles: Mapping[Severity, int]) -> Iterator[Edit]:
    """The changes of a sheet that take earlier marks off and put these on, before every rule of its own."""
    yield from _removals(sheet)
    rules = [(severity, chunk) for severity in _GRAVEST for chunk in _chunks(p for p in marks if marks[p] is severity)]
    if not rules:
        return
    for rule in sheet.named("cfRule"):
        priority = rule.attribute("priority")
        if priority.lstrip("-").isdecimal() and not _ours(rule):
            tag = sheet.xml[rule.start : rule.inside]
            yield Edit(rule.start, rule.inside, with_attribute(tag, "priority", str(int(priority) + len(rules))))
    p = sheet.root.prefix
    new = "".join(
        f'<{p}conditionalFormatting sqref="{" ".join(ranges)}"><{p}cfRule type="expression" dxfId="{styles[severity]}" '
        f'priority="{priority}"><{p}formula>{xml_text(_formula(severity))}</{p}formula></{p}cfRule>'
        f"</{p}conditionalFormatting>"
        for priority, (severity, ranges) in enumerate(rules, 1)
    )
    at = insertion_point(sheet, "conditionalFormatting")
    yield Edit(at, at, new.encode())


def insertion_point(sheet: Document, name: str) -> int:
    """Where a worksheet may have a new element of that name."""
    before: set[str] = set()
    for element, names in _BEFORE.items():
        before |= set(names.split())
        if element == name:
            break
    return max(e.end for e in sheet.root.children if e.local in before)


def _formula(severity: Severity) -> str:
    """Always true; its text is how a mark is known again after a spreadsheet saved the file."""
    return f'LEN("{_SIGN} {_GRAVEST.index(severity) + 1}")>0'


def _ours(rule: Element) -> bool:
    return any(_RULE.fullmatch(e.text) for e in rule.children if e.local == "formula")


def _removals(sheet: Document) -> Iterator[Edit]:
    for block in sheet.named("conditionalFormatting"):
        rules = [e for e in block.children if e.local == "cfRule"]
        ours = [rule for rule in rules if _ours(rule)]
        if ours and len(ours) == len(rules):
            yield deletion(block)
        else:
            yield from map(deletion, ours)


def _chunks(places: Iterable[Place]) -> Iterator[list[str]]:
    """The cells as ranges down each column, so many to a rule."""
    runs: list[list[Place]] = []
    for place in sorted(places):
        if runs and runs[-1][1] == Place(place.column, place.row - 1):
            runs[-1][1] = place
        else:
            runs.append([place, place])
    ranges = [_range(*run) for run in runs]
    for start in range(0, len(ranges), _RANGES_A_RULE):
        yield ranges[start : start + _RANGES_A_RULE]


def _range(first: Place, last: Place) -> str:
    return first.address if first == last else f"{first.address}:{last.address}"


def gravest(severities: Sequence[Severity]) -> Severity:
    """The one that asks most."""
    return min(severities, key=_GRAVEST.index)
