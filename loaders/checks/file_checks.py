"""What is wrong with values among themselves: two for the same key, a count made twice."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from convention.domain.catalogue import Kind
from convention.domain.findings import FindingCode
from convention.wording.formats import period_name
from loaders.checks.checker import Checker
from loaders.checks.merged import Merged
from loaders.values.cells import Flags, Numbers


def check_duplicates(checker: Checker, among: Merged) -> None:
    """Values of the file that speak of the same indicator, territory and period: none of them is taken."""
    own = among.own >= 0
    same = np.zeros(len(own), bool)
    same[1:] = (among.series[1:] == among.series[:-1]) & (among.period[1:] == among.period[:-1]) & own[1:] & own[:-1]
    twice = same.copy()
    twice[:-1] |= same[1:]
    other = _twins(among, same)
    checker.say(
        FindingCode.DUPLICATE_KEY,
        flags_of(checker, among, twice),
        "une seule valeur pour cet indicateur, ce territoire et cette période",
        lambda at: (("other", _place(checker, other[at])),),
    )


def _twins(among: Merged, same: Flags) -> dict[int, int]:
    """For each doubled value of the file, another one of the same key."""
    twins: dict[int, int] = {}
    for at in np.flatnonzero(same):
        before, here = int(among.own[at - 1]), int(among.own[at])
        twins.setdefault(before, here)
        twins[here] = before
    return twins


def _place(checker: Checker, position: int) -> str:
    sheet = checker.file.sheets[int(checker.values.sheet[position])]
    return f"{sheet}!{checker.values.address(position)}"


def check_overlaps(checker: Checker, among: Merged) -> None:
    """Increments over periods that share days would be added up twice."""
    flow = checker.file.agreed.is_kind(among.indicator, Kind.FLOW) & among.known
    wrong, other = np.zeros(len(flow), bool), dict[int, str]()
    for series in _series(among, flow):
        for at, met in _crossings(among, series):
            wrong[at] = among.own[at] >= 0
            other[int(among.own[at])] = period_name(among.periods[int(among.period[met])])
    checker.say(
        FindingCode.PERIOD_OVERLAP,
        flags_of(checker, among, wrong),
        "des périodes qui ne se recouvrent pas\u00a0: leurs valeurs s’additionnent",
        lambda at: (("other", other[at]),),
    )


def _series(among: Merged, kept: Flags) -> Iterable[Numbers]:
    """The positions of each series that holds periods of several lengths, or days; equal spans never overlap."""
    grains = np.array([hash(period.grain) for period in among.periods] or [0], np.int64)
    chosen = np.flatnonzero(kept)
    if not len(chosen):
        return []
    starts = np.flatnonzero(np.diff(among.series[chosen], prepend=-1))
    groups = np.split(chosen, starts[1:])
    mixed = np.add.reduceat(np.diff(grains[among.period[chosen]], prepend=0) != 0, starts) > 1
    return [group for group, several in zip(groups, mixed, strict=True) if several]


def _crossings(among: Merged, positions: Numbers) -> Iterable[tuple[int, int]]:
    """Pairs of values, by position, whose periods share a day; each value once, with one that it meets."""
    periods = [among.periods[int(among.period[at])] for at in positions]
    order = sorted(range(len(periods)), key=lambda i: (periods[i].start, periods[i].end))
    longest = None
    for i in order:
        if longest is not None and periods[i].start <= periods[longest].end:
            yield int(positions[i]), int(positions[longest])
            yield int(positions[longest]), int(positions[i])
        if longest is None or periods[i].end > periods[longest].end:
            longest = i


def flags_of(checker: Checker, among: Merged, flagged: Flags) -> Flags:
    """Flags over the merged values as flags over the file's own."""
    flags = np.zeros(len(checker.values), bool)
    positions = among.own[flagged]
    flags[positions[positions >= 0]] = True
    return flags & checker.valid
