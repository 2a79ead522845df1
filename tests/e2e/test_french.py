"""No English word of the interface, on any page, in any state that a person can bring about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, Locator, Page, WebSocketRoute, expect

from loaders.first_start import make_empty
from pages.collection.deposit.sections import TITLES as DEPOSIT_SECTIONS
from pages.followup.explorer.choices import VIEW_WORDS
from pages.reference.catalogue.choices import TITLES as CONVENTION_SECTIONS
from pages.reference.catalogue.choices import CatalogueSection
from pages.shell.page_list import SITE_TITLE, PageEntry, listed_pages
from tests.builders.deposits import xlsx_file
from tests.e2e.harness import POINTS, Server, click_point, complaints_of, english_words, running_server, settled

NOTHING = "zzzz"
# The pages that say something else while there is no value, no meeting and no deposit.
EMPTY_STATES = (
    "",
    "action?fiche=8.1",
    "explorer?vue=base-100",
    "seances",
    "projection",
    "evaluation",
    "depot?rubrique=historique",
)
# Names of columns, as the open-data files write them.
MACHINE_NAMES = ("[data-testid=stTable] td:first-child",)


@pytest.fixture(scope="module")
def foreign(browser: Browser, filled_server: Server) -> Iterator[Page]:
    """One page for all, of a person whose browser speaks English."""
    context = browser.new_context(
        locale="en-US", viewport={"width": 1280, "height": 900}, base_url=filled_server.url, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def outside(foreign: Page) -> list[str]:
    """What went wrong so far on that page."""
    return complaints_of(foreign)


@pytest.fixture(scope="module")
def beginner(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The same before anything is deposited."""
    data = tmp_path_factory.mktemp("beginning")
    make_empty(data)
    with running_server(data) as running:
        context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900}, base_url=running.url)
        yield context.new_page()
        context.close()


def opened(page: Page, address: str) -> Page:
    """A page of the dashboard, ready."""
    page.goto(f"/{address}")
    return settled(page)


def unfold_all(page: Page) -> None:
    """Open every part that is folded; some hold others."""
    folded = page.get_by_test_id("stMain").locator("details:not([open]) > summary")
    while folded.count():
        folded.evaluate_all("found => found.forEach(summary => summary.click())")
        settled(page)


def tools_of(table: Locator) -> None:
    """Open the search and the list of columns of a table, in turn; leave none open."""
    page = table.page
    table.scroll_into_view_if_needed()
    table.hover()
    # The tools float over the table and slide under the page's head as it moves: only the click itself matters here.
    page.get_by_test_id("stMain").get_by_role("button", name="Rechercher").first.evaluate("button => button.click()")
    page.keyboard.type(NOTHING)
    expect(page.get_by_text("Résultats\u00a0: 0")).to_be_visible()
    assert english_words(page) == {}
    page.keyboard.press("Escape")


@pytest.mark.parametrize("entry", listed_pages(), ids=lambda entry: entry.address)
def test_a_page_with_everything_unfolded_asks_nothing_outside(
    foreign: Page, outside: list[str], entry: PageEntry
) -> None:
    opened(foreign, entry.address)
    expect(foreign).to_have_title(f"{entry.title} · {SITE_TITLE}")
    assert foreign.locator("html").get_attribute("lang") == "fr"
    unfold_all(foreign)
    assert english_words(foreign) == {}
    assert outside == []
    if (table := foreign.get_by_test_id("stDataFrame")).count():
        tools_of(table.first)


@pytest.mark.parametrize("address", EMPTY_STATES)
def test_a_page_of_a_base_without_any_value(beginner: Page, address: str) -> None:
    opened(beginner, address)
    unfold_all(beginner)
    assert english_words(beginner) == {}


@pytest.mark.parametrize("section", list(CONVENTION_SECTIONS)[1:])
def test_each_section_of_the_convention(foreign: Page, section: str) -> None:
    opened(foreign, f"convention?rubrique={section}")
    unfold_all(foreign)
    assert english_words(foreign, MACHINE_NAMES if section == CatalogueSection.DATA else ()) == {}


@pytest.mark.parametrize("section", list(DEPOSIT_SECTIONS)[1:])
def test_each_section_of_the_deposits(foreign: Page, section: str) -> None:
    opened(foreign, f"depot?rubrique={section}")
    unfold_all(foreign)
    assert english_words(foreign) == {}


@pytest.mark.parametrize("view", VIEW_WORDS)
def test_each_form_of_the_explorer(foreign: Page, view: str) -> None:
    opened(foreign, f"explorer?vue={view}")
    assert english_words(foreign) == {}


