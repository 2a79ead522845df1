"""Causes by action sheet: what each of them did to the sheet's status and to the mean of its indicators' rates."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from convention.domain.catalogue import Action
from convention.domain.causes import Cause, Link, last_cause, parts
from convention.domain.rollup import ActionProgress, assess_action


@dataclass(frozen=True)
class ActionShare:
    """What one cause did to the two ends of an action's mean rate, in points."""

    cause: Cause
    low: Fraction
    high: Fraction


@dataclass(frozen=True)
class CausedActionChange:
    """One action sheet, before and after; None where the catalogue of that reading does not have it.

    `shares` add up to the whole change of each end of the mean rate wherever both readings have one.
    `status_cause`: what brought the status it has now, None when it is the same.
    """

    action: Action
    before: ActionProgress | None
    after: ActionProgress | None
    shares: tuple[ActionShare, ...]
    status_cause: Cause | None


def caused_action_changes(chain: Sequence[Link]) -> tuple[CausedActionChange, ...]:
    """Every action sheet whose status or mean rate changed along the chain, in the order of the newer catalogue.

    Each sheet is assessed as a whole in every reading, so that its clamped mean is shared out exactly as it is shown.
    """
    newest, oldest = chain[-1].catalogue, chain[0].catalogue
    gone = [a for a in oldest.actions if a.code not in newest.action_by_code]
    found = (_caused(chain, action) for action in (*newest.actions, *gone))
    return tuple(change for change in found if change is not None)


def _caused(chain: Sequence[Link], action: Action) -> CausedActionChange | None:
    seen = [_assessed(link, action.code) for link in chain]
    causes = [link.cause for link in chain[1:] if link.cause is not None]
    status = last_cause(
        [
            (cause, a and a.status, b and b.status)
            for cause, (a, b) in zip(causes, itertools.pairwise(seen), strict=True)
        ]
    )
    shares = _shares(causes, seen)
    if not shares and status is None:
        return None
    return CausedActionChange(action, seen[0], seen[-1], shares, status)


def _assessed(link: Link, code: str) -> ActionProgress | None:
    action = link.catalogue.action_by_code.get(code)
    return None if action is None else assess_action(link.catalogue, action, link.standings, link.situation)


def _shares(causes: Sequence[Cause], seen: Sequence[ActionProgress | None]) -> tuple[ActionShare, ...]:
    low = parts([None if a is None else a.low for a in seen], Fraction(0))
    high = parts([None if a is None else a.high for a in seen], Fraction(0))
    found = []
    for cause in Cause:
        at = [n for n, own in enumerate(causes) if own is cause]
        share = ActionShare(cause, sum((low[n] for n in at), Fraction(0)), sum((high[n] for n in at), Fraction(0)))
        if share.low or share.high:
            found.append(share)
    return tuple(found)
