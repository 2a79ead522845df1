"""The indicator that decides the status of an action: shown first on its page, and in its row of the overview."""

from __future__ import annotations

from convention.domain.rollup import ActionProgress, IndicatorProgress


def deciding_row(action: ActionProgress) -> IndicatorProgress:
    """The indicator whose status is the action's; of several, the first with a value."""
    return action.deciding
