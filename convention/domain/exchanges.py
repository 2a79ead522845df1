"""The exchanges of the annex, topic by topic, and the yearly survey of the sides on their relation.

The annex (pages 44 to 53) has the administrations exchange on its topics; the arrangement and its effect on the
relations of the parties are the second criterion of the yearly evaluation (page 41).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from convention.domain.annexes import AnnexTopic
from convention.domain.territories import Territory


class ExchangeStage(StrEnum):
    """How far an exchange came; one that was called off counts no more."""

    PLANNED = "planned"
    HELD = "held"
    ADOPTED = "adopted"
    CALLED_OFF = "called_off"


REALLY_HELD = frozenset({ExchangeStage.HELD, ExchangeStage.ADOPTED})


class Question(StrEnum):
    """What each side is asked once a year of the relation."""

    CONTACT = "contact"
    INFORMED = "informed"
    FOLLOWED = "followed"
    USEFUL = "useful"
    COMMON = "common"


class Answer(StrEnum):
    """How far a side agrees with the sentence of a question, least first."""

    NOT_AT_ALL = "not_at_all"
    RATHER_NOT = "rather_not"
    RATHER = "rather"
    FULLY = "fully"


@dataclass(frozen=True)
class Exchange:
    """One exchange in its last words; `who`: functions, never names; `document`: its title, `link`: where it stands."""

    exchange_id: int
    topic: str
    stage: ExchangeStage
    day: date
    who: str
    document: str
    link: str
    recorded_at: datetime
    person: str


@dataclass(frozen=True)
class TopicState:
    """A topic with its exchanges, oldest day first."""

    topic: AnnexTopic
    exchanges: tuple[Exchange, ...]

    @property
    def stage(self) -> ExchangeStage | None:
        """The furthest stage that one of its exchanges reached; None without any that stands."""
        reached = {found.stage for found in self.exchanges}
        order = (ExchangeStage.ADOPTED, ExchangeStage.HELD, ExchangeStage.PLANNED)
        return next((stage for stage in order if stage in reached), None)


@dataclass(frozen=True)
class ExchangeCount:
    """What is counted of a year: exchanges `held` in it, `adopted` of them; `reached` of all `topics` so far."""

    held: int
    adopted: int
    reached: int
    topics: int


@dataclass(frozen=True)
class SurveySheet:
    """The answers of one side for one year, in the order of the questions; `recorded_at` UTC without zone."""

    year: int
    side: Territory
    answers: Mapping[Question, Answer]
    comment: str
    person: str
    recorded_at: datetime


def topic_states(topics: Iterable[AnnexTopic], exchanges: Iterable[Exchange]) -> tuple[TopicState, ...]:
    """Every topic of the annex with its exchanges."""
    known = sorted(exchanges, key=lambda found: (found.day, found.exchange_id))
    return tuple(TopicState(each, tuple(found for found in known if found.topic == each.topic)) for each in topics)


def count_exchanges(topics: Iterable[AnnexTopic], exchanges: Iterable[Exchange], year: int) -> ExchangeCount:
    """What is counted of a year: an exchange by its day, a topic once it had one by the end of the year."""
    named = {each.topic for each in topics}
    until = [
        found for found in exchanges if found.topic in named and found.stage in REALLY_HELD and found.day.year <= year
    ]
    own = [found for found in until if found.day.year == year]
    adopted = sum(found.stage is ExchangeStage.ADOPTED for found in own)
    return ExchangeCount(len(own), adopted, len({found.topic for found in until}), len(named))


def sheets_of(sheets: Iterable[SurveySheet], year: int) -> dict[Territory, SurveySheet]:
    """The last sheet of each side for a year."""
    return {found.side: found for found in sorted(sheets, key=lambda s: s.recorded_at) if found.year == year}


def agreed_questions(sheets: Mapping[Territory, SurveySheet]) -> tuple[Question, ...]:
    """The questions that every side answers alike."""
    return tuple(asked for asked in Question if len({sheet.answers[asked] for sheet in sheets.values()}) == 1)
