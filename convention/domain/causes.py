"""Causes: why an indicator is not what it was at the meeting before, each part of the change with one cause.

Between the two readings stands a chain of readings, each of which differs from the one before by one cause only; what
changes from link to link is that cause's share, so that the shares add up to the whole change.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from convention.domain.assess import assess
from convention.domain.catalogue import Catalogue, Indicator, Territory
from convention.domain.changes import Change
from convention.domain.progress import Assessment
from convention.domain.rollup import Standings, assess_indicator, standing_of

N = TypeVar("N", Decimal, Fraction)


class Cause(StrEnum):
    """What made a figure or a status another one; in the order in which they are tried."""

    WITHDRAWAL = "withdrawal"
    CORRECTION = "correction"
    NEW_DATA = "new_data"
    TIME = "time"
    AMENDMENT = "amendment"
    RULE = "rule"


@dataclass(frozen=True)
class Link:
    """One reading of a chain; `cause` is what sets it apart from the reading before it, None for the first."""

    cause: Cause | None
    catalogue: Catalogue
    standings: Standings
    situation: date


@dataclass(frozen=True)
class Share:
    """What one cause did: to the value in the indicator's unit, to the rate and the expected rate in points."""

    cause: Cause
    value: Decimal
    rate: Fraction
    expected_rate: Fraction


@dataclass(frozen=True)
class CausedChange:
    """One indicator in one scope, before and after; None where the catalogue of that reading does not have it.

    `shares` of value and rates add up to the whole change wherever both ends have the figure. `status_cause`: what
    brought the status it has now, None when it is the same. `presence_cause`: what made a value appear or disappear.
    """

    indicator: Indicator
    territory: Territory
    before: Assessment | None
    after: Assessment | None
    shares: tuple[Share, ...]
    status_cause: Cause | None
    presence_cause: Cause | None

    @property
    def change(self) -> Change | None:
        """The change without its causes; None for an indicator that came or went."""
        return None if self.before is None or self.after is None else Change(self.before, self.after)


def caused_changes(chain: Sequence[Link]) -> tuple[CausedChange, ...]:
    """Every indicator that anything happened to along the chain, in the order of the newer catalogue.

    The scope followed is the one that its overall status is judged on in the last reading that has it; where nothing
    happened there, the one that it was judged on in the first reading.
    """
    newest, oldest = chain[-1].catalogue, chain[0].catalogue
    gone = [i for i in oldest.indicators if i.code not in newest.by_code]
    found = (_caused(chain, indicator) for indicator in (*newest.indicators, *gone))
    return tuple(change for change in found if change is not None)


def _caused(chain: Sequence[Link], indicator: Indicator) -> CausedChange | None:
    having = [link for link in chain if indicator.code in link.catalogue.by_code]
    judged = (
        assess_indicator(link.catalogue, link.catalogue.by_code[indicator.code], link.standings, link.situation)
        for link in (having[-1], having[0])
    )
    scopes = dict.fromkeys(found.overall.territory for found in judged)
    followed = (_followed(chain, indicator, territory) for territory in scopes)
    return next((found for found in followed if found is not None), None)


def _followed(chain: Sequence[Link], indicator: Indicator, territory: Territory) -> CausedChange | None:
    seen = [_assessed(link, indicator.code, territory) for link in chain]
    steps = [(link.cause, a, b) for link, (a, b) in zip(chain[1:], itertools.pairwise(seen), strict=True) if link.cause]
    shares = _shares([cause for cause, _, _ in steps], seen)
    status = last_cause([(c, _status(a), _status(b)) for c, a, b in steps])
    presence = last_cause([(c, _present(a), _present(b)) for c, a, b in steps])
    if not shares and status is None and presence is None:
        return None
    return CausedChange(indicator, territory, seen[0], seen[-1], shares, status, presence)


def _assessed(link: Link, code: str, territory: Territory) -> Assessment | None:
    indicator = link.catalogue.by_code.get(code)
    if indicator is None:
        return None
    standing = standing_of(link.standings, indicator, territory)
    return assess(link.catalogue, indicator, territory, standing, link.situation)


def _shares(causes: Sequence[Cause], seen: Sequence[Assessment | None]) -> tuple[Share, ...]:
    values = parts([None if a is None else a.standing.value for a in seen], Decimal(0))
    rates = parts([None if a is None else a.rate for a in seen], Fraction(0))
    expected = parts([None if a is None else a.expected_rate for a in seen], Fraction(0))
    found = []
    for cause in Cause:
        at = [n for n, own in enumerate(causes) if own is cause]
        share = Share(
            cause,
            sum((values[n] for n in at), Decimal(0)),
            sum((rates[n] for n in at), Fraction(0)),
            sum((expected[n] for n in at), Fraction(0)),
        )
        if share.value or share.rate or share.expected_rate:
            found.append(share)
    return tuple(found)


def parts(figures: Sequence[N | None], zero: N) -> list[N]:
    """What each step adds; a step that only loses the figure adds nothing, the one that finds it again all the rest.

    All zero when the figure is missing at an end: there is no whole to share out.
    """
    if figures[0] is None or figures[-1] is None:
        return [zero] * (len(figures) - 1)
    parts: list[N] = []
    last = figures[0]
    for figure in figures[1:]:
        parts.append(zero if figure is None else figure - last)
        last = last if figure is None else figure
    return parts


def _status(found: Assessment | None) -> object:
    return None if found is None else found.status


def _present(found: Assessment | None) -> object:
    return found is not None and found.standing.value is not None


def last_cause(steps: Sequence[tuple[Cause, object, object]]) -> Cause | None:
    """The cause of the last step that changed something, None when in the end nothing is another."""
    if not steps or steps[0][1] == steps[-1][2]:
        return None
    return next(cause for cause, before, after in reversed(steps) if before != after)
