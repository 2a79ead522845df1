"""What an Open XML sheet carries beside its cells: notes and discussions on cells, texts of shapes, links to people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from loaders.workbooks.cell_store import SheetCells
from loaders.workbooks.cells import NOTE_AUTHOR, PERSONAL_LINKS, place_of
from loaders.workbooks.xml_events import MAIN, Attributes, Names, parse_events
from loaders.workbooks.zip_parts import ZipParts

_DISCUSSIONS = ("http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",)
_DRAWINGS = frozenset(
    {
        f"{base}/drawingml/{part}"
        for base, parts in {
            "http://schemas.openxmlformats.org": ("2006/main", "2006/spreadsheetDrawing"),
            "http://purl.oclc.org/ooxml": ("main", "spreadsheetDrawing"),
        }.items()
        for part in parts
    }
)
# The author that Excel gives the copy of a discussion in the notes, for programs that know no discussions.
_COPY_OF_DISCUSSION = "tc="


def read_notes(parts: ZipParts, sheet: str, cells: SheetCells) -> None:
    """Give the cells of a sheet what its part names beside them."""
    relations = parts.relations(sheet)
    discussed = any(each.kind == "threadedComment" for each in relations)
    for each in relations:
        if each.outside and each.target.lower().startswith(PERSONAL_LINKS):
            cells.note(None, each.target)
        elif each.outside or not parts.has(each.target):
            continue
        elif each.kind in _READERS:
            with parts.open(each.target) as stream:
                for reference, text in _READERS[each.kind](stream, each.target, discussed):
                    cells.note(place_of(reference), text)


class _Notes:
    """Gathers the texts of the elements `whole` of a part, with their cell and the number of their author."""

    def __init__(self, names: Names, whole: str) -> None:
        self.found: list[tuple[str, str, str]] = []
        self.authors: list[str] = []
        self._names, self._whole = names, whole
        self._pieces: list[str] = []
        self._cell = self._author = ""
        self._open = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        word = self._names.word(name)
        if word == self._whole:
            self._cell, self._author = attributes.get("ref", ""), attributes.get("authorId", "")
            self._pieces = []
        elif word == "author":
            self._pieces = []
        self._open = word in {"t", "text", "author"}

    def text(self, text: str) -> None:
        """Characters of an element."""
        if self._open:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        self._open = False
        word = self._names.word(name)
        if word == self._whole:
            self.found.append((self._cell, self._author, "".join(self._pieces)))
        elif word == "author":
            self.authors.append("".join(self._pieces))


def _notes(part: IO[bytes], name: str, discussed: bool) -> Iterator[tuple[str, str]]:
    notes = _Notes(Names(MAIN, "comments"), "comment")
    parse_events(part, name, notes.start, notes.end, notes.text)
    aside = {
        str(number)
        for number, author in enumerate(notes.authors)
        if author == NOTE_AUTHOR or (discussed and author.startswith(_COPY_OF_DISCUSSION))
    }
    yield from ((cell, text) for cell, author, text in notes.found if author not in aside)


def _discussions(part: IO[bytes], name: str, _: bool) -> Iterator[tuple[str, str]]:
    notes = _Notes(Names(_DISCUSSIONS), "threadedComment")
    parse_events(part, name, notes.start, notes.end, notes.text)
    yield from ((cell, text) for cell, _, text in notes.found)


def _drawing(part: IO[bytes], name: str, _: bool) -> Iterator[tuple[str, str]]:
    """The texts of shapes. Two namespaces share the part: that of the sheet's drawing and that of what is drawn."""
    texts: list[str] = []
    pieces: list[str] = []
    is_open = False

    def start(element: str, _: Attributes) -> None:
        nonlocal is_open
        is_open = _drawn(element) == "t"

    def end(element: str) -> None:
        nonlocal is_open
        is_open = False
        if _drawn(element) == "txBody":
            texts.append("".join(pieces))
            pieces.clear()

    parse_events(part, name, start, end, lambda text: pieces.append(text) if is_open else None)
    yield from (("", text) for text in texts)


def _drawn(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return local if space in _DRAWINGS else ""


_READERS = {"comments": _notes, "threadedComment": _discussions, "drawing": _drawing}
