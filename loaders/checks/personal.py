"""Texts that seem to name a person or to tell how to reach one."""

from __future__ import annotations

import re

KIND = "kind"
"""Detail of a NOMINATIVE finding: what it looks like (`email`, `telephone`, `nir`, `name`, `birth`)."""
PATTERNS = {
    "email": r"[A-Za-z0-9._%+\-]{1,64}\s?@\s?[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}",
    "telephone": r"(?:^|[^0-9,.])(?:(?:\+|00)33[ .\-]?(?:\(0\))?[ .\-]?|0)[1-9](?:[ .\-\x{a0}\x{202f}]?[0-9]{2}){4}"
    r"(?:$|[^0-9,])",
    "nir": r"(?:^|[^0-9])[1-478][ .]?[0-9]{2}[ .]?(?:0[1-9]|1[0-2]|[2-9][0-9])[ .]?(?:[0-9]{2}|2[AaBb])[ .]?[0-9]{3}"
    r"[ .]?[0-9]{3}[ .]?[0-9]{2}(?:$|[^0-9])",
    "birth": r"(?i)(?:^|[^a-zà-ÿ])n(?:é|e|ée|ee|é\(e\)|e\(e\))\s+(?:en\s+|le\s+)(?:(?:[0-9]{1,2}|1er)[ /.\-])?"
    r"[0-9a-zûé]+[ /.\-]?[0-9]{2,4}",
}
_NIR = re.compile(r"[1-478][0-9]{4}(?:[0-9]{2}|2[AB])[0-9]{8}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,12}[.,][0-9]+")


def personal_kind(word: str) -> str | None:
    """What a suspect text looks like; a number whose key is wrong, or with decimals, is no social-security number."""
    for kind, pattern in PATTERNS.items():
        for found in re.finditer(pattern.replace(r"\x{a0}", "\u00a0").replace(r"\x{202f}", "\u202f"), word):
            if kind != "nir" or (_right_key(found[0]) and not _DECIMAL.fullmatch(word.strip())):
                return kind
    return None


def _right_key(text: str) -> bool:
    """Whether 13 characters and their key of 2 digits agree: 97 minus the number modulo 97; Corsica's letters count."""
    bare = re.sub(r"[^0-9AB]", "", text.upper())
    if not _NIR.fullmatch(bare):
        return False
    digits = bare[:13].replace("2A", "19").replace("2B", "18")
    return digits.isdecimal() and 97 - int(digits) % 97 == int(bare[13:])
