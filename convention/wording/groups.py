"""The three groups of targets in sentences: each with its own denominator, unlike things never added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from convention.domain.catalogue import Territory
from convention.domain.groups import GroupCount, GroupFigure, Outcome, TargetGroup
from convention.domain.progress import Assessment, ProgressStatus
from convention.wording.formats import COLON, SEMICOLON, capitalised, days, number
from convention.wording.labels import label

_FEMININE = {Outcome.KEPT: "tenues", Outcome.MISSED: "manquées"}
_PLURAL = {Outcome.KEPT: "tenus", Outcome.MISSED: "manqués"}


def group_sentences(groups: Sequence[GroupCount]) -> tuple[str, ...]:
    """Each group in one sentence: `Étapes datées : 17, dont 12 tenues (3 en retard, jusqu’à 102 jours), 2 manquées.`"""
    return tuple(_sentence(group) for group in groups)


def group_figures(found: GroupCount) -> Iterator[tuple[GroupFigure, str]]:
    """Every figure of a group by itself: `17 avec cible`, `12 tenues`, `dont 3 en retard`."""
    yield GroupFigure.TARGETED, f"{number(found.targeted)} {'avec échéance' if _steps(found) else 'avec cible'}"
    for outcome, count in found.outcomes.items():
        if count:
            yield GroupFigure(outcome.value), _outcome(found, outcome, count)
        if outcome is Outcome.KEPT:
            yield from ((figure, f"dont {words}") for figure, words in _beside(found))
    if found.group is TargetGroup.OWN_ROW and found.without_target:
        yield GroupFigure.WITHOUT_TARGET, f"{number(found.without_target)} sans cible"


def slips_sentence(steps: Iterable[Assessment]) -> str:
    """The steps that slipped: `Étapes en retard : Travaux (Paris), faite 35 jours après.`; empty where none did."""
    told = SEMICOLON.join(map(_slip, steps))
    return f"Étapes en retard{COLON}{told}." if told else ""


def _slip(step: Assessment) -> str:
    where = "" if step.territory is Territory.COMMON else f" ({label(step.territory)})"
    done = step.status is ProgressStatus.REACHED_LATE
    passed = f", {days(step.slip)} passés" if step.slip else " ce jour-là"
    word = f"faite {days(step.slip or 0)} après" if done else f"non faite{passed}"
    return f"{capitalised(step.indicator.short_title)}{where}, {word}"


def _steps(found: GroupCount) -> bool:
    return found.group is TargetGroup.DATED_STEPS


def _sentence(found: GroupCount) -> str:
    told = []
    for outcome, count in found.outcomes.items():
        if count:
            beside = ", ".join(words for _, words in _beside(found)) if outcome is Outcome.KEPT else ""
            told.append(_outcome(found, outcome, count) + (f" ({beside})" if beside else ""))
    tail = f", dont {', '.join(told)}" if told else ""
    without = ""
    if found.group is TargetGroup.OWN_ROW:
        without = f"{SEMICOLON}{number(found.without_target)} sans cible"
    return f"{label(found.group)}{COLON}{number(found.targeted)}{tail}{without}."


def _outcome(found: GroupCount, outcome: Outcome, count: int) -> str:
    words = _PLURAL if found.group is TargetGroup.OWN_ROW else _FEMININE
    word = words.get(outcome, label(outcome))
    return f"{number(count)} {word.removesuffix('s') if count == 1 else word}"


def _beside(found: GroupCount) -> Iterator[tuple[GroupFigure, str]]:
    """What is told beside those that are kept: how many of them late, how many that fell since."""
    if found.late:
        worst = f", jusqu’à {days(found.worst)}" if found.worst else ""
        yield GroupFigure.LATE, f"{number(found.late)} en retard{worst}"
    if found.fallen:
        yield GroupFigure.FALLEN, f"{number(found.fallen)} en recul depuis"
