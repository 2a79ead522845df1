"""Verdicts: what stood on a due date that has come, and what followed, in one sentence that can be checked."""

from __future__ import annotations

from convention.domain.catalogue import Kind, Operator
from convention.domain.goal import Goal
from convention.domain.progress import Assessment, ProgressStatus, Verdict, decided_on, keeps_a_level, met
from convention.wording.arithmetic import operand, subtracted
from convention.wording.formats import EXACT, SEMICOLON, day, days, quoted, signed_with_unit
from convention.wording.labels import label
from convention.wording.values import standing_text


def verdict_reason(found: Assessment) -> str:
    """Why an assessment whose due date has come has its status; no full stop."""
    goal, verdict = found.goal, found.at_due
    if goal is None or verdict is None:
        return ""
    match found.status:
        case ProgressStatus.REACHED:
            return f"{_at(found, goal, verdict)}, {reached_words(found, goal)}"
        case ProgressStatus.MISSED:
            return f"{_at(found, goal, verdict)}, {_missed(found, goal, verdict)}"
        case ProgressStatus.FELL_SINCE:
            return f"{_at(found, goal, verdict)}, {_stood(found, verdict)}{SEMICOLON}{_fell(found, verdict)}"
        case ProgressStatus.REACHED_LATE:
            return f"{_at(found, goal, verdict)}, {_missed(found, goal, verdict)}{SEMICOLON}{_late(found, verdict)}"
        case ProgressStatus.AWAITED:
            return f"{_at(found, goal, verdict)}, rien ne décide encore{SEMICOLON}{_open_until(verdict)}"
    return f"{_at(found, goal, verdict)}, {_unknown(found, goal, verdict)}"


def reached_words(found: Assessment, goal: Goal) -> str:
    """That the target is reached, in the words of its kind."""
    if found.indicator.kind is Kind.YEARLY:
        return "l’engagement est tenu pour toutes les années dues"
    if found.indicator.kind is Kind.MILESTONE:
        return "l’étape est faite"
    if goal.operator is not Operator.REACH:
        return "le seuil est respecté"
    return "le niveau est maintenu" if keeps_a_level(goal) else "la cible est atteinte"


def waits_until(found: Assessment) -> str:
    """Until when the value of a due period may come; empty where no due date has come."""
    return _open_until(found.at_due) if found.at_due else ""


def _at(found: Assessment, goal: Goal, verdict: Verdict) -> str:
    """The due date, with the end of the period that holds it where that is later."""
    text = f"à l’échéance du {day(goal.due)}"
    later = decided_on(found.indicator, goal.due) > goal.due
    return f"{text} (période finie le {day(verdict.period_end)})" if later else text


def _stood(found: Assessment, verdict: Verdict) -> str:
    value = verdict.standing.value
    if value is None or found.indicator.kind is Kind.MILESTONE:
        return "l’étape était faite"
    return f"la cible était atteinte ({standing_text(found.indicator, value)})"


def _missed(found: Assessment, goal: Goal, verdict: Verdict) -> str:
    value = verdict.standing.value
    if found.indicator.kind is Kind.MILESTONE:
        since = f", {days(found.slip)} ont passé depuis" if found.status is ProgressStatus.MISSED and found.slip else ""
        return f"l’étape n’était pas faite{since}"
    if found.indicator.kind is Kind.YEARLY:
        return "l’engagement n’est pas tenu pour toutes les années dues"
    if value is None:
        return "la cible n’est pas atteinte"
    change = signed_with_unit(value - goal.target, found.indicator.unit, EXACT)
    return f"à {operand(value)} − {subtracted(goal.target)} = {change} de la cible"


def _fell(found: Assessment, verdict: Verdict) -> str:
    value = found.standing.value
    if verdict.since is None or value is None:
        return ""
    told = "dite non faite" if found.indicator.kind is Kind.MILESTONE else standing_text(found.indicator, value)
    return f"depuis, {told} au {day(verdict.since)}"


def _late(found: Assessment, verdict: Verdict) -> str:
    if verdict.since is None:
        return ""
    if found.indicator.kind is Kind.MILESTONE and found.slip is not None:
        return f"faite {days(found.slip)} après"
    return f"atteinte depuis, constaté au {day(verdict.since)}"


def _open_until(verdict: Verdict) -> str:
    return f"la valeur peut arriver jusqu’au {day(verdict.open_until)}"


def _unknown(found: Assessment, goal: Goal, verdict: Verdict) -> str:
    if found.split_unknown:
        return "la répartition est inconnue, une valeur commune ne dit pas quel territoire a atteint sa cible"
    last = found.standing if found.indicator.kind is Kind.MILESTONE else verdict.standing
    text = f"rien n’en décide, délai passé le {day(verdict.open_until)}"
    if last.unanswered(goal.due) and last.last_answer is not None:
        text = f"la réponse est {quoted(label(last.last_answer))}"
    elif found.indicator.kind is Kind.FLOW and verdict.standing.value is not None:
        text = f"la somme, à laquelle il manque des périodes, n’en décide pas, délai passé le {day(verdict.open_until)}"
    now = found.standing
    after = now.period is not None and now.period.end > decided_on(found.indicator, goal.due)
    if (
        after
        and now.period is not None
        and now.value is not None
        and met(found.indicator, goal.operator, goal.target, now.value)
    ):
        seen = f"{standing_text(found.indicator, now.value)} au {day(now.period.end)}"
        text = f"{text}{SEMICOLON}une valeur d’après ({seen}) ne dit pas si elle l’était ce jour-là"
    return text
