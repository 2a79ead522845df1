"""Unjudged: why an assessment has no judgement, and what it waits for."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from convention.domain.catalogue import (
    Abandoned,
    Catalogue,
    Frequency,
    Kind,
    Operator,
    Reference,
    ReferenceRole,
    Territory,
)
from convention.domain.goal import Goal
from convention.domain.observation import WITH_VALUE
from convention.domain.period import period_of
from convention.domain.progress import Assessment, duty_over, lag
from convention.domain.target_flaws import TargetFlaw, flaw_of
from convention.wording.arithmetic import operand, subtracted
from convention.wording.formats import (
    COLON,
    EXACT,
    SEMICOLON,
    amendment_named,
    day,
    days,
    joined,
    period_name,
    quoted,
    signed_with_unit,
)
from convention.wording.labels import label


def tolerated_days(found: Assessment, catalogue: Catalogue) -> int:
    """The lag allowed after the end of a period, in force at the situation date."""
    return lag(catalogue, found.indicator, found.situation).days


def last_day_for_first_value(found: Assessment, goal: Goal, catalogue: Catalogue) -> date:
    """The day until which a first value may be awaited."""
    indicator = found.indicator
    end = period_of(catalogue.counted_from(indicator), indicator.frequency.grain).end
    if indicator.frequency is Frequency.ONCE:
        end = goal.due
    return end + timedelta(days=tolerated_days(found, catalogue))


def last_fresh_day(found: Assessment, catalogue: Catalogue) -> date | None:
    """The day until which the last value stands for the present; None without a value, or with none due after it."""
    period, frequency = found.standing.period, found.indicator.frequency
    if period is None or frequency is Frequency.ONCE or duty_over(catalogue, found.indicator, period, found.situation):
        return None
    following = period_of(period.end + timedelta(days=1), frequency.grain)
    return following.end + timedelta(days=tolerated_days(found, catalogue))


def given_up(found: Assessment) -> str:
    """That an amendment gave up the indicator or its action, since when and why; empty while it is followed."""
    abandoned = found.abandoned
    if abandoned is None:
        return ""
    what = "fiche-action abandonnée" if abandoned.what is Abandoned.ACTION else "indicateur abandonné"
    return f"{what} par {amendment_named(abandoned.amendment)} à compter du {day(abandoned.since)} ({abandoned.reason})"


def incomplete(found: Assessment, catalogue: Catalogue) -> str:
    """Why nothing can be judged."""
    goal = found.goal
    if goal is None:
        return ""
    direction = label(found.indicator.direction)
    match flaw_of(catalogue, found.indicator, goal):
        case TargetFlaw.AGAINST_DIRECTION if goal.operator is not Operator.REACH:
            return f"le seuil demandé va contre le sens de l’indicateur ({direction})"
        case TargetFlaw.AGAINST_DIRECTION:
            return f"la cible va contre le sens de l’indicateur ({direction}) depuis la référence"
        case TargetFlaw.DUE_BEFORE_BASELINE:
            return f"l’échéance du {day(goal.due)} ne suit pas la date de la référence"
        case TargetFlaw.NOT_COUNTABLE:
            return f"la cible annuelle ne se compte pas jusqu’au {day(goal.due)}"
    return "sans valeur de référence, que la convention ne donne pas ici, le taux ne se calcule pas"


def waiting(found: Assessment, catalogue: Catalogue) -> str:
    """Why a value is awaited, or overdue."""
    standing, goal = found.standing, found.goal
    if goal is None:
        return ""
    if standing.value is not None:
        return f"l’échéance du {day(goal.due)} n’est pas venue au {day(found.situation)}"
    if standing.last_answer in WITH_VALUE:
        start = "la référence" if found.indicator.kind in (Kind.LEVEL, Kind.RATE) else "le début de l’action"
        return f"les valeurs reçues précèdent {start} et ne comptent pas"
    if standing.last_answer is not None:
        return f"la réponse la plus récente est {quoted(label(standing.last_answer))}"
    last = last_day_for_first_value(found, goal, catalogue)
    verb = "était" if last < found.situation else "est"
    lag = days(tolerated_days(found, catalogue))
    return f"une première valeur {verb} attendue au plus tard le {day(last)}, délai de {lag} compris"


def stale(found: Assessment, catalogue: Catalogue) -> str:
    """Since when the last value no longer stands for the present."""
    last, period = last_fresh_day(found, catalogue), found.standing.period
    if last is None or period is None:
        return ""
    following = period_of(period.end + timedelta(days=1), found.indicator.frequency.grain)
    lag = days(tolerated_days(found, catalogue))
    return (
        f"la valeur suivante ({period_name(following)}) était attendue au plus tard le {day(last)}, "
        f"délai de {lag} compris"
    )


def without_target(found: Assessment, catalogue: Catalogue) -> str:
    """That there is no target here, and how far the value moved from the baseline that the text gives."""
    targets = catalogue.agreed_on(found.situation).targets_of(found.indicator.code)
    text = _none_agreed(found, catalogue)
    if targets:
        scopes = [label(t) for t in Territory if any(target.territory is t for target in targets)]
        text = f"la cible est fixée pour {joined(scopes)}, non pour ce territoire"
        if scopes == [label(Territory.COMMON)]:
            text = "la cible est commune aux territoires, aucune n’est fixée pour celui-ci seul"
    return f"{_change(found, catalogue)}{text}"


def _none_agreed(found: Assessment, catalogue: Catalogue) -> str:
    """That no target is in force, and which amendment gave up the last one or will set the first."""
    targets, situation = catalogue.targets_of(found.indicator.code), found.situation
    gone = [a for a in catalogue.abandonments if a.what is Abandoned.TARGET and a.code == found.indicator.code]
    if any(given_up.since <= situation for given_up in gone):
        last = max((a for a in gone if a.since <= situation), key=lambda a: a.since)
        by = amendment_named(last.amendment)
        return f"la cible est abandonnée par {by} à compter du {day(last.since)} ({last.reason})"
    coming = [t for t in targets if t.since is not None and t.since > situation]
    if coming:
        first = min(coming, key=lambda t: t.since or date.max)
        start = day(first.since or date.max)
        return f"aucune cible n’est encore fixée, {amendment_named(first.amendment)} en fixe une à compter du {start}"
    return "la convention ne fixe pas de cible"


def _change(found: Assessment, catalogue: Catalogue) -> str:
    bases, value = _baselines(found, catalogue), found.standing.value
    if not bases or value is None:
        return ""
    base = sum((b.value for b in bases), Decimal(0))
    terms = " + ".join(operand(b.value) for b in bases)
    whole = f"{terms} = {operand(base)}" if len(bases) > 1 else terms
    change = signed_with_unit(value - base, found.indicator.unit, EXACT)
    when = f" au {day(bases[0].day)}" if bases[0].day else ""
    return f"référence{COLON}{whole}{when}, évolution{COLON}{operand(value)} − {subtracted(base)} = {change}{SEMICOLON}"


def _baselines(found: Assessment, catalogue: Catalogue) -> list[Reference]:
    """The baseline of the scope, or those of all its territories for one same day."""
    bases = [r for r in catalogue.references_of(found.indicator.code) if r.role is ReferenceRole.BASELINE]
    own = [r for r in bases if r.territory is found.territory]
    if own or not found.standing.computed:
        return own[-1:]
    parts = found.indicator.parts
    whole = {r.territory for r in bases} == set(parts) and len(bases) == len(parts) and len({r.day for r in bases}) == 1
    return bases if whole else []
