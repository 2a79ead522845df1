"""One table of a sheet: every value cell with its indicator, territory, period, status and source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

import numpy as np
import pyarrow as pa

from convention.domain.findings import Finding, FindingCode
from convention.reports.french_csv import without_apostrophe
from loaders.layouts.layout import Block, Column, Header, Layout, Role
from loaders.parsing.dates import DateOrder, date_order
from loaders.parsing.periods import parse_period
from loaders.parsing.problem import Problem
from loaders.parsing.statuses import parse_status
from loaders.parsing.suggestions import fold
from loaders.values.amounts import FIRST_WITHOUT_VALUE, STATUSES, Amount, Amounts, amounts_of, read_amounts
from loaders.values.cells import NONE, Cells, Flags, Numbers, cells_of, everywhere, texts_at
from loaders.values.collector import Collector
from loaders.values.conventions import Conventions
from loaders.values.fit import Fitted, findings_of, fit
from loaders.values.notes import note_findings, with_notes
from loaders.values.period_cells import marked_statuses, plain_period
from loaders.values.units import mixed_units
from loaders.values.values import GRAINS, Agreed, Periods, Texts, Values, coded_texts
from loaders.values.words import Words, own_name_findings
from loaders.workbooks.book import CellKind, Sheet

_FINAL = 0
_NAMING = (Role.INDICATOR, Role.TERRITORY, Role.PERIOD, Role.STATUS, Role.SOURCE, Role.COMMENT)


@dataclass(frozen=True)
class Context:
    """What all tables of a file share."""

    agreed: Agreed
    words: Words
    periods: Periods
    collector: Collector
    conventions: Conventions = field(default_factory=Conventions)


@dataclass(frozen=True)
class BlockValues:
    """The values of one block, and every cell that each of them rests on."""

    values: Values
    value_cells: Cells
    qualifiers: tuple[Cells, ...]


def table_rows(layout: Layout) -> Numbers:
    """The 0-based rows of a table that hold data."""
    skipped = [skip.row for skip in layout.skipped]
    rows = np.arange(layout.first_row, layout.last_row + 1, dtype=np.int64)
    return rows[~np.isin(rows, skipped)] if skipped else rows


def read_table(context: Context, sheet: Sheet, number: int, layout: Layout) -> list[BlockValues]:
    """The values of a table, block by block; `number`: position of the sheet in the file."""
    return read_rows(context, sheet, number, layout, table_rows(layout))


def read_rows(context: Context, sheet: Sheet, number: int, layout: Layout, rows: Numbers) -> list[BlockValues]:
    """What some rows of a table say, block by block."""
    order = _header_order(sheet, layout)
    return [_Block(context, sheet, number, layout, block).read(rows, order) for block in layout.blocks]


def _header_order(sheet: Sheet, layout: Layout) -> DateOrder | None:
    """The order of day and month that the headings of a table prove together."""
    origins = [block.origins.get(Role.PERIOD) for block in layout.blocks]
    return date_order(sheet.text(*origin.cells[-1]) for origin in origins if isinstance(origin, Header))


class _Block:
    """The reading of one block; its steps share the findings and which rows still stand."""

    def __init__(self, context: Context, sheet: Sheet, number: int, layout: Layout, block: Block) -> None:
        self.context, self.sheet, self.number, self.layout, self.block = context, sheet, number, layout, block
        self.column = block.value_column

    def read(self, rows: Numbers, order: DateOrder | None) -> BlockValues:
        own = cells_of(self.sheet, Column(self.column), rows)
        amounts = amounts_of(own, self.context.conventions.of(self.sheet.name, self.column))
        says = ~amounts.blank | self._filled(Role.STATUS, rows) | self._filled(Role.NUMERATOR, rows)
        if not says.all():
            kept = np.flatnonzero(says)
            rows, amounts = rows[kept], amounts.at(kept)
        self.context.conventions.note(self.sheet, self.column, rows, amounts)
        self.rows, self.valid = rows, np.ones(len(rows), bool)
        self.texts = texts_at(self.sheet, self.column, self.rows)
        cells = {role: cells_of(self.sheet, self.block.origins.get(role), self.rows) for role in _NAMING}
        indicator = self._coded(cells[Role.INDICATOR], self._rewritten(Role.INDICATOR, self.context.words.indicator))
        own_names = own_name_findings(
            self.context.words, self.context.agreed.catalogue, self.sheet, cells[Role.INDICATOR]
        )
        self.context.collector.extend(own_names)
        territory = self._coded(cells[Role.TERRITORY], self._rewritten(Role.TERRITORY, self.context.words.territory))
        period = self._periods(cells[Role.PERIOD], indicator, order)
        period_marks = marked_statuses(self.context.collector, self.sheet, cells[Role.PERIOD], len(self.rows))
        fitted = self._fitted(indicator, amounts)
        self._refuse_merged()
        status = self._statuses(cells[Role.STATUS], amounts, fitted, period_marks)
        return self._values(cells, (indicator, territory, period, status), fitted)

    def _filled(self, role: Role, rows: Numbers) -> Flags:
        flags: Flags = cells_of(self.sheet, self.block.origins.get(role), rows).filled()
        return flags

    def _address(self, row: int) -> str:
        return self.sheet.address(int(self.rows[row]), self.column)

    def _text(self, row: int) -> str:
        return str(self.texts[row].as_py())

    def _rewritten(
        self, role: Role, parse: Callable[[str, CellKind], int | Problem]
    ) -> Callable[[str, CellKind], int | Problem]:
        """A parser that first takes the words that a reading profile gives for a text."""
        words = {fold(text): other for text, other in self.layout.rewrites.get(role, {}).items()}
        return lambda text, kind: parse(words.get(fold(text), text), kind)

    def _coded(self, cells: Cells, parse: Callable[[str, CellKind], int | Problem]) -> Numbers:
        outcomes = cells.outcome(parse)
        self._refuse(cells, cells.codes, outcomes)
        return _numbers(outcomes)[cells.codes]

    def _refuse(self, cells: Cells, codes: Numbers, outcomes: list[int | Problem]) -> None:
        """Say the problem of every row whose outcome is one."""
        if not any(isinstance(outcome, Problem) for outcome in outcomes):
            return
        wrong = np.flatnonzero(_numbers(outcomes)[codes] == _PROBLEM)
        self.valid[wrong] = False
        collector, sheet = self.context.collector, self.sheet.name
        said = {code for each in outcomes if isinstance(each, Problem) for code in (each.code,)}
        for code in said:
            own = [isinstance(each, Problem) and each.code is code for each in outcomes]
            rows = wrong[np.array(own, bool)[codes[wrong]]]
            if cells.rows is not None:
                rows = rows[np.sort(np.unique(cells.rows[rows], return_index=True)[1])]
            shown = rows[: collector.room(code, sheet)] if cells.rows is not None else rows[:1]
            for row in shown.tolist():
                problem = cast(Problem, outcomes[int(codes[row])])
                where = cells.address(self.sheet, row) or self._address(row)
                collector.add_problem(problem, sheet, where, cells.text(row))
            if cells.rows is not None:
                collector.count(code, sheet, len(rows) - len(shown))

    def _periods(self, cells: Cells, indicator: Numbers, order: DateOrder | None) -> Numbers:
        """Each distinct text read once; unless it is plainly a day, once for each grain that it may have to have."""
        if isinstance(self.block.origins.get(Role.PERIOD), Column):
            order = date_order(t for t, kind in zip(cells.texts, cells.kinds, strict=True) if kind is CellKind.TEXT)
        words = {fold(text): other for text, other in self.layout.rewrites.get(Role.PERIOD, {}).items()}
        plain = [None if words else plain_period(text, kind, order) for text, kind in cells.pairs()]
        outcomes: list[int | Problem] = [self.context.periods.number(day) if day else _NONE for day in plain]
        codes = cells.codes.copy()
        rest = np.flatnonzero(_numbers(outcomes)[codes] == _NONE)
        grains = np.append(self.context.agreed.grains, len(GRAINS))[indicator[rest]]
        pairs, places = np.unique(codes[rest] * (len(GRAINS) + 1) + grains, return_inverse=True)
        codes[rest] = len(outcomes) + places
        for code, grain in zip(*divmod(pairs, len(GRAINS) + 1), strict=True):
            text, kind = cells.texts[code], cells.kinds[code]
            expected = GRAINS[grain] if grain < len(GRAINS) else None
            read = parse_period(words.get(fold(text), text), kind, expected, order)
            outcomes.append(read if isinstance(read, Problem) else self.context.periods.number(read))
        self._refuse(cells, codes, outcomes)
        return _numbers(outcomes)[codes]

    def _fitted(self, indicator: Numbers, amounts: Amounts) -> Fitted:
        fitted = fit(self.context.agreed, indicator, amounts, self._text)
        self.context.collector.extend(findings_of(fitted, self.sheet.name, self._address, self._text))
        self.valid &= ~fitted.failed
        for mixed in mixed_units(indicator, amounts):
            read = ", ".join(mixed.units)
            cell = self._address(mixed.rows[0])
            self.context.collector.add(Finding(FindingCode.UNITS_MIXED, self.sheet.name, cell, read, "une seule unité"))
            self.valid[list(mixed.rows)] = False
        return fitted

    def _refuse_merged(self) -> None:
        """A value over several cells of the table speaks of none of them for certain."""
        columns = {block.value_column for block in self.layout.blocks}
        for top, left, bottom, right in self.sheet.merges:
            inside = min(bottom, self.layout.last_row) - max(top, self.layout.first_row) + 1
            several = bottom > top or len([c for c in columns if left <= c <= right]) > 1
            if left <= self.column <= right and inside > 0 and several:
                for row in np.flatnonzero((self.rows >= top) & (self.rows <= bottom)):
                    self._say(int(row), FindingCode.VALUE_MERGED, "une valeur dans chaque cellule")

    def _say(self, row: int, code: FindingCode, expected: str) -> None:
        finding = Finding(code, self.sheet.name, self._address(row), self._text(row), expected)
        self.context.collector.add(finding)
        self.valid[row] = False

    def _statuses(self, cells: Cells, amounts: Amounts, fitted: Fitted, periods: Numbers) -> Numbers:
        """The status that the column gives, else a mark or a word in place of the value, else one of the period."""
        outcomes = cells.outcome(_status_number)
        self._refuse(cells, cells.codes, outcomes)
        unmarked = np.where(periods >= 0, periods, _FINAL)
        if all(outcome == _NONE for outcome in outcomes) and not amounts.readings and fitted.known.all():
            return unmarked
        column = _numbers(outcomes)[cells.codes]
        marks = np.array([_mark_of(reading) for reading in amounts.readings] + [_NONE], np.int64)[amounts.odd]
        absent, told = FIRST_WITHOUT_VALUE, column >= 0
        word_only = ~fitted.known & (marks >= absent)
        wrong = fitted.known & (column >= absent)
        wrong |= word_only & told & (column < absent)
        wrong |= fitted.known & (marks >= 0) & told & (marks != column)
        wrong |= word_only & (column >= absent) & (marks != absent) & (marks != column)
        for row in np.flatnonzero(wrong & ~fitted.failed):
            self._say(int(row), FindingCode.STATUS_CONTRADICTS_VALUE, "une valeur et un statut qui s’accordent")
        for row in np.flatnonzero(~fitted.known & (marks < absent) & (column < absent) & ~fitted.failed & self.valid):
            self._say(int(row), FindingCode.VALUE_MISSING, "une valeur, ou le mot qui dit pourquoi il n’y en a pas")
        return np.where(told, column, np.where(marks >= 0, marks, unmarked))

    def _values(
        self, cells: dict[Role, Cells], codes: tuple[Numbers, Numbers, Numbers, Numbers], fitted: Fitted
    ) -> BlockValues:
        indicator, territory, period, status = codes
        parts = {role: self._part(role) for role in (Role.NUMERATOR, Role.DENOMINATOR)}
        (top, has_top, top_cells), (low, has_low, low_cells) = parts[Role.NUMERATOR], parts[Role.DENOMINATOR]
        size = len(self.rows)
        own = Cells(np.zeros(size, np.int64), ("",), (CellKind.TEXT,), self.rows, self.column)
        values = Values(
            sheet=everywhere(self.number, size),
            row=self.rows + self.sheet.first_row,
            column=everywhere(self.sheet.first_column + self.column, size),
            indicator=indicator,
            territory=territory,
            period=period,
            status=status,
            amount=fitted.values,
            known=fitted.known,
            numerator=top,
            has_numerator=has_top,
            denominator=low,
            has_denominator=has_low,
            text=self.texts,
            source=_taken_texts(cells[Role.SOURCE]),
            comment=with_notes(self.sheet, own, _taken_texts(cells[Role.COMMENT])),
            valid=self.valid,
        )
        note_findings(self.context.collector, self.sheet, own, (status == _FINAL).tolist(), cells.values())
        return BlockValues(values, own, (*cells.values(), top_cells, low_cells))

    def _part(self, role: Role) -> tuple[Numbers, Flags, Cells]:
        """Numerators or denominators: plain numbers; anything else in their cells is a problem."""
        cells = cells_of(self.sheet, self.block.origins.get(role), self.rows)
        if role not in self.block.origins:
            return everywhere(0, len(self.rows)), np.zeros(len(self.rows), bool), cells
        column = cells.column or 0
        texts = pa.array(cells.texts, pa.string())
        convention = self.context.conventions.of(self.sheet.name, column)
        amounts = read_amounts(texts, np.array(cells.kinds, np.int8), convention)
        if cells.rows is not None:
            self.context.conventions.note(self.sheet, column, cells.rows, amounts.at(cells.codes))
        outcomes: list[int | Problem] = [0] * len(cells.texts)
        for place in np.flatnonzero(~amounts.known & ~amounts.blank):
            reading = amounts.readings[amounts.odd[place]]
            missing = isinstance(reading, Amount) and reading.status is not None
            expected = "un nombre seul, comme 1\u202f234,5"
            if not missing:
                plain = Problem(FindingCode.NUMBER_UNREADABLE, expected)
                outcomes[place] = reading if isinstance(reading, Problem) else plain
        self._refuse(cells, cells.codes, outcomes)
        return amounts.values[cells.codes], amounts.known[cells.codes], cells


_PROBLEM, _NONE = -1, NONE


def _numbers(outcomes: list[int | Problem]) -> Numbers:
    return np.array([_PROBLEM if isinstance(outcome, Problem) else outcome for outcome in outcomes], np.int64)


def _status_number(text: str, kind: CellKind) -> int | Problem:
    if kind is CellKind.BLANK or not text.strip():
        return _NONE
    found = parse_status(text)
    return found if isinstance(found, Problem) else STATUSES.index(found)


def _mark_of(reading: Amount | Problem) -> int:
    status = reading.status if isinstance(reading, Amount) else None
    return _NONE if status is None else STATUSES.index(status)


def _taken_texts(cells: Cells) -> Texts:
    """The text of every row, without the spaces around it and the apostrophe that kept it from running as a formula."""
    return coded_texts([without_apostrophe(text.strip()) for text in cells.texts], cells.codes)
