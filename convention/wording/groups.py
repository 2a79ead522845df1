"""The three groups of targets in sentences: each with its own denominator, unlike things never added up."""

from __future__ import annotations

from collections.abc import Sequence

from convention.domain.groups import GroupCount, Outcome, TargetGroup
from convention.wording.formats import COLON, SEMICOLON, days, number
from convention.wording.labels import label

_FEMININE = {Outcome.KEPT: "tenues", Outcome.MISSED: "manquées"}
_PLURAL = {Outcome.KEPT: "tenus", Outcome.MISSED: "manqués"}


def group_sentences(groups: Sequence[GroupCount]) -> tuple[str, ...]:
    """Each group in one sentence: `Étapes datées : 17, dont 12 tenues (3 en retard, jusqu’à 102 jours), 2 manquées.`"""
    return tuple(_sentence(group) for group in groups)


def _sentence(found: GroupCount) -> str:
    told = [_outcome(found, outcome, count) for outcome, count in found.outcomes.items() if count]
    tail = f", dont {', '.join(told)}" if told else ""
    without = ""
    if found.group is TargetGroup.OWN_ROW:
        without = f"{SEMICOLON}{number(found.without_target)} sans cible"
    return f"{label(found.group)}{COLON}{number(found.targeted)}{tail}{without}."


def _outcome(found: GroupCount, outcome: Outcome, count: int) -> str:
    words = _PLURAL if found.group is TargetGroup.OWN_ROW else _FEMININE
    word = words.get(outcome, label(outcome))
    text = f"{number(count)} {word.removesuffix('s') if count == 1 else word}"
    if outcome is not Outcome.KEPT:
        return text
    beside = []
    if found.late:
        beside.append(f"{number(found.late)} en retard" + (f", jusqu’à {days(found.worst)}" if found.worst else ""))
    if found.fallen:
        beside.append(f"{number(found.fallen)} en recul depuis")
    return f"{text} ({', '.join(beside)})" if beside else text
