"""How long a person waits in a browser, against pages with as many charts: plain Plotly, bare Streamlit, Dash, Vizro.

    python -m tests.benchmarks --only browser

Cold: a browser that has nothing of the site yet asks a server that has run the page before, until the last chart in
view is drawn. Warm: a click in the menu of a page that is open. All draw charts of values of the same base, and every
round measures each of them once, one after the other, so that what else the machine does falls on all alike.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.benchmarks.measures import Measure, against
from tests.benchmarks.peers.servers import peer_server, peers_python
from tests.benchmarks.servers import bare_server, write_values
from tests.e2e.harness import CHROMIUM_FLAGS, PATIENCE_MILLISECONDS, find_chromium, running_server

PEERS = (("static page", "static_page"), ("Dash", "dash_page"), ("Vizro", "vizro_page"))
ROUNDS = 7
SETTLING = 3000
VIEWPORT: ViewportSize = {"width": 1280, "height": 900}
INDICATORS = ("A08.1-1", "A08.1-2", "A05-1", "A01-3", "A09-1", "A14-1", "A18-1", "A04-2", "A10-1", "A10-2")
# Resolves once the heading is there and so many charts are drawn.
_DRAWN = """([count, heading]) => new Promise((done) => {
  const look = () => {
    const charts = document.querySelectorAll(".js-plotly-plot .main-svg:first-of-type").length;
    const titled = [...document.querySelectorAll("h1, h2")].some((title) => title.textContent.trim() === heading);
    if (titled && charts >= count) done(performance.now());
    else requestAnimationFrame(look);
  };
  look();
})"""
# Resolves once the status of every action can be read, in the board of the page or in the one before it.
_ANSWERED = """() => new Promise((done) => {
  const look = () => {
    const roots = [...document.querySelectorAll("*")].map((found) => found.shadowRoot).filter(Boolean);
    const rows = roots.flatMap((root) => [...root.querySelectorAll(".matrix .state")]).filter((row) => row.innerText);
    if (rows.length >= 22) requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    else requestAnimationFrame(look);
  };
  look();
})"""
_COUNT = "() => document.querySelectorAll('.js-plotly-plot .main-svg:first-of-type').length"
_HEADING = "() => [...document.querySelectorAll('h1, h2')].map((title) => title.textContent.trim()).find(Boolean)"
# Resolves with the milliseconds from now until a text that a person reads has changed; `trigger` is done meanwhile.
_CHANGED = """([selector, within]) => new Promise((done) => {
  const read = () => {
    const roots = [document, ...[...document.querySelectorAll("*")].map((found) => found.shadowRoot).filter(Boolean)];
    return roots.map((root) => root.querySelector(selector)?.innerText ?? "").join("|");
  };
  const before = read();
  window.begun = undefined;
  const look = () => {
    if (read() !== before) done(performance.now() - window.begun);
    else requestAnimationFrame(look);
  };
  addEventListener(within, () => { window.begun ??= performance.now(); }, { capture: true, once: true });
  look();
})"""


class _Page(NamedTuple):
    """A page of a server, with what is there once it is drawn."""

    url: str
    charts: int
    heading: str


def measure(rounds: int = ROUNDS) -> Iterator[Measure]:
    """The first answer, cold and warm pages against each yardstick, and what follows a click or a key; medians."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        yield _very_first_start(browser, folder / "new")
        python = peers_python(folder)
        with running_server(folder / "ours") as server:
            pages = [_seen(browser, f"{server.url}{path}") for path in ("/", "/action")]
            for page, name in zip(pages, ("first", "second"), strict=True):
                write_values(folder / "bare" / f"{name}.csv", INDICATORS[: page.charts])
            with bare_server(folder / "bare", "two_pages.py") as bare:
                for place, name in enumerate(("overview", "an action")):
                    values = folder / "bare" / f"{('first', 'second')[place]}.csv"
                    like = [_seen(browser, f"{bare.url}{path}") for path in ("/", "/second")]
                    yield from _cold(browser, name, (pages[place], like[place]), (python, values), rounds)
                    yield _warm(browser, name, pages, like, place, rounds)
            yield _after(browser, f"{server.url}/", "choice of a territory on the overview → new figures", rounds)
            yield _after(browser, f"{server.url}/projection", "key in Mode séance → next action", rounds)
        browser.close()


def _very_first_start(browser: Browser, data: Path) -> Measure:
    """Seconds from the start of a server without a base, which makes it with the examples, to the first answer."""
    begun = time.perf_counter()
    with running_server(data) as server:
        _opened(browser, f"{server.url}/", _ANSWERED)
        seconds = time.perf_counter() - begun
    what = "very first start: base made with the examples → statuses of all actions"
    return Measure(what, f"{seconds:.1f} s", value=seconds, unit="s", goal=4.0)


