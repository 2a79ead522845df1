"""Takeaways: the sentence that stands as the title of a chart, computed from what the chart shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from convention.domain.catalogue import Indicator, Kind, Operator, Territory
from convention.domain.changes import Change
from convention.domain.goal import Goal
from convention.domain.period import Period
from convention.domain.progress import KEPT, Assessment, ProgressStatus
from convention.domain.rollup import ActionProgress, IndicatorProgress, distribution
from convention.wording.absences import NOT_FOLLOWED
from convention.wording.caveats import lacking_text
from convention.wording.date_rules import due_day
from convention.wording.figures import LEAST
from convention.wording.formats import (
    COLON,
    EXACT,
    capitalised,
    counted,
    day,
    days,
    joined,
    number,
    percent,
    period_name,
    signed_with_unit,
    value_with_unit,
)
from convention.wording.labels import counted_actions, counted_indicators, label
from convention.wording.lines import Line
from convention.wording.values import indicator_value, standing_text

_GOOD = (*KEPT, ProgressStatus.ON_TRACK)
_BAD = (ProgressStatus.MISSED, ProgressStatus.REGRESSION, ProgressStatus.LATE)


def action_title(found: ActionProgress) -> str:
    """What is said of an action first: the sentence of the indicator that decides, or that none follows it."""
    return capitalised(NOT_FOLLOWED) if found.deciding is None else trajectory_title(found.deciding)


def trajectory_title(progress: IndicatorProgress, lines: Sequence[Line] = ()) -> str:
    """`Professionnels touchés : 62,0 % de la cible pour 66,6 % attendus, à surveiller`."""
    found = progress.overall
    name = progress.indicator.short_title
    if found.territory is not Territory.COMMON and len(progress.indicator.territories) > 1:
        name = f"{name} ({label(found.territory)})"
    told = f"{name}{COLON}{_standing(found, lines)}"
    if not progress.missing_periods or found.standing.value is None:
        return told
    return f"{told} (minimum{COLON}{lacking_text(found)})"


def _standing(found: Assessment, lines: Sequence[Line]) -> str:
    value, period, goal = found.standing.value, found.standing.period, found.goal
    if value is None or period is None:
        return f"aucune valeur au {day(found.situation)}, {label(found.status)}"
    when = f"au {day(period.end)}"
    if found.abandoned is not None:
        return f"{standing_text(found.indicator, value)} {when}, abandon à compter du {day(found.abandoned.since)}"
    if goal is None:
        return f"{standing_text(found.indicator, value)} {when}{_moved(found, lines)}"
    match found.status:
        case ProgressStatus.REACHED:
            return _reached(found, goal, value)
        case (
            ProgressStatus.STALE
            | ProgressStatus.INCOMPLETE
            | ProgressStatus.NOT_YET_DUE
            | ProgressStatus.NOT_APPLICABLE
            | ProgressStatus.AWAITED
            | ProgressStatus.NOT_ESTABLISHED
        ):
            return f"{standing_text(found.indicator, value)} {when}, {label(found.status)}"
        case ProgressStatus.REACHED_LATE | ProgressStatus.FELL_SINCE:
            return f"{_out_of(found, goal, value)} {when}, {label(found.status)}"
        case ProgressStatus.MISSED:
            return f"{_out_of(found, goal, value)}, non atteint au {due_day(goal)}"
    if found.rate is None or found.expected_rate is None or found.indicator.kind is Kind.YEARLY:
        return f"{_out_of(found, goal, value)}, {label(found.status)}"
    way = "de la cible" if goal.baseline == 0 else "du chemin"
    return f"{percent(found.rate)} {way} pour {percent(found.expected_rate)} attendus, {label(found.status)}"


def _moved(found: Assessment, lines: Sequence[Line]) -> str:
    """How far the value moved since the first one that is shown."""
    own = next((line for line in lines if line.territory is found.territory and len(line.points) > 1), None)
    if own is None:
        return ""
    (first, then), (_, now) = own.points[0], own.points[-1]
    unit = "degrés" if found.indicator.kind is Kind.QUALITATIVE else found.indicator.unit
    change = signed_with_unit(now - then, unit, EXACT)
    return f", {change} depuis le {day(first.end)}" if now != then else f", inchangé depuis le {day(first.end)}"


def _reached(found: Assessment, goal: Goal, value: Decimal) -> str:
    indicator = found.indicator
    if indicator.kind is Kind.YEARLY:
        return f"{_out_of(found, goal, value)}, engagement tenu"
    if indicator.kind is Kind.MILESTONE:
        return "étape faite"
    shown = standing_text(indicator, value)
    if goal.operator is not Operator.REACH:
        return f"{shown}, seuil respecté ({label(goal.operator)} {indicator_value(indicator, goal.target, EXACT)})"
    if goal.baseline == goal.target:
        return f"{shown}, niveau maintenu"
    return f"{shown}, cible de {indicator_value(indicator, goal.target, EXACT)} atteinte"


def _out_of(found: Assessment, goal: Goal, value: Decimal) -> str:
    indicator = found.indicator
    if indicator.kind is Kind.MILESTONE:
        return "étape faite" if value >= 1 else "étape non faite"
    if indicator.kind is Kind.YEARLY and found.years_due is not None:
        due = counted(found.years_due, "due", "dues")
        return f"{value_with_unit(value, 'années')} sur {due}"
    word = "sur" if goal.operator is Operator.REACH else f"pour {label(goal.operator)}"
    return f"{standing_text(indicator, value)} {word} {indicator_value(indicator, goal.target, EXACT)}"


def bullet_title(found: Sequence[Assessment]) -> str:
    """`Piste cyclable créée : Paris à 73,1 % de sa cible, Seine-Saint-Denis à 65,0 %`; several indicators: how many."""
    if len({a.indicator.code for a in found}) > 1:
        return several_title([a.status for a in found])
    parts = [f"{scope_name(a)} {percent(a.rate)}" for a in found if a.rate is not None]
    if not parts:
        parts = [f"{scope_name(a)} {label(a.status)}" for a in found]
    return f"{found[0].indicator.short_title}{COLON}{', '.join(parts)}{' de la cible' if _rated(found) else ''}"


def scope_name(found: Assessment) -> str:
    """The territory that is judged; `Total` where its value is the sum of both, as a chart names its line."""
    return "Total" if found.standing.computed else label(found.territory)


def _rated(found: Sequence[Assessment]) -> bool:
    return any(a.rate is not None for a in found)


def several_title(statuses: Sequence[ProgressStatus]) -> str:
    """`3 indicateurs sur 5 atteints ou dans la trajectoire, 1 en retard`."""
    return _tally(distribution(statuses), ("indicateur", "indicateurs"), feminine=False)


def distribution_title(counts: Mapping[ProgressStatus, int], *, actions: bool) -> str:
    """The tally of statuses, of actions or of indicators."""
    nouns = ("action", "actions") if actions else ("indicateur", "indicateurs")
    return _tally(counts, nouns, feminine=actions)


def _tally(counts: Mapping[ProgressStatus, int], nouns: tuple[str, str], *, feminine: bool) -> str:
    total, good = sum(counts.values()), sum(counts.get(status, 0) for status in _GOOD)
    told = counted_actions if feminine else counted_indicators
    reached = "atteinte" if feminine else "atteint"
    plural = "s" if good >= 2 else ""
    rest = [told(status, counts[status]) for status in (*_BAD, ProgressStatus.WATCH) if counts.get(status)]
    tail = f", {joined(rest)}" if rest else ""
    return f"{counted(good, *nouns)} sur {number(total)} {reached}{plural} ou dans la trajectoire{tail}"


def timeline_title(steps: Sequence[Assessment]) -> str:
    """`2 étapes faites sur 5 au 31/12/2019, 1 échéance dépassée (jusqu’à 365 jours)`.

    Steps without a due date are left out of the count, as in the share of an action's steps, unless none has one.
    """
    dated = [step for step in steps if step.goal is not None]
    done = sum(1 for step in dated or steps if step.standing.value)
    words = ("étape datée faite", "étapes datées faites")
    if not dated or len(dated) == len(steps):
        words = ("étape faite", "étapes faites")
    text = f"{counted(done, *words)} sur {number(len(dated or steps))} au {day(steps[0].situation)}"
    late = [step.slip for step in steps if step.status is ProgressStatus.MISSED and step.slip is not None]
    if not late:
        return text
    told = f"{text}, {counted(len(late), 'échéance dépassée', 'échéances dépassées')}"
    return f"{told} (jusqu’à {days(max(late))})" if max(late) else told


def changes_title(changes: Sequence[Change], since: date) -> str:
    """`43 indicateurs ont changé depuis le 30/06/2019 : 7 taux d’avancement montent, 2 baissent`."""
    whole = f"{counted(len(changes), 'indicateur a changé', 'indicateurs ont changé')} depuis le {day(since)}"
    rates = [change.rate_change for change in changes if change.rate_change]
    up, down = sum(rate > 0 for rate in rates), sum(rate < 0 for rate in rates)
    told = [counted(up, "taux d’avancement monte", "taux d’avancement montent")] if up else []
    told += [counted(down, "baisse", "baissent")] if up and down else []
    told += [counted(down, "taux d’avancement baisse", "taux d’avancement baissent")] if down and not up else []
    return f"{whole}{COLON}{', '.join(told)}" if told else whole


def bars_title(indicator: Indicator, lines: Sequence[Line], *, since_start: bool = False) -> str:
    """`Professionnels touchés : Paris 120 et Seine-Saint-Denis 90 (2e semestre 2019)`, the last of what is drawn.

    `since_start`: the values are sums, so that they are said of a day and not of a period.
    """
    if since_start:
        return f"{indicator.short_title} depuis le début{COLON}{last_values(indicator, lines, _on_last_day)}"
    return f"{indicator.short_title}{COLON}{last_values(indicator, lines)}"


def _on_last_day(period: Period) -> str:
    return f"au {day(period.end)}"


def last_values(indicator: Indicator, lines: Sequence[Line], when: Callable[[Period], str] = period_name) -> str:
    """The last value of every line, with the period once where it is the same."""
    alone = [line.territory for line in lines] == [Territory.COMMON]
    ends = [(_last_value(indicator, line, named=not alone), line.points[-1][0]) for line in lines if line.points]
    if len({period for _, period in ends}) == 1:
        return f"{joined([value for value, _ in ends])} ({when(ends[0][1])})"
    return joined([f"{value} ({when(period)})" for value, period in ends])


def _last_value(indicator: Indicator, line: Line, *, named: bool) -> str:
    name = f"{line.name or label(line.territory)} " if named else ""
    least = LEAST if line.minimum else ""
    return f"{name}{least}{indicator_value(indicator, line.points[-1][1], EXACT)}"


def indexed_title(indices: Mapping[str, Decimal | Fraction], base: Period) -> str:
    """`Base 100 au 1er semestre 2018 : Places ouvertes 250, Collèges engagés 98`, strongest first."""
    strongest = sorted(indices.items(), key=lambda item: item[1], reverse=True)
    shown = ", ".join(f"{name} {number(value, 0)}" for name, value in strongest)
    return f"Base 100, {period_name(base)}{COLON}{shown}"
