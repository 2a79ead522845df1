"""The indicator that decides the status of an action: shown first on its page, and in its row of the overview."""

from __future__ import annotations

from convention.domain.rollup import ActionProgress, IndicatorProgress


def deciding_row(action: ActionProgress) -> IndicatorProgress:
    """The indicator whose status is the action's; of several, the first with a value."""
    rows = [row for row in action.indicators if row.overall.status is action.status]
    valued = [row for row in rows if row.overall.standing.value is not None]
    return (valued or rows or list(action.indicators))[0]
