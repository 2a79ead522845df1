"""What an amendment changes: the same data scored under the catalogue before it and under the one after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from convention.domain.changes import Change
from convention.domain.progress import Assessment
from convention.domain.rollup import ActionProgress, IndicatorProgress


@dataclass(frozen=True)
class AmendmentEffect:
    """The same data scored under the catalogue before an amendment and after it, at one situation date.

    `changes`: of indicators that both have. `added`, `removed`: codes of indicators that only one of them has.
    """

    situation: date
    before: tuple[ActionProgress, ...]
    after: tuple[ActionProgress, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """The indicators that are judged otherwise, by scope: another goal, rate or status, or given up.

        What stands for an indicator is held against what stood for it, even where that is of another scope: without
        target and value none has to be.
        """
        earlier = {row.indicator.code: row for action in self.before for row in action.indicators}
        both = (
            Change(*pair)
            for action in self.after
            for row in action.indicators
            if row.indicator.code in earlier
            for pair in _pairs(earlier[row.indicator.code], row)
        )
        return tuple(change for change in both if _judged(change.before) != _judged(change.after))

    @property
    def actions(self) -> tuple[tuple[ActionProgress, ActionProgress], ...]:
        """The action sheets whose status is another, before and after."""
        earlier = {found.action.code: found for found in self.before}
        both = ((earlier[found.action.code], found) for found in self.after if found.action.code in earlier)
        return tuple((a, b) for a, b in both if a.status is not b.status)

    @property
    def any(self) -> bool:
        """Whether anything is judged otherwise, comes or goes."""
        return bool(self.changes or self.added or self.removed)

    @property
    def added(self) -> tuple[str, ...]:
        """The indicators that the amendment brings."""
        return _only_in(self.after, self.before)

    @property
    def removed(self) -> tuple[str, ...]:
        """The indicators that the amended catalogue no longer has."""
        return _only_in(self.before, self.after)


def _pairs(before: IndicatorProgress, after: IndicatorProgress) -> Iterator[tuple[Assessment, Assessment]]:
    """The assessments that stand for an indicator first, then those of the other territories."""
    yield before.overall, after.overall
    earlier = {part.territory: part for part in before.parts}
    for part in after.parts:
        if part.territory is not after.overall.territory and part.territory in earlier:
            yield earlier[part.territory], part


def _judged(found: Assessment) -> tuple[object, ...]:
    return found.goal, found.status, found.rate, found.expected_rate, found.standing.value, found.abandoned


def _only_in(these: tuple[ActionProgress, ...], those: tuple[ActionProgress, ...]) -> tuple[str, ...]:
    known = {row.indicator.code for action in those for row in action.indicators}
    return tuple(r.indicator.code for action in these for r in action.indicators if r.indicator.code not in known)
