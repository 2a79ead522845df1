"""What hinders people: axe-core on every page, light and dark; titles, headings, narrow screens."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.followup.explorer.choices import VIEW_WORDS
from pages.reference.accessibility.gaps import GAPS, known_gap
from pages.shell.page_list import PageEntry, listed_pages
from tests.e2e.accessibility import Hindrance, hindrances
from tests.e2e.harness import POINTS, Server, click_point, settled

GROUND = "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(params=SCHEMES)
def themed_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh page under a light, then a dark theme."""
    context = browser.new_context(
        locale="fr-FR", viewport={"width": 1280, "height": 900}, color_scheme=request.param, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("entry", listed_pages(), ids=lambda entry: entry.address)
def test_no_page_has_a_serious_fault_of_ours(page: Page, filled_server: Server, entry: PageEntry) -> None:
    """Light, then dark, then as narrow as a page enlarged four times: nothing is cut, nothing scrolls sideways."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(f"{filled_server.url}/{entry.address}")
    settled(page)
    assert faults_of_ours(page) == []
    assert out_of_order(page) == []
    ground = page.evaluate(GROUND)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.wait_for_function(f"(before) => ({GROUND})() !== before", arg=ground)
    settled(page)
    assert faults_of_ours(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.evaluate(CUT) == []


def faults_of_ours(page: Page) -> list[Hindrance]:
    """The serious faults of a page that are none of Streamlit's known ones."""
    return [fault for fault in hindrances(page) if known_gap(fault.rule, fault.html) is None]


@pytest.mark.parametrize("view", VIEW_WORDS)
def test_no_form_of_the_explorer_has_a_serious_fault_of_ours(page: Page, filled_server: Server, view: str) -> None:
    page.goto(f"{filled_server.url}/explorer?indicateurs=A08.1-1&vue={view}")
    settled(page)
    for folded in page.get_by_test_id("stMain").locator("summary").all():
        folded.click()
        settled(page)
    assert faults_of_ours(page) == []


def test_where_a_value_comes_from_has_no_serious_fault_of_ours(themed_page: Page, filled_server: Server) -> None:
    themed_page.goto(f"{filled_server.url}/explorer?indicateurs=A05-1&vue=trajectoires")
    settled(themed_page)
    chart = themed_page.get_by_test_id("chart").first
    click_point(chart, chart.locator(POINTS).last)
    expect(themed_page.get_by_role("dialog")).to_contain_text("D’où vient cette valeur")
    settled(themed_page)
    assert faults_of_ours(themed_page) == []


def test_every_gap_that_the_declaration_tells_is_met(page: Page, filled_server: Server) -> None:
    met = set()
    for address in ("", "collecte?rubrique=ouvrir"):
        page.goto(f"{filled_server.url}/{address}")
        met |= {known_gap(fault.rule, fault.html) for fault in hindrances(settled(page))}
    assert [gap.rule for gap in GAPS if gap not in met] == []


CUT = """() => [...document.querySelectorAll("[data-testid=stMain] *")]
  .filter(found => getComputedStyle(found).textOverflow === "ellipsis" && found.scrollWidth > found.clientWidth + 1)
  .filter(found => !found.closest("[data-testid=stSelectbox], [data-testid=stMultiSelect], input"))
  .map(found => found.innerText)"""


def out_of_order(page: Page) -> list[str]:
    """The headings that skip a level, or a title that is not the first heading and the only one of its level."""
    found: list[tuple[int, str]] = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((head) => [Number(head.tagName[1]), head.innerText])"
    )
    wrong = [text for (before, _), (level, text) in pairwise([(0, ""), *found]) if level > before + 1]
    return wrong + [text for level, text in found[1:] if level == 1]


def test_the_chosen_tab_has_the_contrast_of_text_in_the_dark(browser: Browser, filled_server: Server) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{filled_server.url}/convention?rubrique=cibles")
    settled(page)
    colours = page.evaluate(
        "['[aria-selected=true] p', 'h1'].map((tag) => getComputedStyle(document.querySelector(tag)).color)"
    )
    assert colours[0] == colours[1]
    context.close()
