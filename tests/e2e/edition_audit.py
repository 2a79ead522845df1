"""Asking axe-core about every page of a folder of public editions, opened from disk.

`python -m tests.e2e.edition_audit FOLDER`: light and dark, wide and on a phone; ends with 1 where something hinders.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.e2e.accessibility import hindrances
from tests.e2e.harness import CHROMIUM_FLAGS, find_chromium

Look = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Look], ...] = ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"))


def faults(browser: Browser, pages: Iterable[Path], looks: Iterable[tuple[int, Look]] = LOOKS) -> Iterator[str]:
    """What hinders people on pages, what overflows sideways, what the browser complains of; one text each."""
    pages = tuple(pages)
    for width, look in looks:
        context = browser.new_context(
            locale="fr-FR", offline=True, color_scheme=look, viewport={"width": width, "height": 900}
        )
        page = context.new_page()
        said = _said_on(page)
        for path in pages:
            said.clear()
            page.goto(path.as_uri())
            where = f"{path.parent.name}/{path.name} ({width} px, {look})"
            # Before axe-core, which asks for the style sheet by a way that files do not allow.
            yield from (f"{where}: {message.text}" for message in said if message.type == "error")
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                yield f"{where}: wider than the screen"
            yield from (f"{where}: {found.rule} {found.target} {found.html}" for found in hindrances(page))
        context.close()


def _said_on(page: Page) -> list[ConsoleMessage]:
    """A list that fills with what the browser says of a page."""
    said: list[ConsoleMessage] = []
    page.on("console", lambda message: said.append(message))
    return said


def main(folder: Path) -> int:
    """Say what is wrong with the pages of a folder; 0 where nothing is."""
    pages = sorted(path for path in folder.rglob("*.html") if path.parent.name != "derniere")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_FLAGS))
        found = list(faults(browser, pages))
        browser.close()
    print("\n".join([*found, f"{len(pages)} pages, {len(LOOKS)} looks, {len(found)} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
