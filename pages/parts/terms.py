"""Acronyms: which of them a text uses, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from convention.domain.annexes import Term
from convention.wording.formats import COLON, SEMICOLON
from pages.parts.marks import plain

# A long acronym is known however it is capitalised (Cegidd, CeGIDD); a short one could be a common word (du, mg).
SAFE_IN_ANY_CASE = 6


def terms_in(texts: Iterable[str], terms: Iterable[Term]) -> tuple[Term, ...]:
    """The acronyms that some texts use as whole words, in the order of the glossary."""
    text = "\n".join(texts)
    return tuple(term for term in terms if _pattern(term.acronym).search(text))


def acronyms_line(texts: Iterable[str], terms: Iterable[Term]) -> str:
    """Markdown that explains the acronyms of some texts: `Sigles : ASE, … ; ARS, …`; empty when there are none."""
    found = terms_in(texts, terms)
    if not found:
        return ""
    head = "Sigle" if len(found) == 1 else "Sigles"
    told = SEMICOLON.join(f"**{plain(term.acronym)}**, {plain(term.meaning)}" for term in found)
    return f"{head}{COLON}{told}."


@lru_cache(maxsize=512)
def _pattern(acronym: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if len(acronym) >= SAFE_IN_ANY_CASE else re.NOFLAG
    return re.compile(rf"(?<!\w){re.escape(acronym)}(?![\w+])", flags)