def _seen(browser: Browser, url: str) -> _Page:
    """A page as it is once nothing more comes."""
    with browser.new_context(viewport=VIEWPORT, locale="fr-FR") as context:
        page = context.new_page()
        page.goto(url, wait_until="commit")
        page.wait_for_selector(".js-plotly-plot .main-svg", state="attached", timeout=PATIENCE_MILLISECONDS)
        before, count = -1, 0
        while count != before:
            page.wait_for_timeout(SETTLING)
            before, count = count, int(page.evaluate(_COUNT))
        return _Page(url, count, str(page.evaluate(_HEADING)))


def _opened(browser: Browser, url: str, awaited: str, with_: object = None) -> float:
    """Seconds from the navigation of a new browser to what is awaited."""
    with browser.new_context(viewport=VIEWPORT, locale="fr-FR") as context:
        page = context.new_page()
        page.goto(url, wait_until="commit")
        return float(page.evaluate(awaited, with_)) / 1000


def _cold(
    browser: Browser, name: str, compared: tuple[_Page, _Page], peers: tuple[Path, Path], rounds: int
) -> Iterator[Measure]:
    """Ours and the bare page, then each peer, once a round."""
    ours, bare = compared
    with ExitStack() as servers:
        running = {peer: servers.enter_context(peer_server(peers[0], module, peers[1])).url for peer, module in PEERS}
        pages = {"ours": ours, "bare Streamlit": bare} | {peer: _seen(browser, url) for peer, url in running.items()}
        counts = {peer: page.charts for peer, page in pages.items()}
        if len(set(counts.values())) > 1:
            raise RuntimeError(f"not as many charts everywhere: {counts}")
        found: dict[str, list[float]] = {peer: [] for peer in (*pages, "answer")}
        for _ in range(rounds):
            for peer, page in pages.items():
                found[peer].append(_opened(browser, page.url, _DRAWN, [page.charts, page.heading]))
            if name == "overview":
                found["answer"].append(_opened(browser, ours.url, _ANSWERED))
    median = {peer: statistics.median(seconds) for peer, seconds in found.items() if seconds}
    if "answer" in median:
        what = "first answer: cold navigation → statuses of all actions / charts of a static page of Plotly"
        yield against(what, median["answer"], median["static page"], 0.35)
    for peer, goal in (("bare Streamlit", 1.0), ("Vizro", 1.0), ("Dash", None), ("static page", None)):
        what = f"{name}, {ours.charts} charts, cold navigation / {peer} with as many"
        yield against(what, median["ours"], median[peer], goal)


def _warm(browser: Browser, name: str, ours: list[_Page], bare: list[_Page], place: int, rounds: int) -> Measure:
    """A click in the menu of the other page, ours and the bare page in turns."""
    found = [(_switched(browser, bare, place), _switched(browser, ours, place)) for _ in range(rounds)]
    yardstick, own = (statistics.median(seconds) for seconds in zip(*found, strict=True))
    return against(
        f"{name}, {ours[place].charts} charts, warm switch / bare Streamlit with as many", own, yardstick, 1.0
    )


def _switched(browser: Browser, pages: list[_Page], place: int) -> float:
    """Seconds from the click in the menu of the other page to the last chart."""
    with browser.new_context(viewport=VIEWPORT, locale="fr-FR") as context:
        page, other, own = context.new_page(), pages[1 - place], pages[place]
        page.goto(other.url, wait_until="commit")
        page.evaluate(_DRAWN, [other.charts, other.heading])
        page.wait_for_timeout(SETTLING / 3)
        link = page.get_by_test_id("stSidebarNavLink").nth(place)
        link.evaluate("(link) => { window.clicked = performance.now(); link.click(); }")
        drawn = float(page.evaluate(_DRAWN, [own.charts, own.heading]))
        return (drawn - float(page.evaluate("() => window.clicked"))) / 1000


def _after(browser: Browser, url: str, what: str, rounds: int) -> Measure:
    """Seconds from a click or a key to the new text."""
    with browser.new_context(viewport=VIEWPORT, locale="fr-FR") as context:
        page = context.new_page()
        page.goto(url)
        page.wait_for_timeout(2 * SETTLING)
        on_stage = "projection" in url
        seconds = [_changed(page, at, on_stage=on_stage) for at in range(rounds)]
    median = statistics.median(seconds)
    return Measure(what, f"{median:.2f} s", value=median, unit="s", goal=0.2 if on_stage else 0.25)


def _changed(page: Page, at: int, *, on_stage: bool) -> float:
    awaited = [".stage h1", "keydown"] if on_stage else [".answer", "click"]
    page.evaluate(f"(given) => {{ window.changed = ({_CHANGED})(given); }}", awaited)
    if on_stage:
        page.keyboard.press("ArrowRight" if at % 2 == 0 else "ArrowLeft")
    else:
        page.get_by_test_id("stSidebar").get_by_text(("Paris", "Ensemble")[at % 2], exact=True).click()
    seconds = float(page.evaluate("() => window.changed")) / 1000
    page.wait_for_timeout(SETTLING / 3)
    return seconds
