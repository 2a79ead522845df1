"""Indicators and territories by the words that name them for certain; suggestions for all other words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from convention.domain.catalogue import Catalogue, Territory
from convention.domain.clock import paris_day
from convention.domain.findings import Finding, FindingCode
from convention.wording.formats import day
from convention.wording.labels import label
from convention.wording.territories import expected_words
from loaders.parsing.indicators import EXPECTED, IndicatorNames
from loaders.parsing.own_names import OwnName
from loaders.parsing.problem import Problem, quoted
from loaders.parsing.suggestions import fold, suggest
from loaders.parsing.territories import territory_named
from loaders.values.cells import Cells
from loaders.workbooks.book import CellKind, Sheet

TERRITORIES = tuple(Territory)
_TERRITORY_EXPECTED = expected_words()
_ERRORS = {
    CellKind.ERROR: FindingCode.ERROR_CELL,
    CellKind.FORMULA_WITHOUT_VALUE: FindingCode.FORMULA_WITHOUT_VALUE,
}


class Words:
    """The words of one catalogue, and the names that services give its indicators."""

    def __init__(self, names: IndicatorNames) -> None:
        self._names = names

    def own_name(self, text: str) -> OwnName | None:
        """What a person said of a text that is a service's own name of an indicator."""
        return self._names.own_name(text)

    def indicator(self, text: str, kind: CellKind) -> int | Problem:
        """The position in the catalogue of the indicator that a cell names by its code, title, or code and title."""
        if kind in _ERRORS:
            return Problem(_ERRORS[kind], EXPECTED)
        found = self._names.position(text)
        return self._names.problem(text) if found is None else found

    def territory(self, text: str, kind: CellKind) -> int | Problem:
        """The position in `TERRITORIES` of the territory that a cell names for certain."""
        if kind in _ERRORS:
            return Problem(_ERRORS[kind], _TERRITORY_EXPECTED)
        if not fold(text):
            return Problem(FindingCode.TERRITORY_MISSING, _TERRITORY_EXPECTED)
        found = territory_named(text)
        if found is not None:
            return TERRITORIES.index(found)
        nearest = suggest(text, map(label, TERRITORIES), cutoff=65)
        hint = f"Vouliez-vous dire {quoted(nearest)}\u202f?" if nearest else ""
        return Problem(FindingCode.TERRITORY_UNKNOWN, _TERRITORY_EXPECTED, hint)


def own_name_findings(words: Words, catalogue: Catalogue, sheet: Sheet, cells: Cells) -> Iterator[Finding]:
    """What says, once for each, which names of indicators are a service's own, and who said what they mean."""
    for code, text in enumerate(cells.texts):
        found = words.own_name(text)
        rows = np.flatnonzero(cells.codes == code)
        if found is not None and len(rows):
            meant = f"{found.code} · {catalogue.by_code[found.code].title}"
            details = (("meant", meant), ("person", found.person), ("day", day(paris_day(found.at))))
            where = cells.address(sheet, int(rows[0]))
            yield Finding(FindingCode.INDICATOR_OWN_NAME, sheet.name, where, text, details=details)
