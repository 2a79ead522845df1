"""An Open XML workbook: its sheets, what else it carries, and the cells of each sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from convention.domain.findings import Finding, FindingCode
from loaders.workbooks.cell_store import SheetCells
from loaders.workbooks.openxml_notes import read_notes
from loaders.workbooks.openxml_sheet import Shared, read_sheet
from loaders.workbooks.openxml_styles import read_formats, read_strings
from loaders.workbooks.stop import damaged, foreign
from loaders.workbooks.xml_events import MAIN, OFFICE_RELATIONS, Attributes, Names, parse_events
from loaders.workbooks.zip_parts import Relation, ZipParts

_TRUE = frozenset(["1", "true", "on"])
_OTHER_ROOTS = {"document": "Word", "presentation": "PowerPoint"}
_TYPES = "[Content_Types].xml"
_OVERRIDE = "http://schemas.openxmlformats.org/package/2006/content-types Override"
_RELATION_IDS = tuple(f"{each} id" for each in OFFICE_RELATIONS)
_SHOWN = 5


@dataclass
class _Workbook:
    """What the main part says: its root; name, state and relation of each sheet; where days are counted from.

    `uncomputed`: all formulas are to be computed when the workbook is opened, as who writes it without computing asks.
    """

    sheets: list[tuple[str, str, str]] = field(default_factory=list)
    since_1904: bool = False
    uncomputed: bool = False
    root: str = ""


def _workbook(parts: ZipParts, name: str) -> _Workbook:
    """What stands in the workbook part; each element counts at its own place only, and of its own namespace."""
    book, names, path = _Workbook(), Names(MAIN), list[str]()

    def start(element: str, attributes: Attributes) -> None:
        path.append(names.word(element))
        if len(path) == 1:
            book.root = path[0] or element.rpartition(" ")[2]
        elif path == ["workbook", "sheets", "sheet"]:
            relation = next((attributes[each] for each in _RELATION_IDS if each in attributes), "")
            book.sheets.append((attributes.get("name", ""), attributes.get("state", "visible"), relation))
        elif path == ["workbook", "workbookPr"]:
            book.since_1904 = attributes.get("date1904") in _TRUE
        elif path == ["workbook", "calcPr"]:
            book.uncomputed = attributes.get("fullCalcOnLoad") in _TRUE

    with parts.open(name) as stream:
        parse_events(stream, name, start, lambda _: path.__delitem__(-1))
    return book


def _may_hold_macros(parts: ZipParts, main: str) -> bool:
    """Whether the list of types says that the workbook is one with macros, even if it holds none."""
    found = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal found
        if name == _OVERRIDE and attributes.get("PartName", "").lstrip("/").lower() == main.lower():
            found = "macroenabled" in attributes.get("ContentType", "").lower()

    with parts.open(_TYPES) as stream:
        parse_events(stream, _TYPES, start)
    return found


def _shared(parts: ZipParts, relations: list[Relation], book: _Workbook) -> Shared:
    def first(kind: str) -> str | None:
        return next((each.target for each in relations if each.kind == kind), None)

    strings, styles = first("sharedStrings"), first("styles")
    texts, formats = [], []
    if strings:
        with parts.open(strings) as stream:
            texts = read_strings(stream, strings)
    if styles:
        with parts.open(styles) as stream:
            formats = read_formats(stream, styles)
    return Shared(texts, formats, book.since_1904, book.uncomputed)


def _links(parts: ZipParts, relations: list[Relation]) -> Iterator[Finding]:
    """What other files the workbook takes values from; their values are those stored, the files are not opened."""
    links = [each.target for each in relations if each.kind == "externalLink" and not each.outside]
    if links:
        targets = [each.target for link in links for each in parts.relations(link) if each.outside]
        details = (("count", str(len(links))), ("files", ", ".join(targets[:_SHOWN])))
        yield Finding(FindingCode.EXTERNAL_LINKS, read=", ".join(targets[:_SHOWN]), details=details)


class OpenXmlBook:
    """A workbook in Open XML, Transitional or Strict. Nothing in it is run, nothing outside it is opened.

    Raises ReadingStoppedError: FILE_DAMAGED, FILE_BOMB.
    """

    def __init__(self, parts: ZipParts) -> None:
        self._parts = parts
        main = next((each.target for each in parts.relations("") if each.kind == "officeDocument"), None)
        if main is None:
            raise foreign("ZIP")
        if main.lower().endswith(".bin"):
            raise foreign("xlsb")
        self._relations = parts.relations(main)
        self._book = _workbook(parts, main)
        if self._book.root != "workbook":
            raise foreign(_OTHER_ROOTS.get(self._book.root, "ZIP"))
        self.format = "xlsm" if _may_hold_macros(parts, main) else "xlsx"
        self.findings = list(_links(parts, self._relations))
        if any(each.kind == "vbaProject" for each in self._relations):
            self.findings.insert(0, Finding(FindingCode.MACROS_IGNORED))

    def sheets(self) -> Iterator[SheetCells]:
        """The sheets of cells in order; the findings gain those that hold none."""
        relations = {each.number: each for each in self._relations}
        shared = _shared(self._parts, self._relations, self._book)
        for name, state, relation in self._book.sheets:
            target = relations.get(relation)
            if target is None:
                raise damaged(name)
            if target.kind != "worksheet":
                details = (("kind", target.kind),)
                self.findings.append(Finding(FindingCode.SHEET_NOT_CELLS, name, details=details))
                continue
            if state != "visible":
                self.findings.append(Finding(FindingCode.SHEET_HIDDEN, name, details=(("state", state),)))
            cells = SheetCells(name, hidden=state != "visible")
            with self._parts.open(target.target) as stream:
                read_sheet(stream, target.target, cells, shared)
            read_notes(self._parts, target.target, cells)
            yield cells
