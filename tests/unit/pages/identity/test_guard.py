"""The guard: closed by default, and each thing for whom it was offered."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from convention.domain.people import Person
from pages.identity.current import SESSION_HEADER
from pages.identity.guard import Guard
from pages.identity.proxy import NAME_HEADER, SECRET_HEADER, SUBJECT_HEADER, Proxy
from pages.identity.routes import onward_page
from pages.identity.sessions import Sessions
from pages.identity.settings import IdentitySettings, ProxySettings, ReadAccess, Way
from pages.shell.door import Door, PublicAddress
from pages.shell.middleware import ShellMiddleware

ANA = Person("https://idp.example", "ana", "Ana Lyste")
PUBLIC = PublicAddress("https", "tableau.example", "/convention/")
COOKIE = "__Secure-convention"
SECRET = "s" * 32
FILE = "0123456789abcdef0123456789abcdef"
OPEN = (
    "connexion",
    "retour",
    "deconnexion",
    "deconnecte",
    "session",
    "_stcore/health",
    "sante",
    "mesures",
    "static/x.js",
    "shell/a.css",
)
CLOSED = ("", "action", "_stcore/host-config", f"media/{FILE}.csv", "component/a/b", "app/static/x", "media/x")
Result = TypeVar("Result")


def in_own_loop(work: Coroutine[Any, Any, Result]) -> Result:
    """The result of a coroutine; this thread may already run the browser's event loop."""
    with ThreadPoolExecutor(1) as own_thread:
        return own_thread.submit(lambda: asyncio.run(work)).result()


def asked(path: str, *headers: tuple[str, str], kind: str = "http", method: str = "GET") -> Scope:
    """A request as it comes from the network."""
    raw = [(name.encode(), text.encode()) for name, text in headers]
    scope: Scope = {"type": kind, "path": PUBLIC.root + path, "query_string": b"a=1", "headers": raw}
    if kind == "http":
        scope["method"] = method
    return scope


