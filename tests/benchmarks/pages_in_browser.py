"""How long a page takes in a browser until its charts are drawn, against a bare page with as many charts.

    python -m tests.benchmarks --only browser

Cold: a browser that has nothing of the site yet asks a server that has run the page before. Warm: a click in the menu
of a page that is open. The bare pages draw as many charts of values of the same base, with plain Plotly.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.benchmarks.measures import Measure, against
from tests.benchmarks.servers import bare_server, write_values
from tests.e2e.harness import CHROMIUM_FLAGS, Server, find_chromium, running_server, settled

REPEATS = 3
SETTLING = 3000
VIEWPORT: ViewportSize = {"width": 1280, "height": 900}
INDICATORS = ("A08.1-1", "A08.1-2", "A05-1", "A01-3", "A09-1", "A14-1", "A18-1", "A04-2", "A10-1", "A10-2")
# Resolves once the run has ended, the heading is there and so many charts are drawn.
_DRAWN = """([count, heading]) => new Promise((done) => {
  const look = () => {
    const charts = document.querySelectorAll(".js-plotly-plot .main-svg:first-of-type").length;
    const rests = document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]");
    const titled = [...document.querySelectorAll("h1")].some((title) => title.textContent.trim() === heading);
    if (rests && titled && charts === count) done(performance.now());
    else requestAnimationFrame(look);
  };
  look();
})"""
_CHARTS = "() => document.querySelectorAll('.js-plotly-plot .main-svg:first-of-type').length"
_HEADING = "() => document.querySelector('h1').textContent.trim()"


class _Site:
    """Two pages of a server, each with its heading and the number of its charts."""

    def __init__(self, browser: Browser, server: Server, paths: tuple[str, str]) -> None:
        self.browser, self.server, self.paths = browser, server, paths
        self.awaited = [self._look(path) for path in paths]

    def _look(self, path: str) -> tuple[int, str]:
        with self.browser.new_context(viewport=VIEWPORT, locale="fr-FR") as context:
            page = settled(self._open(context.new_page(), path))
            page.wait_for_timeout(SETTLING)
            return int(page.evaluate(_CHARTS)), str(page.evaluate(_HEADING))

    def _open(self, page: Page, path: str) -> Page:
        page.goto(self.server.url + path, wait_until="commit")
        page.wait_for_selector("h1", state="attached")
        return page

    def cold(self, place: int) -> float:
        """Seconds from the navigation of a new browser to the last chart."""
        with self.browser.new_context(viewport=VIEWPORT, locale="fr-FR") as context:
            page = context.new_page()
            page.goto(self.server.url + self.paths[place], wait_until="commit")
            return float(page.evaluate(_DRAWN, self.awaited[place])) / 1000

    def warm(self, place: int) -> float:
        """Seconds from the click in the menu of the other page to the last chart."""
        with self.browser.new_context(viewport=VIEWPORT, locale="fr-FR") as context:
            page = context.new_page()
            page.goto(self.server.url + self.paths[1 - place], wait_until="commit")
            page.evaluate(_DRAWN, self.awaited[1 - place])
            page.wait_for_timeout(SETTLING / 6)
            link = page.get_by_test_id("stSidebarNavLink").nth(place)
            link.evaluate("(link) => { window.clicked = performance.now(); link.click(); }")
            drawn = float(page.evaluate(_DRAWN, self.awaited[place]))
            return (drawn - float(page.evaluate("() => window.clicked"))) / 1000


def measure(repeats: int = REPEATS) -> Iterator[Measure]:
    """Cold and warm, for the overview and an action, the best of several of each in turns."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        with running_server(folder / "ours") as server:
            ours = _Site(browser, server, ("/", "/action"))
            for place, name in enumerate(("first", "second")):
                write_values(folder / "bare" / f"{name}.csv", INDICATORS[: ours.awaited[place][0]])
            with bare_server(folder / "bare", "two_pages.py") as bare_host:
                bare = _Site(browser, bare_host, ("/", "/second"))
                yield from _compared(ours, bare, repeats)
        browser.close()


def _compared(ours: _Site, bare: _Site, repeats: int) -> Iterator[Measure]:
    for place, name in enumerate(("overview", "an action")):
        count = ours.awaited[place][0]
        if bare.awaited[place][0] != count:
            raise RuntimeError(f"{bare.awaited[place][0]} bare charts instead of {count}")
        told = f"{name}, {count} charts, {{}} / bare page with as many"
        cold = [(bare.cold(place), ours.cold(place)) for _ in range(repeats)]
        yield against(told.format("cold navigation"), min(o for _, o in cold), min(b for b, _ in cold), 1.1)
        warm = [(bare.warm(place), ours.warm(place)) for _ in range(repeats)]
        yield against(told.format("warm switch"), min(o for _, o in warm), min(b for b, _ in warm), 1.2)
