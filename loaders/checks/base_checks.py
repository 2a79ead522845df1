"""What a file's values contradict in the base: falling totals, jumps, sums that differ, secrets given away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from convention.domain.catalogue import Kind, Territory
from convention.domain.findings import FindingCode
from convention.domain.observation import ObservationStatus
from convention.domain.territories import declared
from convention.wording.formats import EXACT, number, period_name
from convention.wording.labels import label
from convention.wording.territories import how_many
from loaders.checks.checker import Checker, Details
from loaders.checks.file_checks import flags_of
from loaders.checks.merged import Merged
from loaders.values.amounts import STATUSES, from_millionths
from loaders.values.cells import Flags, Numbers
from loaders.values.words import TERRITORIES

QUANTITIES = (Kind.LEVEL, Kind.FLOW, Kind.CUMULATIVE, Kind.RATE)


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
    """A total that is given for all territories must be the sum of theirs, over the same period."""
    kept = np.flatnonzero(_adding_up(checker)[among.indicator] & among.known)
    rows = list(_blamed_sums(among, kept, _parts(checker)))
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


def _blamed_sums(among: Merged, kept: Numbers, parts_of: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """The value of the file to blame for each total that differs from its parts, and the sum of these."""
    totals = kept[_common(among)[kept]]
    if not len(totals):
        return
    width = len(among.periods)
    keys = among.series[kept] * width + among.period[kept]
    order = np.argsort(keys)
    for total in totals:
        base = int(among.indicator[total]) * len(TERRITORIES)
        wanted = np.array([(base + part) * width + among.period[total] for part in parts_of[among.indicator[total]]])
        places = np.minimum(np.searchsorted(keys, wanted, sorter=order), len(keys) - 1)
        found = order[places]
        if (keys[found] == wanted).all():
            parts = kept[found]
            added = int(among.amount[parts].sum())
            mine = [int(at) for at in (total, *parts) if among.own[at] >= 0]
            if added != among.amount[total] and mine:
                yield mine[0], added


def check_secrets(checker: Checker, among: Merged) -> None:
    """A secret part that the total and the other parts give away, said once for each value of the file that does."""
    secret = among.status == STATUSES.index(ObservationStatus.CONFIDENTIAL)
    adds_up = _adding_up(checker)[among.indicator]
    periods = np.unique(_place(among)[adds_up & secret & ~_common(among)])
    if not len(periods):
        return
    concerned = np.flatnonzero(adds_up & np.isin(_place(among), periods))
    flagged, hidden = np.zeros(len(among.own), bool), dict[int, str]()
    parts_of = _parts(checker)
    for group in _split(_place(among)[concerned], concerned):
        parts = group[~_common(among)[group]]
        kept = parts[secret[parts]]
        others = group[~secret[group]]
        if (
            len(kept) == 1
            and len(group) == len(parts_of[int(among.indicator[group[0]])]) + 1
            and among.known[others].all()
        ):
            own = group[among.own[group] >= 0]
            flagged[own[:1]] = True
            hidden |= {int(among.own[at]): label(TERRITORIES[int(among.territory[kept[0]])]) for at in own[:1]}
    checker.say(
        FindingCode.SECRET_DERIVABLE,
        flags_of(checker, among, flagged),
        f"le secret aussi pour l’une des {how_many()} autres valeurs",
        lambda at: (("territory", hidden[at]),),
    )


def _parts(checker: Checker) -> list[list[int]]:
    """By indicator, the places of the territories that its total adds up: its own, all where it has fewer than two."""
    indicators = checker.file.agreed.catalogue.indicators
    every = declared()
    return [[TERRITORIES.index(t) for t in (i.parts if len(i.parts) > 1 else every)] for i in indicators]


def _adding_up(checker: Checker) -> Flags:
    """By indicator, whether its values add up over the territories."""
    indicators = checker.file.agreed.catalogue.indicators
    return np.array([i.adds_over_territories for i in indicators], bool)


def _common(among: Merged) -> Flags:
    flags: Flags = among.territory == TERRITORIES.index(Territory.COMMON)
    return flags


def _place(among: Merged) -> Numbers:
    """One number for each indicator and period."""
    place: Numbers = among.indicator * len(among.periods) + among.period
    return place


def _split(keys: Numbers, positions: Numbers) -> list[Numbers]:
    """Positions in groups of the same key."""
    order = np.argsort(keys, kind="stable")
    return np.split(positions[order], np.flatnonzero(np.diff(keys[order])) + 1)
