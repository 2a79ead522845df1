"""Texts and number formats that the cells of an Open XML workbook refer to by number."""

from __future__ import annotations

import re
from typing import IO

from loaders.workbooks.number_formats import NUMBER, NumberFormat, built_in_format, number_format
from loaders.workbooks.stop import damaged
from loaders.workbooks.xml_events import Attributes, local, parse_events

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_STAYS_ESCAPED = frozenset([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


def plain_text(text: str) -> str:
    """A text of the file with its `_x000D_` escapes undone, but those of characters that no text holds."""
    return _ESCAPED.sub(_unescaped, text) if "_x" in text else text


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if code in _STAYS_ESCAPED else chr(code)


class RichText:
    """Gathers the text of a string item from its runs; phonetic guides are no part of it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open = False
        self._guides = 0

    def start(self, name: str) -> None:
        """An element of the item begins (its name without namespace)."""
        self._guides += name == "rPh"
        self._open = name == "t" and not self._guides

    def text(self, text: str) -> None:
        """Characters of the item."""
        if self._open:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """An element of the item ends."""
        self._guides -= name == "rPh"
        self._open = False

    def take(self) -> str:
        """The text so far; the next item starts empty."""
        text = plain_text("".join(self._pieces))
        self._pieces.clear()
        return text


def read_strings(part: IO[bytes], name: str) -> list[str]:
    """The shared texts."""
    strings: list[str] = []
    rich = RichText()

    def end(element: str) -> None:
        word = local(element)
        rich.end(word)
        if word == "si":
            strings.append(rich.take())

    parse_events(part, name, lambda element, _: rich.start(local(element)), end, rich.text)
    return strings


def read_formats(part: IO[bytes], name: str) -> list[NumberFormat]:
    """The number format of each cell style."""
    codes: dict[str, str] = {}
    numbers: list[str] = []
    inside_cell_styles = False

    def start(element: str, attributes: Attributes) -> None:
        nonlocal inside_cell_styles
        word = local(element)
        if word == "numFmt":
            codes.setdefault(attributes.get("numFmtId", ""), attributes.get("formatCode", ""))
        elif word == "cellXfs":
            inside_cell_styles = True
        elif word == "xf" and inside_cell_styles:
            numbers.append(attributes.get("numFmtId", "0"))

    def end(element: str) -> None:
        nonlocal inside_cell_styles
        inside_cell_styles = inside_cell_styles and local(element) != "cellXfs"

    parse_events(part, name, start, end)
    return [_format(number, codes, name) for number in numbers]


def _format(number: str, codes: dict[str, str], part: str) -> NumberFormat:
    if number in codes:
        return number_format(codes[number])
    if not number.isdecimal():
        raise damaged(part=part)
    return built_in_format(int(number)) if len(number) < 4 else NUMBER
