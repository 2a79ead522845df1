"""The number convention of each column of values of a file, and what there is to say where it decided a reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from convention.domain.findings import Finding, FindingCode
from loaders.layouts.layout import Column, Layout, Role
from loaders.parsing.number_conventions import UNPROVEN, Convention, Evidence, Meaning, evidence_of, unsure
from loaders.parsing.problem import place_list, quoted
from loaders.values.amounts import Amount, Amounts
from loaders.values.cells import Numbers
from loaders.workbooks.book import CellKind, Sheet

_NUMBERS = (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR)
Place = tuple[str, int]


@dataclass
class Conventions:
    """What the numbers of each column prove, else those of the whole file; `decided`: the readings that rest on it."""

    columns: dict[Place, Convention] = field(default_factory=dict)
    file: Convention = UNPROVEN
    decided: dict[Meaning, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def of(self, sheet: str, column: int) -> Convention:
        """The convention of one column: what it proves itself, completed by the file."""
        own = self.columns.get((sheet, column), UNPROVEN)
        comma = self.file.comma if own.comma is Meaning.UNKNOWN else own.comma
        point = self.file.point if own.point is Meaning.UNKNOWN else own.point
        return Convention(comma, point, own.proof or self.file.proof)

    def unheard(self) -> Conventions:
        """The same conventions for cells of which nothing is to be said."""
        return Conventions(self.columns, self.file)

    def note(self, sheet: Sheet, column: int, rows: Numbers, amounts: Amounts) -> None:
        """Keep the cells of a column whose reading rests on a convention, or on none."""
        meanings = [r.number.reading if isinstance(r, Amount) and r.number else None for r in amounts.readings]
        if not any(meanings):
            return
        for row in np.flatnonzero(amounts.odd >= 0):
            meaning = meanings[int(amounts.odd[row])]
            if meaning is not None:
                at = int(rows[row])
                self.decided[meaning].append((sheet.address(at, column), sheet.text(at, column)))

    def findings(self, sheet: Sheet) -> Iterator[Finding]:
        """One finding for each thing that decided readings of the sheet, at the first of their cells."""
        for meaning, cells in self.decided.items():
            code = FindingCode.NUMBER_UNPROVEN if meaning is Meaning.UNKNOWN else FindingCode.NUMBER_CONVENTION
            said = "des décimales" if meaning is Meaning.DECIMALS else "des milliers"
            places = place_list([cell for cell, _ in cells])
            details = (("places", places), ("meaning", said), ("proof", quoted(self.file.proof)))
            yield Finding(code, sheet.name, *cells[0], details=details)
        self.decided.clear()


def conventions_of(tables: Iterable[tuple[Sheet, Sequence[Layout]]]) -> Conventions:
    """What the columns of values of a file prove; nothing is looked for where no number has two readings."""
    columns = {(sheet.name, column): _texts(sheet, layout, column) for sheet, layout, column in _columns(tables)}
    if not any(pc.any(unsure(texts)).as_py() for texts in columns.values()):
        return Conventions()
    evidence = {place: evidence_of(filter(None, texts.to_pylist())) for place, texts in columns.items()}
    whole = Evidence()
    for found in evidence.values():
        whole |= found
    return Conventions({place: found.convention() for place, found in evidence.items()}, whole.convention())


def _columns(tables: Iterable[tuple[Sheet, Sequence[Layout]]]) -> Iterator[tuple[Sheet, Layout, int]]:
    for sheet, layouts in tables:
        for layout in layouts:
            origins = {block.origins.get(role) for block in layout.blocks for role in _NUMBERS}
            yield from ((sheet, layout, origin.column) for origin in origins if isinstance(origin, Column))


def _texts(sheet: Sheet, layout: Layout, column: int) -> pa.StringArray:
    """The distinct texts that were typed in the rows of a table."""
    size = max(layout.last_row - layout.first_row + 1, 0)
    kinds = sheet.kinds[column].slice(layout.first_row, size)
    typed = pc.equal(kinds, pa.scalar(int(CellKind.TEXT), kinds.type))
    return sheet.texts[column].slice(layout.first_row, size).filter(typed).unique()
