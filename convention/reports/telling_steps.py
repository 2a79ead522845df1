"""The dated steps of an action sheet, in words and days."""

from __future__ import annotations

from collections.abc import Sequence

from convention.charts.timeline import done_on
from convention.domain.catalogue import Kind
from convention.domain.progress import Assessment
from convention.domain.rollup import ActionProgress
from convention.reports.telling_indicators import mark_of
from convention.reports.told import ToldStep, ToldSteps
from convention.wording.alternatives import alt_timeline, assessment_name, step_state
from convention.wording.chart_notes import TIMELINE_KEY, slip_text
from convention.wording.formats import capitalised
from convention.wording.takeaways import timeline_title

_FEWEST = 2


def tell_steps(found: ActionProgress) -> ToldSteps | None:
    """The steps of a sheet, territory by territory where they are followed so; None where hardly any is dated."""
    rows = [row for row in found.indicators if row.indicator.kind is Kind.MILESTONE]
    steps = [step for row in rows for step in (row.parts or (row.overall,))]
    dated = [step for step in steps if step.goal is not None or done_on(step) is not None]
    if len(dated) < _FEWEST:
        return None
    title = timeline_title(dated)
    return ToldSteps(
        title=title,
        alt=alt_timeline(dated, title),
        note=TIMELINE_KEY,
        situation=dated[0].situation,
        steps=tuple(_step(step, dated) for step in dated),
    )


def _step(step: Assessment, among: Sequence[Assessment]) -> ToldStep:
    slip = f", {slip_text(step.slip)}" if step.slip is not None else ""
    return ToldStep(
        name=capitalised(assessment_name(step, among)),
        state=f"{step_state(step)}{slip}",
        mark=mark_of(step.status),
        due=step.goal.due if step.goal else None,
        done=done_on(step),
    )
