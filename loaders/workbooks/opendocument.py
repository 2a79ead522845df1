"""An OpenDocument workbook: its sheets and their cells, straight from the events of its content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from convention.domain.findings import Finding, FindingCode
from loaders.workbooks.cell_store import SheetCells
from loaders.workbooks.limits import Limits
from loaders.workbooks.opendocument_cells import CellEvents
from loaders.workbooks.opendocument_styles import DateStyles
from loaders.workbooks.opendocument_tables import TableEvents
from loaders.workbooks.stop import damaged, encrypted
from loaders.workbooks.xml_events import Attributes, parse_events
from loaders.workbooks.zip_parts import ZipParts

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_OUTSIDE = re.compile(r"'((?:file|https?|ftp):[^']+)'#", re.IGNORECASE)
_ENCRYPTED = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0 encryption-data"
_SHOWN = 5


def is_opendocument(parts: ZipParts) -> bool:
    """Whether an archive says of itself that it is an OpenDocument workbook, or a template of one."""
    if not parts.has("mimetype"):
        return False
    with parts.open("mimetype") as stream:
        return stream.read(200).decode("ascii", "replace").strip().startswith(MIMETYPE)


class OpenDocumentBook:
    """A workbook in OpenDocument. Nothing in it is run, nothing outside it is opened.

    Raises ReadingStoppedError: FILE_DAMAGED, FILE_BOMB, FILE_ENCRYPTED, FILE_TOO_HEAVY.
    """

    format = "ods"

    def __init__(self, parts: ZipParts, limits: Limits) -> None:
        self._parts, self._limits = parts, limits
        if _is_encrypted(parts):
            raise encrypted()
        self.findings: list[Finding] = []
        if any(name.startswith(("basic/", "scripts/")) for name in parts.names):
            self.findings.append(Finding(FindingCode.MACROS_IGNORED))

    def sheets(self) -> Iterator[SheetCells]:
        """The sheets in order; the findings gain what there is to say of them."""
        sheets: list[SheetCells] = []
        links: dict[str, None] = {}

        def on_formula(formula: str) -> None:
            links.update(dict.fromkeys(_OUTSIDE.findall(formula)))

        styles = DateStyles()
        if self._parts.has(_STYLES):
            with self._parts.open(_STYLES) as stream:
                parse_events(stream, _STYLES, styles.start, styles.end, styles.text)
        events = TableEvents(sheets, CellEvents(on_formula, styles), styles, self._limits)
        with self._parts.open(_CONTENT) as stream:
            parse_events(stream, _CONTENT, events.start, events.end, events.text)
        if not sheets:
            raise damaged(part=_CONTENT)
        if links:
            files = ", ".join(list(links)[:_SHOWN])
            details = (("count", str(len(links))), ("files", files))
            self.findings.append(Finding(FindingCode.EXTERNAL_LINKS, read=files, details=details))
        for sheet in sheets:
            if sheet.hidden:
                self.findings.append(Finding(FindingCode.SHEET_HIDDEN, sheet.name, details=(("state", "hidden"),)))
        yield from sheets


def _is_encrypted(parts: ZipParts) -> bool:
    found = parts.has("encrypted-package")

    def start(element: str, _: Attributes) -> None:
        nonlocal found
        found = found or element == _ENCRYPTED

    if parts.has(_MANIFEST):
        with parts.open(_MANIFEST) as stream:
            parse_events(stream, _MANIFEST, start)
    return found
