"""The checks in their order: each row by itself, the rows of a file together, then against the base."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from convention.domain.findings import Finding
from loaders.checks.base_checks import check_jumps, check_secrets, check_sums, check_totals
from loaders.checks.checker import Checker
from loaders.checks.corrections import check_corrections, confirmations, corrections, first_statements, reasons
from loaders.checks.file_checks import check_duplicates, check_overlaps
from loaders.checks.flow_checks import check_negative_flows
from loaders.checks.known import known_values
from loaders.checks.merged import merged
from loaders.checks.row_checks import check_rows
from loaders.values.cells import Flags, Numbers
from loaders.values.collector import Collector
from loaders.values.values import FileValues, Texts, coded_texts

T = TypeVar("T", bound=np.generic)


@dataclass(frozen=True)
class Checked:
    """What the base makes of a file's values: which of them stand, what each replaces, and what is said of them.

    Columns have one row a value. `recorded`: a value in force has the same key; then `old_amount` (millionths, where
    `old_known`) and `old_status` are its own. `corrected`: the file puts another value in its place, for `reasons`.
    `confirms`: the observation that a value only repeats, with its status, source and comment; none for the others.
    """

    valid: Flags
    recorded: Flags
    old_amount: Numbers
    old_known: Flags
    old_status: Numbers
    corrected: Flags
    reasons: Texts
    confirms: pa.Array[Any]
    findings: tuple[Finding, ...]

    def same_as(self, other: Checked) -> bool:
        """Whether another look at the base gives the same."""
        return (
            self.findings == other.findings
            and bool(self.reasons.equals(other.reasons))
            and bool(self.confirms.equals(other.confirms))
            and np.array_equal(self.valid, other.valid)
            and np.array_equal(self.recorded, other.recorded)
            and np.array_equal(self.old_amount, other.old_amount)
            and np.array_equal(self.old_known, other.old_known)
            and np.array_equal(self.old_status, other.old_status)
        )


def nothing_checked() -> Checked:
    """Of a file without values."""
    flags, numbers = np.zeros(0, bool), np.zeros(0, np.int64)
    return Checked(flags, flags, numbers, flags, numbers, flags, coded_texts((), numbers), pa.array([], pa.int64()), ())


def check_file(file: FileValues, collector: Collector, today: date) -> FileValues:
    """The values that stand once each of them was looked at alone."""
    checker = Checker(file, collector)
    check_rows(checker, today)
    return checker.file


def check_against_base(cursor: duckdb.DuckDBPyConnection, file: FileValues, reason: str, today: date) -> Checked:
    """The values that stand beside each other and beside those in force; the same base always gives the same."""
    checker = Checker(file, Collector())
    known = known_values(cursor, file)
    among = merged(checker.file, known)
    check_duplicates(checker, among)
    check_overlaps(checker, among)
    check_negative_flows(checker, among)
    changed, old = corrections(checker.values, among, known)
    said = reasons(cursor, checker.file, changed, reason)
    check_corrections(checker, known, changed, old, said)
    check_totals(checker, among)
    check_jumps(checker, among, today)
    check_sums(checker, among)
    check_secrets(checker, among)
    recorded = old >= 0
    return Checked(
        valid=checker.valid,
        recorded=recorded,
        old_amount=_taken(known.amount, old),
        old_known=_taken(known.known, old),
        old_status=_taken(known.status, old),
        corrected=changed,
        reasons=said,
        confirms=first_statements(known, old, confirmations(checker.values, known, old)),
        findings=checker.collector.findings,
    )


def _taken(column: npt.NDArray[T], places: Numbers) -> npt.NDArray[T]:
    """The column at some places; zero at -1."""
    if not len(column):
        return np.zeros(len(places), column.dtype)
    return np.append(column, np.zeros(1, column.dtype))[places]
