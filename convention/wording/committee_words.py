"""The French word of every notion of the committee's work."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from convention.domain.agenda import AgendaEdit, AgendaReason
from convention.domain.amendment_way import WayStep
from convention.domain.causes import Cause
from convention.domain.committee import Committee, DecisionState, Outlook
from convention.domain.evaluation import Criterion, Duty

COMMITTEE_WORDS: dict[type[StrEnum], Mapping[StrEnum, str]] = {
    Committee: {Committee.TECHNICAL: "comité technique", Committee.STEERING: "comité de pilotage"},
    Outlook: {
        Outlook.SUNNY: "soleil",
        Outlook.CLOUDY: "nuages",
        Outlook.RAINY: "pluie",
        Outlook.STORMY: "orage",
    },
    DecisionState: {
        DecisionState.OPEN: "ouverte",
        DecisionState.DONE: "réalisée",
        DecisionState.DROPPED: "abandonnée",
    },
    AgendaReason: {
        AgendaReason.DECISION_DUE: "décision à échéance",
        AgendaReason.CONTESTED: "valeur contestée",
        AgendaReason.OUTLOOK_CONTRADICTED: "météo contredite par les chiffres",
        AgendaReason.MISSED: "non atteint",
        AgendaReason.NOT_ESTABLISHED: "non constaté",
        AgendaReason.REGRESSION: "recul",
        AgendaReason.LATE: "en retard",
        AgendaReason.CONTRADICTORY: "valeurs contradictoires",
        AgendaReason.STALE: "donnée périmée",
        AgendaReason.NO_TARGET: "cible à fixer",
        AgendaReason.COVERAGE: "valeurs attendues d’un service",
        AgendaReason.DECISION_OPEN: "décision ouverte",
        AgendaReason.ADDED: "point ajouté",
    },
    AgendaEdit: {
        AgendaEdit.ADDED: "ajouté",
        AgendaEdit.MOVED: "déplacé",
        AgendaEdit.DROPPED: "retiré",
        AgendaEdit.TAKEN_BACK: "repris",
    },
    Criterion: {
        Criterion.COMMITMENTS: "réalisation des engagements",
        Criterion.ARRANGEMENT: "dispositif et effet sur les relations entre les parties",
        Criterion.ADDED_VALUE: "valeur ajoutée pour les politiques publiques et les citoyens",
    },
    Duty: {
        Duty.TECHNICAL_MEETINGS: "deux séances du comité technique par an",
        Duty.STEERING_MEETINGS: "une séance du comité de pilotage par an",
        Duty.DASHBOARD: "tableau de bord dans les trois mois",
    },
    Cause: {
        Cause.WITHDRAWAL: "retrait",
        Cause.CORRECTION: "correction",
        Cause.NEW_DATA: "nouvelle donnée",
        Cause.TIME: "temps écoulé",
        Cause.AMENDMENT: "cible modifiée par avenant",
        Cause.RULE: "règle modifiée",
    },
}


def total_minutes(minutes: int) -> str:
    """Minutes as a sentence says them: `1 h 35`, `25 minutes`, `durée à répartir`."""
    if not minutes:
        return "durée à répartir"
    hours, left = divmod(minutes, 60)
    if not hours:
        return f"{left}\u00a0minutes"
    return f"{hours}\u00a0h" + (f"\u00a0{left:02}" if left else "")


def way_step_label(step: WayStep) -> str:
    """A step of an amendment's text: `approuvé par le Conseil de Paris`."""
    if step.approved_for is not None:
        return f"approuvé par {step.approved_for.assembly}"
    return "validé par le comité de pilotage" if step is WayStep.VALIDATED else "abandonné avant son effet"
