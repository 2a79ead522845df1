"""Office files that are the same bytes for the same content: no clock of the machine in the archive or its parts."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CHART_NAME = re.compile(r'(<(?:xdr:)?cNvPr id="\d+" name="Chart \d+")')
_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")


def described(content: bytes, texts: Mapping[str, Sequence[str]]) -> bytes:
    """A workbook whose charts carry a text for those who do not see them; `texts`: in order, by part of the archive."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as source, ZipFile(target, "w", ZIP_DEFLATED) as out:
        for name in source.namelist():
            part = source.read(name)
            if name in texts:
                part = _described(part.decode(), texts[name]).encode()
            out.writestr(name, part)
    return target.getvalue()


def _described(drawing: str, texts: Sequence[str]) -> str:
    """A drawing with one text for each of its charts, in order."""
    pieces = _CHART_NAME.split(drawing)
    told = [f"{name} descr={quoteattr(text)}" for name, text in zip(pieces[1::2], texts, strict=True)]
    return "".join(piece for pair in zip(pieces[::2], [*told, ""], strict=True) for piece in pair)


def steady(content: bytes, at: datetime) -> bytes:
    """The archive with every time in it set to one moment (UTC), workbooks inside it included."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as source, ZipFile(target, "w", ZIP_DEFLATED) as out:
        for name in source.namelist():
            part = source.read(name)
            if name.endswith(".xlsx"):
                part = steady(part, at)
            elif name.endswith("core.xml"):
                part = _WRITTEN.sub(rb"\g<1>" + f"{at:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<2>", part)
            entry = ZipInfo(name, (max(at.year, 1980), at.month, at.day, at.hour, at.minute, at.second // 2 * 2))
            entry.compress_type = ZIP_DEFLATED
            out.writestr(entry, part)
    return target.getvalue()
