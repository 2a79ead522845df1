"""Explaining a figure: where it comes from, the arithmetic behind it, and why it has its status."""

from __future__ import annotations

from collections.abc import Sequence

from convention.domain.catalogue import Catalogue, Firmness, Indicator, Kind, Operator, Territory
from convention.domain.goal import Goal
from convention.domain.period import Period
from convention.domain.progress import Assessment, ProgressStatus, keeps_a_level
from convention.domain.rollup import IndicatorProgress
from convention.wording.arithmetic import operand, rate_formula, rate_text, subtracted
from convention.wording.caveats import caveats
from convention.wording.date_rules import deduced_note
from convention.wording.formats import (
    COLON,
    EXACT,
    NARROW,
    SEMICOLON,
    capitalised,
    counted,
    day,
    days,
    joined,
    period_name,
    signed_with_unit,
)
from convention.wording.judgement import compare, judgement
from convention.wording.labels import label
from convention.wording.values import indicator_value, standing_text

_MASCULINE = {Firmness.FIRM: "ferme", Firmness.ENVISAGED: "envisagé", Firmness.OPTIONAL: "facultatif"}


def explain(progress: IndicatorProgress | Assessment, catalogue: Catalogue) -> str:
    """One to four French sentences that say a figure, its arithmetic and why it has its status.

    Every formula in them (`100 × (930 − 0) ÷ (1 500 − 0) = 62,0 %`) gives its own result again, as displayed.
    """
    found = progress.overall if isinstance(progress, IndicatorProgress) else progress
    comparison = compare(found, catalogue)
    alike = _also_unknown(progress) if isinstance(progress, IndicatorProgress) else ()
    told = (
        unknown_sentence(found, alike) if alike else value_sentence(found),
        _measure(found, comparison.decimals if comparison else 1),
        judgement(found, catalogue, comparison),
        caveats(progress),
    )
    return " ".join(f"{capitalised(sentence)}." for sentence in told if sentence)


def value_sentence(found: Assessment) -> str:
    """What is known, of when, and how it was added up, without the full stop."""
    standing, indicator = found.standing, found.indicator
    scope = "" if found.territory is Territory.COMMON else f"{label(found.territory)}{COLON}"
    if standing.value is None or standing.period is None:
        return f"{scope}aucune valeur valide au {day(found.situation)}"
    if indicator.kind is Kind.MILESTONE:
        return f"{scope}{_step(standing.period) if standing.value >= 1 else f'non fait au {day(found.situation)}'}"
    return f"{scope}{standing_text(indicator, standing.value)} {_when(found, standing.period)}"


def _also_unknown(progress: IndicatorProgress) -> tuple[Assessment, ...]:
    """The other territories without a value, where the indicator speaks of one for want of any value at all."""
    if progress.overall.territory is Territory.COMMON or any(a.standing.value is not None for a in progress.parts):
        return ()
    return tuple(part for part in progress.parts if part.territory is not progress.overall.territory)


def unknown_sentence(found: Assessment, others: Sequence[Assessment]) -> str:
    """That no territory has a value, without the full stop; what follows is of the first alone if goals differ."""
    first, names = label(found.territory), [label(other.territory) for other in others]
    text = f"aucune valeur valide au {day(found.situation)}"
    if all(other.goal == found.goal for other in others):
        return f"{joined([first, *names])}{COLON}{text}"
    return f"{first}{COLON}{text}, {joined(names)} non plus"


def _step(period: Period) -> str:
    return f"fait le {day(period.end)}" if period.start == period.end else f"fait ({period_name(period)})"


def _when(found: Assessment, period: Period) -> str:
    """The day or days the value speaks of, then, in brackets, its period and what was added up."""
    standing, end = found.standing, day(period.end)
    notes = [] if period.start == period.end else [period_name(period)]
    when = f"au {end}"
    if found.indicator.kind is Kind.FLOW and standing.first is not None:
        when = f"du {day(standing.first)} au {end}"
        notes = [f"somme de {counted(standing.counted, 'valeur', 'valeurs')}"]
    if standing.computed:
        parts = [label(t) for t in found.indicator.parts]
        notes.append(f"total calculé{COLON}{' + '.join(parts)}")
    return f"{when} ({', '.join(notes)})" if notes else when


def goal_text(indicator: Indicator, goal: Goal) -> str:
    """A target with its firmness and due date: `cible ferme : 1 500 professionnels au 31/12/2020`."""
    due = f"{day(goal.due)}{deduced_note(goal.due_rule)}"
    if indicator.kind is Kind.MILESTONE:
        return f"échéance {label(goal.firmness)}{COLON}{due}"
    if indicator.kind is Kind.YEARLY:
        return f"engagement {_MASCULINE[goal.firmness]}, chaque année jusqu’au {due}"
    text = f"{indicator_value(indicator, goal.target, EXACT)} au {due}"
    if goal.operator is not Operator.REACH:
        return f"seuil {_MASCULINE[goal.firmness]}{COLON}{label(goal.operator)} {text}"
    summed = " (somme des cibles des territoires)" if goal.computed else ""
    return f"cible {label(goal.firmness)}{COLON}{text}{summed}"


def _measure(found: Assessment, decimals: int) -> str:
    """The target, then the rate, the slip or the distance to it."""
    goal = found.goal
    if goal is None:
        return ""
    return f"{goal_text(found.indicator, goal)}{_measured(found, goal, decimals)}"


def _measured(found: Assessment, goal: Goal, decimals: int) -> str:
    value, unit = found.standing.value, found.indicator.unit
    if value is None:
        return ""
    match found.indicator.kind:
        case Kind.YEARLY:
            return _years(found, decimals)
        case Kind.MILESTONE:
            return _slip(found)
        case Kind.QUALITATIVE:
            return ""
    if found.rate is not None and goal.baseline is not None:
        steps = [f"{operand(v)} au {day(d)}" for d, v in goal.interim]
        passing = f", en passant par {joined(steps)}" if steps else ""
        formula = rate_formula(goal.baseline, goal.target, value, found.rate, decimals)
        return f", à partir de {operand(goal.baseline)} au {day(goal.start)}{passing}{SEMICOLON}{formula}"
    if found.distance is None:
        return ""
    kept = "niveau à maintenir, " if keeps_a_level(goal) else ""
    change = signed_with_unit(found.distance, unit, EXACT)
    return f"{SEMICOLON}{kept}écart{COLON}{operand(value)} − {subtracted(goal.target)} = {change}"


def _years(found: Assessment, decimals: int) -> str:
    value = found.standing.value
    if found.rate is None or found.years_due is None or value is None:
        return ""
    due = counted(found.years_due, "année due", "années dues")
    formula = f"100 × {operand(value)} ÷ {operand(found.years_due)} = {rate_text(found.rate, decimals)}{NARROW}%"
    return f"{SEMICOLON}{due}, {_answered(found.years_due, found.missing_periods)}, soit {formula}"


def _answered(due: int, missing: int) -> str:
    """How many of the years due were answered with a value."""
    if missing:
        return f"{counted(due - missing, 'renseignée', 'renseignées')} sur {due}"
    return "renseignée" if due == 1 else "toutes renseignées"


def _slip(found: Assessment) -> str:
    """How far from its due day a step was done; the judgement tells it of those that are not."""
    if found.slip is None or found.status is not ProgressStatus.REACHED:
        return ""
    if found.slip == 0:
        return f"{SEMICOLON}fait le jour même"
    return f"{SEMICOLON}fait {days(abs(found.slip))} {'après' if found.slip > 0 else 'avant'}"
