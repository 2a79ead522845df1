"""The table of rights, `rights.csv`, act by act: each is tried on a real base under every role and reach.

The columns of the table are the reach of a grant, seen from values of Paris whose sheet names DVD and DASES.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from convention.domain.agenda import AgendaChange, AgendaEdit
from convention.domain.amendment_way import APPROVALS, WayStep
from convention.domain.catalogue import Territory
from convention.domain.collection import AskedLine, Letter
from convention.domain.committee import Committee, Outlook
from convention.domain.errors import ShownError
from convention.domain.evaluation import Criterion
from convention.domain.exchanges import Answer, ExchangeStage, Question
from convention.domain.people import Act, Grant, Person, Role
from convention.domain.period import Grain, period_of
from convention.domain.signoff import SignOffWord
from convention.warehouse.amendment_reversal import reverse_amendment
from convention.warehouse.amendment_way import StepDraft, propose_amendment, take_step
from convention.warehouse.amendments import Amendment
from convention.warehouse.append import record_deposit, restore, withdraw
from convention.warehouse.attachments import PieceDraft, attach, proven_value
from convention.warehouse.collection import LetterDraft, RoundDraft, answer_nothing, open_round, record_letter
from convention.warehouse.decisions import DecisionDraft, record_decision
from convention.warehouse.erasure import erase
from convention.warehouse.evaluations import EvaluationDraft, record_evaluation
from convention.warehouse.exchanges import ExchangeDraft, SurveyDraft, record_exchange, record_survey
from convention.warehouse.meetings import MeetingDraft, edit_agenda, freeze, record_meeting
from convention.warehouse.narratives import NarrativeDraft, record_narrative
from convention.warehouse.people import end_sessions, grant, name_person, record_sign_in, record_sign_out, revoke
from convention.warehouse.reads import series
from convention.warehouse.rights import NotAllowedError, acting_as, journal, journal_fault
from convention.warehouse.seals import countersign, meeting_seals
from convention.warehouse.signoffs import SignOffDraft, sign_off
from convention.warehouse.store import Store, open_store
from loaders.teach import teach_names
from tests.builders.amendments import record_amendment
from tests.builders.base import deposit, draft, seen
from tests.builders.catalogue import catalogue_texts, row, written

ROLES = {
    "aucun": None,
    "lecteur": Role.READER,
    "déposant": Role.DEPOSITOR,
    "valideur": Role.VALIDATOR,
    "secrétariat": Role.SECRETARY,
    "administrateur": Role.ADMINISTRATOR,
}
REACHES = {
    "convention entière": (None, None),
    "territoire des valeurs": (Territory("paris"), None),
    "autre territoire": (Territory("seine_saint_denis"), None),
    "service des valeurs": (Territory("paris"), "DASES"),
    "autre service": (Territory("paris"), "DPE"),
}
with Path(__file__).with_name("rights.csv").open(encoding="utf-8", newline="") as _file:
    TABLE = list(csv.DictReader(_file, delimiter=";"))
PROJECT = catalogue_texts(
    actions=[row("actions", services_paris="DVD | Direction DASES", services_seine_saint_denis="DPE")],
    indicateurs=[row("indicateurs", territoires="Paris | Seine-Saint-Denis")],
    annexe=[row("annexe", sujet="Archives")],
)
TOPIC = "Archives"
_numbers = count(1)
TYPED = "Quelqu’un d’autre"
Try = Callable[[Store], object]


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "convention.duckdb")
    opened.record_catalogue(PROJECT)
    yield opened
    opened.close()


def somebody() -> Person:
    return Person("https://idp.example", f"sujet-{next(_numbers)}", "Dominique Rectrice")


def meeting_draft() -> MeetingDraft:
    return MeetingDraft(Committee.TECHNICAL, date(2019, 12, 1), "Bobigny", ("voirie",), date(2019, 11, 30))


def amendment() -> Amendment:
    number = f"Avenant n° {next(_numbers)}"
    target = row("cibles", territoire="Paris", valeur=str(next(_numbers)), avenant=number)
    return Amendment(number, date(2020, 3, 1), TYPED, {"cibles": written("cibles", [target])})


def _countersigning(store: Store) -> Try:
    freeze(store, record_meeting(store, meeting_draft(), TYPED), TYPED)
    digest = meeting_seals(store)[-1].digest
    return lambda s: countersign(s, digest, Territory("paris"), TYPED)


def prepared(act: Act, store: Store) -> Try:
    """The act, ready to be tried: what it needs was made by whoever sits at the machine."""
    value = seen(next(_numbers), "2018", Territory("paris"))
    if act is Act.ERASE:
        gone = deposit(store, value).deposit_id
        return lambda s: erase(s, gone, "nom d’un agent", TYPED, figures_kept=True)
    if act in (Act.WITHDRAW, Act.RESTORE):
        number = deposit(store, value).deposit_id
        if act is Act.WITHDRAW:
            return lambda s: withdraw(s, number, TYPED, "erreur")
        withdraw(store, number, TYPED, "erreur")
        return lambda s: restore(s, number, TYPED, "à tort")
    if act is Act.EVIDENCE:
        deposit(store, value)
        (point,) = series(store, [value.indicator])
        proven = proven_value(store, point.provenance.observation_id or 0)
        return lambda s: attach(s, proven, PieceDraft("Relevé", "https://a.example/releve"), TYPED)
    if act in (Act.VALIDATE, Act.CONTEST):
        deposit(store, value)
        (point,) = series(store, [value.indicator])
        word = SignOffWord.VALIDATED if act is Act.VALIDATE else SignOffWord.CONTESTED
        said = SignOffDraft(Territory("paris"), word, (point.provenance.observation_id or 0,), "à revoir")
        return lambda s: sign_off(s, said, TYPED)
    if act in (Act.AGENDA, Act.FREEZE, Act.DECISION):
        held = record_meeting(store, meeting_draft(), TYPED)
        added = AgendaChange("", AgendaEdit.ADDED, "Un point")
        return {
            Act.AGENDA: lambda s: edit_agenda(s, held, added, TYPED),
            Act.FREEZE: lambda s: freeze(s, held, TYPED),
            Act.DECISION: lambda s: record_decision(s, DecisionDraft(held, "Relancer", "DVD"), TYPED),
        }[act]
    if act in (Act.OPEN_ROUND, Act.ANSWER_ROUND, Act.SEND_LETTER):
        line = AskedLine("A01-1", Territory("paris"), period_of(date(2018, 1, 1), Grain.YEAR), "DVD")
        asked = RoundDraft(date(2018, 12, 31), date(2099, 1, 1), [line])
        if act is Act.OPEN_ROUND:
            return lambda s: open_round(s, asked, TYPED)
        opened = open_round(store, asked, TYPED)
        if act is Act.ANSWER_ROUND:
            return lambda s: answer_nothing(s, opened, line, "pas de relevé", TYPED)
        return lambda s: record_letter(s, LetterDraft(opened, "DVD", Letter.OPENING), TYPED)
    if act is Act.COUNTERSIGN:
        return _countersigning(store)
    if act in (Act.GRANT, Act.REVOKE):
        named = somebody()
        name_person(store, named, TYPED)
        if act is Act.GRANT:
            return lambda s: grant(s, named, Grant(Role.ADMINISTRATOR), TYPED)
        grant(store, named, Grant(Role.READER), TYPED)
        return lambda s: revoke(s, named, Grant(Role.READER), TYPED)
    if act is Act.AMENDMENT_REVERSAL:
        version = record_amendment(store, amendment())
        return lambda s: reverse_amendment(s, PROJECT, version, True, TYPED, "erreur")
    if act is Act.AMENDMENT:
        proposed = propose_amendment(store, amendment(), date(2020, 2, 1))
        take_step(store, proposed, StepDraft(WayStep.VALIDATED, date(2020, 2, 2)), TYPED)
        approval = StepDraft(APPROVALS[0], date(2020, 2, 3))
        return lambda s: take_step(s, proposed, approval, TYPED)
    written_by = NarrativeDraft("1", "Texte", Outlook.SUNNY, "", "", TYPED)
    return {
        Act.DEPOSIT: lambda s: record_deposit(s, draft([value])),
        Act.TEACH: lambda s: teach_names(s, s.path.parent, {f"Nom {next(_numbers)}": value.indicator}, TYPED),
        Act.MEETING: lambda s: record_meeting(s, meeting_draft(), TYPED),
        Act.EXCHANGE: lambda s: record_exchange(
            s, ExchangeDraft(TOPIC, ExchangeStage.PLANNED, date(2019, 5, 2)), TYPED
        ),
        Act.SURVEY: lambda s: record_survey(
            s, SurveyDraft(2019, Territory("paris"), dict.fromkeys(Question, Answer.FULLY)), TYPED
        ),
        Act.NARRATIVE: lambda s: record_narrative(s, written_by),
        Act.EVALUATION: lambda s: record_evaluation(s, EvaluationDraft(2019, next(iter(Criterion)), "Texte", TYPED)),
        Act.AMENDMENT_PROPOSAL: lambda s: propose_amendment(s, amendment(), date(2020, 2, 1)),
        Act.NAME_PERSON: lambda s: name_person(s, somebody(), TYPED),
        Act.END_SESSIONS: lambda s: end_sessions(s, somebody(), TYPED, lambda: None),
    }[act]


def with_grant(store: Store, role: Role | None, reach: tuple[Territory | None, str | None]) -> Person:
    """Somebody who has that role and nothing else."""
    person = somebody()
    name_person(store, person, TYPED)
    if role is not None:
        grant(store, person, Grant(role, *reach), TYPED)
    return person


@pytest.mark.parametrize("line", TABLE, ids=[f"{line['acte']}-{line['rôle']}" for line in TABLE])
def test_the_table_is_kept_by_every_act(base: Store, line: dict[str, str]) -> None:
    found = {}
    for words, reach in REACHES.items():
        person = with_grant(base, ROLES[line["rôle"]], reach)
        attempt = prepared(Act(line["acte"]), base)
        before = journal(base)
        with acting_as(person):
            try:
                attempt(base)
            except NotAllowedError as refused:
                refusal = refused.message
            else:
                refusal = ""
        kept = journal(base)[len(before) :]
        found[words] = "non" if refusal else "oui"
        if refusal:
            assert "Il faut le rôle" in refusal
            assert kept == ()
        else:
            assert [(e.act, e.subject, e.person) for e in kept] == [(line["acte"], person.subject, person.name)]
    assert found == {words: line[words] for words in REACHES}
    assert journal_fault(base) is None


def test_the_table_has_every_act_under_every_role() -> None:
    assert {(line["acte"], line["rôle"]) for line in TABLE} == {(str(act), role) for act in Act for role in ROLES}


@pytest.mark.parametrize("act", list(Act))
def test_nobody_acts_where_a_sign_in_is_needed(base: Store, act: Act) -> None:
    attempt, before = prepared(act, base), journal(base)
    base.identify = lambda: None
    try:
        with pytest.raises(NotAllowedError, match="Identifiez-vous"):
            attempt(base)
    finally:
        base.identify = None
    assert journal(base) == before


def test_one_value_out_of_reach_refuses_the_whole_file(base: Store) -> None:
    person = with_grant(base, Role.DEPOSITOR, (Territory("paris"), None))
    own, other = seen(1, "2019", Territory("paris")), seen(1, "2019", Territory("seine_saint_denis"))
    with acting_as(person), pytest.raises(NotAllowedError):
        record_deposit(base, draft([own, other]))


def test_a_revoked_right_is_gone_and_the_typed_name_counts_for_nothing(base: Store) -> None:
    person, given = somebody(), Grant(Role.DEPOSITOR)
    name_person(base, person, TYPED)
    grant(base, person, given, TYPED)
    with acting_as(person):
        assert record_deposit(base, draft([seen(1, "2018", Territory("paris"))])).depositor == person.name
    revoke(base, person, given, TYPED)
    with acting_as(person), pytest.raises(ShownError, match="déposant"):
        record_deposit(base, draft([seen(2, "2018", Territory("paris"))]))


def test_whoever_the_base_identifies_acts_under_their_own_name(base: Store) -> None:
    person = somebody()
    name_person(base, person, TYPED)
    grant(base, person, Grant(Role.DEPOSITOR), TYPED)
    base.identify = lambda: person
    assert record_deposit(base, draft([seen(1, "2018", Territory("paris"))])).depositor == person.name
    with pytest.raises(NotAllowedError, match="secrétariat"):
        record_meeting(base, meeting_draft(), TYPED)
    assert [(entry.act, entry.subject) for entry in journal(base)][-1] == ("deposit", person.subject)


def test_a_sign_in_is_kept_and_names_somebody_new_once(base: Store) -> None:
    person = somebody()
    base.identify = lambda: None
    assert record_sign_in(base, person) == person
    name_person_by_command(base, replace(person, name="Dominique Rectrice, DPE"))
    known = record_sign_in(base, replace(person, name="Un autre nom"))
    assert known.name == "Dominique Rectrice, DPE"
    record_sign_out(base, known)
    kept = [(entry.act, entry.subject, entry.person) for entry in journal(base) if entry.act != "name_person"]
    assert kept == [
        ("sign_in", person.subject, person.name),
        ("sign_in", person.subject, known.name),
        ("sign_out", person.subject, known.name),
    ]
    assert journal_fault(base) is None


def name_person_by_command(store: Store, person: Person) -> None:
    """As the command line does, at the machine itself."""
    before, store.identify = store.identify, None
    name_person(store, person, TYPED)
    store.identify = before


def test_sessions_end_only_by_right(base: Store) -> None:
    ended: list[str] = []
    reader = with_grant(base, Role.READER, (None, None))
    with acting_as(reader), pytest.raises(NotAllowedError):
        end_sessions(base, somebody(), TYPED, lambda: ended.append("x"))
    assert ended == []
    with acting_as(with_grant(base, Role.ADMINISTRATOR, (None, None))):
        end_sessions(base, somebody(), TYPED, lambda: ended.append("x"))
    assert ended == ["x"]
