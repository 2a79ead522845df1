"""Figures: the one number by which an assessment is read, short enough to stand in large type."""

from __future__ import annotations

from decimal import Decimal

from convention.domain.catalogue import Indicator, Kind, Operator, Territory
from convention.domain.goal import Goal
from convention.domain.groups import steps_without_result
from convention.domain.observation import ObservationStatus
from convention.domain.progress import Assessment
from convention.domain.rollup import ActionProgress
from convention.wording.date_rules import due_day
from convention.wording.formats import (
    COLON,
    EXACT,
    NOT_KNOWN,
    counted,
    is_percent,
    joined,
    number,
    percent,
    unit_for,
    value_with_unit,
)
from convention.wording.labels import label
from convention.wording.values import SCALE, SHORT_UNIT, indicator_value, standing_text

STEPS_ALONE = "étapes tenues, résultat sans cible"
LEAST = "au moins "
LEAST_SIGN = "≥"


def judged_name(indicator: Indicator, *found: Assessment | None) -> str:
    """The short title, with the territory where one of several is judged: `Journée sans voiture (Paris)`.

    Each of them, in their order, where the assessments that are told together are not of the same one.
    """
    scopes = dict.fromkeys(each.territory for each in found if each is not None)
    if len(indicator.territories) == 1 or not scopes.keys() - {Territory.COMMON}:
        return indicator.short_title
    told = ", puis ".join("ensemble" if each is Territory.COMMON else label(each) for each in scopes)
    return f"{indicator.short_title} ({told})"


def figure_text(found: Assessment) -> str:
    """The value in large type: `4,2 km`, `1 425`, `au moins 21`, `2 sur 3`, `3 sur 4`, `52,5 %`, `fait`."""
    value, indicator = found.standing.value, found.indicator
    if value is None:
        return NOT_KNOWN
    if indicator.kind is Kind.YEARLY and found.years_due is not None:
        return f"{LEAST if found.missing_periods else ''}{number(value)} sur {number(found.years_due)}"
    if indicator.kind is Kind.QUALITATIVE:
        return f"{number(value)} sur {len(SCALE) - 1}"
    if indicator.kind is Kind.MILESTONE:
        return indicator_value(indicator, value)
    text = value_with_unit(value, indicator.unit) if len(indicator.unit) <= SHORT_UNIT else number(value)
    return f"{LEAST if found.missing_periods else ''}{text}"


def figure_unit(found: Assessment) -> str:
    """What the large figure counts, where it does not say so itself: `professionnels`, `années tenues`, or nothing."""
    value, indicator = found.standing.value, found.indicator
    if value is None or indicator.kind is Kind.MILESTONE or is_percent(indicator.unit):
        return ""
    if indicator.kind is Kind.YEARLY:
        return "années tenues" if found.years_due is None else f"années tenues sur années dues{_unanswered(found)}"
    if indicator.kind is Kind.QUALITATIVE:
        return _degree_word(value)
    return "" if len(indicator.unit) <= SHORT_UNIT else unit_for(value, indicator.unit)


def _unanswered(found: Assessment) -> str:
    return f", {unanswered_years(found.missing_periods)}" if found.missing_periods else ""


def unanswered_years(count: int) -> str:
    """`1 non renseignée`, of the years due."""
    return counted(count, "non renseignée", "non renseignées")


def _degree_word(value: Decimal) -> str:
    return SCALE[int(value)] if value == int(value) and 0 <= value < len(SCALE) else ""


def qualified_value(found: Assessment, decimals: int = EXACT) -> str:
    """A value that may be quoted alone: `au moins 16 formations`, `2,8 km (estimé)`, `3 km (à vérifier)`."""
    if found.standing.value is None:
        return NOT_KNOWN
    text = _at_least(found.indicator, found.standing.value, decimals, LEAST if found.missing_periods else "")
    return f"{text}{_doubts(found)}"


def compared_value(found: Assessment, other: Assessment | None) -> str:
    """A value that stands beside another of a different day: `2 sur 3 années`, where the years that are due grow.

    With its territory where the other is of another one: `1,9 km (Paris)`.
    """
    value, years = found.standing.value, found.years_due
    text = qualified_value(found)
    if value is not None and years is not None:
        least = LEAST if found.missing_periods else ""
        text = f"{least}{number(value)} sur {counted(years, 'année', 'années')}{_doubts(found)}"
    if other is None or other.territory is found.territory:
        return text
    return f"{text} ({'ensemble' if found.territory is Territory.COMMON else label(found.territory)})"


def _doubts(found: Assessment) -> str:
    standing = found.standing
    loose = standing.value_status in (ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED)
    doubts = [label(standing.value_status)] if loose and standing.value_status else []
    doubts += ["à vérifier"] if standing.contradictions else []
    return f" ({joined(doubts)})" if doubts else ""


def _at_least(indicator: Indicator, value: Decimal, decimals: int, least: str) -> str:
    if indicator.kind is Kind.YEARLY:
        return f"fait {least}{value_with_unit(value, 'années', decimals)}"
    return f"{least}{standing_text(indicator, value, decimals)}"


def running_total(indicator: Indicator, total: Decimal | None, *, minimum: bool) -> str:
    """What was added up since the start: `au moins 16 formations`; empty for what is not added up, or without a sum."""
    if indicator.kind is not Kind.FLOW or total is None:
        return ""
    return f"{LEAST if minimum else ''}{indicator_value(indicator, total, EXACT)}"


def action_figure(found: ActionProgress) -> str:
    """The figure of the indicator that decides, named: `Professionnels touchés : 62 %`, or what its steps say.

    `étapes tenues, résultat sans cible` where that is all there is; nothing where the deciding indicator has no rate.
    """
    if steps_without_result(found):
        return STEPS_ALONE
    row = found.deciding
    if row is None:
        return ""
    overall, name = row.overall, judged_name(row.indicator, row.overall)
    if overall.rate is None or overall.standing.value is None:
        return ""
    least = LEAST if overall.missing_periods else ""
    if row.indicator.kind is Kind.YEARLY and overall.years_due is not None:
        years = counted(overall.years_due, "année", "années")
        return f"{name}{COLON}{least}{number(overall.standing.value)} sur {years}"
    return f"{name}{COLON}{least}{percent(overall.rate, 0)}"


def goal_figure_text(indicator: Indicator, goal: Goal | None) -> str:
    """A target in few words, for a narrow column: `1 500 professionnels au 31/12/2020`, or `sans cible`."""
    if goal is None:
        return "sans cible"
    if indicator.kind is Kind.MILESTONE:
        return f"au {due_day(goal)}"
    if indicator.kind is Kind.YEARLY:
        return f"chaque année, jusqu’au {due_day(goal)}"
    sign = "" if goal.operator is Operator.REACH else f"{label(goal.operator)} "
    return f"{sign}{indicator_value(indicator, goal.target, EXACT)} au {due_day(goal)}"
