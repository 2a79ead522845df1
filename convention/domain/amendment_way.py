"""The way of an amendment's text: proposed, validated, approved by both assemblies, and only then in force.

Source: the convention's own chapters: the technical committee « proposera au comité de pilotage […] des projets
d'avenants », the steering committee meets to « valider les éventuels avenants », and an amendment is « soumis à
l'approbation de leur assemblée délibérante respective ».
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class WayStep(StrEnum):
    """What a proposed text goes through; `DROPPED` ends it without effect."""

    VALIDATED = "validated"
    APPROVED_BY_PARIS = "approved_paris"
    APPROVED_BY_SEINE_SAINT_DENIS = "approved_seine_saint_denis"
    DROPPED = "dropped"


APPROVALS = (WayStep.APPROVED_BY_PARIS, WayStep.APPROVED_BY_SEINE_SAINT_DENIS)


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
        """The first day on which the text binds: never before the second approval; None until both are given."""
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
        before = {WayStep.VALIDATED: (), WayStep.DROPPED: tuple(WayStep)}.get(step, (WayStep.VALIDATED,))
        return max([self.proposed, *(taken.day for taken in self.steps if taken.step in before)])

    def completed_by(self, step: WayStep) -> bool:
        """Whether a step is the last approval, which puts the text in force."""
        return tuple(found for found in self.next_steps if found in APPROVALS) == (step,)
