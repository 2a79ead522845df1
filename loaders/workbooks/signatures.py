"""What a file is by its first bytes, and what its name says."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath


class Family(StrEnum):
    """What the content of a file is; the value is what a finding calls it."""

    ZIP = "ZIP"
    OLE = "OLE"
    TEXT = "texte"
    HTML = "HTML"
    XML = "XML"
    PDF = "PDF"
    RTF = "RTF"
    PNG = "PNG"
    JPEG = "JPEG"
    GIF = "GIF"
    GZIP = "GZIP"
    SEVEN_ZIP = "7-Zip"
    RAR = "RAR"
    PARQUET = "Parquet"
    UNKNOWN = "inconnu"


READABLE = frozenset([Family.ZIP, Family.OLE, Family.TEXT])
EXTENSIONS = {"xlsx": "xlsx", "xlsm": "xlsm", "xls": "xls", "ods": "ods", "csv": "csv", "tsv": "csv", "txt": "csv"}
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"PK\x03\x04", Family.ZIP),
    (b"PK\x05\x06", Family.ZIP),
    (OLE_MAGIC, Family.OLE),
    (b"%PDF-", Family.PDF),
    (b"{\\rtf", Family.RTF),
    (b"\x89PNG\r\n", Family.PNG),
    (b"\xff\xd8\xff", Family.JPEG),
    (b"GIF8", Family.GIF),
    (b"\x1f\x8b", Family.GZIP),
    (b"7z\xbc\xaf\x27\x1c", Family.SEVEN_ZIP),
    (b"Rar!\x1a", Family.RAR),
    (b"PAR1", Family.PARQUET),
)
_MARKUP = re.compile(r"\s*(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:!doctype\s+)?(?P<name>[a-z][\w:.-]*)", re.DOTALL | re.I)
# Roots of the pages that programs save under a name of Excel; other tags may begin the first cell of a text.
_HTML_ROOTS = frozenset(["html", "head", "body", "table", "meta", "style"])
_TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096
_LONGEST_LOCK = 1024


def family_of(content: bytes) -> Family:
    """The family of a content; TEXT unless its first bytes prove another, whether or not the text can be read."""
    for magic, family in _MAGIC:
        if content.startswith(magic):
            return family
    head = content[:_HEAD]
    wide = head.startswith(_TEXT_MARKS[1:])
    text = head.decode("utf-16" if wide else "utf-8-sig", "ignore")
    markup = _MARKUP.match(text)
    if markup and markup["name"].lower() in _HTML_ROOTS:
        return Family.HTML
    if text.lstrip().startswith(("<?xml", "<!DOCTYPE")):
        return Family.XML
    return Family.UNKNOWN if b"\x00" in head and not wide else Family.TEXT


def extension(name: str) -> str:
    """The ending of a name, in lower case, without its dot."""
    return PurePath(name).suffix.lower().removeprefix(".")


def named_format(name: str) -> str:
    """The format that a name announces, or nothing when it announces none that is read."""
    return EXTENSIONS.get(extension(name), "")


def is_lock(content: bytes, name: str) -> bool:
    """Whether a file is what a spreadsheet puts beside a workbook that is open; a workbook of such a name is none."""
    base = PurePath(name).name
    named = base.startswith("~$") or (base.startswith(".~lock.") and base.endswith("#"))
    return named and len(content) <= _LONGEST_LOCK and family_of(content) in {Family.TEXT, Family.UNKNOWN}
