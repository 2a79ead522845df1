"""What a collection round asks for, the workbook that each service is sent, and the letters that it is owed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage

from convention.domain.catalogue import Catalogue
from convention.domain.clock import paris_day, today
from convention.domain.collection import AskedLine, Letter, Return, Round, letter_due, owner_of, returns
from convention.domain.errors import ShownError
from convention.domain.series import Series
from convention.reports.letters import Enclosure, letter_message
from convention.warehouse.collection import LetterDraft, answers, letters_sent, record_letter
from convention.warehouse.reads import series
from convention.warehouse.store import Store
from convention.wording.collection import line_words
from loaders.writers.template_rows import Extent, TemplateRow, template_rows
from loaders.writers.template_workbook import workbook_bytes


@dataclass(frozen=True)
class OwedLetter:
    """A letter that a service is owed today, ready to be sent."""

    service: str
    letter: Letter
    message: EmailMessage


def asked_lines(catalogue: Catalogue, situation: date, values: Series) -> tuple[AskedLine, ...]:
    """Every value that is expected by a situation date and of which nothing is recorded, by the service that owes it.

    A step is asked for once its day has come. What no service answers for is not asked: `orphans` lists it.
    """
    rows = template_rows(catalogue, Extent(catalogue.convention.start, situation), values)
    wanted = [row for row in rows if row.status is None and (row.due is None or row.due <= situation)]
    lines = [
        AskedLine(row.indicator.code, row.territory, row.period, owner_of(catalogue, row.indicator, row.territory))
        for row in wanted
    ]
    return tuple(line for line in lines if line.service)


def round_returns(store: Store, asked: Round, day: date | None = None) -> tuple[Return, ...]:
    """What became of each line of a round by now; `day`: of the calendar, today where none is given."""
    codes = sorted({line.indicator for line in asked.lines})
    return returns(asked, series(store, codes), answers(store, asked.round_id), day or today())


def round_workbook(catalogue: Catalogue, asked: Round, service: str, values: Series) -> bytes:
    """The template of one service: its lines of the round, and what is recorded already of the same indicators."""
    own = {(line.indicator, line.territory) for line in asked.lines if line.service == service}

    def is_own(row: TemplateRow) -> bool:
        return (row.indicator.code, row.territory) in own

    extent = Extent(catalogue.convention.start, asked.situation)
    rows = tuple(filter(is_own, template_rows(catalogue, extent, values)))
    return workbook_bytes(catalogue.agreed_on(asked.situation), rows)


def round_file_name(asked: Round, service: str) -> str:
    """The name of that file: `collecte-2_DASES_2020-12-31.xlsx`."""
    safe = "".join(sign if sign.isalnum() else "-" for sign in service)
    return f"collecte-{asked.round_id}_{safe}_{asked.situation.isoformat()}.xlsx"


def owed_letters(store: Store, asked: Round, sender: str, day: date | None = None) -> tuple[OwedLetter, ...]:
    """The letters that services are owed by a day, today where none is given; none for who has answered everything."""
    catalogue = store.catalogue().agreed_on(asked.situation)
    values = series(store, sorted({line.indicator for line in asked.lines}))
    open_lines = [found.line for found in round_returns(store, asked, day) if not found.answered]
    sent = letters_sent(store, asked.round_id)
    owed = []
    for service in asked.services:
        own = [line for line in open_lines if line.service == service]
        had = {each.letter for each in sent if each.service == service}
        letter = letter_due(asked, paris_day(asked.opened_at), day or today(), had)
        if not own or letter is None:
            continue
        texts = [f"{line.indicator} {catalogue.by_code[line.indicator].title}, {line_words(line)}" for line in own]
        workbook = round_workbook(catalogue, asked, service, values)
        enclosure = Enclosure(round_file_name(asked, service), workbook)
        owed.append(OwedLetter(service, letter, letter_message(asked, service, letter, texts, enclosure, sender)))
    return tuple(owed)


def deliver(
    store: Store,
    asked: Round,
    owed: OwedLetter,
    address: str,
    person: str,
    send: Callable[[EmailMessage], None] | None = None,
) -> None:
    """Send a letter to a function's mailbox and record it; without `send` it is recorded as written to a file.

    It is recorded before it leaves, so that it never goes twice; where it fails to leave, that is recorded too and it
    is owed again. Raises CollectionError, NotAllowedError, and what `send` raises.
    """
    draft = LetterDraft(asked.round_id, owed.service, owed.letter, address if send else "")
    record_letter(store, draft, person)
    if address:
        owed.message["To"] = address
    if send is None:
        return
    try:
        send(owed.message)
    except ShownError:
        record_letter(store, draft, person, failed=True)
        raise
