"""The minutes: every topic, decision and note once, in both files, whatever signs they hold."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from convention.reports.meeting_records import records_of
from convention.reports.minutes import Minutes, day_of, minutes_docx, minutes_of, minutes_pdf
from convention.warehouse.decisions import DecisionDraft, record_decision
from convention.warehouse.meetings import MeetingDraft, meeting, record_meeting
from convention.warehouse.store import open_store
from tests.builders.examples import example_store
from tests.builders.meetings import WHO, hold

NASTY = "Étendre à <b>Pantin</b> #set *tout* = $x$ _non_"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Minutes, bytes, bytes]:
    """The minutes of a meeting on the example values, with one decision on 8.1, one on nothing, and one before."""
    path = Path(tmp_path_factory.mktemp("minutes")) / "base.duckdb"
    example_store(path).close()
    store = open_store(path)
    before = hold(store, date(2020, 2, 27), date(2019, 12, 31))
    record_decision(store, DecisionDraft(before, "Ouverte avant", "DASES", "5", date(2020, 6, 1)), WHO)
    number = hold(store, date(2021, 3, 18), date(2020, 12, 31), frozen=False)
    record_decision(store, DecisionDraft(number, NASTY, "DVD", "8.1", date(2021, 8, 31)), WHO)
    record_decision(store, DecisionDraft(number, "Sans fiche", "SG"), WHO)
    held = meeting(store, number)
    draft = MeetingDraft(held.committee, held.day, held.place, held.participants, held.situation, "Note une\nNote deux")
    record_meeting(store, draft, WHO, number)
    records = records_of(store, meeting(store, number))
    minutes = minutes_of(records)
    files = minutes_docx(minutes, day_of(records)), minutes_pdf(minutes, day_of(records))
    store.close()
    return minutes, *files


def all_texts(minutes: Minutes) -> list[str]:
    """Every line of the minutes."""
    topics = [text for topic in minutes.topics for text in (topic.title, *topic.reasons, *topic.decisions)]
    return [minutes.title, *topics, *minutes.others, *minutes.notes, *minutes.open_before]


def bare(text: str) -> str:
    """A text without white space, as lines of a page break anywhere."""
    return "".join(text.split())


def test_every_decision_stands_once_where_it_belongs(told: tuple[Minutes, bytes, bytes]) -> None:
    minutes, _, _ = told
    (cycle,) = [topic for topic in minutes.topics if topic.title.startswith("8.1 ")]
    assert cycle.decisions == (f"{NASTY} – DVD, pour le 31/08/2021",)
    assert minutes.others == ("Sans fiche – SG",)
    assert minutes.notes == ("Note une", "Note deux")
    assert minutes.open_before == ("Ouverte avant – DASES, pour le 01/06/2020",)


def test_both_files_say_every_line_sign_by_sign(told: tuple[Minutes, bytes, bytes]) -> None:
    minutes, word, page = told
    document = docx.Document(io.BytesIO(word))
    written = bare("".join(p.text for p in document.paragraphs))
    printed = bare("".join(leaf.extract_text() for leaf in PdfReader(io.BytesIO(page)).pages))
    for text in all_texts(minutes):
        assert bare(text) in written
        assert bare(text) in printed


def test_the_document_holds_no_author_and_no_clock_of_the_machine(told: tuple[Minutes, bytes, bytes]) -> None:
    properties = docx.Document(io.BytesIO(told[1])).core_properties
    assert properties.author == ""
    assert properties.created is not None
    assert properties.created.date() == date(2021, 3, 18)
