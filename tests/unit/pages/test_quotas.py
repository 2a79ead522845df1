"""Files sent to the server: bounded for one browser tab and for all, also while they are still coming."""

from __future__ import annotations

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.shell.quotas import Quota, QuotaMiddleware

ADDRESS = "/_stcore/upload_file/{}/{}"


class Server:
    """A server that keeps what it receives, up to 10 bytes for one tab and 25 for all."""

    def __init__(self) -> None:
        self.held: dict[str, int] = {}
        routes = [Route("/{rest:path}", self.answer, methods=["GET", "PUT"])]
        app = QuotaMiddleware(Starlette(routes=routes), Quota(own=10, all=25), lambda: self.held)
        self.client = TestClient(app)

    async def answer(self, request: Request) -> Response:
        size = len(await request.body())
        session = request.url.path.split("/")[-2] if request.method == "PUT" else ""
        self.held[session] = self.held.get(session, 0) + size
        return PlainTextResponse("reçu")

    def send(self, session: str, size: int) -> httpx2.Response:
        return self.client.put(ADDRESS.format(session, "f"), content=b"x" * size)


@pytest.fixture
def server() -> Server:
    return Server()


def test_one_tab_cannot_fill_the_server(server: Server) -> None:
    assert [server.send("a", 6).status_code, server.send("a", 6).status_code] == [200, 413]
    assert [server.send("a", 4).status_code, server.send("b", 10).status_code] == [200, 200]
    assert server.held == {"a": 10, "b": 10}


def test_all_tabs_together_cannot_either_and_room_comes_back(server: Server) -> None:
    assert [server.send(tab, 9).status_code for tab in "abc"] == [200, 200, 413]
    server.held.pop("a")
    assert server.send("c", 9).status_code == 200


def test_a_file_of_unknown_size_is_not_received(server: Server) -> None:
    answer = server.client.put(ADDRESS.format("a", "f"), content=iter([b"xx"]))
    assert (answer.status_code, "pas annoncée" in answer.text) == (411, True)
    assert server.held == {}


def test_other_requests_are_not_counted(server: Server) -> None:
    assert [server.client.get("/synthese").status_code for _ in range(9)] == [200] * 9


def test_the_refusal_says_what_to_do() -> None:
    quota = Quota()
    assert "par onglet" in quota.refusal({"a": quota.own}, "a", 1)
    assert "quelques minutes" in quota.refusal({"a": quota.all}, "b", 1)
    assert quota.refusal({}, "a", quota.own) == ""
