"""Words compared without regard to case, accents and spacing; the nearest known word for an unknown one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

_CUTOFF = 80.0
_IGNORED = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "œ": "oe", "æ": "ae"})


def fold(text: str) -> str:
    """The text in lower case, without accents, with single plain spaces; digits and signs stay as they are."""
    bare = unicodedata.normalize("NFD", text.translate(_IGNORED).casefold()).translate(_APOSTROPHES)
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(letters.split())


def suggest(word: str, candidates: Iterable[str], cutoff: float = _CUTOFF) -> str | None:
    """The candidate nearest to the word, or None when none is near.

    `cutoff`: likeness from 0 to 100 under which nothing is suggested. A tie between two candidates suggests nothing.
    """
    folded = fold(word)
    if not folded:
        return None
    known = {candidate: fold(candidate) for candidate in candidates}
    found = process.extract(folded, known, scorer=fuzz.ratio, score_cutoff=cutoff, limit=2)
    if not found or (len(found) == 2 and found[0][1] == found[1][1] and found[0][0] != found[1][0]):
        return None
    return str(found[0][2])
