"""A workbook with its findings: cells marked, notes added, the sheet `Constats` made; all the rest byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.workbooks.cells import FINDINGS_SIGN, Place, place_of
from loaders.workbooks.findings_sheet import FINDINGS_SHEET, FINDINGS_TITLE, Remark, findings_sheet
from loaders.workbooks.mark_styles import Styles, add_styles
from loaders.workbooks.marks import KEPT, anchors, gravest, mark_edits
from loaders.workbooks.note_edits import note_edits
from loaders.workbooks.package import Package, main_part
from loaders.workbooks.stop import UnsafeFileError
from loaders.workbooks.xml_edits import Document, Element, appended, parse, xml_text

MOST_NOTES = 5_000
_WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_MARK = b"constat du tableau de bord"


@dataclass(frozen=True)
class _Workbook:
    """The parts that matter: the workbook's own, its worksheets by name, and the sheet of an earlier round."""

    part: str
    document: Document
    sheets: Mapping[str, str]
    findings: str | None

    @property
    def namespace(self) -> str:
        """The namespace of the file: Strict files have their own."""
        return self.document.root.namespace


def marked_workbook(content: bytes, remarks: Sequence[Remark]) -> bytes:
    """The file with these remarks in place of those of an earlier round.

    Raises UnsafeFileError for what is no workbook of Open XML parts.
    """
    package = Package(content)
    workbook = _opened(package)
    styles = add_styles(package, workbook.part, workbook.namespace)
    notes = MOST_NOTES
    for name, part in workbook.sheets.items():
        own = [remark for remark in remarks if remark.sheet == name]
        notes -= _mark_sheet(package, part, own, styles, notes)
    _put_findings(package, workbook, remarks, styles)
    return package.to_bytes()


def _opened(package: Package) -> _Workbook:
    part, document = main_part(package)
    targets = {r.number: r.target for r in package.relations(part) if r.kind == "worksheet"}
    sheets: dict[str, str] = {}
    for sheet in document.named("sheet"):
        target = targets.get(sheet.relation)
        if target is not None and package.has(target):
            sheets[sheet.attribute("name")] = target
    ours = [name for name in sheets if name.startswith(FINDINGS_SHEET) and _is_ours(package, part, sheets[name])]
    found = sheets.pop(ours[0]) if ours else None
    return _Workbook(part, document, sheets, found)


def _is_ours(package: Package, workbook: str, part: str) -> bool:
    """Whether the first cell of a sheet says that it was made here."""
    cells = parse(package.read(part), {"c", "is", "t", "r", "v"}).named("c")
    first = next((cell for cell in cells if cell.attribute("r") == "A1"), None)
    value = first.child("v") if first else None
    if first is None or value is None or first.attribute("t") != "s":
        return first is not None and _text(first) == FINDINGS_TITLE
    strings = package.related(workbook, "sharedStrings")
    known = parse(package.read(strings), {"si", "r", "t"}).named("si") if strings else []
    number = int(value.text) if value.text.isdecimal() else len(known)
    return number < len(known) and _text(known[number]) == FINDINGS_TITLE


def _text(element: Element) -> str:
    return "".join(e.text for e in element.descendants() if e.local == "t")


def _mark_sheet(package: Package, part: str, remarks: Sequence[Remark], styles: Styles, notes: int) -> int:
    """Mark the cells of one sheet; gives the number of notes that were put there, at most `notes`."""
    xml = package.read(part)
    comments = package.related(part, "comments")
    marked = _MARK in xml or (comments is not None and FINDINGS_SIGN.encode() in package.read(comments))
    placed = {place: remark for remark in remarks if (place := place_of(remark.cell))}
    if not placed and not marked:
        return 0
    sheet = parse(xml, KEPT)
    by_place: dict[Place, list[Remark]] = {}
    shown = anchors(sheet, placed)
    for remark in remarks:
        if place := place_of(remark.cell):
            by_place.setdefault(shown[place], []).append(remark)
    severities = {place: gravest([r.severity for r in found]) for place, found in by_place.items()}
    texts = {place: _note(by_place[place]) for place in sorted(by_place, key=lambda p: (p.row, p.column))[:notes]}
    edits = [*mark_edits(sheet, severities, styles.marks), *note_edits(package, part, sheet, texts)]
    package.write(part, sheet.edited(edits))
    return len(texts)


def _note(remarks: Iterable[Remark]) -> str:
    """What a note says: each finding with its severity, and what to put instead."""
    lines = []
    for remark in remarks:
        lines.append(f"{remark.severity_word}\u00a0: {remark.sentence}")
        if remark.hint and remark.hint not in remark.sentence:
            lines.append(remark.hint)
    return "\n".join(lines)


def _put_findings(package: Package, workbook: _Workbook, remarks: Sequence[Remark], styles: Styles) -> None:
    xml = findings_sheet(remarks, list(workbook.sheets), styles, workbook.namespace)
    if workbook.findings is None:
        _add_sheet(package, workbook, xml)
    else:
        package.write(workbook.findings, xml)
        package.drop_relations(workbook.findings)
        _drop_calculation_order(package, workbook.part)


def _drop_calculation_order(package: Package, workbook: str) -> None:
    """Forget the stored order of calculation: it may name cells of the replaced sheet, and is made anew on opening."""
    chain = package.related(workbook, "calcChain")
    if chain is not None:
        package.remove(chain)
        package.unrelate(workbook, chain)


def _add_sheet(package: Package, workbook: _Workbook, xml: bytes) -> None:
    document = workbook.document
    sheets = document.root.child("sheets")
    if sheets is None:
        raise UnsafeFileError("no sheets")
    part = package.add("xl/worksheets/constats{}.xml", xml, _WORKSHEET_TYPE)
    number = package.relate(workbook.part, "worksheet", part)
    known = {sheet.attribute("name").casefold() for sheet in document.named("sheet")}
    names = (f"{FINDINGS_SHEET}{suffix}" for suffix in ("", *(f" ({n})" for n in range(2, len(known) + 3))))
    name = next(name for name in names if name.casefold() not in known)
    numbers = [s.attribute("sheetId") for s in document.named("sheet")]
    identity = max((int(n) for n in numbers if n.isdecimal()), default=0) + 1
    p = document.root.prefix
    new = f'<{p}sheet xmlns:r="{package.relation_base}" name="{xml_text(name)}" sheetId="{identity}" r:id="{number}"/>'
    package.write(workbook.part, document.edited([appended(document, sheets, new.encode())]))
