"""The heading of each column of a table, read over all the rows of its header."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.layouts.header_parts import Part, Says, header_part, kind_at
from loaders.layouts.headings import numbered_role
from loaders.layouts.layout import Role
from loaders.layouts.merges import Place, merge_anchors
from loaders.parsing.indicators import IndicatorNames
from loaders.workbooks.book import CellKind, Sheet

_BAND_WORDS = {
    Role.PERIOD: Says.PERIOD,
    Role.VALUE: None,
    Role.TERRITORY: Says.TERRITORY,
    Role.INDICATOR: Says.INDICATOR,
}
_VALUED = {Says.PERIOD, Says.TERRITORY, Says.INDICATOR}


@dataclass(frozen=True)
class Head:
    """What stands above one column. `cells`: its heading cells from top to bottom, where their texts stand.

    `period`, `territory`, `indicator`: those of them that say one, empty when none does. `role`: what the column holds
    otherwise, None when that is not known. `number`: that of a repeated heading (`Valeur 2`). `fragment`: a period
    without year.
    `carried`: a blank of an upper row was read as the heading to its left.
    """

    column: int
    cells: tuple[Place, ...]
    period: tuple[Place, ...] = ()
    territory: tuple[Place, ...] = ()
    indicator: tuple[Place, ...] = ()
    role: Role | None = None
    number: int | None = None
    fragment: bool = False
    carried: bool = False

    @property
    def valued(self) -> bool:
        """Whether the heading itself names what its values are of."""
        return bool(self.period or self.territory or self.indicator)


def read_heads(
    sheet: Sheet, rows: Sequence[int], columns: Iterable[int], names: IndicatorNames | None = None
) -> tuple[Head, ...]:
    """The heads of some columns over some header rows, blank ones left out; indicators only where `names` are given."""
    merged = merge_anchors(sheet, rows)
    lefts = _Lefts(sheet, merged)
    heads = (_read(sheet, rows, column, lefts, names) for column in columns)
    return tuple(head for head in heads if head.cells)


class _Lefts:
    """The nearest cell to the left of another that is no plain blank; each row is gone through once."""

    def __init__(self, sheet: Sheet, merged: Mapping[Place, Place]) -> None:
        self.sheet, self.merged = sheet, merged
        self._rows: dict[int, list[int]] = {}

    def of(self, row: int, column: int) -> int:
        """The column of that cell, -1 where there is none."""
        if row not in self._rows:
            near, found = -1, []
            for at in range(len(self.sheet.texts)):
                found.append(near)
                near = at if (row, at) in self.merged or _said(self.sheet, (row, at)) else near
            self._rows[row] = found
        return self._rows[row][column]


def _read(sheet: Sheet, rows: Sequence[int], column: int, lefts: _Lefts, names: IndicatorNames | None) -> Head:
    cells: list[Place] = []
    carried = False
    for depth, row in enumerate(rows):
        place = lefts.merged.get((row, column), (row, column))
        if not _said(sheet, place) and any(_said(sheet, (below, column)) for below in rows[depth + 1 :]):
            left = _carried(lefts, row, column, names)
            carried, place = carried or left is not None, left or place
        if _said(sheet, place) and place not in cells:
            cells.append(place)
    head = _head(sheet, column, tuple(cells), names)
    return replace(head, carried=True) if carried else head


def _said(sheet: Sheet, place: Place) -> bool:
    return bool(sheet.text(*place).strip())


def _carried(lefts: _Lefts, row: int, column: int, names: IndicatorNames | None) -> Place | None:
    """The period, territory or indicator to the left that an unmerged blank of an upper header row goes on saying."""
    left = lefts.of(row, column)
    if left < 0 or (row, left) in lefts.merged:
        return None
    part = header_part(lefts.sheet.text(row, left), kind_at(lefts.sheet, row, left), names)
    return (row, left) if part.says in _VALUED else None


def _head(sheet: Sheet, column: int, cells: tuple[Place, ...], names: IndicatorNames | None) -> Head:
    parts = [(place, header_part(sheet.text(*place), kind_at(sheet, *place), names)) for place in cells]
    said = [part.says for _, part in parts]
    parts = [(place, part) for place, part in parts if not _is_band_word(part, said)]
    by = {says: tuple(place for place, part in parts if part.says is says) for says in Says}
    roles = [part.role for _, part in parts if part.says is Says.ROLE]
    fragment = bool(by[Says.FRAGMENT]) and not by[Says.PERIOD]
    if len(parts) == 1 and by[Says.OTHER]:
        number = numbered_role(sheet.text(*parts[0][0]))
        return Head(column, cells, role=number[0] if number else None, number=number[1] if number else None)
    once = all(len(by[says]) <= 1 for says in (Says.TERRITORY, Says.INDICATOR, Says.PERIOD, Says.FRAGMENT))
    if by[Says.OTHER] or fragment or len(roles) > 1 or not once:
        return Head(column, cells, fragment=fragment)
    period = tuple(place for place, part in parts if part.says in {Says.PERIOD, Says.FRAGMENT})
    return Head(column, cells, period, by[Says.TERRITORY], by[Says.INDICATOR], roles[0] if roles else None)


def _is_band_word(part: Part, said: Sequence[Says]) -> bool:
    """Whether a role word only heads what stands below it: `Année` over years, `Territoire` over Paris."""
    if part.role not in _BAND_WORDS or len(said) == 1:
        return False
    headed = _BAND_WORDS[part.role]
    return headed in said if headed else bool(_VALUED.intersection(said))


def blank_at(sheet: Sheet, row: int, column: int, merged: Mapping[Place, Place]) -> bool:
    """Whether a cell says nothing of its own: blank, or part of a merge that began on a row above."""
    anchor = merged.get((row, column), (row, column))
    return anchor[0] < row or kind_at(sheet, *anchor) is CellKind.BLANK
