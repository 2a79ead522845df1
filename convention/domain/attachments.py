"""Evidence: a document or an address that a person attaches to a recorded value, a dated step or a decision.

A step is a value that says « fait », so two subjects are enough. A correction is another value and needs its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from convention.domain.period import Period
from convention.domain.territories import Territory

MOST_BYTES = 10 * (1 << 20)
MOST_FOR_ONE = 20
"""Pieces that one value or one decision may have, those taken back included."""


@dataclass(frozen=True)
class ProvenValue:
    """A value that a piece is attached to: the observation that said it first, and what it speaks of."""

    observation_id: int
    indicator: str
    territory: Territory
    period: Period


@dataclass(frozen=True)
class ProvenDecision:
    """A decision that a piece is attached to."""

    decision_id: int


@dataclass(frozen=True)
class Piece:
    """One piece of evidence: a `link`, or a file of `size` bytes; `public`: a link that editions may show.

    `recorded_at`: UTC without zone.
    """

    piece_id: int
    subject: ProvenValue | ProvenDecision
    title: str
    link: str
    file_name: str
    size: int
    sha256: str
    public: bool
    recorded_at: datetime
    person: str
