"""The occasion of a pack: who meets when, the two dates it reads the base at, and what people said and decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from convention.domain.catalogue import Indicator
from convention.domain.progress import Assessment


@dataclass(frozen=True)
class AgendaPoint:
    """One item of the agenda; `action` is empty where it concerns none. `under`: remarks that stand below it."""

    action: str
    title: str
    detail: str = ""
    under: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    """One decision of the log, in words; `origin` names the meeting that took it."""

    action: str
    text: str
    owner: str
    due: str
    state: str
    origin: str = ""


@dataclass(frozen=True)
class Narrative:
    """What a person says of an action: outlook, text, risks, next steps; `signed` tells who and when."""

    action: str
    text: str
    signed: str
    outlook: str = ""
    risks: str = ""
    next_steps: str = ""
    warning: str = ""


@dataclass(frozen=True)
class Moved:
    """One indicator that moved since the previous meeting; each cause with its part of the change, in words.

    `before`, `after`: None where the catalogue of that reading does not have the indicator.
    """

    indicator: Indicator
    before: Assessment | None
    after: Assessment | None
    causes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Kept:
    """The figures that a meeting kept when it was frozen: their digest, or that none was kept.

    `warning`: empty unless the program computes otherwise today; then `differences`: which figure, what the meeting
    showed, what is computed now.
    """

    digest: str
    warning: str = ""
    differences: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Occasion:
    """One meeting, or a yearly evaluation, as its pack presents it.

    `kind`: `Dossier de séance`. `name`: `Comité technique du 17 décembre 2019`. `stem`: of the file names, such as
    `dossier_comite-technique_2019-12-17`.
    `as_of`: UTC, without zone. `previous`: situation date of the one before. `moved` None: told without causes.
    `agenda_title`: what the points of the agenda are called. `kept`: of a frozen meeting.
    """

    kind: str
    name: str
    stem: str
    state: str
    situation: date
    as_of: datetime
    previous: date | None = None
    participants: tuple[tuple[str, str], ...] = ()
    agenda: tuple[AgendaPoint, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    decisions: tuple[Decision, ...] = ()
    moved: tuple[Moved, ...] | None = None
    agenda_title: str = "Ordre du jour"
    kept: Kept | None = None
