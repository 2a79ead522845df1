"""Who may do what: people, roles, what each act asks for, and whether grants allow it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from convention.domain.catalogue import Action, Territory


class Role(StrEnum):
    """What a person is for the project; a reader is whoever has no other role."""

    READER = "reader"
    DEPOSITOR = "depositor"
    VALIDATOR = "validator"
    SECRETARY = "secretary"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What a person does to the base."""

    DEPOSIT = "deposit"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    EVIDENCE = "evidence"
    VALIDATE = "validate"
    CONTEST = "contest"
    TEACH = "teach"
    MEETING = "meeting"
    AGENDA = "agenda"
    FREEZE = "freeze"
    DECISION = "decision"
    NARRATIVE = "narrative"
    EVALUATION = "evaluation"
    COUNTERSIGN = "countersign"
    EXCHANGE = "exchange"
    SURVEY = "survey"
    AMENDMENT_PROPOSAL = "amendment_proposal"
    AMENDMENT = "amendment"
    AMENDMENT_REVERSAL = "amendment_reversal"
    OPEN_ROUND = "open_round"
    ANSWER_ROUND = "answer_round"
    SEND_LETTER = "send_letter"
    NAME_PERSON = "name_person"
    GRANT = "grant"
    REVOKE = "revoke"
    ERASE = "erase"
    END_SESSIONS = "end_sessions"


class SessionAct(StrEnum):
    """What a person does at the door; it asks for no role and is kept in the journal."""

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"


class RecordedAct(StrEnum):
    """What happens to the base and is kept in its journal without asking for a right: it changes no reading."""

    REFUSED_FILE = "refused_file"
    COPY = "copy"


# The role that each act asks for. An act on values is judged value by value; any other concerns the whole convention.
ROLE_OF: Mapping[Act, Role] = MappingProxyType(
    {
        Act.DEPOSIT: Role.DEPOSITOR,
        Act.WITHDRAW: Role.DEPOSITOR,
        Act.RESTORE: Role.DEPOSITOR,
        Act.EVIDENCE: Role.DEPOSITOR,
        Act.VALIDATE: Role.VALIDATOR,
        Act.CONTEST: Role.VALIDATOR,
        Act.TEACH: Role.DEPOSITOR,
        Act.MEETING: Role.SECRETARY,
        Act.AGENDA: Role.SECRETARY,
        Act.FREEZE: Role.SECRETARY,
        Act.DECISION: Role.SECRETARY,
        Act.NARRATIVE: Role.SECRETARY,
        Act.EVALUATION: Role.SECRETARY,
        Act.COUNTERSIGN: Role.SECRETARY,
        Act.EXCHANGE: Role.SECRETARY,
        Act.SURVEY: Role.VALIDATOR,
        Act.AMENDMENT_PROPOSAL: Role.SECRETARY,
        Act.AMENDMENT: Role.ADMINISTRATOR,
        Act.AMENDMENT_REVERSAL: Role.ADMINISTRATOR,
        Act.OPEN_ROUND: Role.SECRETARY,
        Act.ANSWER_ROUND: Role.DEPOSITOR,
        Act.SEND_LETTER: Role.SECRETARY,
        Act.NAME_PERSON: Role.ADMINISTRATOR,
        Act.GRANT: Role.ADMINISTRATOR,
        Act.REVOKE: Role.ADMINISTRATOR,
        Act.ERASE: Role.ADMINISTRATOR,
        Act.END_SESSIONS: Role.ADMINISTRATOR,
    }
)
ACTS_ON_VALUES = frozenset(
    {
        Act.DEPOSIT,
        Act.WITHDRAW,
        Act.RESTORE,
        Act.TEACH,
        Act.EVIDENCE,
        Act.VALIDATE,
        Act.CONTEST,
        Act.ANSWER_ROUND,
        Act.SURVEY,
    }
)


@dataclass(frozen=True)
class Person:
    """Somebody whom a sign-in has identified: `subject` as `issuer` names them, for ever; `name` may change."""

    issuer: str
    subject: str
    name: str


@dataclass(frozen=True)
class Grant:
    """A role, in one territory or in both (None), for one service or for all (None)."""

    role: Role
    territory: Territory | None = None
    service: str | None = None


@dataclass(frozen=True)
class Touched:
    """Values that an act concerns: their territory, and the services that the action sheet names on that side."""

    territory: Territory
    services: frozenset[str]


def services_of(action: Action, territory: Territory) -> frozenset[str]:
    """The services that an action sheet names on a side, in full; for what is common, those of every side."""
    if territory is Territory.COMMON:
        return frozenset(action.services)
    return frozenset(service for side in action.sides if side.territory is territory for service in side.services)


def allowed(grants: Iterable[Grant], act: Act, touched: Iterable[Touched] = ()) -> bool:
    """Whether grants allow an act.

    An act on values needs, for each of them, a grant of its territory and of a service named there; what is common may
    be deposited by any side; a word on it is given for one side, whose territory stands in `touched`. Every other
    act concerns all territories and all services, and so must the grant.
    """
    own = [grant for grant in grants if grant.role is ROLE_OF[act]]
    if act not in ACTS_ON_VALUES:
        return any(grant.territory is None and grant.service is None for grant in own)
    return bool(own) and all(any(_covers(grant, values) for grant in own) for values in touched)


def secrets_seen(grants: Iterable[Grant]) -> frozenset[Territory]:
    """The territories whose confidential values somebody may see: those that they deposit or validate for.

    An administrator sees all; what is common is seen by either side.
    """
    found: set[Territory] = set()
    for given in grants:
        if given.role in (Role.DEPOSITOR, Role.VALIDATOR):
            found |= set(Territory) if given.territory is None else {given.territory, Territory.COMMON}
        elif given.role is Role.ADMINISTRATOR:
            found |= set(Territory)
    return frozenset(found)


def _covers(grant: Grant, values: Touched) -> bool:
    side = grant.territory is None or values.territory in (grant.territory, Territory.COMMON)
    return side and (grant.service is None or any(names_service(full, grant.service) for full in values.services))


def names_service(full: str, service: str) -> bool:
    """Whether the full name of a service is the one of a grant, or holds it as a word: `DEF – ASE` holds `ASE`."""
    return bool(re.search(rf"(?<![\w-]){re.escape(service)}(?![\w-])", full))
