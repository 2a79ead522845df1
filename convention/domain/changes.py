"""Changes: what moved between two readings of the same indicators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from convention.domain.progress import JUDGED, Assessment, ProgressStatus
from convention.domain.rollup import ActionProgress


@dataclass(frozen=True)
class Change:
    """One indicator before and after, as it is judged: on another territory perhaps, the least favourable one now.

    `value_change` in its unit, `rate_change` in points.
    """

    before: Assessment
    after: Assessment

    @property
    def same_scope(self) -> bool:
        """Whether both are of one territory, or both of the whole: only then is one set against the other."""
        return self.before.territory is self.after.territory

    @property
    def value_change(self) -> Decimal | None:
        """After minus before; None while either is missing, and between values of two territories."""
        if not self.same_scope:
            return None
        before, after = self.before.standing.value, self.after.standing.value
        return None if before is None or after is None else after - before

    @property
    def rate_change(self) -> Fraction | None:
        """After minus before, in points; None while either is missing, and between rates of two territories."""
        if not self.same_scope:
            return None
        before, after = self.before.rate, self.after.rate
        return None if before is None or after is None else after - before

    @property
    def status_changed(self) -> bool:
        """Whether the status is another one."""
        return self.before.status is not self.after.status

    @property
    def worsened(self) -> bool:
        """Whether the status became less favourable; one that judges nothing stands between the good and the bad."""
        return _favour(self.after.status) < _favour(self.before.status)


def _favour(status: ProgressStatus) -> int:
    first_good = JUDGED.index(ProgressStatus.ON_TRACK)
    judged = (*JUDGED[:first_good], None, *JUDGED[first_good:])
    return judged.index(status if status in JUDGED else None)


def changes(before: Iterable[ActionProgress], after: Iterable[ActionProgress]) -> tuple[Change, ...]:
    """The indicators whose overall value, rate or status differ, largest change of rate first.

    A rate moves without its value where a year of a yearly duty passed that was not kept.
    """
    earlier = {row.indicator.code: row.overall for action in before for row in action.indicators}
    both = (
        Change(earlier[row.indicator.code], row.overall)
        for action in after
        for row in action.indicators
        if row.indicator.code in earlier
    )
    moved = (change for change in both if _figures(change.before) != _figures(change.after))
    return tuple(sorted(moved, key=lambda c: abs(c.rate_change) if c.rate_change is not None else -1, reverse=True))


def _figures(found: Assessment) -> tuple[Decimal | None, Fraction | None, ProgressStatus]:
    return found.standing.value, found.rate, found.status
