"""The values of a file among those in force, in one order: by series, then by time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from convention.domain.period import Period
from loaders.checks.known import Known
from loaders.values.cells import Flags, Numbers, everywhere
from loaders.values.values import FileValues
from loaders.values.words import TERRITORIES

T = TypeVar("T", bound=np.generic)
_BITS = 63
_ROOM = 8


@dataclass(frozen=True)
class Merged:
    """Values by series (indicator and territory), from the oldest period to the newest.

    `own`: position of each among the file's values, or -1 for one in force. `old`: position among those in force that
    has the same key as this value of the file, else -1. `first`: whether it starts its series.
    """

    series: Numbers
    period: Numbers
    status: Numbers
    amount: Numbers
    known: Flags
    own: Numbers
    old: Numbers
    first: Flags
    periods: tuple[Period, ...]

    @property
    def indicator(self) -> Numbers:
        """Position of each indicator in the catalogue."""
        return self.series // len(TERRITORIES)

    @property
    def territory(self) -> Numbers:
        """Position of each territory."""
        return self.series % len(TERRITORIES)


def merged(file: FileValues, known: Known) -> Merged:
    """The file's valid values in place of those in force that have the same keys, and all the others in force.

    Two values of the file under the same key both stand.
    """
    values, rank = file.values, _ranks(known.periods)
    own = np.flatnonzero(values.valid)
    taken = slice(None) if len(own) == len(values) else own
    series = values.indicator[taken] * len(TERRITORIES) + values.territory[taken]
    keys = series * len(rank) + rank[values.period[taken]] if len(own) else np.zeros(0, np.int64)
    known_series = known.indicator * len(TERRITORIES) + known.territory
    known_keys = known_series * max(len(rank), 1) + (rank[known.period] if len(known) else 0)
    old, kept = _matched(keys, known_keys)
    all_keys = _followed(keys, known_keys[kept])
    order = stable_order(all_keys)
    series = _followed(series, known_series[kept])[order]
    first = np.ones(len(series), bool)
    first[1:] = series[1:] != series[:-1]
    nothing = np.full(len(kept), -1, np.int64)
    return Merged(
        series=series,
        period=_followed(values.period[taken], known.period[kept])[order],
        status=_followed(values.status[taken], known.status[kept])[order],
        amount=_followed(values.amount[taken], known.amount[kept])[order],
        known=_followed(values.known[taken], known.known[kept])[order],
        own=_followed(own, nothing)[order],
        old=_followed(old, nothing)[order],
        first=first,
        periods=known.periods,
    )


def _followed(mine: npt.NDArray[T], others: npt.NDArray[T]) -> npt.NDArray[T]:
    """One column after the other."""
    return np.concatenate([mine, others]) if len(others) else mine


def _ranks(periods: Sequence[Period]) -> Numbers:
    """The place of each period in time: by its end, then its start."""
    order = sorted(range(len(periods)), key=lambda at: (periods[at].end, periods[at].start))
    ranks = np.zeros(len(periods), np.int64)
    ranks[order] = np.arange(len(periods))
    return ranks


def stable_order(keys: Numbers) -> Numbers:
    """Positions by key, in their own order where keys are the same; none is negative.

    Distinct keys that leave little room between them are put in their places; else key and position are sorted as one
    number where both fit: each is several times faster than a stable sort.
    """
    if len(keys) and int(keys.max()) < _ROOM * len(keys):
        places = np.full(int(keys.max()) + 1, -1, np.int64)
        places[keys] = np.arange(len(keys))
        order: Numbers = places[places >= 0]
        if len(order) == len(keys):
            return order
    width = len(keys).bit_length()
    if not len(keys) or int(keys.max()).bit_length() + width > _BITS:
        return np.argsort(keys, kind="stable")
    together = keys << width | np.arange(len(keys))
    together.sort()
    return together & ((1 << width) - 1)


def _matched(keys: Numbers, known: Numbers) -> tuple[Numbers, Numbers]:
    """For each key its position among the known ones or -1; and the known ones that no key has."""
    if not len(known):
        return everywhere(-1, len(keys)), np.zeros(0, np.int64)
    order = np.argsort(known, kind="stable")
    places = np.minimum(np.searchsorted(known, keys, sorter=order), len(known) - 1)
    found = order[places]
    old = np.where(known[found] == keys, found, -1)
    taken = np.zeros(len(known), bool)
    taken[old[old >= 0]] = True
    return old, np.flatnonzero(~taken)
