"""The yearly evaluation: what the governance owes, what the base says, what people write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from convention.domain.catalogue import Convention, Territory
from convention.domain.committee import Committee, DecisionState, Freeze, Meeting
from convention.domain.errors import ShownError
from convention.domain.evaluation import Criterion, Duty, duties_of, latest_texts
from convention.domain.progress import ProgressStatus
from convention.warehouse.decisions import DecisionDraft, record_decision
from convention.warehouse.evaluations import EvaluationDraft, evaluation_texts, evidence_of, record_evaluation
from convention.warehouse.meetings import MeetingDraft, freeze, record_meeting
from convention.warehouse.store import Store, open_store
from convention.wording.evaluation import duty_sentence, evidence_sentences
from tests.builders.base import deposit, seen
from tests.builders.catalogue import catalogue_texts, row

AGREED = Convention("Convention", date(2018, 1, 1), date(2020, 12, 31), "", 4)
LATER = date(2026, 1, 1)
TECHNICAL, STEERING = Committee.TECHNICAL, Committee.STEERING
Held = tuple[Committee, date, bool]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def held(number: int, committee: Committee, day: date, frozen: bool) -> Meeting:
    known = datetime(day.year, day.month, day.day)
    return Meeting(number, committee, day, "", (), day, freeze=Freeze(known, 1, known, "") if frozen else None)


FIRST, SECOND = (TECHNICAL, date(2019, 3, 1), True), (TECHNICAL, date(2019, 10, 1), True)
OPEN, STEERED = (TECHNICAL, date(2019, 10, 1), False), (STEERING, date(2019, 11, 1), True)
MEETINGS: list[tuple[int, list[Held], Duty, bool | None, str]] = [
    (2019, [FIRST, SECOND], Duty.TECHNICAL_MEETINGS, True, "2 séances arrêtées sur 2 ; engagement tenu, d’après"),
    (2019, [FIRST], Duty.TECHNICAL_MEETINGS, False, "1 séance arrêtée sur 2 ; engagement non tenu, d’après"),
    (2019, [FIRST, OPEN], Duty.TECHNICAL_MEETINGS, False, "sur 2, 1 séance ouverte ; engagement non tenu, d’après"),
    (2019, [FIRST, SECOND], Duty.STEERING_MEETINGS, False, "0 séance arrêtée sur 1 ; engagement non tenu, d’après"),
    (2019, [STEERED], Duty.STEERING_MEETINGS, True, "1 séance arrêtée sur 1 ; engagement tenu, d’après"),
    (2018, [FIRST, SECOND], Duty.TECHNICAL_MEETINGS, False, "0 séance arrêtée sur 2 ; engagement non tenu, d’après"),
    (2021, [], Duty.TECHNICAL_MEETINGS, None, "rien n’est dû hors de la durée de la convention."),
]


@pytest.mark.parametrize(("year", "meetings", "duty", "met", "words"), MEETINGS)
def test_the_meetings_that_are_due(year: int, meetings: list[Held], duty: Duty, met: bool | None, words: str) -> None:
    found = duties_of(year, AGREED, [held(n, *facts) for n, facts in enumerate(meetings)], None, LATER)
    state = next(s for s in found if s.duty is duty)
    assert state.met is met
    assert words in plain(duty_sentence(state))


def test_a_year_that_is_not_over_breaks_no_commitment() -> None:
    first, steered = held(1, *FIRST), held(2, *STEERED)
    for known, met in ((date(2019, 12, 31), [None, True]), (date(2020, 1, 1), [False, True])):
        found = duties_of(2019, AGREED, [first, steered], None, known)
        assert [state.met for state in found[:2]] == met
    running = duties_of(2019, AGREED, [first], None, date(2019, 6, 1))[0]
    assert plain(duty_sentence(running)).endswith("1 séance arrêtée sur 2 ; année en cours.")


@pytest.mark.parametrize(
    ("start", "recorded", "due", "met", "words"),
    [
        (date(2018, 1, 1), date(2018, 4, 1), date(2018, 4, 1), True, "enregistré ici le 01/04/2018 ; engagement tenu."),
        (
            date(2018, 1, 1),
            date(2018, 4, 2),
            date(2018, 4, 1),
            None,
            "enregistré ici le 02/04/2018 ; rien ici ne dit s’il existait déjà.",
        ),
        (date(2017, 11, 30), date(2018, 2, 28), date(2018, 2, 28), True, "engagement tenu."),
        (date(2018, 9, 30), date(2018, 12, 30), date(2018, 12, 30), True, "engagement tenu."),
        (date(2018, 10, 1), None, date(2019, 1, 1), None, "aucun référentiel n’est enregistré."),
    ],
)
def test_the_dashboard_is_due_three_months_after_the_convention_takes_effect(
    start: date, recorded: date | None, due: date, met: bool | None, words: str
) -> None:
    agreed = Convention("Convention", start, date(2020, 12, 31), "", 4)
    state = next(s for s in duties_of(2018, agreed, [], recorded, LATER) if s.duty is Duty.DASHBOARD)
    assert (state.due_day, state.met) == (due, met)
    assert words in plain(duty_sentence(state))


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "convention.duckdb")
    texts = catalogue_texts(
        indicateurs=[row("indicateurs", nature="flux"), row("indicateurs", indicateur="A01-2", nature="flux")],
        cibles=[row("cibles", valeur="100"), row("cibles", indicateur="A01-2", valeur="10")],
    )
    opened.record_catalogue(texts)
    yield opened
    opened.close()


def test_the_evidence_of_a_year(base: Store) -> None:
    # 20 of 100 by the end of 2018, 70 by the end of 2019; the other indicator reaches its 10 in 2019.
    deposit(base, seen(20, "2018"), seen(50, "2019"), seen(1, "2018", indicator="A01-2"))
    deposit(base, seen(9, "2019", indicator="A01-2"))
    number = record_meeting(base, MeetingDraft(TECHNICAL, date(2019, 6, 1), "", [], date(2018, 12, 31)), "x")
    record_decision(base, DecisionDraft(number, "Première", "DASES", due=date(2019, 9, 1)), "x")
    record_decision(base, DecisionDraft(number, "Seconde", "DASES", state=DecisionState.DONE), "x")
    freeze(base, number, "x")
    found = evidence_of(base, 2019)
    assert found.actions == {ProgressStatus.ON_TRACK: 1}
    assert found.indicators == {ProgressStatus.ON_TRACK: 1, ProgressStatus.REACHED: 1}
    assert len(found.changes) == 2
    assert (found.known, found.expected) == (2, 2)
    assert (found.taken, found.overdue) == ({DecisionState.OPEN: 1, DecisionState.DONE: 1}, 1)
    told = {criterion: plain(" ".join(said)) for criterion, said in evidence_sentences(found).items()}
    assert "2 valeurs à jour sur 2 attendues" in told[Criterion.COMMITMENTS]
    assert "2 indicateurs ont changé de valeur ou de statut dans l’année" in told[Criterion.COMMITMENTS]
    assert "2 décisions dans les séances de l’année : 1 ouverte et 1 réalisée ; 1 échue" in told[Criterion.ARRANGEMENT]
    assert "1 séance arrêtée sur 2" in told[Criterion.ARRANGEMENT]
    assert told[Criterion.ADDED_VALUE].startswith(
        "Indicateurs de la convention avec cible : 2, dont 1 tenu, 1 en chemin ; 0 sans cible."
    )


def test_the_evaluation_names_each_step_that_slipped_with_its_days(tmp_path: Path) -> None:
    opened = open_store(tmp_path / "steps.duckdb")
    step = row("indicateurs", nature="jalon", periodicite="ponctuelle", territoires="Paris | Seine-Saint-Denis")
    punctual = row("indicateurs", indicateur="A01-2", nature="jalon", periodicite="ponctuelle")
    due = [row("cibles", indicateur=code, valeur="1", echeance="2019-06-30") for code in ("A01-1", "A01-2")]
    opened.record_catalogue(catalogue_texts(indicateurs=[step, punctual], cibles=due))
    paris, other = Territory("paris"), Territory("seine_saint_denis")
    deposit(opened, seen(1, "2019-07-10", paris), seen(0, "2019-12-31", other))
    deposit(opened, seen(1, "2019-06-30", indicator="A01-2"))
    (told,) = [plain(text) for text in evidence_sentences(evidence_of(opened, 2019))[Criterion.ADDED_VALUE][3:]]
    opened.close()
    # 30 June to 31 December: 184 days; to 10 July: 10 days.
    assert told == (
        "Étapes en retard : Intitulé (Seine-Saint-Denis), non faite, 184 jours passés ; "
        "Intitulé (Paris), faite 10 jours après."
    )


def test_evidence_as_of_a_day_does_not_know_what_followed(base: Store) -> None:
    deposit(base, seen(20, "2019"))
    known = base.last_recorded()
    before = evidence_of(base, 2019, known)
    deposit(base, seen(50, "2018"))
    assert evidence_of(base, 2019, known) == before
    assert evidence_of(base, 2019) != before


def test_texts_are_kept_and_the_last_one_of_a_year_and_criterion_counts(base: Store) -> None:
    for year, text in ((2019, "Premier avis"), (2019, "Second avis"), (2020, "Autre année")):
        record_evaluation(base, EvaluationDraft(year, Criterion.ADDED_VALUE, text, "Secrétariat"))
    texts = evaluation_texts(base)
    assert [t.text for t in texts] == ["Premier avis", "Second avis", "Autre année"]
    assert {c: t.text for c, t in latest_texts(texts, 2019).items()} == {Criterion.ADDED_VALUE: "Second avis"}
    assert [t.text for t in evaluation_texts(base, texts[0].recorded_at)] == ["Premier avis"]


@pytest.mark.parametrize(("year", "text", "author"), [(2019, " ", "x"), (2019, "Avis", ""), (2017, "Avis", "x")])
def test_what_cannot_be_recorded(base: Store, year: int, text: str, author: str) -> None:
    with pytest.raises(ShownError):
        record_evaluation(base, EvaluationDraft(year, Criterion.COMMITMENTS, text, author))
    assert evaluation_texts(base) == ()
