"""What a file's values change or contradict in the base: corrections, falling totals, jumps, sums that differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from convention.domain.catalogue import Kind, Territory
from convention.domain.findings import FindingCode
from convention.wording.formats import EXACT, number, period_name
from loaders.checks.among import flags_of
from loaders.checks.checker import Checker, Details
from loaders.checks.known import Known
from loaders.checks.merged import Merged
from loaders.values.amounts import STATUSES, from_millionths
from loaders.values.cells import Flags, Numbers, everywhere
from loaders.values.values import Texts, Values, coded_texts, has_text
from loaders.values.words import TERRITORIES

QUANTITIES = (Kind.LEVEL, Kind.FLOW, Kind.CUMULATIVE, Kind.RATE)


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


def reasons(values: Values, changed: Flags, given: str) -> Texts:
    """The reason of each correction: the comment of its row, else what the depositor gave; empty elsewhere."""
    comments = [comment or given for comment in values.comment.dictionary.to_pylist()]
    codes = np.where(changed, np.asarray(values.comment.indices) + 1, 0)
    return coded_texts(["", *comments], codes)


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

    checker.say(FindingCode.CORRECTION, changed & said & checker.valid, expected, details)
    checker.say(FindingCode.CORRECTION_WITHOUT_REASON, changed & ~said & checker.valid, expected, details)


def check_totals(checker: Checker, among: Merged) -> None:
    """A running total never falls from one period to the next, in the file and the base together."""
    kept = np.flatnonzero(checker.file.agreed.is_kind(among.indicator, Kind.CUMULATIVE) & among.known)
    series, amount = among.series[kept], among.amount[kept]
    falls = np.zeros(len(kept), bool)
    falls[1:] = (series[1:] == series[:-1]) & (amount[1:] < amount[:-1])
    at = np.flatnonzero(falls)
    later, earlier = kept[at], kept[at - 1]
    own = among.own[later] >= 0
    blamed, met = np.where(own, later, earlier), np.where(own, earlier, later)
    _say_pairs(checker, among, FindingCode.TOTAL_DECREASES, blamed, met)


def _say_pairs(checker: Checker, among: Merged, code: FindingCode, blamed: Numbers, met: Numbers) -> None:
    """Say a finding of values of the file, each with the value that it is compared with."""
    flagged = np.zeros(len(among.own), bool)
    flagged[blamed] = True
    other = {int(among.own[at]): int(with_) for at, with_ in zip(blamed, met, strict=True)}

    def details(at: int) -> Details:
        return (
            ("other", number(from_millionths(among.amount[other[at]]), EXACT)),
            ("period", period_name(among.periods[int(among.period[other[at]])])),
        )

    checker.say(code, flags_of(checker, among, flagged), "", details)


def check_jumps(checker: Checker, among: Merged, today: date) -> None:
    """A value many times above the largest other one of its series, or below the smallest: a slip of typing, often."""
    factor = int(checker.file.agreed.catalogue.threshold("jump_factor", today))
    kept = np.flatnonzero(checker.file.agreed.is_kind(among.indicator, *QUANTITIES) & among.known & (among.amount > 0))
    if not len(kept):
        return
    starts = np.flatnonzero(np.diff(among.series[kept], prepend=-1))
    sizes = np.diff(np.append(starts, len(kept)))
    order = np.lexsort((among.amount[kept], among.series[kept]))
    ordered = among.amount[kept][order]
    ends = starts + sizes - 1
    several = sizes >= 2
    top, second = ordered[ends], ordered[np.maximum(ends - 1, 0)]
    low, next_low = ordered[starts], ordered[np.minimum(starts + 1, len(ordered) - 1)]
    high = several & (top > factor * second)
    small = several & ~high & (low * factor < next_low)
    blamed = np.concatenate([kept[order[ends[high]]], kept[order[starts[small]]]])
    met = np.concatenate([kept[order[ends[high] - 1]], kept[order[starts[small] + 1]]])
    own = among.own[blamed] >= 0
    _say_pairs(checker, among, FindingCode.JUMP, blamed[own], met[own])


def check_sums(checker: Checker, among: Merged) -> None:
    """A total that is given for both territories must be the sum of theirs, over the same period."""
    indicators = checker.file.agreed.catalogue.indicators
    adds_up = np.array([i.adds_over_territories for i in indicators], bool)
    kept = np.flatnonzero(adds_up[among.indicator] & among.known)
    rows = list(_triples(among, kept))
    blamed = np.array([at for at, _ in rows], np.int64)
    flagged = np.zeros(len(among.own), bool)
    flagged[blamed] = True
    sums = {int(among.own[at]): total for at, total in rows}
    checker.say(
        FindingCode.SUM_MISMATCH,
        flags_of(checker, among, flagged),
        "",
        lambda at: (("sum", number(from_millionths(sums[at]), EXACT)),),
    )


def _triples(among: Merged, kept: Numbers) -> Iterator[tuple[int, int]]:
    """The value of the file to blame for each total that differs from its parts, and the sum of these."""
    common, paris, other = (
        TERRITORIES.index(t) for t in (Territory.COMMON, Territory.PARIS, Territory.SEINE_SAINT_DENIS)
    )
    totals = kept[among.territory[kept] == common]
    if not len(totals):
        return
    width = len(among.periods)
    keys = among.series[kept] * width + among.period[kept]
    order = np.argsort(keys)
    for total in totals:
        base = int(among.indicator[total]) * len(TERRITORIES)
        wanted = np.array([(base + part) * width + among.period[total] for part in (paris, other)])
        places = np.minimum(np.searchsorted(keys, wanted, sorter=order), len(keys) - 1)
        found = order[places]
        if (keys[found] == wanted).all():
            parts = kept[found]
            added = int(among.amount[parts].sum())
            mine = [int(at) for at in (total, *parts) if among.own[at] >= 0]
            if added != among.amount[total] and mine:
                yield mine[0], added
