"""Values of one indicator in one column that are written in several units: the column has no single unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from loaders.parsing.suggestions import fold
from loaders.values.amounts import Amount, Amounts
from loaders.values.cells import Numbers


@dataclass(frozen=True)
class MixedUnits:
    """`rows`: those whose values bear a unit, first the one where a second unit comes; `units`: as written."""

    rows: tuple[int, ...]
    units: tuple[str, ...]


def mixed_units(indicator: Numbers, amounts: Amounts) -> Iterator[MixedUnits]:
    """One for each known indicator with several units, multiples (`k€`, `€`) and spellings counting as one."""
    rows: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    written: dict[str, str] = {}
    for row in np.flatnonzero((amounts.odd >= 0) & (indicator >= 0)):
        reading = amounts.readings[amounts.odd[row]]
        unit = reading.number.base_unit if isinstance(reading, Amount) and reading.number else ""
        if unit:
            written.setdefault(fold(unit).rstrip("s."), unit)
            rows[int(indicator[row])][fold(unit).rstrip("s.")].append(int(row))
    for by_unit in rows.values():
        if len(by_unit) > 1:
            second = list(by_unit.values())[1][0]
            others = sorted(row for some in by_unit.values() for row in some if row != second)
            yield MixedUnits((second, *others), tuple(written[unit] for unit in by_unit))
