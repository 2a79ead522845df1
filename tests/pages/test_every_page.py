"""What holds on every page, whatever is in the base."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from convention.domain.committee import Committee
from convention.warehouse.meetings import MeetingDraft, record_meeting
from convention.warehouse.store import open_store
from pages.parts.reading import FIRST_DAY
from pages.shell.page_list import listed_pages
from tests.pages.driving import opened, says, texts

PAGES = [entry.address for entry in listed_pages()]


def heading_levels(app: AppTest) -> list[int]:
    """The levels of the headings of the page itself, in their order."""
    return [int(element.proto.tag[1]) for element in app.main if element.type in ("title", "header", "subheader")]


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_without_an_error_and_warns_of_example_values(address: str) -> None:
    app = opened(address)
    assert not app.exception
    assert [error.value for error in app.error] == []
    assert len(app.title) == 1
    assert says(app, "Données de démonstration")
    assert "Poste local, sans authentification" in [caption.value for caption in app.sidebar.caption]


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_on_an_empty_base(address: str) -> None:
    app = opened(address)
    assert not app.exception
    assert [error.value for error in app.error] == []
    assert not says(app, "Données de démonstration")


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("address", PAGES)
def test_headings_follow_one_another_without_a_gap(address: str) -> None:
    levels = heading_levels(opened(address))
    assert levels[:1] == [1]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    "address", ["synthese", "action", "methode", "seances", "projection", "evaluation", "avenants"]
)
def test_signs_that_french_sets_apart_have_a_no_break_space(address: str) -> None:
    told = "\n".join(text for text in texts(opened(address)) if "**Cas**" not in text)
    assert re.findall(r".{20}\w [:;?!»%](?:\s|$)|.{20}« \w", told) == []


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("address", ["synthese", "action", "methode"])
def test_a_reading_from_before_the_first_record_says_what_to_do(address: str) -> None:
    app = opened(address, connu="2017-01-01")
    (told,) = [error.value for error in app.error]
    assert "La base ne contenait rien à cette date" in told
    assert "videz «\u00a0Connu le\u00a0» et changez «\u00a0Situation au\u00a0»" in told
    assert not app.exception


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_at_the_first_situation_date_there_is(address: str) -> None:
    app = opened(address, situation=FIRST_DAY.isoformat())
    assert not app.exception
    assert [error.value for error in app.error] == []
    assert says(app, "il n’y a rien à comparer") == (address in ("synthese", "action", ""))


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("situation", "2999-01-01"),
        ("situation", "hier"),
        ("connu", "9999-12-31"),
        ("territoire", "lyon"),
        ("compare", "x"),
    ],
)
def test_a_choice_that_makes_no_sense_in_an_address_is_left_out(name: str, text: str) -> None:
    app = opened(**{name: text})
    assert not app.exception
    assert [error.value for error in app.error] == []
    assert app.query_params.get(name) != text


def test_the_situation_date_is_that_of_the_last_meeting_where_none_is_asked_for(examples: Path) -> None:
    store = open_store(examples)
    for day, situation in ((date(2020, 2, 27), date(2019, 12, 31)), (date(2019, 6, 20), date(2018, 12, 31))):
        record_meeting(store, MeetingDraft(Committee.TECHNICAL, day, "Paris", ("directions",), situation, ""), "essai")
    store.close()
    assert says(opened(), "Situation au 31/12/2019")
