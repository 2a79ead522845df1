"""A zipped workbook as its parts; weighed before anything is unpacked."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from loaders.limits import Limits
from loaders.readers.stop import bomb, damaged, encrypted, too_heavy

_ENCRYPTED_FLAG = 0x1
_ENTRY_BYTES = 46
_FAULTS = (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError)


class ZipParts:
    """The parts of an archive; names are compared without regard to case.

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
