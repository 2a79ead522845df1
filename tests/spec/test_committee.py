"""The story of two meetings: what the first one knew stays, what changed since has its causes, exact."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convention.domain.action_causes import CausedActionChange
from convention.domain.agenda import AgendaChange, AgendaEdit, AgendaReason, agenda
from convention.domain.catalogue import Territory
from convention.domain.causes import Cause, CausedChange
from convention.domain.committee import Committee, DecisionState, Outlook, latest, outdated, previous_meeting
from convention.domain.errors import ShownError
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import ActionProgress, assess_all
from convention.reports.meeting_words import action_causes_told, causes_told
from convention.warehouse.amendment_reversal import reverse_amendment
from convention.warehouse.amendments import Amendment, amendments
from convention.warehouse.append import withdraw
from convention.warehouse.causes import Reading, action_changes_between, changes_between, reading_of
from convention.warehouse.decisions import DecisionDraft, decisions, record_decision
from convention.warehouse.meetings import (
    MeetingDraft,
    MeetingError,
    agenda_edits,
    edit_agenda,
    freeze,
    meeting,
    meetings,
    record_meeting,
)
from convention.warehouse.narratives import NarrativeDraft, narratives, record_narrative
from convention.warehouse.reads import standings
from convention.warehouse.store import Store, open_store
from tests.builders.amendments import record_amendment
from tests.builders.base import deposit, seen
from tests.builders.catalogue import catalogue_texts, row, written

SECRETARY = "Secrétariat du comité"


def texts(watch: str = "") -> dict[str, str]:
    """One increment indicator, 100 by the end of 2020."""
    found = catalogue_texts(indicateurs=[row("indicateurs", nature="flux")], cibles=[row("cibles", valeur="100")])
    if watch:
        found["seuils"] = found["seuils"].replace("watch_ratio,0.6", f"watch_ratio,{watch}")
    return found


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "convention.duckdb")
    opened.record_catalogue(texts())
    yield opened
    opened.close()


def amend(store: Store, target: str, since: date = date(2018, 1, 1)) -> None:
    """Move the target from a day on; nothing to do where it stands there already."""
    files = {"cibles": written("cibles", [row("cibles", valeur=target, avenant="Avenant")])}
    with suppress(ShownError):
        record_amendment(store, Amendment("Avenant", since, SECRETARY, files))


def held(store: Store, day: date, situation: date) -> int:
    draft = MeetingDraft(Committee.TECHNICAL, day, "Bobigny", ["Direction générale"], situation)
    return record_meeting(store, draft, SECRETARY)


def figures(store: Store, reading: Reading) -> tuple[ActionProgress, ...]:
    return assess_all(
        store.catalogue(reading.as_of), standings(store, reading.situation, reading.as_of), reading.situation
    )


def only(changes: tuple[CausedChange, ...]) -> CausedChange:
    assert len(changes) == 1
    return changes[0]


def test_two_meetings(base: Store) -> None:
    # February 2020: 20 for 2018, 20 for 2019 are deposited; the first meeting is frozen: 40 of 100.
    first_file = deposit(base, seen(20, "2018"), seen(20, "2019"))
    number = held(base, date(2020, 2, 10), date(2019, 12, 31))
    freeze(base, number, SECRETARY)
    first = meeting(base, number)
    known = figures(base, reading_of(first))
    assert known[0].indicators[0].overall.standing.value == 40

    # Then 2019 is corrected to 30, 2020 comes, and an amendment moves the target to 80.
    deposit(base, seen(30, "2019"))
    deposit(base, seen(10, "2020"))
    amend(base, "80")
    second = meeting(base, held(base, date(2021, 2, 10), date(2020, 12, 31)))
    freeze(base, second.meeting_id, SECRETARY)
    second = meeting(base, second.meeting_id)

    # The first meeting still says the same; today's view of its situation date does not, and says why.
    assert figures(base, reading_of(first)) == known
    today = only(changes_between(base, reading_of(first), Reading(first.situation)))
    assert [(s.cause, s.value, s.rate) for s in today.shares] == [
        (Cause.CORRECTION, Decimal(10), Fraction(10)),
        (Cause.AMENDMENT, Decimal(0), Fraction(100 * 50, 80) - 50),
    ]

    # From the first to the second: 40 of 100, then 60 of 80.
    moved = only(changes_between(base, reading_of(first), reading_of(second)))
    assert {s.cause: (s.value, s.rate) for s in moved.shares} == {
        Cause.CORRECTION: (Decimal(10), Fraction(10)),
        Cause.NEW_DATA: (Decimal(10), Fraction(10)),
        Cause.AMENDMENT: (Decimal(0), Fraction(15)),
    }
    assert sum(s.rate for s in moved.shares) == Fraction(75) - Fraction(40)

    # A file withdrawn after the meetings changes neither of them.
    withdraw(base, first_file.deposit_id, "DASES", "mauvais fichier")
    assert figures(base, reading_of(first)) == known
    assert only(changes_between(base, reading_of(first), reading_of(second))) == moved
    gone = only(changes_between(base, reading_of(second), Reading(second.situation)))
    assert [(s.cause, s.value) for s in gone.shares] == [(Cause.WITHDRAWAL, Decimal(-20))]


def test_what_the_first_meeting_was_worried_about_is_told_when_it_is_set_right(tmp_path: Path) -> None:
    # Each territory has its own 100 to reach: at the end of 2019 Paris is late with 10, Seine-Saint-Denis follows.
    own = {"nature": "flux", "territoires": "Paris | Seine-Saint-Denis", "agregation": "aucune"}
    goals = [row("cibles", valeur="100", territoire=name) for name in ("Paris", "Seine-Saint-Denis")]
    store = open_store(tmp_path / "convention.duckdb")
    store.record_catalogue(catalogue_texts(indicateurs=[row("indicateurs", **own)], cibles=goals))
    paris, other = Territory("paris"), Territory("seine_saint_denis")
    deposit(store, seen(10, "2019", paris), seen(60, "2019", other))
    before = Reading(date(2019, 12, 31), store.last_recorded())
    # Corrected to 70, Paris no longer is the territory that is judged for both; nothing happened in the other one.
    deposit(store, seen(70, "2019", paris))
    changed = only(changes_between(store, before, Reading(before.situation)))
    assert changed.territory is paris
    assert [(share.cause, share.value) for share in changed.shares] == [(Cause.CORRECTION, Decimal(60))]
    store.close()


def test_an_amendment_does_not_reach_back_before_its_day(base: Store) -> None:
    # Frozen in February 2020, 40 of 100 at the end of 2019; from 1 March 2020 the target is 80.
    deposit(base, seen(20, "2018"), seen(20, "2019"))
    number = held(base, date(2020, 2, 10), date(2019, 12, 31))
    freeze(base, number, SECRETARY)
    first = meeting(base, number)
    known = figures(base, reading_of(first))
    amend(base, "80", since=date(2020, 3, 1))

    # The end of 2019 is still judged by what was agreed then, also today; 1 March is not.
    assert figures(base, Reading(first.situation)) == known
    assert changes_between(base, reading_of(first), Reading(first.situation)) == ()
    after = only(changes_between(base, reading_of(first), Reading(date(2020, 3, 1))))
    assert [(s.cause, s.rate) for s in after.shares] == [
        (Cause.AMENDMENT, Fraction(10)),
    ]

    # Known since the first of two meetings, and in force only between their situation dates: not the doing of time.
    late = held(base, date(2020, 2, 20), date(2019, 12, 31))
    freeze(base, late, SECRETARY)
    moved = only(changes_between(base, reading_of(meeting(base, late)), Reading(date(2020, 3, 1))))
    assert [(s.cause, s.rate) for s in moved.shares] == [(Cause.AMENDMENT, Fraction(10))]


def test_a_threshold_announced_earlier_is_a_rule_and_not_the_doing_of_time(base: Store) -> None:
    deposit(base, seen(20, "2018"))
    later = row("seuils", seuil="watch_ratio", valeur="0.9", unite="rapport", depuis="2019-01-15")
    announced = texts()
    announced["seuils"] += ",".join(later.values()) + "\n"
    base.record_catalogue(announced)
    moved = only(changes_between(base, Reading(date(2018, 12, 31)), Reading(date(2019, 1, 31))))
    assert (moved.shares, moved.status_cause) == ((), Cause.RULE)


def test_an_amendment_recorded_by_mistake_is_withdrawn_and_frozen_meetings_keep_their_figures(base: Store) -> None:
    deposit(base, seen(40, "2018"))
    amend(base, "80")
    number = held(base, date(2019, 2, 10), date(2018, 12, 31))
    freeze(base, number, SECRETARY)
    first = meeting(base, number)
    known = figures(base, reading_of(first))
    (mistake,) = amendments(base)
    reverse_amendment(base, texts(), mistake.version, True, SECRETARY, "mauvais fichier")
    assert figures(base, reading_of(first)) == known
    today = only(changes_between(base, reading_of(first), Reading(first.situation)))
    assert [(s.cause, s.rate) for s in today.shares] == [(Cause.AMENDMENT, Fraction(-10))]


def test_time_alone_changes_a_status_and_no_value(base: Store) -> None:
    deposit(base, seen(70, "2020"))
    moved = only(changes_between(base, Reading(date(2020, 12, 31)), Reading(date(2021, 4, 15))))
    assert moved.shares == ()
    assert moved.status_cause is Cause.TIME
    assert moved.after is not None
    assert moved.after.status is ProgressStatus.NOT_ESTABLISHED


def test_giving_up_an_indicator_is_the_amendment_s_doing(base: Store) -> None:
    deposit(base, seen(20, "2018"))
    before = Reading(date(2019, 12, 31), freeze(base, held(base, date(2020, 2, 1), date(2019, 12, 31)), "x").as_of)
    given_up = row("abandons", avenant="Avenant", depuis="2020-03-01")
    files = {"abandons": written("abandons", [given_up])}
    record_amendment(base, Amendment("Avenant", date(2020, 3, 1), SECRETARY, files))
    assert changes_between(base, before, Reading(date(2019, 12, 31))) == ()
    moved = only(changes_between(base, before, Reading(date(2020, 6, 30))))
    assert moved.after is not None
    assert (moved.after.status, moved.status_cause) == (ProgressStatus.NOT_APPLICABLE, Cause.AMENDMENT)
    assert causes_told(moved) == (("Abandon par avenant", "change le statut"),)
    (sheet,) = action_changes_between(base, before, Reading(date(2020, 6, 30)))
    assert action_causes_told(sheet)[-1] == ("Abandon par avenant", "change le statut")


def test_a_new_threshold_is_a_rule_and_no_amendment(base: Store) -> None:
    deposit(base, seen(20, "2018"))
    before = Reading(date(2018, 12, 31))
    frozen = freeze(base, held(base, date(2019, 2, 1), before.situation), SECRETARY)
    base.record_catalogue(texts(watch="0.9"))
    moved = only(changes_between(base, Reading(before.situation, frozen.as_of), before))
    assert (moved.shares, moved.status_cause) == ((), Cause.RULE)


def test_the_previous_meeting_is_the_committee_s_own_or_else_any(base: Store) -> None:
    for day, committee in ((1, Committee.TECHNICAL), (2, Committee.STEERING), (3, Committee.STEERING)):
        draft = MeetingDraft(committee, date(2020, day, 1), "Bobigny", [], date(2019, 12, 31))
        freeze(base, record_meeting(base, draft, SECRETARY), SECRETARY)
    held = meetings(base)
    technical = replace(held[2], committee=Committee.TECHNICAL)
    assert [previous_meeting(held, m) for m in (held[0], held[1], held[2], technical)] == [
        None,
        held[0],
        held[1],
        held[0],
    ]


def test_a_frozen_meeting_is_frozen_once_and_keeps_its_dates(base: Store) -> None:
    number = held(base, date(2020, 2, 10), date(2019, 12, 31))
    freeze(base, number, SECRETARY)
    with pytest.raises(MeetingError, match="déjà arrêtée"):
        freeze(base, number, SECRETARY)
    moved = MeetingDraft(Committee.TECHNICAL, date(2020, 3, 1), "Paris", [], date(2019, 12, 31))
    with pytest.raises(MeetingError, match="ne changent plus"):
        record_meeting(base, moved, SECRETARY, number)
    added = AgendaChange("", AgendaEdit.ADDED, "Point tardif")
    with pytest.raises(MeetingError, match="ordre du jour ne change plus"):
        edit_agenda(base, number, added, SECRETARY)


def test_the_agenda_makes_itself(base: Store) -> None:
    deposit(base, seen(5, "2018"), seen(5, "2019"))
    first = held(base, date(2020, 2, 10), date(2019, 12, 31))
    record_narrative(base, NarrativeDraft("1", "Tout va bien.", Outlook.SUNNY, "", "", "DASES", first))
    kept = record_decision(base, DecisionDraft(first, "Réunir les écoles", "DASES", "1", date(2020, 6, 30)), SECRETARY)
    done = DecisionDraft(first, "Envoyer le fichier", "DEF", "1", None)
    closed = record_decision(base, done, SECRETARY)
    record_decision(base, DecisionDraft(first, done.text, "DEF", "1", None, DecisionState.DONE), SECRETARY, closed)
    freeze(base, first, SECRETARY)
    second = held(base, date(2020, 9, 10), date(2019, 12, 31))

    said = latest(narratives(base))
    assert outdated(said["1"], previous_meeting(meetings(base), meeting(base, second)))
    progress = figures(base, Reading(date(2019, 12, 31)))
    log = decisions(base)
    items = agenda(progress, said, log, date(2020, 9, 10))
    assert [item.reason for item in items] == [
        AgendaReason.DECISION_DUE,
        AgendaReason.OUTLOOK_CONTRADICTED,
        AgendaReason.LATE,
    ]
    assert items[0].key == f"decision:{kept}"
    assert [d.state for d in log] == [DecisionState.OPEN, DecisionState.DONE]

    edit_agenda(base, second, AgendaChange("", AgendaEdit.ADDED, "Calendrier 2021"), SECRETARY)
    edit_agenda(base, second, AgendaChange(items[2].key, AgendaEdit.MOVED, position=1), SECRETARY)
    edit_agenda(base, second, AgendaChange(items[1].key, AgendaEdit.DROPPED, "vu la dernière fois"), SECRETARY)
    edited = agenda(progress, said, log, date(2020, 9, 10), agenda_edits(base, second))
    assert [(item.position, item.reason, item.dropped) for item in edited] == [
        (1, AgendaReason.LATE, ""),
        (2, AgendaReason.DECISION_DUE, ""),
        (3, AgendaReason.OUTLOOK_CONTRADICTED, "vu la dernière fois"),
        (4, AgendaReason.ADDED, ""),
    ]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("value"), st.sampled_from(["2018", "2019", "2020"]), st.integers(0, 60)),
        st.tuples(st.just("withdraw"), st.just(""), st.integers(0, 5)),
        st.tuples(st.just("target"), st.just(""), st.integers(50, 150)),
    ),
    max_size=6,
)


@settings(max_examples=12)
@given(before=STEPS, after=STEPS)
def test_the_shares_add_up_to_the_whole_change(
    before: list[tuple[str, str, int]], after: list[tuple[str, str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = open_store(tmp_path_factory.mktemp("base") / "convention.duckdb")
    try:
        store.record_catalogue(texts())
        _lived(store, [("value", "2018", 10), *before])
        first = Reading(date(2019, 12, 31), freeze(store, held(store, date(2020, 1, 5), date(2019, 12, 31)), "x").as_of)
        _lived(store, after)
        for change in changes_between(store, first, Reading(date(2020, 12, 31))):
            whole = change.change
            assert whole is not None
            if whole.value_change is not None:
                assert sum((s.value for s in change.shares), Decimal(0)) == whole.value_change
            if whole.rate_change is not None:
                assert sum((s.rate for s in change.shares), Fraction(0)) == whole.rate_change
            assert whole.status_changed == (change.status_cause is not None)
        for action in action_changes_between(store, first, Reading(date(2020, 12, 31))):
            _action_adds_up(action)
    finally:
        store.close()


def _action_adds_up(change: CausedActionChange) -> None:
    before, after = change.before, change.after
    assert before is not None
    assert after is not None
    assert (before.status != after.status) == (change.status_cause is not None)


def _lived(store: Store, steps: list[tuple[str, str, int]]) -> None:
    active: list[int] = []
    for kind, period, number in steps:
        if kind == "value":
            active.append(deposit(store, seen(number, period)).deposit_id)
        elif kind == "target":
            amend(store, str(number))
        elif active:
            withdraw(store, active.pop(number % len(active)), "x", "essai")
