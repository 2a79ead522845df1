"""Amendments: what became of one, and how the same data are judged before and after it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from convention.domain.catalogue import Territory
from convention.domain.changes import Change
from convention.domain.goal import Goal
from convention.domain.progress import Assessment
from convention.domain.rollup import ActionProgress
from convention.wording.comparison import before_and_after
from convention.wording.figures import action_figure, goal_text
from convention.wording.formats import SEMICOLON, counted, day, joined, moment, percent
from convention.wording.labels import label, status_text
from convention.wording.values import standing_text

IN_FORCE, UNCHANGED = "en vigueur", "inchangée"
NOTHING_YET = (
    "Rien n’est jugé autrement au {situation}\u00a0: l’avenant ne s’applique qu’à compter du {since}, et une situation "
    "se juge par ce qui valait à sa date. Ci-dessous, son effet au {since}."
)


def state_text(active: bool, at: datetime, person: str, reason: str) -> str:
    """What happened last to an amendment: `retiré le 03/02/2020 à 10:12 par … ; motif : …`."""
    verb = "rétabli" if active else "retiré"
    return f"{verb} le {moment(at)} par {person}{SEMICOLON}motif\u00a0: {reason}"


def lines_text(lines: Mapping[str, int]) -> str:
    """What an amendment holds: `cibles (2 lignes) et abandons (1 ligne)`."""
    return joined([f"{name} ({counted(count, 'ligne', 'lignes')})" for name, count in lines.items()])


def not_yet_in_force(situation: date, since: date) -> str:
    """That an amendment changes nothing at a situation date before its own day."""
    return NOTHING_YET.format(situation=day(situation), since=day(since))


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
    text = goal_text(found.indicator, found.goal)
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
