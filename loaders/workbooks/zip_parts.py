"""A zipped workbook as its parts, weighed before anything is unpacked, and what each part names."""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from loaders.workbooks.limits import Limits
from loaders.workbooks.stop import bomb, damaged, encrypted, too_heavy
from loaders.workbooks.xml_events import Attributes, parse_events

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONSHIP = f"{RELATIONSHIPS} Relationship"
# Transitional, Strict, and what Microsoft added later.
_KIND = re.compile(
    r"(?:http://schemas\.openxmlformats\.org|http://purl\.oclc\.org/ooxml)/officeDocument/(?:2006/)?relationships/(\w+)"
    r"|http://schemas\.microsoft\.com/office/(?:\w+/)+relationships/(\w+)"
)
_ENCRYPTED_FLAG = 0x1
_ENTRY_BYTES = 46
_FAULTS = (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError)


@dataclass(frozen=True)
class Relation:
    """What an Open XML part names under a `number` (`rId7`).

    `kind`: the last word of its type (`worksheet`), the whole type where it is none of Office. `target`: the part, or
    what stands written when it is `outside` the file.
    """

    number: str
    kind: str
    target: str
    outside: bool = False


class ZipParts:
    """The parts of an archive; names are compared without regard to case, as Open XML asks.

    Raises ReadingStoppedError: FILE_DAMAGED, FILE_BOMB, FILE_TOO_HEAVY, FILE_ENCRYPTED.
    """

    def __init__(self, file: IO[bytes], limits: Limits) -> None:
        _count_entries(file, limits)
        try:
            self._zip = ZipFile(file)
        except (*_FAULTS, OverflowError, ValueError) as error:
            raise damaged() from error
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        self._infos = {info.filename.lower(): info for info in infos}
        if len(self._infos) != len(infos):
            raise damaged()
        _weigh(infos, limits)

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts, in lower case."""
        return frozenset(self._infos)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lower() in self._infos

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """A part as a stream; whatever is wrong while it is read is FILE_DAMAGED."""
        info = self._infos.get(name.lower())
        if info is None:
            raise damaged(part=name)
        try:
            with self._zip.open(info) as part:
                yield part
        except _FAULTS as error:
            raise damaged(part=name) from error

    def relations(self, part: str) -> list[Relation]:
        """What an Open XML part names (`""` for the file itself), in its order."""
        name = relations_part(part)
        found: list[Relation] = []

        def start(element: str, attributes: Attributes) -> None:
            if element == _RELATIONSHIP:
                found.append(_relation(part, attributes))

        if self.has(name):
            with self.open(name) as stream:
                parse_events(stream, name, start)
        return found

    def related(self, part: str, kind: str) -> str | None:
        """The first part that another one names in a relation of that kind, if it exists."""
        inside = (each for each in self.relations(part) if each.kind == kind and not each.outside)
        return next((each.target for each in inside if self.has(each.target)), None)


def _relation(part: str, attributes: Attributes) -> Relation:
    outside = attributes.get("TargetMode") == "External"
    target, kind = attributes.get("Target", ""), attributes.get("Type", "")
    office = _KIND.fullmatch(kind)
    return Relation(
        number=attributes.get("Id", ""),
        kind=(office[1] or office[2]) if office else kind,
        target=target if outside else resolved(part, target),
        outside=outside,
    )


def relations_part(part: str) -> str:
    """The part that holds the relations of another one."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _count_entries(file: IO[bytes], limits: Limits) -> None:
    """Refuse a list of entries too long to be worth holding: each takes far more room than its 46 bytes."""
    size = file.seek(0, 2)
    file.seek(max(0, size - (1 << 16) - 22))
    tail = file.read()
    found = tail.rfind(b"PK\x05\x06")
    file.seek(0)
    if found < 0:
        raise damaged()
    length = int.from_bytes(tail[found + 12 : found + 16], "little")
    if length > limits.zip_entries * _ENTRY_BYTES * 8:
        raise too_heavy(entries=limits.zip_entries)


def _weigh(infos: list[ZipInfo], limits: Limits) -> None:
    if len(infos) > limits.zip_entries:
        raise too_heavy(entries=limits.zip_entries)
    unzipped = sum(info.file_size for info in infos)
    zipped = sum(info.compress_size for info in infos)
    if unzipped > limits.unzipped_bytes:
        raise bomb(unzipped_bytes=unzipped, limit=limits.unzipped_bytes)
    if unzipped > limits.ratio_floor_bytes and unzipped > limits.ratio * max(zipped, 1):
        raise bomb(unzipped_bytes=unzipped, ratio=unzipped // max(zipped, 1), limit=limits.ratio)
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
        raise encrypted()
    if any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in infos):
        raise damaged()


def resolved(part: str, target: str) -> str:
    """The part that a target names, whether from the root of the file or from beside the part."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), unquote(target))).lstrip("/")
