"""Collection rounds: what counts as an answer, and which letter is owed on which day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.catalogue import Territory
from convention.domain.collection import (
    REMINDERS,
    AskedLine,
    Letter,
    NothingToReport,
    ReturnState,
    Round,
    letter_due,
    returns,
)
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period, period_of
from convention.domain.series import Provenance, RecordedValue
from convention.domain.signoff import Validation

OPENED = datetime(2021, 1, 4, 9)
DUE = date(2021, 1, 31)
YEAR = period_of(date(2020, 1, 1), Grain.YEAR)
LINE = AskedLine("A05-1", Territory("paris"), YEAR, "DASES")
STEP = AskedLine("A08.1-3", Territory("paris"), None, "DVD")
ASKED = Round(1, date(2020, 12, 31), DUE, None, OPENED, "Secrétariat", (LINE, STEP))


def value(
    line: AskedLine = LINE,
    *,
    after: timedelta = timedelta(days=1),
    status: ObservationStatus = ObservationStatus.FINAL,
    comment: str = "",
    validation: Validation = Validation.DEPOSITED,
    period: Period = YEAR,
) -> RecordedValue:
    amount = None if status is ObservationStatus.UNAVAILABLE else Decimal(1)
    origin = Provenance(1, 1, "f.csv", "", "", "", "", comment, "", "DASES", OPENED + after)
    return RecordedValue(line.indicator, line.territory, period, status, amount, origin, validation=validation)


def state(*values: RecordedValue, answers: tuple[NothingToReport, ...] = (), day: date = DUE) -> ReturnState:
    return returns(ASKED, values, answers, day)[0].state


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((), ReturnState.ASKED),
        ((value(),), ReturnState.RECEIVED),
        ((value(after=timedelta(days=-1)),), ReturnState.ASKED),
        ((value(status=ObservationStatus.UNAVAILABLE),), ReturnState.ASKED),
        ((value(status=ObservationStatus.UNAVAILABLE, comment="service fermé"),), ReturnState.RECEIVED),
        ((value(validation=Validation.PARTLY),), ReturnState.IN_CHECK),
        ((value(validation=Validation.DECLARED),), ReturnState.IN_CHECK),
        ((value(validation=Validation.VALIDATED),), ReturnState.VALIDATED),
        ((value(validation=Validation.CONTESTED),), ReturnState.CONTESTED),
        ((value(period=YEAR.next()),), ReturnState.ASKED),
    ],
)
def test_only_what_was_recorded_since_the_opening_answers(
    found: tuple[RecordedValue, ...], expected: ReturnState
) -> None:
    assert state(*found) is expected


def test_nothing_to_report_is_an_answer_and_a_value_is_a_better_one() -> None:
    nothing = NothingToReport("A05-1", Territory("paris"), YEAR, "aucune session", "DASES", OPENED)
    assert state(answers=(nothing,)) is ReturnState.NOTHING
    assert state(value(), answers=(nothing,)) is ReturnState.RECEIVED


def test_what_is_not_answered_is_missing_from_the_day_after() -> None:
    assert state(day=DUE) is ReturnState.ASKED
    assert state(day=DUE + timedelta(days=1)) is ReturnState.MISSING


def test_a_step_is_answered_by_the_day_on_which_it_was_done_whatever_that_is() -> None:
    done = value(STEP, period=period_of(date(2020, 6, 3), Grain.DAY))
    assert returns(ASKED, [done], (), DUE)[1].state is ReturnState.RECEIVED


@given(
    st.lists(st.integers(-40, 40), min_size=1, max_size=60).map(sorted),
    st.integers(-40, 39),
)
def test_no_letter_goes_twice_none_goes_early_and_never_two_on_a_day(days: list[int], opened: int) -> None:
    sent: list[tuple[Letter, date]] = []
    opening = DUE + timedelta(days=opened)
    for offset in days:
        day = DUE + timedelta(days=offset)
        letter = letter_due(ASKED, opening, day, {each for each, _ in sent})
        if letter is not None:
            sent.append((letter, day))
    letters = [letter for letter, _ in sent]
    assert len(set(letters)) == len(letters)
    assert letters[0] is Letter.OPENING
    order = list(Letter)
    assert letters == sorted(letters, key=order.index)
    for letter, day in sent[1:]:
        when = DUE + timedelta(days=REMINDERS[letter])
        assert opening < when <= day


def test_the_reminders_come_on_their_days() -> None:
    had: set[Letter] = set()
    found = {}
    for offset in range(-30, 10):
        day = DUE + timedelta(days=offset)
        letter = letter_due(ASKED, DUE - timedelta(days=30), day, had)
        if letter:
            had.add(letter)
            found[offset] = letter
    assert found == {
        -30: Letter.OPENING,
        -14: Letter.FORTNIGHT_BEFORE,
        -3: Letter.THREE_DAYS_BEFORE,
        2: Letter.TWO_DAYS_AFTER,
    }
