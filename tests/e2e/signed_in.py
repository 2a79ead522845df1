"""People who sign in, in browsers: what the short and the full walks through the door do alike."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import APIResponse, FilePayload, Page, expect

from tests.e2e.harness import settled
from tests.e2e.visitor import COOKIE

GIVEN: FilePayload = {"name": "dossier-d-ana.csv", "mimeType": "text/csv", "buffer": b"a;b\n1;2\n"}
NewBrowser = Callable[[], Page]


def sign_in(page: Page, url: str, person: str, fault: str = "") -> Page:
    """Ask for a page, be sent to the provider, and come back as a person."""
    page.goto(url)
    page.get_by_role("link", name="S’identifier").click()
    if fault:
        page.select_option("select[name=fault]", fault)
    page.get_by_role("button", name=person, exact=True).click()
    return page


def session_cookie(page: Page) -> str | None:
    """What the browser holds for its session."""
    return next((each["value"] for each in page.context.cookies() if each.get("name") == COOKIE), None)


def asked(page: Page, url: str, cookie: str | None = None) -> APIResponse:
    """An answer to the browser of a page, redirections not followed; `cookie`: one to send in the place of its own."""
    headers = {"Cookie": f"{COOKIE}={cookie}"} if cookie is not None else {}
    return page.context.request.get(url, max_redirects=0, headers=headers)


def give_file(page: Page) -> None:
    """Give the deposit page a file, and wait until it has been read."""
    settled(page).locator("input[type=file]").first.set_input_files(GIVEN)
    expect(page.get_by_text(GIVEN["name"]).first).to_be_visible()
