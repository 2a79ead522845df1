"""Collection rounds in the base: opened once, answered and reminded by new records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from convention.domain.catalogue import Territory
from convention.domain.clock import paris_day
from convention.domain.collection import AskedLine, Letter, NothingToReport, Round, SentLetter
from convention.domain.errors import ShownError
from convention.domain.people import Act
from convention.domain.period import Grain, Period
from convention.warehouse.rights import claim
from convention.warehouse.sql import query
from convention.warehouse.store import END_OF_TIME, Store
from convention.wording.formats import day


class CollectionError(ShownError):
    """The round cannot be opened, answered or reminded as asked; nothing has changed."""


@dataclass(frozen=True)
class RoundDraft:
    """What a round asks: values up to the situation date, by a day, for a meeting if one is named."""

    situation: date
    due: date
    lines: Sequence[AskedLine]
    meeting_id: int | None = None


def open_round(store: Store, draft: RoundDraft, person: str) -> int:
    """Record a round with all that it asks; gives its number.

    Raises CollectionError, NotAllowedError.
    """
    if not person.strip():
        raise CollectionError("Indiquez qui ouvre la tournée de collecte.")
    if not draft.lines:
        raise CollectionError("Rien n’est à demander à cette date\u00a0: toutes les valeurs attendues sont déposées.")
    with store.writing() as cursor:
        at = store.now(cursor)
        if draft.due < paris_day(at):
            raise CollectionError(f"Le {day(draft.due)} est passé\u00a0: choisissez un jour de réponse à venir.")
        author = claim(store, cursor, Act.OPEN_ROUND, f"situation au {day(draft.situation)}", person)
        values = {
            "situation": draft.situation,
            "due": draft.due,
            "meeting_id": draft.meeting_id,
            "at": at,
            "person": author,
        }
        row = cursor.execute(query("insert_round"), values).fetchone()
        assert row is not None
        number = int(row[0])
        for place, line in enumerate(draft.lines, 1):
            cursor.execute(query("insert_round_line"), _line_values(number, place, line))
    return number


def answer_nothing(store: Store, round_id: int, line: AskedLine, reason: str, person: str) -> None:
    """Record that a service has nothing to report for a line, and why.

    Raises CollectionError, NotAllowedError.
    """
    if not reason.strip() or not person.strip():
        raise CollectionError("Indiquez pourquoi il n’y a rien à signaler, et qui répond.")
    asked = the_round(store, round_id)
    if line not in asked.lines:
        raise CollectionError("Cette valeur n’est pas demandée par la tournée.")
    with store.writing() as cursor:
        target = f"tournée n°\u00a0{round_id}, {line.indicator}"
        values = [(line.indicator, line.territory)]
        author = claim(store, cursor, Act.ANSWER_ROUND, target, person, values)
        parameters = {
            "round_id": round_id,
            "line": asked.lines.index(line) + 1,
            "reason": reason.strip(),
            "at": store.now(cursor),
            "person": author,
        }
        cursor.execute(query("insert_round_answer"), parameters)


@dataclass(frozen=True)
class LetterDraft:
    """A letter that goes to a service: to the mailbox of a function, or none where it is written as a file."""

    round_id: int
    service: str
    letter: Letter
    address: str = ""


def record_letter(store: Store, draft: LetterDraft, person: str, *, failed: bool = False) -> None:
    """Record that a letter goes to a service, once only; or that its sending failed, after which it is owed again.

    Raises CollectionError, NotAllowedError.
    """
    round_id, service, letter, address = draft.round_id, draft.service, draft.letter, draft.address
    with store.writing() as cursor:
        sent = {(each.service, each.letter) for each in letters_sent(store, round_id)}
        if not failed and (service, letter) in sent:
            raise CollectionError(f"Cette lettre est déjà partie vers {service}.")
        author = claim(store, cursor, Act.SEND_LETTER, f"tournée n°\u00a0{round_id}, {service}", person)
        values = {
            "round_id": round_id,
            "service": service,
            "letter": str(letter),
            "address": address,
            "failed": failed,
            "at": store.now(cursor),
            "person": author,
        }
        cursor.execute(query("insert_round_letter"), values)


def record_news_letter(store: Store, service: str, person: str) -> None:
    """Keep in the journal that the news go to the mailbox of a service. Raises CollectionError, NotAllowedError."""
    if not person.strip():
        raise CollectionError("Indiquez qui envoie la lettre.")
    with store.writing() as cursor:
        claim(store, cursor, Act.SEND_LETTER, f"nouveautés, {service}", person)


def rounds(store: Store, as_of: datetime | None = None) -> tuple[Round, ...]:
    """Every round opened by a reading date, oldest first."""
    cursor, lines = store.cursor(), defaultdict[int, list[AskedLine]](list)
    for number, indicator, territory, start, end, grain, service in cursor.execute(query("round_lines")).fetchall():
        lines[number].append(AskedLine(indicator, Territory(territory), _period(start, end, grain), service))
    found = cursor.execute(query("rounds"), {"as_of": as_of or END_OF_TIME}).fetchall()
    return tuple(
        Round(number, situation, due, meeting_id, at, person, tuple(lines[number]))
        for number, situation, due, meeting_id, at, person in found
    )


def the_round(store: Store, round_id: int) -> Round:
    """The round of a number. Raises CollectionError."""
    found = next((each for each in rounds(store) if each.round_id == round_id), None)
    if found is None:
        raise CollectionError(f"La tournée n°\u00a0{round_id} n’existe pas.")
    return found


def answers(store: Store, round_id: int, as_of: datetime | None = None) -> tuple[NothingToReport, ...]:
    """The answers of a round that are no value."""
    parameters = {"round_id": round_id, "as_of": as_of or END_OF_TIME}
    rows = store.cursor().execute(query("round_answers"), parameters).fetchall()
    return tuple(
        NothingToReport(indicator, Territory(territory), _period(start, end, grain), reason, person, at)
        for indicator, territory, start, end, grain, reason, person, at in rows
    )


def letters_sent(store: Store, round_id: int) -> tuple[SentLetter, ...]:
    """The letters of a round, oldest first."""
    rows = store.cursor().execute(query("round_letters"), {"round_id": round_id}).fetchall()
    return tuple(
        SentLetter(service, Letter(letter), address, at, person) for service, letter, address, at, person in rows
    )


def _line_values(number: int, place: int, line: AskedLine) -> dict[str, object]:
    return {
        "round_id": number,
        "line": place,
        "indicator": line.indicator,
        "territory": str(line.territory),
        "start": line.period.start if line.period else None,
        "end": line.period.end if line.period else None,
        "grain": str(line.period.grain) if line.period else None,
        "service": line.service,
    }


def _period(start: date | None, end: date | None, grain: str | None) -> Period | None:
    return Period(end=end, start=start, grain=Grain(grain)) if start and end and grain else None
