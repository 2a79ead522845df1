"""The French word of what became of a line that was asked for, and of each letter to a service."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from convention.domain.collection import Letter, ReturnState

COLLECTION_WORDS: dict[type[StrEnum], Mapping[StrEnum, str]] = {
    ReturnState: {
        ReturnState.ASKED: "demandée",
        ReturnState.MISSING: "manquante",
        ReturnState.NOTHING: "rien à signaler",
        ReturnState.RECEIVED: "reçue",
        ReturnState.IN_CHECK: "en contrôle",
        ReturnState.VALIDATED: "validée",
        ReturnState.CONTESTED: "contestée",
    },
    Letter: {
        Letter.OPENING: "ouverture",
        Letter.FORTNIGHT_BEFORE: "rappel à 14 jours",
        Letter.THREE_DAYS_BEFORE: "rappel à 3 jours",
        Letter.TWO_DAYS_AFTER: "relance après l’échéance",
    },
}
