"""Parts of a workbook as a stream of XML events; what a trap needs (document types, entities) is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from loaders.workbooks.stop import bomb, damaged

Attributes = dict[str, str]
_CHUNK = 1 << 18


def _refuse_document_type(*_: object) -> None:
    raise bomb(reason="document_type")


def parse_events(
    part: IO[bytes],
    name: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Send the events of a part. Names with a namespace come as `namespace name`, parted by one space.

    Raises ReadingStoppedError: FILE_DAMAGED for what is not well-formed, FILE_BOMB for a document type.
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


def local(name: str) -> str:
    """The name without its namespace."""
    return name.rpartition(" ")[2]


def attribute(attributes: Attributes, wanted: str) -> str:
    """An attribute whatever its namespace; empty when absent."""
    return next((value for name, value in attributes.items() if local(name) == wanted), "")
