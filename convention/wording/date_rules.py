"""Where dates come from, in French: written in the text, or deduced by us and how; what makes a target unjudgeable."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from convention.domain.catalogue import Action, Catalogue, Convention, DateOrigin, DateRule, Target
from convention.domain.goal import Goal
from convention.domain.target_flaws import TargetFlaw
from convention.wording.formats import COLON, NO_BREAK, SEMICOLON, day, long_day, quoted

DATE_WORDS: dict[type[StrEnum], Mapping[StrEnum, str]] = {
    DateOrigin: {DateOrigin.WRITTEN: "écrite", DateOrigin.DEDUCED: "déduite"},
    TargetFlaw: {
        TargetFlaw.NO_BASELINE: "sans valeur de référence",
        TargetFlaw.DUE_BEFORE_BASELINE: "échéance antérieure à la valeur de référence",
        TargetFlaw.AGAINST_DIRECTION: "cible contraire au sens de l’indicateur",
        TargetFlaw.NOT_COUNTABLE: "cible annuelle qui ne se compte pas",
    },
}
NOT_SAID = "origine non précisée"


def rule_text(rule: DateRule) -> str:
    """Whether a date is written or deduced, with its rule: `déduite : fin de la convention`."""
    if rule.origin is None:
        return NOT_SAID
    word = DATE_WORDS[DateOrigin][rule.origin]
    return f"{word}{COLON}{rule.rule}" if rule.rule else word


def deduced_note(rule: DateRule) -> str:
    """What follows a due date that is ours: ` (échéance déduite)`; nothing where the text writes it."""
    return " (échéance déduite)" if rule.origin is DateOrigin.DEDUCED else ""


def due_day(goal: Goal) -> str:
    """A due date in a narrow place; one that is ours says so: `31/12/2020 (date déduite)`."""
    return f"{day(goal.due)}{due_note(goal, ' ({})')}"


def due_note(goal: Goal, form: str = "{}") -> str:
    """`date déduite`, in a form that sets it apart from what stands before; nothing where the text writes the date."""
    return form.format("date déduite") if goal.due_rule.origin is DateOrigin.DEDUCED else ""


def due_text(target: Target) -> str:
    """A due date; one that is ours says so: `31/12/2020 (échéance déduite : fin de la convention)`."""
    if target.due_rule.origin is not DateOrigin.DEDUCED:
        return day(target.due)
    return f"{day(target.due)} (échéance {rule_text(target.due_rule)})"


def end_sentence(convention: Convention) -> str:
    """Both ends that the text gives, and which is used; empty where it gives one."""
    if not convention.other_end:
        return ""
    return (
        f"Le texte donne deux fins{COLON}celle retenue ici, le {long_day(convention.end)} "
        f"({rule_text(convention.end_rule)}), et {quoted(convention.other_end)} (page{NO_BREAK}41)."
    )


def action_dates(catalogue: Catalogue, action: Action) -> str:
    """The dates that a sheet is followed by, each with where it comes from, and its due dates that are ours."""
    parts = [
        f"{name} le {day(at)}, {rule_text(rule)}"
        for name, at, rule in (("début", action.start, action.start_rule), ("fin", action.end, action.end_rule))
        if at is not None
    ]
    deduced: dict[str, list[str]] = {}
    for indicator in catalogue.indicators_of(action.code):
        for target in catalogue.targets_of(indicator.code):
            if target.due_rule.origin is DateOrigin.DEDUCED:
                codes = deduced.setdefault(due_text(target), [])
                codes += [] if indicator.code in codes else [indicator.code]
    parts += [f"{', '.join(codes)}{COLON}{text}" for text, codes in deduced.items()]
    return SEMICOLON.join(parts)
