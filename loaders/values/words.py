"""Indicators and territories by the words that name them for certain; suggestions for all other words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from convention.domain.catalogue import Catalogue, Territory
from convention.domain.findings import FindingCode
from convention.wording.labels import label
from loaders.parsing.problem import Problem, quoted
from loaders.parsing.suggestions import fold, suggest
from loaders.parsing.territories import territory_named
from loaders.workbooks.book import CellKind

TERRITORIES = tuple(Territory)
_BETWEEN = (" ", " - ", " – ", " : ", ": ")
_CODE = re.compile(r"a ?-?(?P<action>[0-9]{1,2}(?:\.[0-9])?)(?P<part>[ -][0-9]{1,2})")
_MISTAKEN = str.maketrans("oli‑–—.", "011---.")
_ERRORS = {
    CellKind.ERROR: FindingCode.ERROR_CELL,
    CellKind.FORMULA_WITHOUT_VALUE: FindingCode.FORMULA_WITHOUT_VALUE,
}


class Words:
    """The words of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._indicators = _indicator_words(catalogue)
        self._suggestions = [text for i in catalogue.indicators for text in (i.code, i.title, i.short_title)]

    def indicator(self, text: str, kind: CellKind) -> int | Problem:
        """The position in the catalogue of the indicator that a cell names by its code, title, or code and title."""
        expected = "le code d’un indicateur du référentiel, comme A05-1, ou son intitulé"
        folded = fold(text)
        if kind in _ERRORS:
            return Problem(_ERRORS[kind], expected)
        if not folded:
            return Problem(FindingCode.INDICATOR_MISSING, expected)
        found = self._indicators.get(folded)
        if found is not None:
            return found
        nearest = _regular_code(folded, self._indicators) or suggest(text, self._suggestions)
        return Problem(FindingCode.INDICATOR_UNKNOWN, expected, _hint(nearest))

    def territory(self, text: str, kind: CellKind) -> int | Problem:
        """The position in `TERRITORIES` of the territory that a cell names for certain."""
        expected = "Paris, Seine-Saint-Denis ou Commun"
        folded = fold(text)
        if kind in _ERRORS:
            return Problem(_ERRORS[kind], expected)
        if not folded:
            return Problem(FindingCode.TERRITORY_MISSING, expected)
        found = territory_named(text)
        if found is not None:
            return TERRITORIES.index(found)
        nearest = suggest(text, map(label, TERRITORIES), cutoff=65)
        return Problem(FindingCode.TERRITORY_UNKNOWN, expected, _hint(nearest))


def _hint(nearest: str | None) -> str:
    return f"Vouliez-vous dire {quoted(nearest)}\u202f?" if nearest else ""


def _indicator_words(catalogue: Catalogue) -> dict[str, int]:
    """Codes and titles; a title that two indicators share names neither."""
    words: dict[str, int | None] = {}
    for position, indicator in enumerate(catalogue.indicators):
        titles = {fold(indicator.title), fold(indicator.short_title)}
        joined = {f"{fold(indicator.code)}{sign}{title}" for title in titles for sign in _BETWEEN}
        for word in {fold(indicator.code), *titles, *joined}:
            words[word] = None if word in words else position
    return {word: position for word, position in words.items() if position is not None}


def _regular_code(folded: str, known: Mapping[str, int]) -> str | None:
    """The code that a text means when its zeros or dashes are not as usual: `A5-1` → `A05-1`."""
    found = _CODE.fullmatch(folded) or _CODE.fullmatch(f"{folded[:1]}{folded[1:].translate(_MISTAKEN)}")
    if not found:
        return None
    action, _, half = found["action"].partition(".")
    code = f"A{int(action):02d}{'.' + half if half else ''}-{int(found['part'].strip(' -'))}"
    return code if fold(code) in known else None
