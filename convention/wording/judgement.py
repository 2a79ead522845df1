"""Judgement: why an assessment has its status, in one sentence that can be checked."""

from __future__ import annotations

from decimal import Decimal

from convention.domain.catalogue import Catalogue, Kind
from convention.domain.progress import Assessment, ProgressStatus, keeps_a_level
from convention.wording.arithmetic import Comparison, expected_formula, gap, ratio
from convention.wording.formats import (
    COLON,
    EXACT,
    NARROW,
    SEMICOLON,
    day,
    days,
    number,
    value_with_unit,
)
from convention.wording.labels import label
from convention.wording.unjudged import given_up, incomplete, stale, waiting, without_target
from convention.wording.values import indicator_value
from convention.wording.verdicts import reached_words, verdict_reason

_COMPARED = frozenset({ProgressStatus.ON_TRACK, ProgressStatus.WATCH, ProgressStatus.LATE})


def compare(found: Assessment, catalogue: Catalogue) -> Comparison | None:
    """The rate compared with the expected one; None where the status comes from something else."""
    if found.status not in _COMPARED or found.rate is None or found.expected_rate is None or found.at_due is not None:
        return None
    if found.indicator.kind is Kind.YEARLY:
        return None
    if _in_points(found, catalogue):
        return gap(found.rate, found.expected_rate, _limits(found, catalogue))
    return ratio(found.rate, found.expected_rate, _limits(found, catalogue))


def judgement(found: Assessment, catalogue: Catalogue, comparison: Comparison | None) -> str:
    """Why the assessment has its status, ending with the status' word; no full stop."""
    return f"{_reason(found, catalogue, comparison)}{COLON}{label(found.status)}"


def _reason(found: Assessment, catalogue: Catalogue, comparison: Comparison | None) -> str:
    if found.at_due is not None:
        return verdict_reason(found)
    match found.status:
        case ProgressStatus.NOT_APPLICABLE:
            return given_up(found) or "la réponse la plus récente dit que l’indicateur ne s’applique pas"
        case ProgressStatus.INCOMPLETE:
            return incomplete(found, catalogue)
        case ProgressStatus.NO_TARGET:
            return without_target(found, catalogue)
        case ProgressStatus.NO_DATA | ProgressStatus.NOT_YET_DUE:
            return waiting(found, catalogue)
        case ProgressStatus.STALE:
            return stale(found, catalogue)
        case ProgressStatus.REACHED if found.goal is not None:
            return reached_words(found, found.goal)
        case ProgressStatus.REGRESSION:
            return "un taux négatif dit que la valeur s’éloigne de la cible depuis la référence"
        case _:
            return _on_the_way(found, catalogue, comparison)


def _limits(found: Assessment, catalogue: Catalogue) -> tuple[Decimal, Decimal]:
    """The thresholds in force at the situation date: on track, to watch."""
    kind = "gap" if _in_points(found, catalogue) else "ratio"
    return (
        catalogue.threshold(f"on_track_{kind}", found.situation),
        catalogue.threshold(f"watch_{kind}", found.situation),
    )


def _in_points(found: Assessment, catalogue: Catalogue) -> bool:
    small = catalogue.threshold("small_expected_rate", found.situation)
    return found.expected_rate is not None and found.expected_rate < small


def _on_the_way(found: Assessment, catalogue: Catalogue, comparison: Comparison | None) -> str:
    if comparison is None:
        return _seen_so_far(found)
    on_track, watch = (number(limit, EXACT) for limit in _limits(found, catalogue))
    unit = " points" if _in_points(found, catalogue) else ""
    side = {
        ProgressStatus.ON_TRACK: f"au moins le seuil de {on_track}",
        ProgressStatus.WATCH: f"sous le seuil de {on_track} mais au moins {watch}",
        ProgressStatus.LATE: f"sous le seuil de {watch}",
    }[found.status]
    why = ""
    if unit:
        small = number(catalogue.threshold("small_expected_rate", found.situation), EXACT)
        why = f" (attendu de moins de {small}{NARROW}%{COLON}l’écart se juge en points)"
    return f"{_expected(found, comparison.decimals)}{SEMICOLON}{comparison.formula}{unit}{why}, {side}"


def _seen_so_far(found: Assessment) -> str:
    """What is judged by all that was seen, or by an interim threshold, before the due date."""
    goal, kept = found.goal, found.status is ProgressStatus.ON_TRACK
    assert goal is not None
    coming = f"l’échéance est le {day(goal.due)}"
    if found.indicator.kind is Kind.YEARLY:
        return f"{'chaque année vue est tenue' if kept else 'une année vue n’est pas tenue'}, {coming}"
    if keeps_a_level(goal):
        return f"{'le niveau est tenu jusqu’ici' if kept else 'le niveau n’a pas toujours été tenu'}, {coming}"
    period = found.standing.period
    passed = [(d, v) for d, v in goal.interim if period is not None and d <= period.end]
    interim = f"{label(goal.operator)} {indicator_value(found.indicator, passed[-1][1], EXACT)} au {day(passed[-1][0])}"
    return f"le seuil intermédiaire ({interim}) {'est' if kept else 'n’est pas'} tenu, {coming}"


def _expected(found: Assessment, decimals: int) -> str:
    """What the path asks for at the day of the value."""
    goal, period = found.goal, found.standing.period
    if goal is None or period is None or found.expected_rate is None or found.expected is None:
        return f"attendu{COLON}100{NARROW}%"
    t = period.end
    if t <= goal.start:
        return f"rien n’est attendu au {day(t)}, la trajectoire part le {day(goal.start)}"
    if t >= goal.due:
        return f"attendu au {day(t)}, jour de l’échéance{COLON}100{NARROW}%"
    formula = expected_formula(goal, t, found.expected_rate, decimals)
    worth = value_with_unit(found.expected, found.indicator.unit)
    passed = days((t - goal.start).days)
    path = "en ligne droite" if not goal.interim else "en ligne brisée par ces points"
    return f"attendu au {day(t)} {path}, {passed} après le départ{COLON}{formula}, soit {worth}"