def test_the_lists_of_the_explorer(foreign: Page) -> None:
    opened(foreign, "explorer?indicateurs=A05-1")
    unfold_all(foreign)
    several = foreign.get_by_role("combobox", name="Indicateurs")
    several.click()
    expect(foreign.get_by_role("option").first).to_be_visible()
    assert english_words(foreign) == {}
    foreign.keyboard.type(NOTHING)
    expect(foreign.get_by_text("Aucun résultat")).to_be_visible()
    assert english_words(foreign) == {}
    foreign.keyboard.press("Escape")
    foreign.keyboard.press("Escape")
    foreign.get_by_role("button", name="Tout effacer").first.click()
    settled(foreign)
    expect(foreign.get_by_text("Choisissez au moins un indicateur")).to_be_visible()
    assert english_words(foreign) == {}
    one = foreign.get_by_role("combobox", name="Axe")
    one.click()
    assert english_words(foreign) == {}
    foreign.keyboard.type(NOTHING)
    expect(foreign.get_by_text("Aucun résultat")).to_be_visible()
    assert english_words(foreign) == {}


def test_the_tools_of_a_chart_and_where_a_value_comes_from(foreign: Page) -> None:
    opened(foreign, "explorer?vue=trajectoires&indicateurs=A05-1")
    chart = foreign.get_by_test_id("chart").first
    chart.scroll_into_view_if_needed()
    chart.hover()
    expect(chart.locator(".modebar-btn").first).to_be_visible()
    titles = chart.locator("[data-title]").evaluate_all("found => found.map(mark => mark.dataset.title)")
    assert titles == ["Télécharger l’image (SVG)", "Télécharger l’image (PNG)"]
    click_point(chart, chart.locator(POINTS).last)
    expect(foreign.get_by_role("dialog")).to_contain_text("D’où vient cette valeur")
    settled(foreign)
    assert english_words(foreign) == {}


def test_calendars(foreign: Page) -> None:
    opened(foreign, "")
    for field in foreign.get_by_test_id("stDateInput").all():
        field.get_by_role("button").last.click()
        expect(foreign.get_by_role("dialog")).to_be_visible()
        assert english_words(foreign) == {}
        foreign.keyboard.press("Escape")
        expect(foreign.get_by_role("dialog")).to_have_count(0)
    for help_mark in foreign.get_by_test_id("stTooltipIcon").all():
        help_mark.hover()
        expect(foreign.get_by_test_id("stTooltipContent").last).to_be_visible()
        assert english_words(foreign) == {}


def test_the_main_menu_and_what_it_tells_of_the_dashboard(foreign: Page) -> None:
    opened(foreign, "")
    foreign.get_by_role("button", name="Menu principal").click()
    expect(foreign.get_by_text("Imprimer")).to_be_visible()
    assert english_words(foreign) == {}
    foreign.get_by_text("À propos").click()
    expect(foreign.get_by_role("dialog")).to_be_visible()
    assert english_words(foreign) == {}


def test_a_file_that_is_looked_at_and_files_that_are_refused(foreign: Page, tmp_path: Path) -> None:
    content = xlsx_file(
        ("A05-1", "Pari", "2019-S1", 80, "", "DASES", ""), ("A05-1", "Paris", "2019-S2", "cent", "", "DASES", "")
    )
    heavy = tmp_path / "lourd.csv"
    with heavy.open("wb") as file:
        file.truncate((int(st.get_option("server.maxUploadSize")) + 1) * 1024 * 1024)
    opened(foreign, "depot")
    given = foreign.locator("input[type=file]")
    for refused, told in ((tmp_path / "note.pdf", "n’est pas accepté"), (heavy, "Le fichier doit peser 50,0\u00a0Mo")):
        refused.touch()
        given.set_input_files(refused)
        foreign.get_by_test_id("stFileChip").filter(has_text=refused.name).hover()
        expect(foreign.get_by_text(told).last).to_be_visible()
        assert english_words(foreign) == {}
    given.set_input_files({"name": "faux.xlsx", "mimeType": "application/octet-stream", "buffer": content})
    expect(foreign.get_by_role("heading", name="faux.xlsx")).to_be_visible()
    settled(foreign)
    unfold_all(foreign)
    assert english_words(foreign) == {}


def test_a_deposit_about_to_be_withdrawn(foreign: Page) -> None:
    opened(foreign, "depot?rubrique=historique&depot=1")
    foreign.get_by_role("button", name="Retirer…").first.click()
    expect(foreign.get_by_role("dialog")).to_be_visible()
    foreign.get_by_role("dialog").get_by_role("textbox", name="Motif").fill("essai")
    foreign.keyboard.press("Enter")
    settled(foreign)
    unfold_all(foreign)
    assert english_words(foreign) == {}


def test_a_connection_that_is_lost(browser: Browser, filled_server: Server) -> None:
    context = browser.new_context(locale="en-US", base_url=filled_server.url)
    page = context.new_page()
    links: list[WebSocketRoute] = []

    def link(socket: WebSocketRoute) -> None:
        links.append(socket)
        if len(links) == 1:
            socket.connect_to_server()

    page.route_web_socket("**/_stcore/stream", link)
    opened(page, "accessibilite")
    page.route("**/_stcore/**", lambda route: route.abort())
    links[0].close()
    expect(page.get_by_test_id("stConnectionStatus")).to_be_visible()
    assert english_words(page) == {}
    expect(page.get_by_role("dialog")).to_contain_text("Le serveur ne répond pas")
    assert english_words(page) == {}
    context.close()
