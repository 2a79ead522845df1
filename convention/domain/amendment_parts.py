"""What changed after the signing: what amendments gave up, when they take effect, our own errata."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from convention.domain.notions import Abandoned
from convention.domain.territories import Territory


@dataclass(frozen=True)
class Abandonment:
    """What an amendment gives up from a day on, the past unchanged; a moved target is given up and set anew.

    `territory`, `due`, and `target_amendment`, which set it (empty: the convention), name a target.
    """

    what: Abandoned
    code: str
    territory: Territory | None
    due: date | None
    target_amendment: str
    amendment: str
    since: date
    reason: str


@dataclass(frozen=True)
class Effect:
    """The day from which what an amendment sets is in force; before it, what was agreed earlier still binds."""

    amendment: str
    since: date


@dataclass(frozen=True)
class Erratum:
    """A correction of ours: we read the text wrongly, and the values recorded stay true.

    `column`, `before`, `after`: as the catalogue's files spell them. `day`: when it was found.
    """

    indicator: str
    column: str
    before: str
    after: str
    day: date
    reason: str
