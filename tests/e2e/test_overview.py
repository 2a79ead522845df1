"""The overview in ten seconds: all actions with their status on one screen, links that work, no sideways scroll."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.reference.accessibility.gaps import known_gap
from tests.e2e.accessibility import hindrances
from tests.e2e.harness import Server, settled

ROWS = ".matrix tbody tr"


def test_all_actions_stand_above_the_fold_at_1280_by_900(page: Page, filled_server: Server) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(filled_server.url)
    settled(page)
    expect(page.locator(ROWS)).to_have_count(22)
    last = page.locator(ROWS).last.bounding_box()
    assert last is not None
    assert last["y"] + last["height"] < 900
    assert page.locator(".strip").last.bounding_box() is not None
    table = page.locator(".matrix").bounding_box()
    assert table is not None
    assert table["x"] + table["width"] <= 1280
    assert [fault for fault in hindrances(page) if known_gap(fault.rule, fault.html) is None] == []


def test_a_row_opens_its_action_and_a_half_year_its_overview(page: Page, filled_server: Server) -> None:
    page.goto(filled_server.url)
    settled(page)
    page.get_by_role("link", name="8.1 Continuité cyclable", exact=False).first.click()
    expect(page).to_have_url(f"{filled_server.url}/action?situation=2020-12-31&fiche=8.1")
    page.go_back()
    expect(page).to_have_url(f"{filled_server.url}/?situation=2020-12-31")
    page.get_by_role("link", name="Action 8.1, 1er semestre 2019", exact=False).click()
    expect(page.get_by_text("Situation au 30/06/2019")).to_be_visible()
    # What a page writes into its own address as it opens is no step to go back over.
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Évaluation").click()
    expect(page).to_have_url(re.compile("/evaluation.*annee=2020"))
    settled(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Synthèse")).to_be_visible()


def test_on_a_phone_rows_are_cards_and_nothing_scrolls_sideways(page: Page, filled_server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(filled_server.url)
    settled(page)
    expect(page.locator(ROWS)).to_have_count(22)
    wide = page.locator(".matrix").evaluate("found => found.scrollWidth - found.clientWidth")
    assert wide <= 0
    codes = page.locator(".name i").all_inner_texts()
    assert codes[:3] == ["1", "2", "3"]
    assert codes[-1] == "20"


def test_a_key_opens_the_search_and_a_word_leads_to_an_indicator(page: Page, filled_server: Server) -> None:
    page.goto(f"{filled_server.url}/convention")
    settled(page)
    page.keyboard.press("Control+k")
    box = page.get_by_role("dialog").get_by_role("combobox")
    box.click()
    box.press_sequentially("points noirs cyclables")
    page.get_by_role("option", name="A08.1-2").first.click()
    expect(page).to_have_url(re.compile(r"/action\?.*indicateur=A08\.1-2"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("8.1")


FIRST_ROWS = "() => document.getElementById('first-answer')?.shadowRoot?.querySelectorAll('tbody tr').length ?? 0"
PLACE = "(found) => { const place = found.getBoundingClientRect(); return [place.x, place.y, place.width]; }"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_board_stands_in_its_place_before_the_application_has_started(
    browser: Browser, filled_server: Server, theme: Literal["light", "dark"]
) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR", color_scheme=theme) as context:
        page = context.new_page()
        page.goto(filled_server.url)
        settled(page)
        page.route("**/static/js/index.*", lambda asked: asked.abort())
        page.goto(filled_server.url)
        page.wait_for_function(f"({FIRST_ROWS})() === 22")
        assert page.get_by_test_id("stApp").count() == 0
        early = page.locator("#first-answer .answer")
        expect(page.locator("#first-answer .notice")).to_contain_text("Données de démonstration")
        text, (x, y, width) = early.inner_text(), early.evaluate(PLACE)
        page.unroute_all()
        page.goto(filled_server.url)
        settled(page)
        expect(page.locator("#first-answer")).to_have_count(0)
        real = page.locator(".answer")
        assert real.inner_text() == text
        assert real.evaluate(PLACE) == pytest.approx([x, y, width], abs=4)


def test_the_links_of_the_early_board_open_their_pages(page: Page, filled_server: Server) -> None:
    page.goto(filled_server.url)
    settled(page)
    page.route("**/static/js/index.*", lambda asked: asked.abort())
    page.goto(filled_server.url)
    page.locator("#first-answer tbody a").filter(has_text="Continuité cyclable").first.click()
    page.wait_for_url("**/action?*fiche=8.1*")
    assert page.locator("#first-answer").count() == 0


def test_an_address_that_asks_for_other_dates_gets_no_board_of_the_usual_ones(
    page: Page, filled_server: Server
) -> None:
    page.goto(filled_server.url)
    settled(page)
    page.route("**/static/js/index.*", lambda asked: asked.abort())
    page.goto(f"{filled_server.url}/?situation=2019-12-31")
    assert page.locator("#first-answer").count() == 0
