"""Sentences of the list of what asks for attention."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from convention.domain.attention import Attention, Concern
from convention.domain.changes import Change
from convention.domain.committee import Decision, Narrative, Outlook
from convention.domain.progress import Assessment, ProgressStatus
from convention.domain.rollup import ActionProgress
from convention.domain.standing import Contradiction
from convention.wording.date_rules import due_day
from convention.wording.figures import LEAST, qualified_value
from convention.wording.formats import COLON, NO_BREAK, day, days, moment, percent, quoted, value_with_unit
from convention.wording.labels import Tone, label, tone
from convention.wording.territories import how_many
from convention.wording.verdicts import verdict_reason, waits_until

CONCERN_TITLES = {
    Concern.MISSED: "Non atteint à l’échéance",
    Concern.REGRESSION: "Recul",
    Concern.LATE: "En retard",
    Concern.CONTRADICTORY: "Valeurs contradictoires",
    Concern.WATCH: "À surveiller",
    Concern.NOT_ESTABLISHED: "Non constaté",
    Concern.STALE: "Données périmées",
    Concern.MISSING: "Valeurs attendues et absentes",
    Concern.AWAITED: "À constater",
    Concern.FELL_SINCE: "Atteint, reculé depuis",
    Concern.INCOMPLETE: "Références manquantes",
    Concern.NO_TARGET: "Cibles à fixer",
}

CONCERN_STATUS = {
    Concern.MISSED: ProgressStatus.MISSED,
    Concern.REGRESSION: ProgressStatus.REGRESSION,
    Concern.LATE: ProgressStatus.LATE,
    Concern.CONTRADICTORY: ProgressStatus.LATE,
    Concern.WATCH: ProgressStatus.WATCH,
    Concern.NOT_ESTABLISHED: ProgressStatus.NOT_ESTABLISHED,
    Concern.STALE: ProgressStatus.STALE,
    Concern.MISSING: ProgressStatus.NO_DATA,
    Concern.AWAITED: ProgressStatus.AWAITED,
    Concern.FELL_SINCE: ProgressStatus.FELL_SINCE,
    Concern.INCOMPLETE: ProgressStatus.INCOMPLETE,
    Concern.NO_TARGET: ProgressStatus.NO_TARGET,
}
"""The status whose sign and colour stand beside a concern."""

CONTRADICTIONS = {
    Contradiction.OVERLAPPING_PERIODS: "deux périodes se recouvrent, la somme compterait deux fois",
    Contradiction.TOTAL_DECREASES: "un cumul diminue d’une période à la suivante",
    Contradiction.SUM_MISMATCH: f"le total donné n’est pas la somme des {how_many()} territoires",
}


def attention_sentence(found: Attention) -> str:
    """What is wrong with one indicator, in a few words after its name."""
    overall = found.progress.overall
    match found.concern:
        case Concern.CONTRADICTORY:
            return _contradiction(found)
        case Concern.STALE:
            return f"dernière valeur au {_last_day(overall)}"
        case Concern.MISSING:
            return _missing(overall)
        case Concern.INCOMPLETE:
            return "une cible, mais aucune valeur de référence"
        case Concern.NO_TARGET:
            return "la convention ne fixe pas de cible"
        case Concern.AWAITED:
            return waits_until(overall)
        case Concern.NOT_ESTABLISHED | Concern.FELL_SINCE:
            return verdict_reason(overall)
        case _:
            return _behind(overall)


def change_sentence(change: Change) -> str:
    """What moved for one indicator: its value before and after, and its status where it is another one.

    Where another territory is judged now its value stands alone: the two are never set one against the other.
    """
    before, after = change.before, change.after
    values = [qualified_value(found, 2) for found in (before, after)]
    same = values[0] == values[1] or before.territory is not after.territory
    text = values[1] if same else f"{values[0]} → {values[1]}"
    return f"{text}, {label(before.status)} → {label(after.status)}" if change.status_changed else text


def committee_reasons(
    found: ActionProgress, said: Narrative | None, decided: Iterable[Decision], situation: date
) -> tuple[str, ...]:
    """Why the committee has to come back to an action: decisions that are overdue, an outlook that figures belie."""
    due = [d for d in decided if d.action == found.action.code and d.overdue(situation)]
    reasons = [f"Décision échue le {day(d.due)}{COLON}{d.text} ({d.owner})" for d in due if d.due is not None]
    if said is not None and said.outlook is Outlook.SUNNY and tone(found.status) is Tone.LATE:
        reasons.append(f"Météo {quoted(label(said.outlook))} contredite par les chiffres")
    return tuple(reasons)


def overtaken(other: Narrative) -> str:
    """What refuses a narrative written over one that its author had not seen."""
    return (
        f"{other.author} a écrit sur cette fiche le {moment(other.recorded_at)}, pendant que vous écriviez\u00a0: "
        f"{quoted(other.text)} Reprenez-en ce qui doit rester, puis enregistrez à nouveau. Votre texte est gardé."
    )


def _behind(found: Assessment) -> str:
    goal, value = found.goal, found.standing.value
    if goal is None or value is None:
        return ""
    if found.years_due is not None:
        least = LEAST if found.missing_periods else ""
        return f"{least}{value_with_unit(value, 'années')} sur {found.years_due}"
    if found.slip is not None:
        since = f"{days(found.slip)} après" if found.slip else "ce jour-là"
        return f"prévu le {due_day(goal)}, non fait {since}"
    unit = found.indicator.unit
    text = f"{qualified_value(found, 2)} pour {value_with_unit(goal.target, unit)} au {due_day(goal)}"
    if found.rate is not None and found.expected_rate is not None and found.expected_rate < 100:
        text = f"{percent(found.rate, 0)} pour {percent(found.expected_rate, 0)} attendus au {_last_day(found)}"
    return text


def _missing(found: Assessment) -> str:
    return f"cible au {due_day(found.goal)}, aucune valeur reçue" if found.goal else "aucune valeur reçue"


def _contradiction(found: Attention) -> str:
    flags = {flag for a in (found.progress.overall, *found.progress.parts) for flag in a.standing.contradictions}
    return f"{NO_BREAK}; ".join(CONTRADICTIONS[flag] for flag in Contradiction if flag in flags)


def _last_day(found: Assessment) -> str:
    period = found.standing.period
    return day(period.end) if period else ""
