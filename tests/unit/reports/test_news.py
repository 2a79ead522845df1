"""News: since when somebody looks, what concerns them, and that a letter tells no secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.exchanges import ExchangeStage
from convention.domain.journal import Entry
from convention.domain.news import Interest, last_visit
from convention.domain.observation import ObservationStatus
from convention.domain.people import Person
from convention.domain.territories import Territory
from convention.reports.news import news_message, news_of
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.collection import RoundDraft, open_round
from convention.warehouse.decisions import DecisionDraft, record_decision
from convention.warehouse.exchanges import ExchangeDraft, record_exchange
from convention.warehouse.reads import series
from convention.warehouse.sight import seeing, serve_to
from convention.warehouse.store import Store, open_store
from convention.wording import news as words
from loaders.collection import asked_lines
from tests.builders.base import deposit, seen
from tests.builders.catalogue import COMMITTED
from tests.builders.meetings import WHO, hold

PARIS = Territory("paris")
SITUATION = date(2019, 12, 31)
SOMEBODY = Person("https://idp.example", "s-1", "Ada Martin")
TODAY = date(2020, 3, 1)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "convention.duckdb")
    opened.record_catalogue(read_folder(COMMITTED))
    deposit(opened, seen(400, "2018", indicator="A05-1"))
    yield opened
    opened.close()


def moment_of(store: Store) -> datetime:
    found = store.last_recorded()
    assert found is not None
    return found


def entry(at: datetime, person: Person, act: str = "sign_in") -> Entry:
    return Entry(1, at, person.issuer, person.subject, person.name, act, "", "")


DAYS = st.lists(st.integers(0, 400), min_size=1, max_size=8, unique=True).map(sorted)


@given(DAYS)
def test_a_visit_is_the_sign_in_before_the_running_one(days: list[int]) -> None:
    moments = [datetime(2019, 1, 1) + timedelta(days=each) for each in days]
    other = Person(SOMEBODY.issuer, "s-2", SOMEBODY.name)
    entries = [
        each for at in moments for each in (entry(at, SOMEBODY), entry(at, other), entry(at, SOMEBODY, "deposit"))
    ]
    assert last_visit(entries, SOMEBODY, "", TODAY) == (moments[-2] if len(moments) > 1 else None)


@given(DAYS)
def test_a_declared_name_was_here_when_it_last_acted_before_today(days: list[int]) -> None:
    moments = [datetime(2019, 6, 1, 10) + timedelta(days=each) for each in days]
    entries = [entry(at, Person("", "", WHO), "decision") for at in moments]
    before = [at for at in moments if at.date() < TODAY]
    assert last_visit(entries, None, WHO, TODAY) == (before[-1] if before else None)
    assert last_visit(entries, None, "Quelqu’un d’autre", TODAY) is None
    assert last_visit(entries, None, "", TODAY) is None


def test_what_is_recorded_since_is_told_once_under_its_title_and_what_was_before_is_not(base: Store) -> None:
    number = hold(base, date(2020, 2, 27), SITUATION, frozen=False)
    record_decision(base, DecisionDraft(number, "Ancienne", "DVD", "8.1"), WHO)
    since = moment_of(base)
    assert news_of(base, since, SITUATION, Interest()).parts == ()
    deposit(base, seen(600, "2019", indicator="A05-1"))
    record_decision(base, DecisionDraft(number, "Nouvelle", "DASES", "5"), WHO)
    record_exchange(base, ExchangeDraft("Archives", ExchangeStage.PLANNED, date(2020, 5, 2)), WHO)
    lines = asked_lines(base.catalogue(), SITUATION, series(base, list(base.catalogue().by_code)))
    open_round(base, RoundDraft(SITUATION, date(2099, 1, 1), lines), WHO)
    found = news_of(base, since, SITUATION, Interest())
    assert [title for title, _ in found.parts] == [words.FIGURES, words.DECIDED, words.ASKED, words.EXCHANGED]
    told = dict(found.parts)
    assert [item.title for item in told[words.DECIDED]] == ["Nouvelle (DASES)"]
    (figure,) = told[words.FIGURES]
    assert figure.action == "5"
    assert "Nouvelle donnée" in figure.text
    assert found.count == 4


def test_a_service_and_an_action_see_what_concerns_them(base: Store) -> None:
    number = hold(base, date(2020, 2, 27), SITUATION, frozen=False)
    since = moment_of(base)
    record_decision(base, DecisionDraft(number, "Cinq", "DASES", "5"), WHO)
    record_decision(base, DecisionDraft(number, "Huit", "DVD", "8.1"), WHO)
    record_decision(base, DecisionDraft(number, "Nulle part", "SG"), WHO)

    def titles(interest: Interest) -> list[str]:
        return [item.title[:4] for _, items in news_of(base, since, SITUATION, interest).parts for item in items]

    assert titles(Interest(action="5")) == ["Cinq"]
    assert "Huit" not in titles(Interest(service="DASES"))
    assert titles(Interest(service="DASES", action="8.1")) == []
    assert titles(Interest()) == ["Cinq", "Huit", "Null"]


def test_a_letter_carries_the_news_and_no_secret(base: Store) -> None:
    since = moment_of(base)
    deposit(
        base,
        seen(None, "2019", PARIS, indicator="A04-2", status=ObservationStatus.CONFIDENTIAL),
        seen(40123, "2019", Territory("seine_saint_denis"), indicator="A04-2"),
        seen(43657, "2019", indicator="A04-2"),
        seen(600, "2019", indicator="A05-1"),
    )
    serve_to(base, lambda: None)

    def letter(sight: frozenset[Territory]) -> str:
        with seeing(sight):
            message = news_message(news_of(base, since, SITUATION, Interest()), "outil@a.example")
        assert (message["X-Unsent"], message["From"]) == ("1", "outil@a.example")
        return re.sub(r"\s", "", message.get_content())

    assert "43657" in letter(frozenset(Territory))
    assert "600" in letter(frozenset())
    assert "43657" not in letter(frozenset())
