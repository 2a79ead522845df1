"""Comparisons: one indicator at two situation dates, side by side."""

from __future__ import annotations

from typing import NamedTuple

from convention.domain.catalogue import Kind
from convention.domain.changes import Change
from convention.wording.figures import compared_value, judged_name
from convention.wording.formats import EXACT, counted, points, signed_with_unit
from convention.wording.labels import status_text

_WITHOUT_DIFFERENCE = frozenset({Kind.MILESTONE, Kind.QUALITATIVE})


class BeforeAndAfter(NamedTuple):
    """The cells of one comparison; `moved` and `status` may be empty where nothing can be said."""

    action: str
    indicator: str
    before: str
    after: str
    moved: str
    status: str


def changes_apart(count: int) -> str:
    """`22 évolutions qui ne changent ni taux ni statut`: what is folded away under those that do."""
    return counted(count, "évolution qui ne change ni taux ni statut", "évolutions qui ne changent ni taux ni statut")


def before_and_after(change: Change) -> BeforeAndAfter:
    """One change as texts."""
    indicator = change.after.indicator
    return BeforeAndAfter(
        indicator.action,
        judged_name(indicator, change.before, change.after),
        compared_value(change.before, change.after),
        compared_value(change.after, change.before),
        moved_text(change),
        _statuses(change),
    )


def moved_text(change: Change) -> str:
    """How far it moved: in its unit, and in points of rate where it has one: `+370 professionnels (+24,7 points)`."""
    indicator, difference = change.after.indicator, change.value_change
    if difference is None or difference == 0 or indicator.kind in _WITHOUT_DIFFERENCE:
        return "" if not change.rate_change else points(change.rate_change)
    unit = "années" if indicator.kind is Kind.YEARLY else indicator.unit
    text = signed_with_unit(difference, unit, EXACT)
    return f"{text} ({points(change.rate_change)})" if change.rate_change else text


def _statuses(change: Change) -> str:
    if not change.status_changed:
        return status_text(change.after.status)
    return f"{status_text(change.before.status)} → {status_text(change.after.status)}"
