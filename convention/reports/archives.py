"""Office files that are the same bytes for the same content: no clock of the machine in the archive or its parts."""

from __future__ import annotations

import io
import re
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")


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
