"""Workbook files as archives of parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

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
