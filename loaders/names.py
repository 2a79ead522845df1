"""Names of files as they may be kept and shown."""

from __future__ import annotations

import unicodedata

_LONGEST = 255
_NOT_SHOWN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain_name(name: str) -> str:
    """A name on one line, in its order: signs that break it, turn it or are no text become `\ufffd`."""
    return "".join("\ufffd" if _misleads(sign) else sign for sign in name[:_LONGEST])


def _misleads(sign: str) -> bool:
    return sign in _TURNS or unicodedata.category(sign) in _NOT_SHOWN
