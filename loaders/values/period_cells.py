"""What the cells of periods say beside the period: plain days read fast, marks that give a status or call a note."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from convention.domain.findings import Finding, FindingCode
from convention.domain.period import Grain, Period
from loaders.parsing.dates import DateOrder, plain_day, year_shown_as_day
from loaders.parsing.periods import PeriodText, split_period
from loaders.parsing.problem import quoted
from loaders.parsing.statuses import FRENCH_STATUS
from loaders.values.amounts import STATUSES
from loaders.values.cells import NONE, Cells, Numbers, everywhere
from loaders.values.collector import Collector
from loaders.workbooks.book import CellKind, Sheet

_SHORTEST_MONTH = 28


def plain_period(text: str, kind: CellKind, order: DateOrder | None) -> Period | None:
    """The day of a plainly written date that ends no longer period: whatever is expected, it stays a day.

    None where `parse_period` has something else to say of it.
    """
    day = plain_day(text, order) if kind in {CellKind.TEXT, CellKind.DATE} else None
    if day is None or (day.day >= _SHORTEST_MONTH and (day + timedelta(days=1)).day == 1):
        return None
    if kind is CellKind.DATE and year_shown_as_day(day) is not None:
        return None
    return Period(end=day, start=day, grain=Grain.DAY)


def marked_statuses(collector: Collector, sheet: Sheet, cells: Cells, size: int) -> Numbers:
    """For each row, the position in `STATUSES` that a mark after its period says (`2020 (p)`), NONE without one.

    Each mark is said once, at the first cell that bears it.
    """
    texts = [sheet.text(*place) for place in cells.places] or cells.texts
    marks = [split_period(text) for text in texts]
    if not size or not any(mark.mark for mark in marks):
        return everywhere(NONE, size)
    found = [NONE if mark.status is None else STATUSES.index(mark.status) for mark in marks]
    for at, mark in enumerate(marks):
        if mark.mark:
            first = None if cells.places else int(np.flatnonzero(cells.codes == at)[0])
            place = sheet.address(*cells.places[at]) if first is None else cells.address(sheet, first)
            collector.add(_mark_said(sheet.name, place, texts[at], mark))
    return everywhere(max(found), size) if cells.places else np.array(found, np.int64)[cells.codes]


def _mark_said(sheet: str, place: str, text: str, mark: PeriodText) -> Finding:
    status = f", et ses valeurs comme {quoted(FRENCH_STATUS[mark.status])}" if mark.status else ""
    details = (("bare", quoted(mark.text)), ("status", status))
    return Finding(FindingCode.PERIOD_MARK, sheet, place, text, details=details)
