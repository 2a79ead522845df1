"""A round from its opening to the answers, on a real base and with a real mail server."""

from __future__ import annotations

import email
from collections.abc import Iterator
from datetime import date, timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from icalendar import Calendar

from convention.domain.agenda import AgendaReason
from convention.domain.clock import today, utc_now
from convention.domain.collection import AskedLine, Letter, ReturnState, Round, owner_of
from convention.domain.committee import Committee
from convention.domain.signoff import SignOffWord, sides_of
from convention.operations.mail import MailError, mailboxes, send
from convention.reports.calendar_file import calendar_file
from convention.reports.meeting_records import records_of
from convention.warehouse.collection import (
    CollectionError,
    RoundDraft,
    answer_nothing,
    letters_sent,
    open_round,
    the_round,
)
from convention.warehouse.meetings import MeetingDraft, meeting, meetings, record_meeting
from convention.warehouse.reads import series
from convention.warehouse.signoffs import SignOffDraft, sign_off
from convention.warehouse.store import Store
from convention.wording.labels import label
from loaders.collection import asked_lines, deliver, owed_letters, round_returns, round_workbook
from loaders.deposit import deposit_file, read_file
from tests.builders.examples import example_store
from tests.e2e.harness import free_port

SITUATION = date(2020, 12, 31)
WHO = "Secrétariat"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = example_store(tmp_path_factory.mktemp("tournee") / "convention.duckdb")
    yield opened
    opened.close()


def opened_round(store: Store) -> Round:
    catalogue = store.catalogue()
    lines = asked_lines(catalogue, SITUATION, series(store, [*catalogue.by_code], SITUATION))
    number = open_round(store, RoundDraft(SITUATION, today() + timedelta(days=30), lines), WHO)
    return the_round(store, number)


def test_a_round_asks_what_is_expected_and_not_there_once_and_of_its_owner(store: Store) -> None:
    asked = opened_round(store)
    known = {(v.indicator, v.territory, v.period) for v in series(store, [*store.catalogue().by_code], SITUATION)}
    assert asked.lines
    assert len({line.key for line in asked.lines}) == len(asked.lines)
    for line in asked.lines:
        indicator = store.catalogue().by_code[line.indicator]
        assert line.key not in known
        assert line.service == owner_of(store.catalogue(), indicator, line.territory)
        assert line.period is None or line.period.end <= SITUATION
    found = round_returns(store, asked)
    assert {each.state for each in found} == {ReturnState.ASKED}
    late = round_returns(store, asked, asked.due + timedelta(days=1))
    assert {each.state for each in late} == {ReturnState.MISSING}


def test_the_workbook_sent_back_answers_the_lines_of_its_service(store: Store) -> None:
    asked = opened_round(store)
    line = next(line for line in asked.lines if line.period is not None)
    own = sorted({each.indicator for each in asked.lines if each.service == line.service})
    workbook = round_workbook(store.catalogue(), asked, line.service, series(store, own))
    reading = read_file(workbook, "retour.xlsx", store)
    assert not reading.blocked, "the workbook as it is sent can be given back"
    header = "indicateur;territoire;période;valeur;source\n"
    assert line.period is not None
    territory = {"paris": "Paris", "seine_saint_denis": "Seine-Saint-Denis", "common": "Commun"}[str(line.territory)]
    text = f"{header}{line.indicator};{territory};{line.period.code};n.d.;enquête\n"
    deposit_file(store, read_file(text.encode(), "retour.csv", store), "DASES")
    (without_reason,) = [each for each in round_returns(store, asked) if each.line == line]
    assert without_reason.state is ReturnState.ASKED
    answer_nothing(store, asked.round_id, line, "relevé perdu", "DASES")
    (answered,) = [each for each in round_returns(store, asked) if each.line == line]
    assert (answered.state, answered.answer and answered.answer.reason) == (ReturnState.NOTHING, "relevé perdu")


def test_an_answer_needs_its_reason_and_a_line_that_was_asked(store: Store) -> None:
    asked = opened_round(store)
    with pytest.raises(CollectionError, match="pourquoi"):
        answer_nothing(store, asked.round_id, asked.lines[0], "  ", "DASES")
    foreign = next(line for line in asked.lines if line.period).__class__("A99-1", asked.lines[0].territory, None, "X")
    with pytest.raises(CollectionError, match="pas demandée"):
        answer_nothing(store, asked.round_id, foreign, "rien", "DASES")


def test_a_round_asks_for_days_to_come_only(store: Store) -> None:
    lines = opened_round(store).lines
    with pytest.raises(CollectionError, match="est passé"):
        open_round(store, RoundDraft(SITUATION, today() - timedelta(days=1), lines), WHO)


