"""The pack's own page, opened as a file without a network: curves, filters, both looks, what hinders people."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from convention.reports.pack import pack_of
from convention.reports.page import page as page_bytes
from convention.reports.telling import tell
from tests.builders.examples import example_store
from tests.builders.packs import example_occasion
from tests.e2e.accessibility import hindrances


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("dossier")
    store = example_store(folder / "convention.duckdb")
    file = folder / "dossier.html"
    file.write_bytes(page_bytes(tell(pack_of(store, example_occasion()))))
    store.close()
    return Path(file).as_uri()


@pytest.fixture(params=["light", "dark"])
def opened(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(locale="fr-FR", offline=True, color_scheme=request.param)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(address)
    yield page
    context.close()
    assert faults == []


def test_it_hinders_nobody(opened: Page) -> None:
    assert hindrances(opened) == []


def test_curves_are_drawn_when_they_come_into_view_and_follow_the_look(opened: Page) -> None:
    curve = opened.locator("[data-code='A08.1-1'] .chart")
    curve.scroll_into_view_if_needed()
    expect(curve.locator("svg.main-svg").first).to_be_visible()
    ground = curve.locator("svg.main-svg").first.evaluate("svg => svg.style.background")
    opened.locator("#look").click()
    assert curve.locator("svg.main-svg").first.evaluate("svg => svg.style.background") != ground


def test_sheets_are_filtered_by_status_and_by_words_without_accents(opened: Page) -> None:
    expect(opened.locator("#shown")).to_have_text("22 fiches affichées")
    opened.locator("#status").select_option("non atteint")
    expect(opened.locator("#shown")).to_have_text("3 fiches affichées")
    opened.get_by_label("Chercher dans les fiches").fill("CONTINUITE cyclable")
    expect(opened.locator("#shown")).to_have_text("1 fiche affichée")
    expect(opened.locator(".sheet:visible h3")).to_contain_text("8.1")


def test_it_fits_a_narrow_screen(opened: Page) -> None:
    opened.set_viewport_size({"width": 360, "height": 800})
    opened.reload()
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
