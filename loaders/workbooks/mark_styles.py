"""Adding the few styles of findings to the style sheet of a workbook, beside its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from convention.domain.findings import Severity
from loaders.workbooks.package import Package
from loaders.workbooks.stop import UnsafeFileError
from loaders.workbooks.xml_edits import Document, Edit, appended, parse, with_attribute

_USUAL_PART = "xl/styles.xml"
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
INK = "FF1F2328"
FILLS = {Severity.BLOCKING: "FFF9CFCB", Severity.CONFIRM: "FFFBE3AE", Severity.INFO: "FFDCE9F8"}
"""The ground of a faulty cell, by severity: pale enough for dark text (contrast over 11)."""

_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles")
_FIRST = {
    "fonts": ('<font><sz val="11"/><name val="Calibri"/></font>',),
    "fills": ('<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'),
    "borders": ("<border/>",),
    "cellXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
}


@dataclass(frozen=True)
class Styles:
    """Numbers of the added styles: `marks` for faulty cells (differential), the others for cells of our own sheet."""

    marks: Mapping[Severity, int]
    severities: Mapping[Severity, int]
    title: int
    heading: int
    body: int
    link: int


def add_styles(package: Package, workbook: str, namespace: str) -> Styles:
    """Put the styles of findings in the workbook's style sheet, which is made when there is none."""
    part = package.related(workbook, "styles") or _new_part(package, workbook, namespace)
    sheet = _StyleSheet(parse(package.read(part), {"font", "fill", "border", "xf", "dxf"}))
    sheet.need("borders")
    fonts = [sheet.add("fonts", xml) for xml in _fonts()]
    fills = {severity: sheet.add("fills", _solid(colour)) for severity, colour in FILLS.items()}
    band = sheet.add("fills", _solid("FF1D4F91"))
    styles = Styles(
        marks={severity: sheet.add("dxfs", _mark(colour)) for severity, colour in FILLS.items()},
        severities={severity: sheet.add("cellXfs", _cell(fonts[1], fill)) for severity, fill in fills.items()},
        title=sheet.add("cellXfs", _cell(fonts[0], 0, wrap=False)),
        heading=sheet.add("cellXfs", _cell(fonts[2], band)),
        body=sheet.add("cellXfs", _cell(fonts[1], 0)),
        link=sheet.add("cellXfs", _cell(fonts[3], 0)),
    )
    package.write(part, sheet.edited())
    return styles


def _fonts() -> tuple[str, str, str, str]:
    """Title, body, heading, link."""

    def font(marks: str, size: int, colour: str) -> str:
        return f'<font>{marks}<sz val="{size}"/><color rgb="{colour}"/><name val="Calibri"/><family val="2"/></font>'

    return (
        font("<b/>", 14, "FF1D4F91"),
        font("", 11, INK),
        font("<b/>", 11, "FFFFFFFF"),
        font("<u/>", 11, "FF1D4F91"),
    )


def _solid(colour: str) -> str:
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/></patternFill></fill>'
    )


def _mark(colour: str) -> str:
    """Dark text on a pale ground, over whatever style the cell has."""
    ground = f'<patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor rgb="{colour}"/></patternFill>'
    return f'<dxf><font><color rgb="{INK}"/></font><fill>{ground}</fill></dxf>'


def _cell(font: int, fill: int, *, wrap: bool = True) -> str:
    return (
        f'<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="0" quotePrefix="1" applyFont="1" applyFill="1" '
        f'applyAlignment="1"><alignment vertical="top" wrapText="{int(wrap)}"/></xf>'
    )


def _new_part(package: Package, workbook: str, namespace: str) -> str:
    # Some programs look for the style sheet under this name only.
    pattern = "xl/styles{}.xml" if package.has(_USUAL_PART) else _USUAL_PART
    part = package.add(pattern, f'<styleSheet xmlns="{namespace}"></styleSheet>'.encode(), STYLES_TYPE)
    package.relate(workbook, "styles", part)
    return part


class _StyleSheet:
    """Collections of a style sheet, with what is to be added to each."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._added: dict[str, list[str]] = {}
        self._known = {name: self._written(name) for name in _ORDER}

    def add(self, collection: str, style: str) -> int:
        """The number of a style, which is added unless it is there."""
        self.need(collection)
        style = self._prefixed(style)
        if style.encode() not in self._known[collection]:
            self._add_new(collection, [style])
        return self._known[collection].index(style.encode())

    def need(self, collection: str) -> None:
        """Give a collection that is empty or absent its customary first styles, which cells use by default."""
        if not self._known[collection]:
            self._add_new(collection, [self._prefixed(first) for first in _FIRST.get(collection, ())])

    def edited(self) -> bytes:
        """The style sheet with the additions."""
        return self._document.edited([self._edit(name, self._added[name]) for name in _ORDER if name in self._added])

    def _add_new(self, collection: str, styles: Sequence[str]) -> None:
        if not styles:
            return
        self._added.setdefault(collection, []).extend(styles)
        self._known[collection] += [style.encode() for style in styles]

    def _written(self, collection: str) -> list[bytes]:
        parent = self._document.root.child(collection)
        return [self._document.raw(e) for e in parent.children] if parent else []

    def _prefixed(self, xml: str) -> str:
        prefix = self._document.root.prefix
        return xml.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}") if prefix else xml

    def _edit(self, collection: str, new: Sequence[str]) -> Edit:
        """All changes of one collection as one edit: its count is part of its start tag."""
        document, parent = self._document, self._document.root.child(collection)
        text = "".join(new).encode()
        if parent is None:
            name = f"{document.root.prefix}{collection}"
            wrapped = f'<{name} count="{len(new)}">'.encode() + text + f"</{name}>".encode()
            return self._placed(collection, wrapped)
        whole = appended(document, parent, text)
        count = str(len(self._known[collection]))
        if parent.inside == parent.end:
            return Edit(whole.start, whole.end, with_attribute(whole.new, "count", count))
        tag = with_attribute(document.xml[parent.start : parent.inside], "count", count)
        return Edit(parent.start, parent.close, tag + document.xml[parent.inside : parent.close] + text)

    def _placed(self, collection: str, new: bytes) -> Edit:
        """A new collection after those that come before it."""
        document = self._document
        before = set(_ORDER[: _ORDER.index(collection)])
        ends = [e.end for e in document.root.children if e.local in before]
        if document.root.inside == document.root.end:
            raise UnsafeFileError("empty style sheet")
        at = max(ends, default=document.root.inside)
        return Edit(at, at, new)
