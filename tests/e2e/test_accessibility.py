"""What hinders people: axe-core on every page, light and dark; titles, headings, narrow screens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from pages.parts.accessibility_gaps import GAPS, known_gap
from pages.shell.page_list import PageEntry, listed_pages
from tests.e2e.accessibility import hindrances
from tests.e2e.harness import Server, settled

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
def test_no_page_has_a_serious_fault_of_ours(themed_page: Page, filled_server: Server, entry: PageEntry) -> None:
    themed_page.goto(f"{filled_server.url}/{entry.address}")
    settled(themed_page)
    found = hindrances(themed_page)
    assert [fault for fault in found if known_gap(fault.rule, fault.html) is None] == []


def test_every_gap_that_the_declaration_tells_is_met(page: Page, filled_server: Server) -> None:
    page.goto(filled_server.url)
    settled(page)
    met = {known_gap(fault.rule, fault.html) for fault in hindrances(page)}
    assert [gap.rule for gap in GAPS if gap not in met] == []


def test_titles_differ_and_narrow_screens_need_no_sideways_scrolling(page: Page, filled_server: Server) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    titles = set()
    for entry in listed_pages():
        page.goto(f"{filled_server.url}/{entry.address}")
        settled(page)
        titles.add(page.title())
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, entry.address
    assert len(titles) == len(listed_pages())
