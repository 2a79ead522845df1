"""The short pack and the page of one action: what they hold, on how many pages, and that nothing is cut in silence."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from convention.reports.action_brief import action_brief
from convention.reports.forms import Export, Form
from convention.reports.occasion import AgendaPoint, Narrative
from convention.reports.pdf import MOST_SENTENCES, brief_pdf, short_pdf
from convention.reports.told import Told, weight
from tests.builders.examples import example_store
from tests.unit.reports.read_back import deck, pdf_pages, slide_words, squeezed

ON_THE_AGENDA = ("8.1", "5", "1", "11", "19")


@pytest.fixture(scope="module")
def busy(told: Told) -> Told:
    points = tuple(AgendaPoint(code, f"Point {code}") for code in (*ON_THE_AGENDA, "8.1", ""))
    return replace(told, agenda=points)


@pytest.fixture(scope="module")
def pages(busy: Told) -> list[str]:
    return [squeezed(page) for page in pdf_pages(short_pdf(busy))]


def test_a_meeting_of_five_actions_takes_eight_pages_at_most(pages: list[str], busy: Told) -> None:
    assert len(pages) <= 8
    for code in ON_THE_AGENDA:
        action = next(a for a in busy.actions if a.code == code)
        (page,) = [text for text in pages if squeezed(f"{code} · {action.short_title} {action.title}") in text]
        assert squeezed(action.message) in page
        assert squeezed(action.why) in page


def test_the_first_page_sums_up_every_action(pages: list[str], busy: Told) -> None:
    assert squeezed(busy.message) in pages[0]
    for action in busy.actions:
        assert squeezed(action.message) in pages[0]


def test_what_changed_is_told_in_sentences_and_the_rest_is_counted(pages: list[str], busy: Told) -> None:
    most = sorted(busy.changes, key=weight)
    assert all(squeezed(change.sentence) in pages[1] for change in most[:MOST_SENTENCES])
    assert squeezed(f"Et {len(most) - MOST_SENTENCES} autres, au dossier complet") in pages[1]
    assert all(squeezed(decision.text) in "".join(pages[1:3]) for decision in busy.decisions)


def test_the_page_of_an_action_is_one_page_and_says_where_it_is_cut(told: Told) -> None:
    for axis in told.axes:
        for action in axis.actions:
            assert len(pdf_pages(brief_pdf(told, action.code))) == 1, action.code
    (page,) = pdf_pages(brief_pdf(told, "5"))
    assert squeezed("… (suite au dossier complet)") in squeezed(page)


def test_a_single_word_of_any_length_stays_on_the_page(told: Told) -> None:
    said = Narrative("8.1", "é" * 5000, "DVD", "pluie", "r" * 3000, "n" * 3000)
    axes = tuple(
        replace(axis, actions=tuple(replace(a, narrative=said) if a.code == "8.1" else a for a in axis.actions))
        for axis in told.axes
    )
    assert len(pdf_pages(brief_pdf(replace(told, axes=axes), "8.1"))) <= 2


def test_it_is_tagged_and_the_same_bytes_each_time(files: dict[Form, Export], told: Told) -> None:
    assert files[Form.SHORT].content == short_pdf(told)
    assert files[Form.SHORT].name.endswith(".court.pdf")
    root: Any = PdfReader(io.BytesIO(files[Form.SHORT].content)).root_object
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data().decode()


def test_an_action_is_taken_away_on_one_page_or_one_slide(tmp_path: Path) -> None:
    store = example_store(tmp_path / "convention.duckdb")
    try:
        page = action_brief(store, "8.1", date(2019, 12, 31), None, Form.PDF)
        slide = action_brief(store, "8.1", date(2019, 12, 31), None, Form.PPTX)
    finally:
        store.close()
    (text,) = pdf_pages(page.content)
    (drawn,) = deck(slide.content)
    assert page.name == "fiche_8.1_2019-12-31.pdf"
    for words in ("8.1 · Continuité cyclable", "Paris 1,9 km sur 2,6", "Situation au 31/12/2019"):
        assert squeezed(words) in squeezed(text)
        assert squeezed(words.replace(" cyclable", "")) in squeezed(slide_words(drawn)), words
