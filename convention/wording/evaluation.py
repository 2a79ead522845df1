"""The yearly evaluation in French: what the base says under each criterion, and of the governance's own commitments."""

from __future__ import annotations

from convention.domain.committee import DecisionState
from convention.domain.evaluation import Criterion, Duty, DutyState, Evidence
from convention.wording.caveats import first_dues_of
from convention.wording.commitments import coverage_sentence
from convention.wording.exchanges import exchanges_sentence, survey_sentence
from convention.wording.formats import COLON, SEMICOLON, capitalised, counted, day, joined
from convention.wording.groups import group_sentences, slips_sentence
from convention.wording.labels import counted_actions, label

NO_DECISION = "Aucune décision n’a été enregistrée dans les séances de l’année."
TO_WRITE = "Appréciation à compléter."


def evidence_sentences(found: Evidence) -> dict[Criterion, tuple[str, ...]]:
    """The evidence under each criterion, each a whole sentence whose figures are computed."""
    return {
        Criterion.COMMITMENTS: (
            _statuses(found),
            _moves(found),
            _coverage(found),
            coverage_sentence(found.commitments),
            *(f"{text}." for text in first_dues_of(found.first_dues_missed)),
        ),
        Criterion.ARRANGEMENT: (
            *(duty_sentence(state) for state in found.duties),
            _decisions(found),
            *filter(None, [exchanges_sentence(found.relation.exchanges)]),
            survey_sentence(found.relation.survey),
        ),
        Criterion.ADDED_VALUE: (
            *group_sentences(found.groups),
            *filter(None, [slips_sentence(found.slipped_steps)]),
        ),
    }


def duty_sentence(found: DutyState) -> str:
    """One commitment of the governance: what was due, what is done, whether it is kept."""
    if found.duty is Duty.DASHBOARD:
        return _dashboard(found)
    name = capitalised(label(found.duty))
    held = counted(found.done, "séance arrêtée", "séances arrêtées")
    waiting = f", {counted(found.open_meetings, 'séance ouverte', 'séances ouvertes')}" if found.open_meetings else ""
    if found.due == 0:
        return f"{name}{COLON}{held}{waiting}{SEMICOLON}rien n’est dû hors de la durée de la convention."
    verdict = "année en cours" if found.met is None else f"{_kept(found.met)}, d’après les séances enregistrées ici"
    return f"{name}{COLON}{held} sur {found.due}{waiting}{SEMICOLON}{verdict}."


def _dashboard(found: DutyState) -> str:
    assert found.due_day is not None
    assert found.since is not None
    name = capitalised(label(found.duty))
    due = f"attendu au plus tard le {day(found.due_day)}, le début retenu au référentiel étant le {day(found.since)}"
    if found.done_day is None:
        return f"{name}{COLON}{due}{SEMICOLON}aucun référentiel n’est enregistré."
    done = f"premier référentiel enregistré ici le {day(found.done_day)}"
    verdict = _kept(True) if found.met else "rien ici ne dit s’il existait déjà"
    return f"{name}{COLON}{due}{SEMICOLON}{done}{SEMICOLON}{verdict}."


def _kept(met: bool) -> str:
    return "engagement tenu" if met else "engagement non tenu"


def _statuses(found: Evidence) -> str:
    parts = joined([counted_actions(status, count) for status, count in found.actions.items()])
    return f"Fiches-actions au {day(found.situation)}{COLON}{parts}."


def _moves(found: Evidence) -> str:
    worse = sum(change.worsened for change in found.changes)
    turned = sum(change.status_changed for change in found.changes)
    if not found.changes:
        return "Aucun indicateur n’a changé de valeur ni de statut dans l’année."
    moved = counted(len(found.changes), "indicateur a changé", "indicateurs ont changé")
    status = counted(turned, "change de statut", "changent de statut")
    last = counted(worse, "devient moins favorable", "deviennent moins favorables")
    return f"{moved} de valeur ou de statut dans l’année{SEMICOLON}{status}, dont {last}."


def _coverage(found: Evidence) -> str:
    return f"{counted(found.known, 'valeur à jour', 'valeurs à jour')} sur {found.expected} attendues."


def _decisions(found: Evidence) -> str:
    if not found.taken:
        return NO_DECISION
    words = {DecisionState.OPEN: ("ouverte", "ouvertes"), DecisionState.DONE: ("réalisée", "réalisées")}
    words[DecisionState.DROPPED] = ("abandonnée", "abandonnées")
    parts = joined([counted(count, *words[state]) for state, count in found.taken.items()])
    total = counted(sum(found.taken.values()), "décision", "décisions")
    late = f"{SEMICOLON}{counted(found.overdue, 'échue', 'échues')} au {day(found.situation)}" if found.overdue else ""
    return f"{total} dans les séances de l’année{COLON}{parts}{late}."
