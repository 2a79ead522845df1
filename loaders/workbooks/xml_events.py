"""Parts of a workbook as a stream of XML events; what a trap needs (document types, entities) is refused."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import IO
from xml.parsers import expat

from loaders.workbooks.stop import damaged, document_type

Attributes = dict[str, str]
_CHUNK = 1 << 18


def _refuse_document_type(*_: object) -> None:
    raise document_type()


def parse_events(
    part: IO[bytes],
    name: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Send the events of a part. Names with a namespace come as `namespace name`, parted by one space.

    Raises ReadingStoppedError: FILE_DAMAGED for what is not well-formed, FILE_DOCUMENT_TYPE.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = start
    if end:
        parser.EndElementHandler = end
    if text:
        parser.CharacterDataHandler = text
    try:
        while chunk := part.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged(part=name) from error


class Names:
    """The names of the elements of a part, by the namespace of its root.

    `spaces`: those that the format gives it, Transitional and Strict; `root`: the name that the root must have, if any.
    An element of another namespace has no word, whatever its local name: extensions reuse the words of the format.
    """

    def __init__(self, spaces: Collection[str], root: str = "") -> None:
        self._spaces, self._root, self._start = spaces, root, ""

    def word(self, name: str) -> str:
        """The local name of an element; empty for one of another namespace. The first one asked about is the root."""
        if not self._start:
            space, _, local = name.rpartition(" ")
            known = space in self._spaces and self._root in ("", local)
            self._start = f"{space} " if known else _NOWHERE
        return name.removeprefix(self._start) if name.startswith(self._start) else ""


_NOWHERE = "no namespace at all"
MAIN = frozenset(
    {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    }
)
"""The namespaces of workbooks, Transitional and Strict."""
OFFICE_RELATIONS = frozenset(
    {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
)
"""The namespaces of the attribute `id` by which an element names another part."""
