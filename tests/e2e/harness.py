"""How the browser tests start a server, open a browser, and wait for a page to be ready."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

PROJECT = Path(__file__).resolve().parents[2]
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# The points of the curves of a Plotly chart.
POINTS = ".scatterlayer .trace .points path"
_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# How long a busy machine may take: reached only where something is wrong.
PATIENCE_MILLISECONDS = 120_000
_START_SECONDS, _END_SECONDS, _ANSWER_SECONDS = 240, 120, 30

# Every word that a person can see or hear on the page, outside icons and what `ignored` selects.
_COLLECT_WORDS = """(ignored) => {
  const found = [];
  const skipped = ["[data-testid='stAlertDynamicIcon']", "script", "style", "noscript", ...ignored].join(",");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.parentElement.matches("[data-testid='stIconMaterial']")) found.push(node.data);
    }
    else for (const name of ["aria-label", "aria-description", "placeholder", "title", "alt"]) {
      if (node.hasAttribute(name)) found.push(node.getAttribute(name));
    }
  }
  return [document.title, ...found].filter((text) => text.trim() !== "");
}"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address, without a last slash, the directory it writes to, and its process."""

    url: str
    data: Path
    pid: int


def find_chromium() -> str:
    """The browser to drive: `CHROMIUM`, else the first one on the path; a missing one is an error, never a skip."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _CHROMIUM_NAMES)), None)
    if found is None or not Path(found).is_file():
        raise RuntimeError(
            f"No Chromium found (CHROMIUM={os.environ.get('CHROMIUM')!r}; looked for {', '.join(_CHROMIUM_NAMES)}). "
            "Install one (apt-get install chromium), or set CHROMIUM to its path."
        )
    return found


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def running_server(
    data: Path,
    app: str = "app.py",
    folder: Path = PROJECT,
    *options: str,
    settings: Mapping[str, str] = MappingProxyType({}),
    port: int | None = None,
) -> Iterator[Server]:
    """Run `app` (a path in the project) with `data` as its data directory, until the block ends.

    `folder`: where it runs, and finds its settings. `options`: further ones of the command line; `settings`: of the
    environment. Without `port` a free one.
    """
    data.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(PROJECT / app), "--server.port", str(port), *options]
    environment = os.environ | {"CONVENTION_DATA": str(data), "PYTHONPATH": str(PROJECT), **settings}
    log_path = data / "server.log"
    with log_path.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            server = Server(settings.get("CONVENTION_ADDRESS", f"http://127.0.0.1:{port}"), data, process.pid)
            _wait_until_healthy(server, process, log_path)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=_END_SECONDS)


def _wait_until_healthy(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=_ANSWER_SECONDS) as answer:
                if answer.read() == b"ok":
                    return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{log.read_text(encoding='utf-8')}")


def settled(page: Page) -> Page:
    """Wait until the script has run and nothing is left to draw; return `page`.

    Only locators can wait on these pages: their policy forbids the compiled code that `wait_for_function` sends.
    """
    page.wait_for_selector(
        "[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE_MILLISECONDS, state="attached"
    )
    for unfinished in ("stSkeleton", "stAppSkeleton"):
        expect(page.get_by_test_id(unfinished)).to_have_count(0, timeout=PATIENCE_MILLISECONDS)
    # Charts under the fold are drawn once the browser has nothing else to do.
    undrawn = page.locator("[data-testid=chart]:not(:has(.main-svg))")
    expect(undrawn).to_have_count(0, timeout=PATIENCE_MILLISECONDS)
    return page


def click_point(chart: Locator, point: Locator) -> None:
    """Click `point` of `chart` as a person does: Plotly hears a click only where it has first shown the value."""
    mouse = point.page.mouse
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse.move(x - 2, y - 2)
    mouse.move(x, y)
    expect(chart.locator(".hoverlayer .hovertext").first).to_be_visible()
    mouse.down()
    mouse.up()


def english_words(page: Page, ignored: tuple[str, ...] = ()) -> dict[str, str]:
    """The English words on `page`, each with one text in which it stands; `ignored`: CSS selectors not read.

    Reads texts, titles, placeholders, alternatives and accessible names, and knows the words of `english_words.txt`,
    none of which is a French word that the dashboard uses.
    """
    known = set((Path(__file__).with_name("english_words.txt")).read_text(encoding="utf-8").split())
    texts: list[str] = page.evaluate(_COLLECT_WORDS, list(ignored))
    words = ((word.strip(".,:;!?()«»…'’\"").lower(), text) for text in texts for word in text.split())
    return {word: text for word, text in words if word in known}


def complaints_of(page: Page) -> list[str]:
    """A list that is filled with what goes wrong on a page: errors of the console, requests that leave the machine."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if _is_fault(message) else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda request: found.append(request.url) if _leaves(request.url) else None)
    return found


def _is_fault(message: ConsoleMessage) -> bool:
    """Whether a message tells of a fault: at a deep link, Streamlit first looks for its server under the page."""
    return message.type == "error" and "/_stcore/" not in message.location["url"]


def _leaves(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:"))
