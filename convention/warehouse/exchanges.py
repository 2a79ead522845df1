"""The register of exchanges and the yearly survey in the base; other words of either are a new record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from convention.domain.clock import paris_day
from convention.domain.errors import ShownError
from convention.domain.exchanges import REALLY_HELD, Answer, Exchange, ExchangeStage, Question, SurveySheet
from convention.domain.people import Act
from convention.domain.signoff import SIDES
from convention.domain.territories import Territory
from convention.domain.web_address import is_web_address
from convention.warehouse.rights import claim
from convention.warehouse.sql import query
from convention.warehouse.store import END_OF_TIME, Store
from convention.wording.formats import day as day_words
from convention.wording.labels import label


class ExchangeError(ShownError):
    """The exchange or the survey cannot be recorded as asked; nothing has changed."""


@dataclass(frozen=True)
class ExchangeDraft:
    """What a person says of an exchange; `who`: functions, never names."""

    topic: str
    stage: ExchangeStage
    day: date
    who: str = ""
    document: str = ""
    link: str = ""


@dataclass(frozen=True)
class SurveyDraft:
    """The answers of one side for one year."""

    year: int
    side: Territory
    answers: Mapping[Question, Answer]
    comment: str = ""


def record_exchange(store: Store, draft: ExchangeDraft, person: str, exchange_id: int | None = None) -> int:
    """Record a new exchange, or other words of one that is there; gives its number.

    Raises ExchangeError, NotAllowedError.
    """
    if not person.strip():
        raise ExchangeError("Indiquez qui enregistre l’échange.")
    with store.writing() as cursor:
        at = store.now(cursor)
        _check(store, draft, paris_day(at))
        if exchange_id is not None and all(known.exchange_id != exchange_id for known in exchanges(store)):
            raise ExchangeError(f"L’échange n°\u00a0{exchange_id} n’existe pas.")
        author = claim(store, cursor, Act.EXCHANGE, f"{draft.topic}, {label(draft.stage)}", person)
        values = {
            "exchange_id": exchange_id,
            "topic": draft.topic,
            "stage": str(draft.stage),
            "day": draft.day,
            "who": draft.who.strip(),
            "document": draft.document.strip(),
            "link": draft.link.strip(),
            "at": at,
            "person": author,
        }
        row = cursor.execute(query("insert_exchange"), values).fetchone()
    assert row is not None
    return int(row[0])


def _check(store: Store, draft: ExchangeDraft, present: date) -> None:
    """Raises ExchangeError for what cannot be so on the present day."""
    if all(known.topic != draft.topic for known in store.catalogue().annex):
        raise ExchangeError("Ce sujet n’est pas dans l’annexe.")
    if draft.stage in REALLY_HELD and draft.day > present:
        raise ExchangeError(f"Le {day_words(draft.day)} est à venir\u00a0: l’échange est prévu, il n’est pas tenu.")
    if draft.stage in REALLY_HELD and not draft.who.strip():
        raise ExchangeError("Indiquez qui a échangé, par fonction.")
    if draft.stage is ExchangeStage.ADOPTED and not draft.document.strip():
        raise ExchangeError("Indiquez le document qui est adopté.")
    if draft.link.strip() and not is_web_address(draft.link.strip()):
        raise ExchangeError("L’adresse du document commence par https:// ou http:// et n’a pas d’espace.")


def exchanges(store: Store, as_of: datetime | None = None) -> tuple[Exchange, ...]:
    """Every exchange recorded by a reading date, in its last words."""
    rows = store.cursor().execute(query("exchanges"), {"as_of": as_of or END_OF_TIME}).fetchall()
    return tuple(
        Exchange(number, topic, ExchangeStage(stage), on, who, document, link, at, person)
        for number, topic, stage, on, who, document, link, at, person in rows
    )


def record_survey(store: Store, draft: SurveyDraft, person: str) -> None:
    """Record the answers of one side, which only somebody who validates for all of it may give.

    Raises ExchangeError, NotAllowedError.
    """
    if draft.side not in SIDES or set(draft.answers) != set(Question):
        raise ExchangeError("Répondez aux cinq questions, au nom d’une seule collectivité.")
    if not person.strip():
        raise ExchangeError("Indiquez qui répond.")
    convention = store.catalogue().convention
    with store.writing() as cursor:
        at = store.now(cursor)
        if not convention.start.year <= draft.year <= paris_day(at).year:
            raise ExchangeError(f"L’enquête de {draft.year} n’a pas lieu.")
        target = f"enquête {draft.year}, {label(draft.side)}"
        author = claim(store, cursor, Act.SURVEY, target, person, [("", draft.side)])
        values = {
            "year": draft.year,
            "side": str(draft.side),
            "answers": [str(draft.answers[asked]) for asked in Question],
            "comment": draft.comment.strip(),
            "at": at,
            "person": author,
        }
        cursor.execute(query("insert_survey_sheet"), values)


def survey_sheets(store: Store, as_of: datetime | None = None) -> tuple[SurveySheet, ...]:
    """Every sheet of the survey recorded by a reading date, oldest first."""
    rows = store.cursor().execute(query("survey_sheets"), {"as_of": as_of or END_OF_TIME}).fetchall()
    return tuple(
        SurveySheet(year, Territory(side), dict(zip(Question, map(Answer, answers), strict=True)), comment, person, at)
        for year, side, answers, comment, person, at in rows
    )
