"""What a page looks like beyond the screen at rest: another theme, a narrow screen, a sheet of paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from convention.charts.canvas import NARROWEST
from pages.reference.accessibility.gaps import known_gap
from tests.e2e.accessibility import hindrances
from tests.e2e.harness import Server, settled

# Between the margins of an upright A4 sheet, in CSS pixels: (210 - 2 × 12) mm at 96 per inch.
SHEET = 703
FIGURE = ".js-plotly-plot .svg-container"


def grounds(page: Page) -> set[str]:
    """The grounds of the charts of a page."""
    return set(page.locator(f"{FIGURE} .main-svg:first-child").evaluate_all("all => all.map(s => s.style.background)"))


def widths(page: Page) -> list[float]:
    """How wide each chart is shown."""
    found: list[float] = page.locator(FIGURE).evaluate_all("all => all.map(s => s.getBoundingClientRect().width)")
    return found


def test_charts_follow_the_theme_that_is_chosen(page: Page, filled_server: Server) -> None:
    page.goto(filled_server.url)
    settled(page)
    assert grounds(page) == {"rgb(255, 255, 255)"}
    page.get_by_role("button", name="Menu principal").click()
    page.get_by_text("Sombre").click()
    light = page.locator(f"{FIGURE} .main-svg[style*='255, 255, 255']")
    expect(light).to_have_count(0)
    assert grounds(page) == {"rgb(17, 22, 29)"}


def test_on_a_narrow_screen_a_chart_scrolls_within_its_place_under_texts_that_are_whole(
    page: Page, filled_server: Server
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{filled_server.url}/action?fiche=8.1")
    settled(page)
    place = page.get_by_role("group", name="Graphique plus large que l’écran").first
    expect(place).to_have_attribute("tabindex", "0")
    assert min(widths(page)) >= NARROWEST
    place.focus()
    page.keyboard.press("ArrowRight")
    expect(place).not_to_have_js_property("scrollLeft", 0)
    cut = page.get_by_test_id("stMarkdown").evaluate_all(
        "all => all.filter(text => text.scrollWidth > text.clientWidth).map(text => text.innerText)"
    )
    assert cut == []
    assert [fault for fault in hindrances(page) if known_gap(fault.rule, fault.html) is None] == []


@pytest.mark.parametrize("address", ["", "action?fiche=8.1", "explorer"])
def test_a_first_chart_stands_high_and_a_sheet_of_paper_cuts_none(
    page: Page, filled_server: Server, address: str
) -> None:
    page.goto(f"{filled_server.url}/{address}")
    settled(page)
    expect(page.locator(f"{FIGURE} .main-svg").first).to_be_visible()
    first = page.locator(FIGURE).first.bounding_box()
    assert first is not None
    assert first["y"] < (700 if address else float("inf"))  # the board of all actions comes first on the overview
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEET, "height": 1000})
    for kind in ("stSidebar", "stHeader", "stMultiSelect", "stSelectbox", "stDateInput", "stDownloadButton"):
        assert not any(found.is_visible() for found in page.get_by_test_id(kind).all()), kind
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert widths(page)
    assert max(widths(page)) <= SHEET
    right_edges = page.locator(FIGURE).evaluate_all("all => all.map(s => s.getBoundingClientRect().right)")
    assert max(right_edges) <= SHEET


def test_on_a_large_screen_charts_are_drawn_for_the_paper_before_it_is_printed(
    page: Page, filled_server: Server
) -> None:
    page.add_init_script(
        """window.print = () => { window.printed = [...document.querySelectorAll('.svg-container')]
            .map((chart) => chart.getBoundingClientRect().width); }"""
    )
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{filled_server.url}/explorer")
    settled(page)
    expect(page.locator(f"{FIGURE} .main-svg").first).to_be_visible()
    before = widths(page)
    page.keyboard.press("Control+p")
    expect(page.locator("html[data-printing]")).to_have_count(1)
    expect(page.locator("html[data-printing]")).to_have_count(0)
    assert max(before) > 1400
    assert max(page.evaluate("window.printed")) < 960


def test_on_a_small_projector_a_chart_is_drawn_whole_under_the_words_about_it(
    page: Page, filled_server: Server
) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})
    page.goto(f"{filled_server.url}/action?fiche=5")
    settled(page)
    expect(page.locator(f"{FIGURE} .main-svg").first).to_be_visible()
    places = page.locator("[data-testid=stElementContainer]:has(.svg-container)")
    assert places.evaluate_all("all => all.map(place => place.scrollWidth - place.clientWidth)") == [0] * places.count()


def test_a_dark_screen_is_printed_light_and_dark_again_after(browser: Browser, filled_server: Server) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.add_init_script(
        """window.print = () => { window.printed = [...document.querySelectorAll(
            "[data-testid=stApp], .js-plotly-plot .main-svg:first-child"
        )].map((found) => getComputedStyle(found).backgroundColor); }"""
    )
    page.goto(f"{filled_server.url}/action?fiche=8.1")
    settled(page)
    expect(page.locator(f"{FIGURE} .main-svg").first).to_be_visible()
    assert grounds(page) == {"rgb(17, 22, 29)"}
    page.keyboard.press("Control+p")
    expect(page.locator("html[data-printing]")).to_have_count(1)
    expect(page.locator("html[data-printing]")).to_have_count(0)
    printed = page.evaluate("window.printed")
    assert len(printed) > 4
    assert set(printed) == {"rgb(255, 255, 255)"}
    expect(page.locator(f"{FIGURE} .main-svg[style*='255, 255, 255']")).to_have_count(0)
    settled(page)
    assert grounds(page) == {"rgb(17, 22, 29)"}
    context.close()
