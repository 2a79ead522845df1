"""Changing a few places of an XML text and leaving every other byte as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import NoReturn
from xml.parsers import expat

from loaders.workbooks.stop import UnsafeFileError
from loaders.workbooks.xml_events import OFFICE_RELATIONS

_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
_START_TAG = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_ATTRIBUTE = r"""(?<=\s)(?:{name})\s*=\s*(?:"[^"]*"|'[^']*')"""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass
class Element:
    """One element and where its bytes stand: `start` < `inside` <= `close` <= `end`; inside == end for `<a/>`.

    `local`: the name without its prefix; empty for an element of another namespace than the root's, whose words are
    not those of the format. `spaces`: the namespace of each prefix.
    """

    name: str
    local: str
    attributes: Mapping[str, str]
    spaces: Mapping[str, str]
    start: int
    inside: int
    close: int = 0
    end: int = 0
    text: str = ""
    children: list[Element] = field(default_factory=list, repr=False)

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or nothing."""
        return self.name.removesuffix(self.name.rpartition(":")[2])

    def child(self, local: str) -> Element | None:
        """The first kept element of that name that stands directly in this one."""
        return next((element for element in self.children if element.local == local), None)

    def descendants(self) -> Iterator[Element]:
        """The kept elements that stand in this one, at any depth, in their order."""
        for child in self.children:
            yield child
            yield from child.descendants()

    def attribute(self, name: str) -> str:
        """An attribute without a prefix; empty when absent."""
        return self.attributes.get(name, "")

    @property
    def namespace(self) -> str:
        """The namespace of the element."""
        return self.spaces.get(self.prefix.rstrip(":"), "")

    @property
    def relation(self) -> str:
        """The number of the relation that the element names; empty when it names none."""
        parted = ((name.partition(":"), value) for name, value in self.attributes.items())
        named = (v for (p, _, local), v in parted if local == "id" and self.spaces.get(p) in OFFICE_RELATIONS)
        return next(named, "")


@dataclass(frozen=True)
class Edit:
    """New bytes in place of those from `start` to `end`."""

    start: int
    end: int
    new: bytes


@dataclass
class Document:
    """An XML text in UTF-8 with some of its elements, in the order of their start tags."""

    xml: bytes
    elements: list[Element] = field(default_factory=list)

    @property
    def root(self) -> Element:
        """The outermost element."""
        return self.elements[0]

    def named(self, local: str) -> list[Element]:
        """The elements of that name, of the root's namespace, that were kept."""
        return [element for element in self.elements if element.local == local]

    def raw(self, element: Element) -> bytes:
        """The bytes of an element."""
        return self.xml[element.start : element.end]

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The text after changes that do not overlap; those at the same place stay in their order."""
        pieces, at = [], 0
        for edit in sorted(edits, key=lambda e: (e.start, e.end)):
            assert edit.start >= at, "overlapping edits"
            pieces += [self.xml[at : edit.start], edit.new]
            at = edit.end
        return b"".join([*pieces, self.xml[at:]])


def parse(xml: bytes, keep: Iterable[str] = ()) -> Document:
    """Read an XML text; elements of the first two levels and those of the given local names are kept.

    A kept element has the text that stands in it outside of other kept ones. Raises UnsafeFileError.
    """
    reader = _Reader(_as_utf8(xml), frozenset(keep))
    try:
        reader.expat.Parse(reader.document.xml, True)
    except expat.ExpatError as error:
        raise UnsafeFileError(str(error)) from None
    return reader.document


def deletion(element: Element) -> Edit:
    """Take an element out."""
    return Edit(element.start, element.end, b"")


def appended(document: Document, parent: Element, new: bytes) -> Edit:
    """Add bytes as the last children of an element, also of one written `<a/>`."""
    if parent.inside < parent.end:
        return Edit(parent.close, parent.close, new)
    tag = document.raw(parent)
    return Edit(parent.start, parent.end, tag[:-2].rstrip() + b">" + new + f"</{parent.name}>".encode())


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """A start tag with one attribute set to a new value, or left alone when it has none of that name."""
    pattern = re.compile(_ATTRIBUTE.format(name=re.escape(name)).encode())
    return pattern.sub(f'{name}="{escape(value)}"'.encode(), tag, count=1)


def xml_text(text: str) -> str:
    """A text as it is written in XML, without the characters that XML cannot hold."""
    return escape(_FORBIDDEN.sub("", text))


def _as_utf8(xml: bytes) -> bytes:
    """The text in UTF-8, the only encoding in which offsets of bytes are used."""
    declared = _DECLARED.match(xml)
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = xml.decode("utf-16")
    elif declared and declared[1].lower() not in {b"utf-8", b"us-ascii"}:
        try:
            text = xml.decode(declared[1].decode())
        except (LookupError, UnicodeDecodeError) as error:
            raise UnsafeFileError(str(error)) from None
    else:
        return xml
    return re.sub(r"^<\?xml[^>]*\?>", '<?xml version="1.0" encoding="UTF-8"?>', text).encode()


class _Reader:
    """The handlers of one parse."""

    def __init__(self, xml: bytes, keep: frozenset[str]) -> None:
        self.document = Document(xml)
        self._keep = keep
        self._open: list[Element | None] = []
        self._spaces: list[Mapping[str, str]] = [{}]
        self._declaring = "xmlns"
        self._kept: list[Element] = []
        self.expat = expat.ParserCreate()
        self.expat.buffer_text = True
        self.expat.StartElementHandler = self._start
        self.expat.EndElementHandler = self._end
        self.expat.CharacterDataHandler = self._text
        self.expat.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_: object) -> NoReturn:
        raise UnsafeFileError("document type declaration")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        depth = len(self._open) + 1
        prefix, _, local = name.rpartition(":")
        if depth > 2 and local not in self._keep:
            # Of what is not kept, only a change of the meaning of the root's own prefix matters to what is inside.
            declares = "xmlns" in attributes or self._declaring in attributes
            self._spaces.append(self._spaces_of(attributes) if declares else self._spaces[-1])
            self._open.append(None)
            return
        self._spaces.append(self._spaces_of(attributes))
        start = self.expat.CurrentByteIndex
        tag = _START_TAG.match(self.document.xml, start)
        if tag is None:
            raise UnsafeFileError(f"start tag at {start}")
        spaces = self._spaces[-1]
        if depth == 1:
            self._own, self._declaring = spaces.get(prefix), f"xmlns:{prefix}"
        own = spaces.get(prefix) == self._own
        self._keep_element(Element(name, local if own else "", attributes, spaces, start, tag.end()))

    def _keep_element(self, element: Element) -> None:
        if self._kept:
            self._kept[-1].children.append(element)
        self.document.elements.append(element)
        self._open.append(element)
        self._kept.append(element)

    def _spaces_of(self, attributes: Mapping[str, str]) -> Mapping[str, str]:
        """The namespaces that prefixes stand for inside an element."""
        declared = {name[6:]: space for name, space in attributes.items() if name == "xmlns" or name[:6] == "xmlns:"}
        return {**self._spaces[-1], **declared} if declared else self._spaces[-1]

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        self._spaces.pop()
        if element is None:
            return
        self._kept.pop()
        element.close = element.end = element.inside
        if not self.document.xml.startswith(b"/>", element.inside - 2):
            element.close = self.expat.CurrentByteIndex
            element.end = self.document.xml.index(b">", element.close) + 1

    def _text(self, text: str) -> None:
        if self._kept and self._open[-1] is self._kept[-1] and len(self._open) > 2:
            self._kept[-1].text += text
