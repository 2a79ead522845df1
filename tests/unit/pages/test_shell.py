"""The shell around Streamlit: its index page, addresses, headers and connections."""

import asyncio
import base64
import re
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
import streamlit
from plotly.offline import get_plotlyjs_version
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message

from pages.shell.addresses import answer_instead, shell_routes
from pages.shell.index_page import french_index, put_into_french
from pages.shell.middleware import ShellMiddleware, content_security_policy
from pages.shell.origins import is_foreign
from pages.shell.page_list import ALL_PAGES, HOME, PAGES_FOLDER, listed_pages
from pages.shell.program_parts import STATIC, early_parts
from pages.shell.served import chart_library, shell_script, shell_style


def test_the_index_page_is_french() -> None:
    source = french_index().source
    assert '<html lang="fr">' in source
    assert "<title>Convention Paris – Seine-Saint-Denis</title>" in source
    assert re.findall(r"<noscript>(.*?)</noscript>", source, flags=re.DOTALL) == [
        "<p>Ce tableau de bord a besoin de JavaScript. Activez-le dans votre navigateur, puis rechargez la page.</p>"
    ]
    assert "agent" not in source
    script = shell_script().source.decode()
    assert script.index("STRINGS") < script.index("data-program"), "the language is set before the program begins"


def test_the_charts_are_drawn_by_the_plotly_that_the_figures_are_made_for() -> None:
    version = re.search(r"plotly\.js \(basic - minified\) v([\d.]+)", chart_library().source[:200].decode())
    assert version is not None
    assert version[1] == get_plotlyjs_version()


def test_the_first_pages_have_the_parts_of_the_program_named_ahead() -> None:
    named = re.findall(r'href="\./(static/js/[^"]+)"', french_index().source)
    assert any("/BidiComponent." in part for part in named)
    assert not any("/PlotlyChart." in part for part in named)
    assert len(named) == len(set(named))
    assert all((STATIC / part).is_file() for part in named)


def test_a_part_that_the_program_no_longer_has_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.shell.program_parts._ELEMENTS", ("NoSuchElement",))
    with pytest.raises(RuntimeError, match="program has changed"):
        early_parts("another page")


def test_only_the_script_that_waits_for_the_font_begins_the_program() -> None:
    source = french_index().source
    assert 'type="module"' not in source
    (program,) = re.findall(r'<link rel="modulepreload" crossorigin href="([^"]+)" data-program />', source)
    assert (Path(streamlit.__file__).parent / "static" / program).is_file()
    (font,) = re.findall(r'<link rel="preload" href="./([^"]+)" as="font"', source)
    assert font in {route.path.lstrip("/") for route in shell_routes() if isinstance(route, Route)}
    assert Path(font).name in shell_style().source.decode()


def test_the_policy_lets_the_inline_scripts_of_the_index_page_run_and_no_other() -> None:
    scripts = re.findall(r"<script>(.*?)</script>", french_index().source, flags=re.DOTALL)
    hashes = [f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts]
    assert hashes
    assert set(re.findall(r"'sha256-[^']+'", content_security_policy())) == set(hashes)
    (rule,) = [rule for rule in content_security_policy().split("; ") if rule.startswith("script-src ")]
    assert "unsafe" not in rule


def test_another_index_page_than_the_one_known_is_refused() -> None:
    with pytest.raises(RuntimeError, match="index page has changed"):
        put_into_french("<!DOCTYPE html><html><title>Streamlit</title></html>")


def test_a_page_is_listed_only_if_its_script_exists(tmp_path: Path) -> None:
    (tmp_path / "followup" / "action").mkdir(parents=True)
    (tmp_path / "followup" / "action" / "page.py").touch()
    assert [entry.title for entry in listed_pages(tmp_path)] == ["Action"]


def test_the_overview_exists_and_addresses_differ() -> None:
    assert HOME in listed_pages(PAGES_FOLDER)
    assert len({entry.address for entry in ALL_PAGES}) == len(ALL_PAGES)


@pytest.mark.parametrize(
    ("path", "query", "status", "location"),
    [
        ("/nulle-part", "", 307, "/?page_inconnue=nulle-part"),
        ("/a/b", "x=1", 307, "/?page_inconnue=a%2Fb"),
        ("/été", "", 307, "/?page_inconnue=%C3%A9t%C3%A9"),
        ("/synthese", "", 307, "/"),
        ("/synthese", "territoire=paris", 307, "/?territoire=paris"),
        ("/index.html", "", 307, "/"),
        ("/robots.txt", "", 404, None),
        ("/static/js/absent.js", "", 404, None),
    ],
)
def test_an_address_that_is_no_page(path: str, query: str, status: int, location: str | None) -> None:
    answer = answer_instead(path, query)
    assert answer is not None
    assert (answer.status_code, answer.headers.get("location")) == (status, location)


@pytest.mark.parametrize("path", ["/", "", "/media/3f2a.html", "/component/carte/index2.html"])
def test_an_address_that_is_served_as_it_is(path: str) -> None:
    assert answer_instead(path, "") is None


def test_every_listed_page_is_served_at_its_address() -> None:
    assert [entry for entry in listed_pages() if entry is not HOME and answer_instead(f"/{entry.address}", "")] == []


@pytest.mark.parametrize(
    ("origin", "foreign"),
    [
        (None, False),
        ("https://suivi.example", False),
        ("http://localhost:8501", False),
        ("http://127.0.0.1:8501", False),
        ("http://localhost:9000", True),
        ("http://localhost", True),
        ("https://ailleurs.example", True),
        ("https://suivi.example.ailleurs.example", True),
        ("null", True),
    ],
)
def test_who_may_open_a_live_connection(origin: str | None, foreign: bool) -> None:
    headers = {"host": "suivi.example"} | ({"origin": origin} if origin else {})
    assert is_foreign(Headers(headers)) is foreign


@pytest.mark.parametrize(
    ("path", "kept"),
    [("/media/3f2a.csv", "private, no-store"), ("/sous/media/3f2a.csv", "private, no-store"), ("/", None)],
)
def test_no_cache_keeps_a_file_that_was_taken_away(path: str, kept: str | None) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"localhost")]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": headers}
    scope["server"] = ("127.0.0.1", 8501)

    async def answering() -> None:
        await ShellMiddleware(PlainTextResponse("a;b"))(scope, receive, send)

    with ThreadPoolExecutor(1) as own_thread:  # this one may already run the browser's event loop
        own_thread.submit(lambda: asyncio.run(answering())).result()
    assert sent[0]["status"] == 200
    assert Headers(raw=sent[0]["headers"]).get("cache-control") == kept


def test_no_two_pages_have_one_title() -> None:
    assert len({entry.title for entry in listed_pages()}) == len(listed_pages())
