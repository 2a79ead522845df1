"""The example meetings of a first start: what each knew, and that their packs are the same for ever."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from convention.domain.agenda import AgendaReason
from convention.domain.catalogue import Territory
from convention.domain.causes import Cause
from convention.domain.committee import Committee, Meeting
from convention.domain.evaluation import Criterion
from convention.operations.places import BASE_NAME
from convention.reports.evaluation_occasion import evaluation_records, occasion_of_evaluation
from convention.reports.forms import Form, exports
from convention.reports.meeting_occasion import occasion_of
from convention.reports.meeting_records import records_of
from convention.reports.pack import pack_of
from convention.warehouse.amendments import Amendment
from convention.warehouse.causes import Reading, changes_between, reading_of
from convention.warehouse.decisions import decisions
from convention.warehouse.evaluations import EvaluationDraft, record_evaluation
from convention.warehouse.meetings import MeetingDraft, meetings, record_meeting
from convention.warehouse.narratives import NarrativeDraft, narratives, record_narrative
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import record_state, state
from convention.warehouse.store import Store, open_store
from loaders.example_meetings import example_meetings, record_example
from loaders.first_start import EXAMPLE_MEETINGS_FOLDER, open_base, project_catalogue
from tests.builders.amendments import record_amendment
from tests.builders.base import deposit, seen
from tests.builders.catalogue import row, written


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed base of a first start."""
    folder = tmp_path_factory.mktemp("first")
    open_base(folder).close()
    return folder / BASE_NAME


@pytest.fixture
def base(started: Path, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Path(shutil.copy(started, tmp_path)))
    yield opened
    opened.close()


def pack_hash(store: Store, meeting: Meeting) -> str:
    return pack_of(store, occasion_of(records_of(store, meeting))).content_hash


def test_two_frozen_meetings_and_an_open_one(base: Store) -> None:
    held = meetings(base)
    assert [(m.committee, m.day.year, m.situation, m.freeze is not None) for m in held] == [
        (Committee.TECHNICAL, 2019, date(2018, 12, 31), True),
        (Committee.TECHNICAL, 2020, date(2019, 12, 31), True),
        (Committee.STEERING, 2021, date(2020, 12, 31), False),
    ]
    # Whatever a person is made to say bears that it is made up.
    words = [m.notes for m in held] + [n.author for n in narratives(base)] + [d.text for d in decisions(base)]
    assert all("exemple fictif" in text.lower() for text in words)


def test_a_frozen_meeting_differs_from_today_by_the_correction_that_came_after(base: Store) -> None:
    second = meetings(base)[1]
    today = changes_between(base, reading_of(second), Reading(second.situation))
    (moved,) = [c for c in today if c.indicator.code == "A08.1-1"]
    # 2.1 km of Paris became 1.9: 0.2 km less in the total, and no other cause.
    assert [(s.cause, s.value) for s in moved.shares if s.value] == [(Cause.CORRECTION, Decimal("-0.2"))]


def test_the_meeting_of_2020_shows_what_a_meeting_has(base: Store) -> None:
    records = records_of(base, meetings(base)[1])
    assert records.previous == meetings(base)[0]
    first = records.agenda[0]
    assert (first.reason, first.indicator) == (AgendaReason.MISSED, "A08.1-1")
    dropped = [item for item in records.agenda if item.dropped]
    assert [item.indicator for item in dropped] == ["A02-3"]
    assert {item.reason for item in records.agenda} >= {
        AgendaReason.DECISION_DUE,
        AgendaReason.OUTLOOK_CONTRADICTED,
        AgendaReason.ADDED,
    }
    assert {share.cause for change in records.changes for share in change.shares} == {Cause.NEW_DATA}


def test_the_packs_of_the_example_meetings_are_made_in_four_forms_and_made_again_the_same(base: Store) -> None:
    for held in meetings(base):
        pack = pack_of(base, occasion_of(records_of(base, held)))
        assert pack.content_hash == pack_hash(base, held)
        if held.day.year == 2020:
            assert [e.form for e in exports(pack)] == list(Form)