class Kept:
    """A mail server that keeps what it is sent."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the library's name
        message = email.message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 OK"


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    kept, port = Kept(), free_port()
    controller = Controller(kept, hostname="127.0.0.1", port=port, ready_timeout=60)
    controller.start()
    monkeypatch.setenv("CONVENTION_SMTP", f"smtp://127.0.0.1:{port}")
    monkeypatch.setenv("CONVENTION_MAIL_FROM", "secretariat@convention.example")
    yield kept
    controller.stop()


def test_letters_reach_a_mailbox_once_with_their_workbook(store: Store, mail: Kept) -> None:
    asked = opened_round(store)
    first = owed_letters(store, asked, "secretariat@convention.example")
    assert [each.service for each in first] == list(asked.services)
    assert {each.letter for each in first} == {Letter.OPENING}
    for owed in first:
        deliver(store, asked, owed, f"{owed.service.lower().replace(' ', '-')}@service.example", WHO, send)
    assert owed_letters(store, asked, "") == ()
    assert len(mail.messages) == len(asked.services)
    for message, owed in zip(mail.messages, first, strict=True):
        assert str(message["To"]).endswith("@service.example")
        (attached,) = message.iter_attachments()
        assert attached.get_content() == next(owed.message.iter_attachments()).get_content()
        body = message.get_body()
        assert body is not None
        assert f"au service {owed.service}" in body.get_content().replace("\u00a0", " ")
    with pytest.raises(CollectionError, match="déjà partie"):
        deliver(store, asked, first[0], "x@service.example", WHO, send)
    soon = owed_letters(store, asked, "", asked.due - timedelta(days=2))
    assert {each.letter for each in soon} == {Letter.THREE_DAYS_BEFORE}
    assert len(letters_sent(store, asked.round_id)) == len(asked.services)


def test_a_letter_that_does_not_leave_is_owed_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVENTION_SMTP", f"smtp://127.0.0.1:{free_port()}")
    monkeypatch.setenv("CONVENTION_MAIL_FROM", "secretariat@convention.example")
    asked = opened_round(store)
    owed = owed_letters(store, asked, "")[0]
    with pytest.raises(MailError, match="n’a pas pris la lettre"):
        deliver(store, asked, owed, "x@service.example", WHO, send)
    assert letters_sent(store, asked.round_id) == ()
    assert owed_letters(store, asked, "")[0].service == owed.service


def test_mailboxes_are_read_by_service_and_a_wrong_line_is_named(tmp_path: Path) -> None:
    assert mailboxes(tmp_path) == {}
    file = tmp_path / "adresses.csv"
    file.write_text("service;fonction;adresse\nDVD;Bureau des données;dvd@ville.example\n", encoding="utf-8")
    assert mailboxes(tmp_path)["DVD"].address == "dvd@ville.example"
    for wrong in ("DVD;Bureau;dvd", ";Bureau;a@b.example", "DVD;Bureau;a@b.example, c@d.example"):
        file.write_text(f"service;fonction;adresse\n{wrong}\n", encoding="utf-8")
        with pytest.raises(MailError, match="ligne 2"):
            mailboxes(tmp_path)


def test_the_calendar_holds_each_date_once_under_a_lasting_name(store: Store) -> None:
    asked = opened_round(store)
    made = [calendar_file(store.catalogue(), meetings(store), [asked], utc_now()) for _ in range(2)]
    events = [list(Calendar.from_ical(content).walk("VEVENT")) for content in made]
    names = [[str(event["uid"]) for event in found] for found in events]
    assert names[0] == names[1]
    assert len(set(names[0])) == len(names[0])
    (own,) = [event for event in events[0] if str(event["uid"]).startswith("collecte-")]
    assert own.decoded("dtstart") == asked.due
    assert own.decoded("dtend") == asked.due + timedelta(days=1)
    assert {target.due for target in store.catalogue().targets} <= {event.decoded("dtstart") for event in events[0]}


def test_a_round_played_to_the_agenda_of_its_meeting(tmp_path: Path) -> None:
    """Two services answer, one of them is contested, a third is late."""
    store = example_store(tmp_path / "convention.duckdb")
    asked = opened_round(store)
    by_service: dict[str, list[AskedLine]] = {}
    for line in asked.lines:
        if line.period is not None:
            by_service.setdefault(line.service, []).append(line)
    (first, contested), late = list(by_service)[:2], list(by_service)[2]
    header = "indicateur;territoire;période;valeur;source;commentaire\n"
    for service in (first, contested):
        rows = "".join(
            f"{line.indicator};{label(line.territory)};{line.period.code};n.d.;enquête;pas de relevé\n"
            for line in by_service[service]
            if line.period
        )
        reading = read_file((header + rows).encode(), f"{service}.csv", store)
        deposit_file(store, reading, service, accepted=tuple({f.code for f in reading.findings}))
    disputed = by_service[contested][0]
    (value,) = [v for v in series(store, [disputed.indicator]) if (v.territory, v.period) == disputed.key[1:]]
    side = next(iter(sides_of(disputed.territory)))
    number = value.provenance.observation_id
    assert number is not None
    sign_off(store, SignOffDraft(side, SignOffWord.CONTESTED, (number,), "le relevé existe"), WHO)

    day = asked.due + timedelta(days=1)
    states: dict[str, set[ReturnState]] = {}
    for found in round_returns(store, asked, day):
        if found.line.period:
            states.setdefault(found.line.service, set()).add(found.state)
    assert states[first] == {ReturnState.RECEIVED}
    assert ReturnState.CONTESTED in states[contested]
    assert states[late] == {ReturnState.MISSING}
    meeting_id = record_meeting(store, MeetingDraft(Committee.TECHNICAL, day, "Bobigny", ("DVD",), SITUATION), WHO)
    agenda = records_of(store, meeting(store, meeting_id)).agenda
    assert disputed.indicator in {item.indicator for item in agenda if item.reason is AgendaReason.CONTESTED}
    assert any(late in item.text for item in agenda if item.reason is AgendaReason.COVERAGE)
    store.close()
