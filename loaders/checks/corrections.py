"""What a file's values say of those in force under the same keys: corrected, confirmed, and for which reason."""

from __future__ import annotations

import re
from typing import Any, cast

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from convention.domain.findings import FindingCode
from convention.warehouse.reads import recorded_comments
from convention.wording.formats import EXACT, number
from loaders.checks.checker import Checker, Details
from loaders.checks.known import Known
from loaders.checks.merged import Merged
from loaders.parsing.suggestions import fold
from loaders.values.amounts import STATUSES, from_millionths
from loaders.values.cells import Flags, Numbers, everywhere
from loaders.values.values import FileValues, Texts, Values, coded_texts, has_text
from loaders.values.words import TERRITORIES

_SIGNS = re.compile(r"\W+")


def corrections(values: Values, among: Merged, known: Known) -> tuple[Flags, Numbers]:
    """Which of the file's values put another one in place of a recorded value; and the position of the recorded one.

    A word for a missing value in place of a number is a correction; a number in place of such a word is none, nor is
    another status of the same number.
    """
    if not len(known):
        return np.zeros(len(values), bool), everywhere(-1, len(values))
    old = np.full(len(values), -1, np.int64)
    own = among.own >= 0
    old[among.own[own]] = among.old[own]
    met = old >= 0
    changed = np.zeros(len(values), bool)
    earlier = old[met]
    differs = (values.amount[met] != known.amount[earlier]) | ~values.known[met]
    changed[met] = known.known[earlier] & differs
    return changed, old


def confirmations(values: Values, known: Known, old: Numbers) -> Flags:
    """Which values repeat the recorded one: the same number and parts, status, source and comment."""
    same = np.zeros(len(values), bool)
    if not len(known):
        return same
    met = np.flatnonzero(old >= 0)
    for mine, theirs in (
        (values.status, known.status),
        (values.known, known.known),
        (np.where(values.known, values.amount, 0), np.where(known.known, known.amount, 0)),
        (_parts(values.numerator, values.has_numerator), known.numerator),
        (_parts(values.denominator, values.has_denominator), known.denominator),
    ):
        met = met[mine[met] == theirs[old[met]]]
    for texts, others in ((values.source, known.source), (values.comment, known.comment)):
        met = met[_alike(texts, met, others, old[met])]
    same[met] = True
    return same


def _parts(amount: Numbers, given: Flags) -> Numbers:
    """A column of numbers with one that no number is where none is given, as `Known` has it."""
    found: Numbers = np.where(given, amount, np.iinfo(np.int64).min)
    return found


def _alike(texts: Texts, at: Numbers, others: pa.Array[Any], there: Numbers) -> Flags:
    mine = texts.take(cast(pa.Int64Array, pa.array(at))).cast(pa.string())
    theirs = others.take(cast(pa.Int64Array, pa.array(there)))
    return np.asarray(pc.equal(mine, theirs).fill_null(False), np.bool_)


def reasons(cursor: duckdb.DuckDBPyConnection, file: FileValues, changed: Flags, given: str) -> Texts:
    """The reason of each correction: the comment of its row where it is new, else what the depositor gave.

    A comment that was recorded for the same key before explained another value; it is no reason for this one.
    """
    values = file.values
    comments = [comment or "" for comment in values.comment.dictionary.to_pylist()]
    codes = np.where(changed, np.asarray(values.comment.indices) + 1, 0)
    worded = np.flatnonzero(changed & has_text(values.comment))
    if len(worded):
        known = _earlier_comments(cursor, file, worded)
        for at in worded:
            if _words(comments[int(codes[at]) - 1]) in known.get(_key(file, int(at)), ()):
                codes[at] = len(comments) + 1
    return coded_texts(["", *(comment or given for comment in comments), given], codes)


def _earlier_comments(
    cursor: duckdb.DuckDBPyConnection, file: FileValues, at: Numbers
) -> dict[tuple[str, str, int, int], set[str]]:
    """The words of every comment recorded so far, by key, of the indicators of some values."""
    catalogue = file.agreed.catalogue
    codes = [catalogue.indicators[int(indicator)].code for indicator in np.unique(file.values.indicator[at])]
    found: dict[tuple[str, str, int, int], set[str]] = {}
    for indicator, territory, start, end, comment in recorded_comments(cursor, codes):
        found.setdefault((indicator, territory, start.toordinal(), end.toordinal()), set()).add(_words(comment))
    return found


def _key(file: FileValues, at: int) -> tuple[str, str, int, int]:
    values, period = file.values, file.periods[int(file.values.period[at])]
    code = file.agreed.catalogue.indicators[int(values.indicator[at])].code
    return code, str(TERRITORIES[int(values.territory[at])]), period.start.toordinal(), period.end.toordinal()


def _words(comment: str) -> str:
    """A comment without case, accents, spacing and signs: a full stop makes no new reason."""
    return _SIGNS.sub(" ", fold(comment)).strip()


def check_corrections(checker: Checker, known: Known, changed: Flags, old: Numbers, why: Texts) -> None:
    """Each correction is said; one without a reason stops the deposit."""
    said = has_text(why)

    def details(at: int) -> Details:
        row = known.places.slice(int(old[at]), 1).to_pylist()[0]
        return (
            ("old", number(from_millionths(known.amount[old[at]]), EXACT)),
            ("old_status", str(STATUSES[int(known.status[old[at]])])),
            ("file", row["file_name"]),
            ("place", f"{row['sheet']}!{row['cell']}"),
        )

    def expected(at: int) -> str:
        return number(from_millionths(known.amount[old[at]]), EXACT)

    stale = ~said & has_text(checker.values.comment)
    checker.say(FindingCode.CORRECTION, changed & said & checker.valid, expected, details)
    checker.say(FindingCode.CORRECTION_OLD_COMMENT, changed & stale & checker.valid, expected, details)
    checker.say(FindingCode.CORRECTION_WITHOUT_REASON, changed & ~said & ~stale & checker.valid, expected, details)


def first_statements(known: Known, old: Numbers, same: Flags) -> pa.Array[Any]:
    """For each value the number of the observation that it confirms; none where it says something new."""
    column: pa.Array[Any] = pa.array(np.zeros(len(old), np.int64), mask=~same)
    if len(known):
        column = pa.array(known.root[np.where(same, old, 0)], mask=~same)
    return column
