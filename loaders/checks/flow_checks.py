"""Increments below zero: corrections of what was counted too much, as long as the sum does not fall below zero."""

from __future__ import annotations

import numpy as np

from convention.domain.catalogue import Kind
from convention.domain.findings import FindingCode
from convention.wording.formats import EXACT, number
from loaders.checks.checker import Checker
from loaders.checks.file_checks import flags_of
from loaders.checks.merged import Merged
from loaders.values.amounts import from_millionths
from loaders.values.cells import Flags, Numbers


def check_negative_flows(checker: Checker, among: Merged) -> None:
    """An increment below zero is asked about; one that takes the sum of its series below zero stops the deposit.

    The sum is that of the increments since the day from which the indicator counts, in the order of their periods:
    after none of them may it be negative. Increments before that day have a sum of their own.
    """
    flow = checker.file.agreed.is_kind(among.indicator, Kind.FLOW) & among.known
    negative = flow & (among.amount < 0)
    asked, wrong, sums = np.zeros(len(flow), bool), np.zeros(len(flow), bool), dict[int, int]()
    for series in np.unique(among.series[negative]):
        for part in _parts(checker, among, np.flatnonzero(flow & (among.series == series))):
            running = np.cumsum(among.amount[part])
            below = np.flatnonzero(running < 0)
            lowest = negative[part] & (running < 0)
            wrong[part[lowest]] = True
            asked[part[negative[part] & ~lowest]] = True
            if len(below) and not (lowest & (among.own[part] >= 0)).any():
                wrong[part[among.own[part] >= 0]] = True
            sums |= {int(among.own[at]): int(total) for at, total in zip(part, running, strict=True)}
    told = flags_of(checker, among, asked)
    checker.say(
        FindingCode.NEGATIVE_CORRECTION,
        told,
        "",
        lambda at: (("sum", number(from_millionths(sums[at]), EXACT)),),
    )
    checker.say(FindingCode.NEGATIVE_VALUE, flags_of(checker, among, wrong), "une somme des valeurs positive ou nulle")


def _parts(checker: Checker, among: Merged, series: Numbers) -> list[Numbers]:
    """The positions of a series that count, and those of before."""
    catalogue = checker.file.agreed.catalogue
    since = catalogue.counted_from(catalogue.indicators[int(among.indicator[series[0]])])
    counts: Flags = np.array([among.periods[int(among.period[at])].start >= since for at in series], bool)
    return [part for part in (series[counts], series[~counts]) if len(part)]
