"""Sign-off: each territory's dated word on a recorded value, and what the words make of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from convention.domain.catalogue import Territory
from convention.domain.period import Period
from convention.domain.territories import declared

SIDES = declared()
DECLARED_SIGNER = ""


class SignOffWord(StrEnum):
    """What a territory says of a value."""

    VALIDATED = "validated"
    CONTESTED = "contested"


class Validation(StrEnum):
    """How far a value is validated; only `VALIDATED` may be counted as such."""

    DEPOSITED = "deposited"
    PARTLY = "partly"
    DECLARED = "declared"
    VALIDATED = "validated"
    CONTESTED = "contested"


class Signed(NamedTuple):
    """The last word of one side; `signer` names an identified person for ever, empty where the name was declared."""

    word: SignOffWord
    signer: str


@dataclass(frozen=True)
class SignOff:
    """One word of one side on a value: by whom, when (UTC without zone), why; `signer` as in `Signed`."""

    side: Territory
    word: SignOffWord
    reason: str
    person: str
    at: datetime
    signer: str

    @property
    def declared(self) -> bool:
        """Whether nobody but the person says who they are."""
        return self.signer == DECLARED_SIGNER

    @property
    def signed(self) -> Signed:
        """The word and its signer."""
        return Signed(self.word, self.signer)


@dataclass(frozen=True)
class Contest:
    """A value in force that one side contests, and why."""

    indicator: str
    territory: Territory
    period: Period
    side: Territory
    reason: str


@dataclass(frozen=True)
class SignOffCount:
    """Of the values that one side has to validate, how many it did; those only declared are counted apart."""

    side: Territory
    values: int
    validated: int
    declared: int
    contested: int

    @property
    def awaiting(self) -> int:
        """Values of which the side has said nothing."""
        return self.values - self.validated - self.declared - self.contested


def sides_of(territory: Territory) -> tuple[Territory, ...]:
    """The sides whose word a value of a territory needs: its own; all for what is common."""
    return SIDES if territory is Territory.COMMON else (territory,)


def validation_of(territory: Territory, signed: Mapping[Territory, Signed]) -> Validation:
    """What the last words of the sides make of a value.

    One contest is enough. What is common is validated when all sides say so, by as many identified persons: one person
    is one side. A declared word never validates.
    """
    words = [signed[side] for side in sides_of(territory) if side in signed]
    if any(each.word is SignOffWord.CONTESTED for each in words):
        return Validation.CONTESTED
    if not words:
        return Validation.DEPOSITED
    signers = {each.signer for each in words} - {DECLARED_SIGNER}
    if len(signers) == len(sides_of(territory)):
        return Validation.VALIDATED
    return Validation.PARTLY if signers else Validation.DECLARED


def added_up(side: Territory, counts: Iterable[SignOffCount]) -> SignOffCount:
    """The counts of one side, of several indicators together."""
    own = [found for found in counts if found.side is side]
    return SignOffCount(
        side,
        sum(found.values for found in own),
        sum(found.validated for found in own),
        sum(found.declared for found in own),
        sum(found.contested for found in own),
    )
