"""Sign-offs in a real base: what a word holds for, what a correction does to it, and readings as of before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from convention.domain.catalogue import Territory
from convention.domain.people import Grant, Person, Role
from convention.domain.signoff import SignOffCount, SignOffWord, Validation
from convention.warehouse.append import withdraw
from convention.warehouse.people import grant, name_person
from convention.warehouse.reads import known_until, series, state, touched_between
from convention.warehouse.rights import acting_as
from convention.warehouse.signoffs import SignOffDraft, SignOffError, contests, sign_off, signoff_counts, signoffs
from convention.warehouse.store import Store, open_store
from tests.builders.base import deposit, seen
from tests.builders.catalogue import catalogue_texts, row

PARIS, OTHER, COMMON = Territory("paris"), Territory("seine_saint_denis"), Territory.COMMON
CODE = "A01-1"
YES, NO = SignOffWord.VALIDATED, SignOffWord.CONTESTED


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "convention.duckdb")
    texts = catalogue_texts(indicateurs=[row("indicateurs", territoires="Paris | Seine-Saint-Denis | commun")])
    opened.record_catalogue(texts)
    yield opened
    opened.close()


def number(store: Store, period: str, territory: Territory) -> int:
    (found,) = (
        value.provenance.observation_id
        for value in series(store, [CODE])
        if value.period.code == period and value.territory is territory
    )
    assert found is not None
    return found


def validation(store: Store, period: str, territory: Territory) -> Validation:
    (found,) = (
        value.validation
        for value in series(store, [CODE])
        if (value.period.code, value.territory) == (period, territory)
    )
    return found


@contextmanager
def validator(store: Store, name: str, side: Territory) -> Iterator[None]:
    person = Person("https://idp.example", name, name)
    name_person(store, person, "Poste")
    grant(store, person, Grant(Role.VALIDATOR, side), "Poste")
    with acting_as(person):
        yield


def test_a_common_value_is_validated_once_both_sides_say_so(base: Store) -> None:
    deposit(base, seen(5, "2018"))
    asked = (number(base, "2018", COMMON),)
    with validator(base, "anne", PARIS):
        sign_off(base, SignOffDraft(PARIS, YES, asked), "")
    assert validation(base, "2018", COMMON) is Validation.PARTLY
    with validator(base, "bruno", OTHER):
        sign_off(base, SignOffDraft(OTHER, YES, asked), "")
    assert validation(base, "2018", COMMON) is Validation.VALIDATED


def test_a_correction_needs_validation_anew_and_its_withdrawal_gives_the_word_back(base: Store) -> None:
    deposit(base, seen(5, "2018", PARIS))
    with validator(base, "anne", PARIS):
        sign_off(base, SignOffDraft(PARIS, YES, (number(base, "2018", PARIS),)), "")
    corrected = deposit(base, seen(6, "2018", PARIS))
    assert validation(base, "2018", PARIS) is Validation.DEPOSITED
    withdraw(base, corrected.deposit_id, "Poste", "erreur")
    assert validation(base, "2018", PARIS) is Validation.VALIDATED


def test_a_word_changes_no_reading_as_of_before_and_is_seen_by_those_after(base: Store) -> None:
    deposit(base, seen(5, "2018", PARIS))
    before, token = known_until(base), state(base)
    sign_off(base, SignOffDraft(PARIS, NO, (number(base, "2018", PARIS),), "double compte"), "Poste")
    after = known_until(base)
    assert before is not None
    assert after is not None
    assert touched_between(base, before, after) == (CODE,)
    assert state(base) != token
    assert [value.validation for value in series(base, [CODE], as_of=before)] == [Validation.DEPOSITED]
    assert [value.validation for value in series(base, [CODE], as_of=after)] == [Validation.CONTESTED]
    assert contests(base, as_of=before) == ()
    assert [(c.indicator, c.side, c.reason) for c in contests(base)] == [(CODE, PARIS, "double compte")]


def test_the_counts_tell_declared_words_apart_and_follow_the_dates(base: Store) -> None:
    deposit(base, seen(1, "2018", PARIS), seen(2, "2019", PARIS), seen(3, "2018", OTHER), seen(4, "2018"))
    asked = tuple(number(base, "2018", place) for place in (PARIS, COMMON))
    assert sign_off(base, SignOffDraft(PARIS, YES, asked), "Poste") == 2
    assert signoff_counts(base)[CODE] == (SignOffCount(PARIS, 3, 0, 2, 0), SignOffCount(OTHER, 2, 0, 0, 0))
    assert signoff_counts(base, date(2018, 12, 31))[CODE][0].values == 2
    (word,) = signoffs(base, asked[0])
    assert (word.declared, word.person, word.side) == (True, "Poste", PARIS)


@pytest.mark.parametrize(
    ("side", "word", "reason", "by", "refusal"),
    [
        (PARIS, NO, " ", "Poste", "motif"),
        (OTHER, YES, "", "Poste", "autre territoire"),
        (COMMON, YES, "", "Poste", "pour Paris ou"),
        (PARIS, YES, "", " ", "qui se prononce"),
    ],
)
def test_what_cannot_be_signed_is_refused_whole(
    base: Store, side: Territory, word: SignOffWord, reason: str, by: str, refusal: str
) -> None:
    deposit(base, seen(5, "2018", PARIS), seen(6, "2018"))
    asked = (number(base, "2018", PARIS), number(base, "2018", COMMON))
    with pytest.raises(SignOffError, match=refusal):
        sign_off(base, SignOffDraft(side, word, asked, reason), by)
    assert {value.validation for value in series(base, [CODE])} == {Validation.DEPOSITED}


def test_a_value_corrected_meanwhile_cannot_be_signed(base: Store) -> None:
    deposit(base, seen(5, "2018", PARIS))
    asked = (number(base, "2018", PARIS),)
    deposit(base, seen(6, "2018", PARIS))
    with pytest.raises(SignOffError, match="corrigée ou retirée"):
        sign_off(base, SignOffDraft(PARIS, YES, asked), "Poste")