class Inside:
    """The program behind the guard: keeps what reached it, and says what a test wants said."""

    def __init__(self, *says: Message) -> None:
        self.reached: list[Scope] = []
        self.heard: list[Message] = []
        self._says = says

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or talk until the connection ends."""
        self.reached.append(scope)
        if scope["type"] == "http":
            await PlainTextResponse("dedans")(scope, receive, send)
            return
        for message in self._says:
            await send(message)
        while (message := await receive())["type"] == "websocket.receive":
            self.heard.append(message)
            await send({"type": "websocket.send", "bytes": b"answer"})


def through(guard: Guard, scope: Scope, *received: Message) -> list[Message]:
    """What a browser gets, having sent some messages."""
    waiting = [*received, {"type": "websocket.disconnect"}] if scope["type"] == "websocket" else []
    sent: list[Message] = []

    async def receive() -> Message:
        return waiting.pop(0) if waiting else {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    in_own_loop(guard(scope, receive, send))
    return sent


def guarding(inside: Inside, sessions: Sessions, reading: ReadAccess = ReadAccess.SIGNED_IN) -> Guard:
    """A guard where people sign in."""
    return Guard(inside, IdentitySettings(Way.SIGN_IN, PUBLIC, reading=reading), sessions)


@pytest.mark.parametrize("path", OPEN)
def test_the_way_in_is_open_to_everybody(path: str) -> None:
    assert through(guarding(Inside(), Sessions(9, 9)), asked(path))[0]["status"] == 200


@pytest.mark.parametrize("path", CLOSED)
def test_all_else_is_closed_and_a_page_waits_behind_the_sign_in(path: str) -> None:
    guard = guarding(Inside(), Sessions(9, 9))
    assert through(guard, asked(path))[0]["status"] == 401
    answer = through(guard, asked(path, ("accept", "text/html")))[0]
    if path in ("", "action"):
        assert answer["status"] == 303
        assert dict(answer["headers"])[b"location"].startswith(b"/convention/connexion?suite=%2Fconvention%2F")
    else:
        assert answer["status"] == 401


def test_no_browser_says_whose_session_it_is() -> None:
    inside, sessions = Inside(), Sessions(9, 9)
    cookie = sessions.open(ANA)
    key = sessions.of_cookie(cookie)
    assert key is not None
    for guard in (guarding(inside, sessions), Guard(inside, IdentitySettings(), sessions)):
        through(guard, asked("session", (SESSION_HEADER, key.key), (SESSION_HEADER, "x")))
        assert SESSION_HEADER.encode() not in dict(inside.reached[-1]["headers"])
    forged = asked("_stcore/stream", (SESSION_HEADER, "x"), ("cookie", f"{COOKIE}={cookie}"), kind="websocket")
    through(guarding(inside, sessions), forged)
    given_on = [text for name, text in inside.reached[-1]["headers"] if name == SESSION_HEADER.encode()]
    assert given_on == [key.key.encode()]


@pytest.mark.parametrize("cookie", ["", f"{COOKIE}=x", "convention={}", f"{COOKIE}={{}}; {COOKIE}={{}}"])
def test_a_cookie_under_another_name_forged_or_sent_twice_is_none(cookie: str) -> None:
    sessions = Sessions(9, 9)
    text = cookie.replace("{}", sessions.open(ANA))
    guard = guarding(Inside(), sessions)
    assert through(guard, asked("action", ("cookie", text)))[0]["status"] == 401
    live = through(guard, asked("_stcore/stream", ("cookie", text), kind="websocket"))
    assert live == [{"type": "websocket.close", "code": 1008}]


def rerun(auto: bool = False) -> Message:
    """What a browser sends when something is clicked, or by itself."""
    message = BackMsg()
    message.rerun_script.is_auto_rerun = auto
    return {"type": "websocket.receive", "bytes": message.SerializeToString()}


def page_message(page: str) -> Message:
    """The first message of a page."""
    message = ForwardMsg()
    message.new_session.initialize.session_id = page
    return {"type": "websocket.send", "bytes": message.SerializeToString()}


def test_a_session_that_ends_gets_and_gives_nothing_more() -> None:
    class Ending(Inside):
        async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
            self.heard.append(await receive())
            sessions.end_all_of(ANA.issuer, ANA.subject)
            await send({"type": "websocket.send", "bytes": b"secret"})
            self.heard.append(await receive())

    sessions, inside = Sessions(9, 9), Ending()
    cookie = sessions.open(ANA)
    scope = asked("_stcore/stream", ("cookie", f"{COOKIE}={cookie}"), kind="websocket")
    sent = through(guarding(inside, sessions), scope, rerun(), rerun())
    assert sent == [{"type": "websocket.close", "code": 1008}]
    assert [message["type"] for message in inside.heard] == ["websocket.receive", "websocket.disconnect"]


@pytest.mark.parametrize("auto", [True, False])
def test_what_a_page_does_by_itself_is_no_activity(auto: bool) -> None:
    now = [0.0]
    sessions = Sessions(100, 10, lambda: now[0])
    cookie = sessions.open(ANA)
    now[0] = 8
    scope = asked("_stcore/stream", ("cookie", f"{COOKIE}={cookie}"), kind="websocket")
    through(guarding(Inside(), sessions), scope, rerun(auto), {"type": "websocket.receive", "bytes": b"\xff"})
    through(guarding(Inside(), sessions), asked("session", ("cookie", f"{COOKIE}={cookie}")))
    now[0] = 12
    assert (sessions.of_cookie(cookie) is None) is auto


def test_files_go_to_whom_they_were_offered_and_come_from_whose_page_it_is() -> None:
    sessions = Sessions(9, 9)
    own, other = (("cookie", f"{COOKIE}={sessions.open(person)}") for person in (ANA, Person("i", "zoe", "Zoé")))
    offers = {"type": "websocket.send", "bytes": b"\x0a\x20/media/" + FILE.encode() + b"J\x01"}
    statuses: list[int] = []

    class Showing(Inside):
        async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
            for message in (page_message("page-1"), offers):
                await send(message)
            statuses.extend([put(own), put(other), put()])

    def put(*headers: tuple[str, str]) -> int:
        request = asked("_stcore/upload_file/page-1/f", *headers, method="PUT")
        status: int = through(guarding(Inside(), sessions), request)[0]["status"]
        return status

    through(guarding(Showing(), sessions), asked("_stcore/stream", own, kind="websocket"))
    assert statuses == [200, 403, 401]
    assert put(own) == 403  # its page is closed
    for path in (f"media/{FILE}", f"media/{FILE}.csv"):
        answers = [
            through(guarding(Inside(), sessions), asked(path, *who))[0]["status"] for who in ([own], [other], [])
        ]
        assert answers == [200, 403, 401]


def test_in_public_reading_nobody_reads_and_takes_only_what_nobody_was_offered() -> None:
    sessions = Sessions(9, 9)
    inside = Inside({"type": "websocket.send", "bytes": b"/media/" + FILE.encode()})
    guard = guarding(inside, sessions, ReadAccess.PUBLIC)
    assert through(guard, asked("action"))[0]["status"] == 200
    assert through(guard, asked(f"media/{FILE}"))[0]["status"] == 403
    through(guard, asked("_stcore/stream", kind="websocket"))
    assert SESSION_HEADER.encode() not in dict(inside.reached[-1]["headers"])
    assert through(guard, asked(f"media/{FILE}"))[0]["status"] == 200
    assert through(guard, asked("_stcore/upload_file/a/b", method="PUT"))[0]["status"] == 401


def proxied(sessions: Sessions) -> Guard:
    """A guard behind a proxy."""
    settings = ProxySettings(SECRET, "annuaire")
    return Guard(Inside(), IdentitySettings(Way.PROXY, PUBLIC), sessions, Proxy(settings, sessions, lambda p: p))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([(SECRET_HEADER, SECRET), (SUBJECT_HEADER, "ana"), (NAME_HEADER, "Ana Lyste")], 200),
        ([(SECRET_HEADER, SECRET)], 401),
        ([(SECRET_HEADER, SECRET), (SUBJECT_HEADER, "")], 401),
        ([(SUBJECT_HEADER, "ana")], 403),
        ([(SECRET_HEADER, SECRET[:-1]), (SUBJECT_HEADER, "ana")], 403),
        ([(SECRET_HEADER, SECRET + "s"), (SUBJECT_HEADER, "ana")], 403),
        ([(SECRET_HEADER, SECRET), (SECRET_HEADER, SECRET), (SUBJECT_HEADER, "ana")], 403),
        ([(SECRET_HEADER, SECRET), (SUBJECT_HEADER, "ana"), (SUBJECT_HEADER, "zoe")], 403),
        ([(SECRET_HEADER, "é" * 32), (SUBJECT_HEADER, "ana")], 403),
    ],
)
def test_a_proxy_is_believed_with_its_secret_and_each_header_once(headers: list[tuple[str, str]], status: int) -> None:
    sessions = Sessions(9, 9)
    assert through(proxied(sessions), asked("action", *headers))[0]["status"] == status
    known = sessions.of_person("annuaire", "ana")
    assert (known is not None) is (status == 200)
    if known is not None:
        assert known.person.name == "Ana Lyste"


def test_the_health_check_needs_no_proxy() -> None:
    assert through(proxied(Sessions(9, 9)), asked("_stcore/health"))[0]["status"] == 200


@given(
    st.text(st.characters(codec="utf-8"), max_size=40) | st.from_regex(r"/convention/[a-z/\\:.?%@]*", fullmatch=True)
)
def test_one_is_led_on_within_the_dashboard_or_to_its_first_page(asked_for: str) -> None:
    found = onward_page(asked_for, PUBLIC.root)
    assert found.startswith("/convention/")
    assert "\\" not in found
    assert "//" not in found.partition("?")[0]
    assert found in (asked_for, PUBLIC.root)


@pytest.mark.parametrize("page", ["/convention/action?fiche=3&b=%C3%A9", "/convention/", "/convention/seances#a"])
def test_a_page_of_the_dashboard_is_led_on_to(page: str) -> None:
    assert onward_page(page, PUBLIC.root) == page


@pytest.mark.parametrize(
    "page",
    ["//evil.example", "https://evil.example", "/conventionx", "/convention//evil", "/convention/connexion?suite=x"],
)
def test_any_other_is_not(page: str) -> None:
    assert onward_page(page, PUBLIC.root) == PUBLIC.root


@pytest.mark.parametrize(
    ("host", "origin", "method", "admitted"),
    [
        ("tableau.example", None, "GET", True),
        ("TABLEAU.example", None, "GET", True),
        ("tableau.example", "https://tableau.example", "PUT", True),
        ("tableau.example", "https://evil.example", "PUT", False),
        ("tableau.example", None, "PUT", False),
        ("tableau.example", "http://tableau.example", "POST", False),
        ("tableau.example:8501", None, "GET", False),
        ("localhost", None, "GET", False),
        ("evil.example", None, "GET", False),
    ],
)
def test_the_door_of_a_public_address(host: str, origin: str | None, method: str, admitted: bool) -> None:
    headers = [("host", host), *([("origin", origin)] if origin else [])]
    assert Door(PUBLIC).admits(asked("", *headers, method=method)) is admitted
    live = asked("_stcore/stream", *headers, kind="websocket")
    assert Door(PUBLIC).admits(live) is (admitted and origin is not None)


class Cookie(Inside):
    """A program that sets a cookie of its own, as Streamlit does."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a cookie."""
        answer = PlainTextResponse("dedans")
        answer.set_cookie("_streamlit_xsrf", "x")
        await answer(scope, receive, send)


@pytest.mark.parametrize("scheme", ["https", "http"])
def test_behind_tls_every_answer_asks_for_tls_and_every_cookie_is_for_it_alone(scheme: str) -> None:
    door = Door(PublicAddress(scheme, "tableau.example", "/"))
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    in_own_loop(ShellMiddleware(Cookie(), door)(asked("", ("host", "tableau.example")), receive, send))
    headers = dict(sent[0]["headers"])
    assert (b"strict-transport-security" in headers) is (scheme == "https")
    assert headers[b"set-cookie"].endswith(b"; Secure") is (scheme == "https")
