"""Causes by action sheet: what brought the status that it has now."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from convention.domain.catalogue import Action
from convention.domain.causes import Cause, Link, last_cause
from convention.domain.rollup import ActionProgress, assess_action


@dataclass(frozen=True)
class CausedActionChange:
    """One action sheet, before and after; None where the catalogue of that reading does not have it.

    `status_cause`: what brought the status it has now.
    """

    action: Action
    before: ActionProgress | None
    after: ActionProgress | None
    status_cause: Cause


def caused_action_changes(chain: Sequence[Link]) -> tuple[CausedActionChange, ...]:
    """Every action sheet whose status changed along the chain, in the order of the newer catalogue."""
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
    return None if status is None else CausedActionChange(action, seen[0], seen[-1], status)


def _assessed(link: Link, code: str) -> ActionProgress | None:
    action = link.catalogue.action_by_code.get(code)
    return None if action is None else assess_action(link.catalogue, action, link.standings, link.situation)
