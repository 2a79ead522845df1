"""Why an action stands where it does, in one sentence made from its own steps and figures."""

from __future__ import annotations

from collections.abc import Iterable

from convention.domain.catalogue import Kind, Operator, Territory
from convention.domain.progress import Assessment
from convention.domain.rollup import ActionProgress, IndicatorProgress
from convention.wording.date_rules import due_day
from convention.wording.formats import COLON, SEMICOLON, capitalised, days, value_with_unit
from convention.wording.labels import Tone, label, tone


def why_sentence(found: ActionProgress, deciding: IndicatorProgress | None) -> str:
    """The step that slipped most and what is still lacking; empty where nothing is late.

    `Travaux en Seine-Saint-Denis : faits 335 jours après la date prévue ; il reste 0,4 km sur 4,6.`
    """
    if tone(found.status) not in (Tone.LATE, Tone.WATCH):
        return ""
    lacking = "" if deciding is None else _lacking(deciding)
    parts = [text for text in (_slipped(found), lacking) if text]
    return f"{capitalised(SEMICOLON.join(parts))}." if parts else ""


def _slipped(found: ActionProgress) -> str:
    """The step with the largest delay, done or not."""
    steps = [step for step in _steps(found.indicators) if step.slip is not None and step.slip > 0]
    if not steps:
        return ""
    worst = max(steps, key=lambda step: step.slip or 0)
    assert worst.slip is not None
    where = f" ({label(worst.territory)})" if len(worst.indicator.territories) > 1 else ""
    name = f"{worst.indicator.short_title}{where}"
    if worst.standing.value:
        return f"{name}{COLON}fait {days(worst.slip)} après la date prévue"
    due = f" depuis le {due_day(worst.goal)}" if worst.goal else ""
    return f"{name}{COLON}attendu{due}, {days(worst.slip)} de retard"


def _steps(rows: Iterable[IndicatorProgress]) -> Iterable[Assessment]:
    for row in rows:
        if row.indicator.kind is Kind.MILESTONE:
            yield from row.parts or (row.overall,)


def _lacking(deciding: IndicatorProgress) -> str:
    """What the deciding indicator still lacks, and where."""
    found = deciding.overall
    if found.goal is None or found.goal.operator is not Operator.REACH or found.indicator.kind in _NOT_COUNTED:
        return ""
    short = [part for part in deciding.parts if _short(part)]
    scopes = short or ([found] if _short(found) else [])
    return ", ".join(_remaining(part, len(found.indicator.territories) > 1) for part in scopes)


_NOT_COUNTED = (Kind.MILESTONE, Kind.QUALITATIVE, Kind.YEARLY, Kind.RATE)


def _short(found: Assessment) -> bool:
    return found.rate is not None and found.rate < 100 and found.goal is not None and found.standing.value is not None


def _remaining(found: Assessment, several: bool) -> str:
    assert found.goal is not None
    assert found.standing.value is not None
    left = value_with_unit(abs(found.goal.target - found.standing.value), found.indicator.unit)
    where = f" ({label(found.territory)})" if several and found.territory is not Territory.COMMON else ""
    return f"il reste {left}{where}"
