"""Texts and number formats that the cells of an Open XML workbook refer to by number."""

from __future__ import annotations

import re
from typing import IO

from loaders.workbooks.number_formats import NUMBER, NumberFormat, built_in_format, number_format
from loaders.workbooks.stop import damaged
from loaders.workbooks.xml_events import MAIN, Attributes, Names, parse_events

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_STAYS_ESCAPED = frozenset([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


def plain_text(text: str) -> str:
    """A text of the file with its `_x000D_` escapes undone, but those of characters that no text holds."""
    return _ESCAPED.sub(_unescaped, text) if "_x" in text else text


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if code in _STAYS_ESCAPED else chr(code)


class RichText:
    """Gathers the texts of items (`si` of shared strings) from their runs; phonetic guides are no part of them."""

    def __init__(self, item: str) -> None:
        self.items: list[str] = []
        self._item, self._pieces = item, list[str]()
        self._open = False
        self._guides = 0

    def start(self, word: str) -> None:
        """An element begins (its word of the format)."""
        self._guides += word == "rPh"
        self._open = word == "t" and not self._guides

    def text(self, text: str) -> None:
        """Characters of an element."""
        if self._open:
            self._pieces.append(text)

    def end(self, word: str) -> None:
        """An element ends."""
        self._guides -= word == "rPh"
        self._open = False
        if word == self._item:
            self.items.append(plain_text("".join(self._pieces)))
            self._pieces.clear()


def read_strings(part: IO[bytes], name: str) -> list[str]:
    """The shared texts."""
    names, rich = Names(MAIN, "sst"), RichText("si")
    parse_events(
        part,
        name,
        lambda element, _: rich.start(names.word(element)),
        lambda element: rich.end(names.word(element)),
        rich.text,
    )
    return rich.items


def read_formats(part: IO[bytes], name: str) -> list[NumberFormat]:
    """The number format of each cell style; those of conditional formats, which have the same elements, are others."""
    codes: dict[str, str] = {}
    numbers: list[str] = []
    names, path = Names(MAIN, "styleSheet"), list[str]()

    def start(element: str, attributes: Attributes) -> None:
        path.append(names.word(element))
        if path == ["styleSheet", "numFmts", "numFmt"]:
            codes.setdefault(attributes.get("numFmtId", ""), attributes.get("formatCode", ""))
        elif path == ["styleSheet", "cellXfs", "xf"]:
            numbers.append(attributes.get("numFmtId", "0"))

    parse_events(part, name, start, lambda _: path.__delitem__(-1))
    return [_format(number, codes, name) for number in numbers]


def _format(number: str, codes: dict[str, str], part: str) -> NumberFormat:
    if number in codes:
        return number_format(codes[number])
    if not number.isdecimal():
        raise damaged(part=part)
    return built_in_format(int(number)) if len(number) < 4 else NUMBER
