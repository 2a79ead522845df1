"""What an Open XML sheet carries beside its cells (notes, discussions, shapes, links), searched for personal data."""

from __future__ import annotations

from typing import IO

from loaders.workbooks.cells import place_of
from loaders.workbooks.xml_events import Attributes, local, parse_events

NOTES = frozenset({"comments", "threadedComment", "drawing"})
"""Relations of a sheet to the parts that hold such texts."""
PERSONAL_LINKS = ("mailto:", "tel:")
_WHOLE = frozenset({"comment", "threadedComment", "txBody"})
_TEXTS = frozenset({"t", "text"})


class _Notes:
    """Gathers the text of each note, with the cell that it is pinned to."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._pieces: list[str] = []
        self._cell = ""
        self._open = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        word = local(name)
        if word in _WHOLE:
            reference = attributes.get("ref", "")
            self._cell, self._pieces = reference if place_of(reference) else "", []
        self._open = word in _TEXTS

    def text(self, text: str) -> None:
        """Characters of an element."""
        if self._open:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        self._open = False
        if local(name) in _WHOLE:
            self.found.append((self._cell, "".join(self._pieces)))


def notes_in(part: IO[bytes], name: str) -> list[tuple[str, str]]:
    """The cell (empty for a shape) and the text of every note of a part."""
    notes = _Notes()
    parse_events(part, name, notes.start, notes.end, notes.text)
    return notes.found
