"""The way of an amendment's text: proposed, validated, approved by every assembly, and only then in force.

Source: the convention's own chapters: the technical committee « proposera au comité de pilotage […] des projets
d'avenants », the steering committee meets to « valider les éventuels avenants », and an amendment is « soumis à
l'approbation de leur assemblée délibérante respective ».
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from convention.domain.territories import Territory, declared


class WayStep(str):
    """What a proposed text goes through: validated, approved for each territory; `DROPPED` ends it without effect.

    `WayStep(code)` gives the step of a code, always the same object; ValueError where there is none.
    """

    VALIDATED: ClassVar[WayStep]
    DROPPED: ClassVar[WayStep]

    def __new__(cls, code: str) -> WayStep:
        found = _STEPS.get(code)
        if found is None:
            raise ValueError(f"{code!r} is no step of an amendment")
        return found

    def __reduce__(self) -> tuple[type[WayStep], tuple[str]]:
        return WayStep, (str.__str__(self),)

    @property
    def approved_for(self) -> Territory | None:
        """The territory whose assembly approves; None for the other steps."""
        code = self.removeprefix(_APPROVED)
        return Territory(code) if code != self else None


_APPROVED = "approved_"
_STEPS: dict[str, WayStep] = {
    code: str.__new__(WayStep, code)
    for code in ("validated", *(f"{_APPROVED}{territory}" for territory in declared()), "dropped")
}
WayStep.VALIDATED, *_approvals, WayStep.DROPPED = _STEPS.values()
APPROVALS = tuple(_approvals)
"""The approvals of every assembly, in the order of the territories."""


@dataclass(frozen=True)
class TakenStep:
    """A step that was taken on a `day`; `note`: the act that proves it, or why the text was dropped.

    `recorded_at` is UTC without zone.
    """

    step: WayStep
    day: date
    note: str
    person: str
    recorded_at: datetime


@dataclass(frozen=True)
class Way:
    """How far a proposed text is: the day of the technical committee, the day foreseen for its effect, steps taken."""

    proposed: date
    foreseen: date
    steps: tuple[TakenStep, ...] = ()

    def day_of(self, step: WayStep) -> date | None:
        """The day on which a step was taken."""
        return next((taken.day for taken in self.steps if taken.step is step), None)

    @property
    def dropped(self) -> bool:
        """Whether the text was given up before it was in force."""
        return self.day_of(WayStep.DROPPED) is not None

    @property
    def in_force_from(self) -> date | None:
        """The first day on which the text binds: never before the last approval; None until all are given."""
        approvals = [day for step in APPROVALS if (day := self.day_of(step)) is not None]
        return max(self.foreseen, *approvals) if len(approvals) == len(APPROVALS) else None

    @property
    def next_steps(self) -> tuple[WayStep, ...]:
        """What may come next; nothing once the text is in force or dropped."""
        if self.dropped or self.in_force_from is not None:
            return ()
        if self.day_of(WayStep.VALIDATED) is None:
            return (WayStep.VALIDATED, WayStep.DROPPED)
        return (*(step for step in APPROVALS if self.day_of(step) is None), WayStep.DROPPED)

    def earliest(self, step: WayStep) -> date:
        """The first day on which a step can have been taken: that of what comes before it."""
        before = {WayStep.VALIDATED: (), WayStep.DROPPED: tuple(_STEPS.values())}.get(step, (WayStep.VALIDATED,))
        return max([self.proposed, *(taken.day for taken in self.steps if taken.step in before)])

    def completed_by(self, step: WayStep) -> bool:
        """Whether a step is the last approval, which puts the text in force."""
        return tuple(found for found in self.next_steps if found in APPROVALS) == (step,)
