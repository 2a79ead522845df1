"""What the styles of an OpenDocument workbook show of a date."""

from __future__ import annotations

from loaders.workbooks.dates_shown import FULL_DATE, DateShown, shown_of
from loaders.workbooks.xml_events import Attributes

# The beginnings of the names of elements and attributes.
_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT, STYLE = (f"{_SPACE}{each}:1.0 " for each in ("office", "table", "text", "style"))
DRAWING = f"{_SPACE}drawing:1.0 "
NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0 "

_DATE_STYLE = f"{NUMBER}date-style"
_PARTS = {f"{NUMBER}{each}": each for each in ("year", "quarter", "day")}
_CLOCK = frozenset(f"{NUMBER}{each}" for each in ("hours", "minutes", "seconds", "week-of-year"))
_DEEPEST = 20


class DateStyles:
    """Gathers the formats of dates and the cell styles that name them, from `styles.xml` and the content alike."""

    def __init__(self) -> None:
        self._dates: dict[str, DateShown] = {}
        self._cells: dict[str, tuple[str, str]] = {}
        self._name: str | None = None
        self._parts: list[str] = []
        self._whole = self._written = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the styles begins."""
        if name == _DATE_STYLE:
            self._name, self._parts, self._whole = attributes.get(f"{STYLE}name", ""), [], False
        elif name == f"{STYLE}style" and attributes.get(f"{STYLE}family") == "table-cell":
            format_name, parent = (
                attributes.get(f"{STYLE}data-style-name", ""),
                attributes.get(f"{STYLE}parent-style-name", ""),
            )
            self._cells[attributes.get(f"{STYLE}name", "")] = format_name, parent
        elif self._name is None:
            return
        elif name in _PARTS:
            self._parts.append(_PARTS[name])
        elif name == f"{NUMBER}month":
            self._parts.append(_month(attributes))
        elif name == f"{NUMBER}text":
            self._written = True
        elif name in _CLOCK:
            self._whole = True

    def text(self, text: str) -> None:
        """What a format writes between the parts of a date."""
        if self._written:
            self._parts.append(f'"{text}')

    def end(self, name: str) -> None:
        """An element of the styles ends."""
        self._written = False
        if name == _DATE_STYLE and self._name is not None:
            self._dates[self._name] = FULL_DATE if self._whole else shown_of(self._parts)
            self._name = None

    def of(self, cell_style: str) -> DateShown | None:
        """What a style of cells shows of a date, its own or that of the style it stands on; None when none says."""
        for _ in range(_DEEPEST):
            found = self._cells.get(cell_style)
            if found is None:
                return None
            format_name, cell_style = found
            if format_name:
                return self._dates.get(format_name)
        return None


def _month(attributes: Attributes) -> str:
    long = attributes.get(f"{NUMBER}style") == "long"
    if attributes.get(f"{NUMBER}textual") == "true":
        return "long month" if long else "short month"
    return "month"
