"""Commitments: every thing that the text says will, should or may be done, and whether an indicator follows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeVar

from convention.domain.notions import Firmness
from convention.domain.territories import Territory

K = TypeVar("K", bound=Hashable)


class CommitmentNature(StrEnum):
    """What kind of thing is promised."""

    DELIVERABLE = "deliverable"
    STEP = "step"
    QUANTITY = "quantity"
    EXCHANGE = "exchange"
    MEANS = "means"


class CommitmentPart(str):
    """The part of the convention in which a commitment stands: one of the three named here, or an axis."""

    PREAMBLE: ClassVar[CommitmentPart]
    FOLLOW_UP: ClassVar[CommitmentPart]
    ANNEX: ClassVar[CommitmentPart]

    @classmethod
    def of_axis(cls, number: int) -> CommitmentPart:
        """The part that an axis is."""
        return cls(f"{_AXIS}{number}")

    @property
    def axis(self) -> int | None:
        """The number of the axis; None for the other parts."""
        return int(self.removeprefix(_AXIS)) if self.startswith(_AXIS) else None


_AXIS = "axis_"
CommitmentPart.PREAMBLE = CommitmentPart("preamble")
CommitmentPart.FOLLOW_UP = CommitmentPart("follow_up")
CommitmentPart.ANNEX = CommitmentPart("annex")


def parts_of(axes: Iterable[int]) -> tuple[CommitmentPart, ...]:
    """Every part of a convention of those axes, in the order of its text."""
    named = CommitmentPart
    return (named.PREAMBLE, *map(named.of_axis, axes), named.FOLLOW_UP, named.ANNEX)


class Following(StrEnum):
    """Whether a commitment can be evaluated: by an indicator with a target, by one without, or by none."""

    WITH_TARGET = "with_target"
    WITHOUT_TARGET = "without_target"
    NOT_FOLLOWED = "not_followed"


@dataclass(frozen=True)
class Commitment:
    """One thing promised, by whom and how firmly; `action`: empty outside the action sheets.

    `indicators`: codes of those that follow it. `reason`: why none does, empty where one does. `description` is in our
    words, `excerpt` a phrase of the text.
    """

    code: str
    part: CommitmentPart
    action: str
    side: Territory
    firmness: Firmness
    nature: CommitmentNature
    indicators: tuple[str, ...]
    description: str
    reason: str
    excerpt: str
    page: int


@dataclass(frozen=True)
class FollowedCommitment:
    """A commitment with how it is followed on a day."""

    commitment: Commitment
    following: Following


@dataclass(frozen=True)
class FollowingCount:
    """How many commitments of one group are followed in each way."""

    with_target: int
    without_target: int
    not_followed: int

    @property
    def all(self) -> int:
        """Every commitment of the group."""
        return self.with_target + self.without_target + self.not_followed


def followed(
    commitments: Iterable[Commitment], live: Collection[str], targeted: Collection[str]
) -> tuple[FollowedCommitment, ...]:
    """How each commitment is followed; `live`: codes of the indicators still followed, `targeted`: with a target."""
    return tuple(FollowedCommitment(found, _following(found, live, targeted)) for found in commitments)


def _following(commitment: Commitment, live: Collection[str], targeted: Collection[str]) -> Following:
    codes = [code for code in commitment.indicators if code in live]
    if not codes:
        return Following.NOT_FOLLOWED
    return Following.WITH_TARGET if any(code in targeted for code in codes) else Following.WITHOUT_TARGET


def count_following(rows: Iterable[FollowedCommitment]) -> FollowingCount:
    """How many of some commitments are followed in each way."""
    counts = Counter(row.following for row in rows)
    return FollowingCount(*(counts[following] for following in Following))


def counted_by(rows: Iterable[FollowedCommitment], group: Callable[[Commitment], K]) -> dict[K, FollowingCount]:
    """The counts of each group, in the order in which the groups are first met; they add up to the rows."""
    groups: dict[K, list[FollowedCommitment]] = {}
    for row in rows:
        groups.setdefault(group(row.commitment), []).append(row)
    return {key: count_following(found) for key, found in groups.items()}
