"""A visitor without a browser: asks the server for addresses, signs in, and talks over a live connection."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from socket import create_connection
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpx2
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

COOKIE = "convention"
_WAIT_SECONDS = 120.0
_FORM = re.compile(r'<form method="post" action="([^"]+)"')
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_CHOICE = re.compile(r'<button name="uid" value="([^"]*)">([^<]*)</button>')


class Visitor:
    """Somebody who comes to `url` with a client that keeps cookies as a browser does; a context."""

    def __init__(self, url: str, headers: Mapping[str, str] | None = None) -> None:
        self.url = url
        self._headers = dict(headers or {})
        self._client = httpx2.Client(timeout=_WAIT_SECONDS, headers=self._headers)

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    @property
    def cookie(self) -> str | None:
        """What the client holds for its session."""
        return next((each.value for each in self._client.cookies.jar if each.name == COOKIE), None)

    def forget(self) -> None:
        """Lose every cookie."""
        self._client.cookies.clear()

    def asked(self, address: str, cookie: str | None = None, **headers: str) -> httpx2.Response:
        """An answer, redirections not followed; `cookie`: one to send in the place of its own."""
        sent = headers if cookie is None else {**headers, "Cookie": f"{COOKIE}={cookie}"}
        return self._client.get(urljoin(f"{self.url}/", address), headers=sent)

    def sent(self, method: str, address: str, content: bytes | None = None, **headers: str) -> httpx2.Response:
        """The answer to a request that changes something."""
        files = None if content is None else {"file": ("dossier.csv", content, "text/csv")}
        return self._client.request(method, urljoin(f"{self.url}/", address), files=files, headers=headers)

    def begin(self, onward: str = "/") -> httpx2.Response:
        """The provider's page, to which the sign-in leads."""
        return self._client.get(
            f"{self.url}/connexion", params={"aller": "1", "suite": onward}, follow_redirects=True
        ).raise_for_status()

    def return_address(self, person: str, fault: str = "", onward: str = "/") -> str:
        """Where the provider would send a person back to, having signed them in."""
        page = self.begin(onward)
        names = {html.unescape(name): uid for uid, name in _CHOICE.findall(page.text)}
        form = _FORM.search(page.text)
        assert form is not None
        answer = self._client.post(urljoin(str(page.url), form[1]), data={"uid": names[person], "fault": fault})
        while "/retour?" not in answer.headers["location"]:
            answer = self._client.get(urljoin(str(answer.url), answer.headers["location"]))
        return answer.headers["location"]

    def sign_in(self, person: str, fault: str = "", onward: str = "/") -> httpx2.Response:
        """The answer of the dashboard to a person who comes back from the provider."""
        return self.asked(self.return_address(person, fault, onward))

    def signed_out(self, address: str) -> httpx2.Response:
        """The page that follows the provider's, which a browser confirms by itself."""
        asks = self.asked(address)
        form = re.search(r'method="post" action="([^"]+)"', asks.text)
        assert form is not None
        return self._client.post(form[1], data=dict(_HIDDEN.findall(asks.text)), follow_redirects=True)

    def upload_token(self) -> dict[str, str]:
        """The header by which a page of the dashboard shows that a file is given by itself."""
        self.asked("_stcore/health").raise_for_status()
        held = next(each.value for each in self._client.cookies.jar if each.name == "_streamlit_xsrf")
        return {"X-Xsrftoken": held or ""}

    @contextmanager
    def live(self, offered_session: str = "") -> Iterator[Live]:
        """A live connection as a page opens it; `offered_session`: one that it says to have had before."""
        cookies = "; ".join(f"{each.name}={each.value}" for each in self._client.cookies.jar)
        protocols = ["streamlit", "PLACEHOLDER", *([offered_session] if offered_session else [])]
        with connect(
            f"{self.url.replace('http', 'ws', 1)}/_stcore/stream",
            origin=Origin(self.url),
            subprotocols=[Subprotocol(each) for each in protocols],
            additional_headers={**self._headers, **({"Cookie": cookies} if cookies else {})},
            max_size=None,
            proxy=None,
            open_timeout=_WAIT_SECONDS,
        ) as connection:
            yield Live(connection)

    def live_status(self, cookie: str | None = None, origin: str | None = None, host: str | None = None) -> int:
        """The status that a live connection gets which is asked for so; an `origin` of "" is none."""
        at = urlsplit(self.url)
        headers = {} if cookie is None else {"Cookie": f"{COOKIE}={cookie}"}
        asking = self.url if origin is None else origin
        asked_host = f"{host}:{at.port}" if host else at.netloc
        try:
            with connect(
                f"ws://{asked_host}/_stcore/stream",
                origin=Origin(asking) if asking else None,
                additional_headers={**self._headers, **headers},
                sock=create_connection(("127.0.0.1", at.port or 80)),
                proxy=None,
                open_timeout=_WAIT_SECONDS,
            ):
                return 101
        except InvalidStatus as refused:
            return refused.response.status_code


class Live:
    """A live connection: sends what a page sends, and keeps what it is answered."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self.session = ""
        self.told: list[ForwardMsg] = []

    def run(self, message: BackMsg) -> list[ForwardMsg]:
        """What a run of the page answers, to its end; what came before is in `told` too. [] where it was cut off."""
        try:
            self._connection.send(message.SerializeToString())
            answers = list(self._until_finished())
        except ConnectionClosed:
            return []
        self.told += answers
        return answers

    def _until_finished(self) -> Iterator[ForwardMsg]:
        while True:
            raw = self._connection.recv(timeout=_WAIT_SECONDS)
            assert isinstance(raw, bytes)
            answer = ForwardMsg.FromString(raw)
            yield answer
            if answer.WhichOneof("type") == "new_session":
                self.session = answer.new_session.initialize.session_id
            if answer.WhichOneof("type") == "script_finished":
                return


def opening(page: str, query: str = "") -> BackMsg:
    """The message by which a page asks to be drawn."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = query
    return message


def files_offered(answers: list[ForwardMsg]) -> list[str]:
    """The addresses of the files to take away that a page offers, in its order."""
    elements = [answer.delta.new_element for answer in answers if answer.WhichOneof("type") == "delta"]
    return [each.download_button.url for each in elements if each.WhichOneof("type") == "download_button"]
