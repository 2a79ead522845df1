"""The dashboard's own pages in a real browser: language, headers, addresses."""

import re
import urllib.error
import urllib.request
from base64 import b64encode
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from convention.operations.places import BASE_NAME
from pages.shell.page_list import ALL_PAGES, HOME, SITE_TITLE, PageEntry, listed_pages
from tests.e2e.harness import Server, english_words, running_server, settled

LAST_PAGE = listed_pages()[-1]


def address(entry: PageEntry) -> str:
    """Where a page is served."""
    return "/" if entry is HOME else f"/{entry.address}"


def answer(url: str) -> tuple[int, Message]:
    """The status and headers of an answer, redirections not followed."""

    class Kept(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: Any, **__: Any) -> None:
            """Follow nothing."""

    try:
        with urllib.request.build_opener(Kept).open(url, timeout=120) as response:
            return response.status, response.headers
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers


def test_the_first_request_of_a_cold_server_opens_a_deep_link_within_the_frame(
    page: Page, tmp_path: Path, complaints: list[str]
) -> None:
    with running_server(tmp_path) as cold:
        page.goto(f"{cold.url}{address(LAST_PAGE)}")
        settled(page)
        expect(page).to_have_title(f"{LAST_PAGE.title} · {SITE_TITLE}")
        expect(page.get_by_test_id("stSidebarNav" if len(listed_pages()) > 1 else "stMain")).to_be_visible()
        assert complaints == []


def test_every_page_shows_in_the_menu(page: Page, server: Server) -> None:
    page.goto(server.url)
    settled(page)
    links = page.get_by_test_id("stSidebarNavLink").all_inner_texts()
    named = [entry.title for entry in listed_pages() if any(entry.title in link for link in links)]
    assert named == ([entry.title for entry in listed_pages()] if len(listed_pages()) > 1 else [])


def test_the_main_menu_is_in_french(page: Page, server: Server) -> None:
    page.goto(server.url)
    settled(page)
    page.get_by_role("button", name="Menu principal").click()
    expect(page.get_by_text("Imprimer")).to_be_visible()
    expect(page.get_by_text("Sombre")).to_be_visible()
    assert english_words(page) == {}


def test_an_unknown_address_leads_to_the_overview_which_says_so(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/nulle-part")
    settled(page)
    expect(page).to_have_title(f"{HOME.title} · {SITE_TITLE}")
    expect(page.get_by_text("n’existe pas ou n’existe plus")).to_be_visible()
    expect(page).to_have_url(re.compile(rf"{re.escape(server.url)}/\?situation=\d{{4}}-\d\d-\d\d"))


def test_the_address_of_a_page_not_built_leads_to_the_overview(server: Server) -> None:
    for entry in set(ALL_PAGES) - set(listed_pages()):
        status, headers = answer(f"{server.url}/{entry.address}")
        assert (status, headers["location"]) == (307, f"/?page_inconnue={entry.address}")


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/favicon.png", "/nulle-part", "/absent.js"])
def test_every_answer_carries_the_security_headers(server: Server, path: str) -> None:
    _, headers = answer(f"{server.url}{path}")
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/absent.js"]
)
def test_what_nobody_needs_is_closed(server: Server, path: str) -> None:
    assert answer(f"{server.url}{path}")[0] == 404


def test_scripts_stay_cached_and_the_page_does_not(page: Page, server: Server) -> None:
    page.goto(server.url)
    script = page.locator("script[src*='shell/shell']").get_attribute("src")
    assert answer(server.url)[1]["cache-control"] == "no-store"
    assert script is not None
    assert "immutable" in answer(f"{server.url}/{script.removeprefix('./')}")[1]["cache-control"]


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1", 101), ("localhost", 101), ("evil.example", 403)],
)
def test_a_live_connection_asked_for_under_another_name_is_refused(server: Server, host: str, status: int) -> None:
    port = urlsplit(server.url).port
    assert port is not None
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(
        "GET",
        "/_stcore/stream",
        headers={
            "Host": f"{host}:{port}",
            "Origin": f"http://{host}:{port}",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": b64encode(b"0123456789abcdef").decode(),
        },
    )
    assert connection.getresponse().status == status
    connection.close()


def test_what_the_server_writes_is_for_its_account_only(page: Page, server: Server) -> None:
    page.goto(server.url)
    settled(page)
    written = [path for path in server.data.rglob("*") if path.name != "server.log"]
    assert {path.name for path in written} >= {BASE_NAME}
    assert [path for path in written if path.stat().st_mode & 0o077] == []


def test_another_site_is_refused_a_live_connection_without_a_question_to_the_outside(
    page: Page, server: Server
) -> None:
    opened = page.evaluate(
        """(url) => new Promise((done) => {
            const socket = new WebSocket(url);
            socket.onopen = () => done(true);
            socket.onerror = () => done(false);
        })""",
        f"{server.url.replace('http', 'ws')}/_stcore/stream",
    )
    assert opened is False
    assert "external IP" not in (server.data / "server.log").read_text(encoding="utf-8")
