"""The French word of each role, of each act and of each stage of a validation."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from convention.domain.people import Act, RecordedAct, Role, SessionAct
from convention.domain.signoff import SignOffWord, Validation

ROLES: dict[StrEnum, str] = {
    Role.READER: "lecteur",
    Role.DEPOSITOR: "déposant",
    Role.VALIDATOR: "valideur",
    Role.SECRETARY: "secrétariat",
    Role.ADMINISTRATOR: "administrateur",
}
ACTS: dict[StrEnum, str] = {
    Act.DEPOSIT: "déposer un fichier",
    Act.WITHDRAW: "retirer un dépôt",
    Act.RESTORE: "rétablir un dépôt",
    Act.EVIDENCE: "joindre une pièce à une valeur",
    Act.VALIDATE: "valider des valeurs",
    Act.CONTEST: "contester des valeurs",
    Act.TEACH: "dire comment lire des fichiers",
    Act.MEETING: "enregistrer une séance",
    Act.AGENDA: "changer un ordre du jour",
    Act.FREEZE: "arrêter une séance",
    Act.DECISION: "enregistrer une décision",
    Act.NARRATIVE: "écrire la synthèse d’une fiche-action",
    Act.EVALUATION: "écrire l’évaluation",
    Act.COUNTERSIGN: "contresigner l’empreinte d’une séance ou d’une édition",
    Act.EXCHANGE: "enregistrer un échange de l’annexe",
    Act.SURVEY: "répondre à l’enquête sur la relation",
    Act.AMENDMENT_PROPOSAL: "proposer un avenant ou le faire valider",
    Act.AMENDMENT: "enregistrer l’approbation d’un avenant",
    Act.AMENDMENT_REVERSAL: "retirer ou rétablir un avenant",
    Act.OPEN_ROUND: "ouvrir une tournée de collecte",
    Act.ANSWER_ROUND: "répondre à une tournée de collecte",
    Act.SEND_LETTER: "écrire aux services",
    Act.NAME_PERSON: "enregistrer une personne",
    Act.GRANT: "donner un droit",
    Act.REVOKE: "retirer un droit",
    Act.ERASE: "effacer des données personnelles",
    Act.END_SESSIONS: "clore les sessions d’une personne",
}
SESSION_ACTS: dict[StrEnum, str] = {
    SessionAct.SIGN_IN: "s’identifier",
    SessionAct.SIGN_OUT: "se déconnecter",
}
RECORDED_ACTS: dict[StrEnum, str] = {
    RecordedAct.REFUSED_FILE: "donner un fichier refusé pour ses données personnelles",
    RecordedAct.COPY: "faire une copie de toute la base",
}
PEOPLE_WORDS: dict[type[StrEnum], Mapping[StrEnum, str]] = {
    Role: ROLES,
    Act: ACTS,
    SessionAct: SESSION_ACTS,
    RecordedAct: RECORDED_ACTS,
    SignOffWord: {SignOffWord.VALIDATED: "validée", SignOffWord.CONTESTED: "contestée"},
    Validation: {
        Validation.DEPOSITED: "déposée",
        Validation.PARTLY: "validée d’un seul côté",
        Validation.DECLARED: "validation déclarée",
        Validation.VALIDATED: "validée",
        Validation.CONTESTED: "contestée",
    },
}
