"""The sentence of a pace: a range of months, with the increments it was made of."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from convention.domain.goal import Goal
from convention.domain.pace import Pace
from convention.domain.period import Grain, Period, period_of
from convention.domain.progress import Assessment
from convention.wording.formats import number, period_name, unit_for
from convention.wording.labels import label
from convention.wording.values import indicator_value

_HALF_YEAR_DAYS = Fraction(1461, 8)
HOW = (
    "«\u00a0À ce rythme\u00a0»\u00a0: ce qui manque à la cible, divisé par le plus lent et par le plus rapide "
    "des trois derniers apports\u202f; une fourchette de mois, jamais une date. "
    "Rien n’est dit sous trois valeurs, quand un apport est nul ou négatif, ni quand toute la fourchette est passée."
)


def pace_sentence(found: Assessment, goal: Goal, pace: Pace) -> str:
    """`À ce rythme (0,3 à 0,9 km par semestre), 2 km atteints entre mars et août 2021 (Seine-Saint-Denis).`"""
    unit = found.indicator.unit
    slow, fast = (number(speed * _HALF_YEAR_DAYS, 1) for speed in (pace.slowest, pace.fastest))
    speeds = slow if slow == fast else f"{slow} à {fast}"
    where = f" ({label(found.territory)})" if len(found.indicator.territories) > 1 else ""
    target = indicator_value(found.indicator, goal.target)
    named = unit_for(pace.fastest * _HALF_YEAR_DAYS, unit)
    return (
        f"À ce rythme ({speeds} {named} par semestre), {target}{where}\u00a0: {_between(pace.earliest, pace.latest)}."
    )


def _between(earliest: date, latest: date) -> str:
    first, last = period_of(earliest, Grain.MONTH), period_of(latest, Grain.MONTH)
    if first == last:
        return f"en {_month(last)}"
    return f"entre {_month(first)} et {_month(last)}"


def _month(month: Period) -> str:
    return period_name(month)
