"""Amendments: what became of one, and how the same data are judged before and after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from convention.domain.amendment_clauses import (
    Abandon,
    ActionAddition,
    BaselineAddition,
    Clause,
    IndicatorAddition,
    TargetAddition,
    TargetRevision,
)
from convention.domain.amendment_way import Way, WayStep
from convention.domain.catalogue import Abandoned, Operator, Target, Territory
from convention.domain.changes import Change
from convention.domain.goal import Goal
from convention.domain.progress import Assessment
from convention.domain.rollup import ActionProgress
from convention.wording.comparison import before_and_after
from convention.wording.figures import action_figure, goal_figure_text
from convention.wording.formats import EXACT, SEMICOLON, counted, day, joined, moment, percent, value_with_unit
from convention.wording.labels import label, status_text
from convention.wording.values import standing_text

IN_FORCE, UNCHANGED = "en vigueur", "inchangée"


@dataclass(frozen=True)
class Named:
    """The title of an indicator and the unit of its values, as a clause names them."""

    title: str
    unit: str


PROPOSED = "proposé par le comité technique"
NOTHING_YET = (
    "Rien n’est jugé autrement au {situation}\u00a0: l’avenant ne s’applique qu’à compter du {since}, et une situation "
    "se juge par ce qui valait à sa date. Ci-dessous, son effet au {since}."
)


def state_text(active: bool, at: datetime, person: str, reason: str) -> str:
    """What happened last to an amendment: `retiré le 03/02/2020 à 10:12 par … ; motif : …`."""
    verb = "rétabli" if active else "retiré"
    return f"{verb} le {moment(at)} par {person}{SEMICOLON}motif\u00a0: {reason}"


def too_late(day_read: date) -> str:
    """What refuses a step of an amendment dated in the future."""
    return f"Le {day(day_read)} n’est pas encore passé\u00a0: seul ce qui a eu lieu s’enregistre."


def step_too_early(read: date, earliest: date) -> str:
    """What refuses a step dated before the one that it follows."""
    return f"Le {day(read)} précède l’étape d’avant, du {day(earliest)}. Rien n’est enregistré."


def way_text(way: Way) -> str:
    """How far a text is: `proposé par le comité technique le 03/02/2020, validé par le comité de pilotage le …`."""
    steps = [f"{PROPOSED} le {day(way.proposed)}", *(f"{label(t.step)} le {day(t.day)}" for t in way.steps)]
    return ", ".join(steps)


def force_text(way: Way) -> str:
    """Whether a text binds: `en vigueur depuis le 01/01/2021`, or what it still waits for."""
    if way.dropped:
        return label(WayStep.DROPPED)
    since = way.in_force_from
    if since is not None:
        return f"{IN_FORCE} à compter du {day(since)}"
    awaited = [label(step).split(" ", 1)[1] for step in way.next_steps if step is not WayStep.DROPPED]
    verb = "à valider" if WayStep.VALIDATED in way.next_steps else "à approuver"
    return f"pas en vigueur\u00a0: {verb} {joined(awaited)}"


def lines_text(lines: Mapping[str, int]) -> str:
    """What an amendment holds: `cibles (2 lignes) et abandons (1 ligne)`."""
    return joined([f"{name} ({counted(count, 'ligne', 'lignes')})" for name, count in lines.items()])


def not_yet_in_force(situation: date, since: date) -> str:
    """That an amendment changes nothing at a situation date before its own day."""
    return NOTHING_YET.format(situation=day(situation), since=day(since))


def clause_text(clause: Clause, indicators: Mapping[str, Named]) -> str:
    """What a clause sets, in a sentence; `indicators`: title and unit of those that it may name, by code."""
    match clause:
        case TargetRevision():
            return f"{_target_named(clause.target, indicators)}\u00a0: {_revision(clause, indicators)}"
        case TargetAddition():
            sign = {Operator.AT_LEAST: "au moins ", Operator.AT_MOST: "au plus "}.get(clause.operator, "")
            goal = f"{sign}{_amount(clause.value, clause.indicator, indicators)} au {day(clause.due)}"
            return f"{_in_territory(clause.indicator, clause.territory, indicators)}\u00a0: nouvelle cible, {goal}"
        case BaselineAddition():
            base = f"{_amount(clause.value, clause.indicator, indicators)} au {day(clause.day)}"
            return f"{_in_territory(clause.indicator, clause.territory, indicators)}\u00a0: valeur de référence, {base}"
        case IndicatorAddition():
            return f"Fiche {clause.action}\u00a0: nouvel indicateur {clause.code}, {clause.title} ({clause.unit})"
        case ActionAddition():
            return f"Axe {clause.axis}\u00a0: nouvelle fiche {clause.code}, {clause.title}"
        case Abandon(target=target) if target is not None:
            value = _amount(target.value, target.indicator, indicators)
            return f"{_target_named(target, indicators)}\u00a0: cible de {value} au {day(target.due)} abandonnée"
        case Abandon(what=Abandoned.ACTION):
            return f"Fiche {clause.code} abandonnée"
        case Abandon():
            return f"Indicateur {clause.code}, {indicators[clause.code].title}, abandonné"


def _revision(clause: TargetRevision, indicators: Mapping[str, Named]) -> str:
    old, parts = clause.target, []
    if clause.value != old.value:
        values = [_amount(value, old.indicator, indicators) for value in (old.value, clause.value)]
        parts.append(f"cible de {values[0]} changée en {values[1]}")
    if clause.due != old.due:
        verb = "reportée" if clause.due > old.due else "avancée"
        parts.append(f"échéance du {day(old.due)} {verb} au {day(clause.due)}")
    return joined(parts)


def _target_named(target: Target, indicators: Mapping[str, Named]) -> str:
    return _in_territory(target.indicator, target.territory, indicators)


def _in_territory(code: str, territory: Territory, indicators: Mapping[str, Named]) -> str:
    place = "ensemble" if territory is Territory.COMMON else label(territory)
    return f"{code}, {indicators[code].title} ({place})"


def _amount(value: Decimal, code: str, indicators: Mapping[str, Named]) -> str:
    return value_with_unit(value, indicators[code].unit, EXACT)


def judged_otherwise(change: Change) -> dict[str, str]:
    """The cells of one indicator in one scope, judged before and after; the names are those of the columns."""
    before, after = change.before, change.after
    same = before.goal == after.goal
    scope = _scope(after) if before.territory is after.territory else ""
    return {
        "Fiche": after.indicator.action,
        "Indicateur": f"{after.indicator.short_title}{scope}",
        "Valeur": before_and_after(change).after,
        "Cible avant": goal_in_words(before),
        "Cible après": UNCHANGED if same else goal_in_words(after),
        "Jugé avant": _judged(before),
        "Jugé après": _judged(after),
    }


def goal_in_words(found: Assessment) -> str:
    """A goal with its steps: `100 km au 31/12/2021, par 60 km au 31/12/2020`."""
    text = goal_figure_text(found.indicator, found.goal)
    return text if found.goal is None else f"{text}{_steps(found, found.goal)}"


def _steps(found: Assessment, goal: Goal) -> str:
    steps = [f"{goal_value} au {day(due)}" for due, goal_value in _interim(found, goal)]
    return f", en passant par {joined(steps)}" if steps else ""


def _interim(found: Assessment, goal: Goal) -> list[tuple[date, str]]:
    return [(due, standing_text(found.indicator, value)) for due, value in goal.interim]


def _scope(found: Assessment) -> str:
    alone = len(found.indicator.territories) == 1
    return "" if alone else f" ({'ensemble' if found.territory is Territory.COMMON else label(found.territory)})"


def _judged(found: Assessment) -> str:
    if found.abandoned is not None:
        return "abandonné"
    status = status_text(found.status)
    if found.rate is None:
        return status
    return f"{status}, {percent(found.rate)}"


def action_judged_otherwise(before: ActionProgress, after: ActionProgress) -> dict[str, str]:
    """The cells of one action sheet, judged before and after."""
    return {
        "Fiche": f"{after.action.code} · {after.action.short_title}",
        "Statut avant": _sheet(before),
        "Statut après": _sheet(after),
    }


def _sheet(found: ActionProgress) -> str:
    rate = action_figure(found)
    return f"{status_text(found.status)}{f' · {rate}' if rate else ''}"
