"""Alternatives: what a chart shows, in two or three sentences, for those who do not see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from convention.domain.catalogue import Indicator, Territory
from convention.domain.changes import Change
from convention.domain.goal import Goal
from convention.domain.progress import Assessment, ProgressStatus
from convention.domain.rollup import IndicatorProgress
from convention.wording.date_rules import due_day
from convention.wording.figures import LEAST, compared_value, qualified_value
from convention.wording.formats import (
    COLON,
    EXACT,
    SEMICOLON,
    capitalised,
    counted,
    day,
    joined,
    percent,
    period_name,
)
from convention.wording.labels import counted_actions, counted_indicators, label
from convention.wording.lines import Line
from convention.wording.progress import goal_text
from convention.wording.takeaways import scope_name
from convention.wording.values import indicator_value


def alt_lines(kind: str, title: str, indicator: Indicator, lines: Sequence[Line], goal: Goal | None = None) -> str:
    """Curves or bars of one indicator: what they conclude, where each starts and ends, and the target.

    `kind`: `Courbe dans le temps`, `Barres par période`, `Deux courbes côte à côte`.
    """
    target = f" {capitalised(goal_text(indicator, goal))}." if goal else ""
    return f"{kind}. {title}. {_ends(indicator, lines)}.{target}"


def _ends(indicator: Indicator, lines: Sequence[Line]) -> str:
    told = []
    for line in lines:
        if not line.points:
            continue
        (first, start), (last, end) = line.points[0], line.points[-1]
        name = line.name or label(line.territory)
        shown = f"{LEAST if line.minimum else ''}{indicator_value(indicator, end, EXACT)}"
        if len(line.points) == 1:
            told.append(f"{name}{COLON}{shown} ({period_name(last)})")
            continue
        began = indicator_value(indicator, start, EXACT)
        told.append(f"{name}{COLON}de {began} ({period_name(first)}) à {shown} ({period_name(last)})")
    return SEMICOLON.join(told)


def alt_bullet(found: Sequence[Assessment], title: str) -> str:
    """Values against targets, one bar a scope."""
    told = [f"{assessment_name(a, found)}{COLON}{against_target(a)}" for a in found if a.standing.value is not None]
    return f"Barres horizontales, une par ligne, avec un trait à la cible. {title}. {SEMICOLON.join(told)}."


def against_target(found: Assessment) -> str:
    """`1,9 km, cible ferme : 2,6 km au 20/12/2019, 73,1 %`."""
    value, goal = found.standing.value, found.goal
    shown = label(found.status) if value is None else qualified_value(found)
    if goal is not None:
        shown = f"{shown}, {goal_text(found.indicator, goal)}"
    return shown if found.rate is None else f"{shown}, {percent(found.rate)}"


def assessment_name(found: Assessment, among: Sequence[Assessment]) -> str:
    """How to name an assessment among others: by its territory or the total, its indicator, or both."""
    indicators, territories = {a.indicator.code for a in among}, {a.territory for a in among}
    if len(indicators) == 1 and len(territories) > 1:
        return scope_name(found)
    name = found.indicator.short_title
    own_territory = len(territories) > 1 and found.territory is not Territory.COMMON
    return f"{name} ({label(found.territory)})" if own_territory else name


def alt_timeline(steps: Sequence[Assessment], title: str) -> str:
    """Dated steps, each with its due day and what became of it."""
    told = [f"{assessment_name(step, steps)}{COLON}{step_state(step)}" for step in steps]
    return f"Frise des étapes. {title}. {SEMICOLON.join(told)}."


def step_state(step: Assessment) -> str:
    """`prévu le 31/12/2018, fait le 12/03/2019`, without a verdict."""
    planned = f"prévu le {due_day(step.goal)}" if step.goal else "sans échéance"
    period = step.standing.period
    if step.standing.value is None or period is None:
        return f"{planned}, sans réponse"
    if step.standing.value < 1:
        return f"{planned}, non fait"
    return f"{planned}, fait le {day(period.end)}"


def alt_distribution(counts: Mapping[ProgressStatus, int], title: str, *, actions: bool) -> str:
    """How many of each status."""
    told = counted_actions if actions else counted_indicators
    return f"Barre empilée. {title}. {capitalised(joined([told(s, n) for s, n in counts.items()]))}."


def alt_changes(changes: Sequence[Change], title: str) -> str:
    """What each indicator was, and is."""
    told = [f"{change.after.indicator.short_title}{COLON}{change_text(change)}" for change in changes]
    return f"Points avant et après, une ligne par indicateur. {title}. {SEMICOLON.join(told)}."


def change_text(change: Change) -> str:
    """`de 31,0 % à 62,0 %`; without rates, the values; a status that changed is said."""
    before, after = change.before, change.after
    values = compared_value(before, after), compared_value(after, before)
    text = f"de {values[0]} à {values[1]}"
    if not change.same_scope:
        text = f"{values[0]}, puis {values[1]}"
    elif before.rate is not None and after.rate is not None:
        text = f"de {percent(before.rate)} à {percent(after.rate)}"
    return f"{text}, {label(before.status)} puis {label(after.status)}" if change.status_changed else text


def alt_small_multiples(rows: Sequence[IndicatorProgress], title: str) -> str:
    """Several small curves, each with what it concludes."""
    told = [
        f"{row.indicator.short_title}{COLON}{against_target(row.overall)}, {label(row.overall.status)}" for row in rows
    ]
    return f"Petites courbes, une par indicateur. {title}. {SEMICOLON.join(told)}."


def alt_indexed(indices: Mapping[str, Decimal | Fraction], title: str) -> str:
    """Several indicators brought to the same start."""
    return f"Courbes ramenées à 100 à leur départ commun. {title}. {counted(len(indices), 'courbe', 'courbes')}."
