"""An Open XML file as its parts, their types and their relations; what is not changed keeps its bytes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from loaders.workbooks.limits import Limits
from loaders.workbooks.stop import UnsafeFileError
from loaders.workbooks.xml_edits import Document, Edit, appended, deletion, parse, xml_text
from loaders.workbooks.zip_parts import RELATIONSHIPS, ZipParts, relations_part, resolved

EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_STAMPS = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)


def without_dates(content: bytes, changes: Mapping[str, bytes] | None = None) -> bytes:
    """The same workbook, some parts replaced, without the hour of its making: equal contents give equal bytes."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(target, "w", ZIP_DEFLATED) as out:
        for name in source.namelist():
            part = (changes or {}).get(name) or source.read(name)
            write_part(out, name, _STAMPS.sub(b"", part) if name == _CORE else part)
    return target.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """The bytes of one part."""
    with ZipFile(BytesIO(content)) as source:
        return source.read(name)


def write_part(out: ZipFile, name: str, part: bytes) -> None:
    """Add a part that bears no date."""
    info = ZipInfo(name, EPOCH)
    info.compress_type = ZIP_DEFLATED
    out.writestr(info, part)


_TYPES = "[Content_Types].xml"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Package(ZipParts):
    """An Open XML file whose parts can be changed.

    Raises UnsafeFileError for what is no such file, or has no list of types.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(BytesIO(content), Limits())
        self._changed: dict[str, bytes | None] = {}
        self._added: dict[str, str] = {}
        if not self.has(_TYPES):
            raise UnsafeFileError("no content types")

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        key = name.lower()
        return self._changed.get(key, b"") is not None and (key in self._infos or key in self._changed)

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """A part as it stands now."""
        changed = self._changed.get(name.lower())
        if changed is None:
            with super().open(name if self.has(name) else "") as part:
                yield part
        else:
            yield BytesIO(changed)

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        with self.open(name) as part:
            return part.read()

    def write(self, name: str, part: bytes) -> None:
        """Replace or add a part."""
        if name.lower() not in self._infos:
            self._added[name.lower()] = name
        self._changed[name.lower()] = part

    def add(self, pattern: str, part: bytes, content_type: str) -> str:
        """Add a part under the first free number (`xl/comments{}.xml`); gives its name."""
        number = next(n for n in range(1, len(self._infos) + len(self._added) + 2) if not self.has(pattern.format(n)))
        name = pattern.format(number)
        self.write(name, part)
        self._declare("Override", "PartName", f"/{name}", content_type)
        return name

    def remove(self, name: str) -> None:
        """Take a part out, with its type."""
        if self.has(name):
            self._changed[name.lower()] = None
            types = parse(self.read(_TYPES), {"Override"})
            edits = [
                deletion(e) for e in types.named("Override") if e.attribute("PartName").lower() == f"/{name}".lower()
            ]
            self.write(_TYPES, types.edited(edits))

    def declare_ending(self, ending: str, content_type: str) -> None:
        """Say what parts of an ending are, unless it is said already."""
        types = parse(self.read(_TYPES), {"Default"})
        if ending not in {e.attribute("Extension").lower() for e in types.named("Default")}:
            self._declare("Default", "Extension", ending, content_type)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation; gives its number (`rId7`)."""
        name = relations_part(part)
        if not self.has(name):
            self.write(name, f'<Relationships xmlns="{RELATIONSHIPS}"></Relationships>'.encode())
        document = parse(self.read(name), {"Relationship"})
        used = {e.attribute("Id") for e in document.named("Relationship")}
        number = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        new = (
            f'<{document.root.prefix}Relationship Id="{number}" Type="{self.relation_base}/{kind}" Target="/{target}"/>'
        )
        self.write(name, document.edited([appended(document, document.root, new.encode())]))
        return number

    def unrelate(self, part: str, target: str) -> None:
        """Take out the relations of a part to another one."""
        name = relations_part(part)
        document = parse(self.read(name), {"Relationship"})
        gone = [
            e for e in document.named("Relationship") if resolved(part, e.attribute("Target")).lower() == target.lower()
        ]
        self.write(name, document.edited([deletion(e) for e in gone]))

    def drop_relations(self, part: str) -> None:
        """Forget all that a part names."""
        if self.has(relations_part(part)):
            self._changed[relations_part(part).lower()] = None

    @property
    def relation_base(self) -> str:
        """What the types of relations begin with: Strict files have their own."""
        for e in parse(self.read(relations_part("")), {"Relationship"}).named("Relationship"):
            if e.attribute("Type").endswith("/officeDocument"):
                return posixpath.dirname(e.attribute("Type"))
        return _TRANSITIONAL

    def to_bytes(self) -> bytes:
        """The file with its changes."""
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as out:
            for key, info in self._infos.items():
                part = self._changed.get(key, b"")
                if part is not None:
                    out.writestr(_like(info), self._changed.get(key) or self._zip.read(info))
            for key, name in self._added.items():
                part = self._changed[key]
                if part is not None:
                    out.writestr(_like(ZipInfo(name, EPOCH)), part)
        return target.getvalue()

    def _declare(self, element: str, attribute: str, value: str, content_type: str) -> None:
        types = parse(self.read(_TYPES))
        new = f'<{types.root.prefix}{element} {attribute}="{xml_text(value)}" ContentType="{content_type}"/>'
        first = types.root.children
        edit = appended(types, types.root, new.encode())
        if element == "Default" and first:
            edit = Edit(first[0].start, first[0].start, new.encode())
        self.write(_TYPES, types.edited([edit]))


def main_part(package: Package) -> tuple[str, Document]:
    """The workbook part and what it says of its sheets.

    Raises UnsafeFileError when the file has none.
    """
    name = package.related("", "officeDocument")
    if name is None:
        raise UnsafeFileError("no workbook part")
    document = parse(package.read(name), {"sheet"})
    if document.root.local != "workbook":
        raise UnsafeFileError("no workbook part")
    return name, document


def _like(info: ZipInfo) -> ZipInfo:
    copy = ZipInfo(info.filename, info.date_time)
    copy.compress_type = ZIP_DEFLATED
    return copy