def test_a_frozen_pack_outlives_corrections_amendments_new_words_and_narratives(base: Store) -> None:
    held = meetings(base)
    before = [pack_hash(base, m) for m in held]
    deposit(base, seen("1.5", "2019-S2", Territory("paris"), indicator="A08.1-1"))
    cells = row("cibles", indicateur="A05-1", territoire="commun", valeur="2000", echeance="2021-12-31", avenant="1")
    record_amendment(base, Amendment("1", date(2021, 1, 5), "secrétariat", {"cibles": written("cibles", [cells])}))
    second = held[1]
    words = MeetingDraft(second.committee, second.day, "Pantin", ["autres"], second.situation, "notes revues")
    record_meeting(base, words, "secrétariat", second.meeting_id)
    said = narratives(base)[-1]
    record_narrative(base, NarrativeDraft("8.1", "Autre chose", said.outlook, "", "", "DVD"))
    after = [pack_hash(base, m) for m in meetings(base)]
    assert after[:2] == before[:2]
    assert after[2] != before[2]


def test_an_interrupted_recording_of_a_meeting_goes_on_where_it_stopped(base: Store) -> None:
    examples = tuple(example_meetings(EXAMPLE_MEETINGS_FOLDER))
    half = replace(examples[2], draft=replace(examples[2].draft, day=date(2021, 9, 1)), outcomes={})
    decided = replace(half.decisions[0], text="Autre décision")
    half = replace(half, decisions=(decided,))
    record_example(base, replace(half, edits=(), decisions=()))
    record_example(base, half)
    counted = (len(meetings(base)), len(narratives(base)), len(decisions(base)))
    record_example(base, half)
    assert (len(meetings(base)), len(narratives(base)), len(decisions(base))) == counted
    edited = records_of(base, meetings(base)[-1]).agenda
    assert [item.text for item in edited if item.reason is AgendaReason.ADDED] == [half.edits[0].text]


def test_a_start_interrupted_between_two_meetings_ends_like_any_other(started: Path, tmp_path: Path) -> None:
    draft = open_store(tmp_path / f"{BASE_NAME}.nouveau")
    draft.record_catalogue(project_catalogue())
    first = next(iter(example_meetings(EXAMPLE_MEETINGS_FOLDER)))
    record_example(draft, replace(first, frozen=False, decisions=()))
    draft.close()
    resumed = open_base(tmp_path)
    whole = open_store(started)
    assert [m.day for m in meetings(resumed)] == [m.day for m in meetings(whole)]
    assert sorted(state.receipt.file_name for state in deposit_states(resumed)) == sorted(
        state.receipt.file_name for state in deposit_states(whole)
    )
    resumed.close()
    whole.close()


def test_the_token_of_the_committee_changes_with_each_record_and_that_of_values_does_not(base: Store) -> None:
    before, values = record_state(base), state(base)
    said = narratives(base)[-1]
    record_narrative(base, NarrativeDraft("8.1", "Autre chose", said.outlook, "", "", "DVD"))
    assert record_state(base) != before
    assert state(base) == values


def test_the_evaluation_of_a_year_is_made_in_the_same_four_forms(base: Store) -> None:
    record_evaluation(base, EvaluationDraft(2020, Criterion.ADDED_VALUE, "Avis des parties", "Secrétariat"))
    records = evaluation_records(base, 2020)
    pack = pack_of(base, occasion_of_evaluation(records))
    deposit(base, seen("1.5", "2019-S2", Territory("paris"), indicator="A08.1-1"))
    again = pack_of(base, occasion_of_evaluation(evaluation_records(base, 2020, records.as_of)))
    assert again.content_hash == pack.content_hash
    made = {e.form: e for e in exports(pack)}
    assert [e.name for e in made.values()] == [f"evaluation_2020.{form}" for form in Form]
    page = made[Form.HTML].content.decode()
    printed = "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(made[Form.PDF].content)).pages)
    for text in (page, printed):
        assert "Critères de l’évaluation" in text
        assert "Ordre du jour" not in text
        assert "Avis des parties" in text
