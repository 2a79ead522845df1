"""Without sign-in nobody comes in from another machine, and no other site acts through this one's browser."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from pages.shell.door import comes_from_here, is_loopback, refuse_open_door
from pages.shell.middleware import ShellMiddleware

ROOT = Path(__file__).parents[3]
HERE = ["localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1", "[::1]"]
ELSEWHERE = [
    None,
    "",
    "0.0.0.0",
    "::",
    "192.168.1.4",
    "10.0.0.1",
    "localhost.evil.fr",
    "127.0.0.1.evil.fr",
    "2130706433",
]
HOSTS = ["evil.fr", "evil.fr:8501", "127.0.0.1.evil.fr", "localhost@evil.fr", "", "[", "0.0.0.0:8501"]


@pytest.mark.parametrize("address", HERE)
def test_starts_on_this_machine(address: str) -> None:
    refuse_open_door(address, origins_checked=True)
    with pytest.raises(SystemExit, match="une page d’un autre site"):
        refuse_open_door(address, origins_checked=False)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_refuses_to_start_elsewhere(address: str | None) -> None:
    with pytest.raises(SystemExit, match="sans authentification"):
        refuse_open_door(address, origins_checked=True)


@given(st.ip_addresses(v=4))
def test_only_loopback_addresses_are_this_machine(address: object) -> None:
    assert is_loopback(str(address)) == str(address).startswith("127.")


def reach(server: str, *hosts: str, kind: str = "http") -> Scope:
    """A request that reached `server` and asks for `hosts`."""
    headers = [(b"host", host.encode()) for host in hosts]
    return {"type": kind, "path": "/", "query_string": b"", "headers": headers, "server": (server, 8501)}


def test_a_request_from_here() -> None:
    assert all(comes_from_here(reach("127.0.0.1", host)) for host in ("localhost:8501", "127.0.0.1", "[::1]:8501"))


@pytest.mark.parametrize("host", HOSTS)
def test_a_foreign_name_is_no_request_from_here(host: str) -> None:
    assert not comes_from_here(reach("127.0.0.1", host))


def test_an_outside_address_no_host_or_two_are_no_request_from_here() -> None:
    assert not comes_from_here(reach("192.168.1.4", "localhost:8501"))
    assert not comes_from_here(reach("127.0.0.1"))
    assert not comes_from_here(reach("127.0.0.1", "localhost", "evil.fr"))


def answered(scope: Scope) -> list[Message]:
    """What the shell sends, the program behind it answering everything."""
    with ThreadPoolExecutor(1) as own_thread:  # this one may already run the browser's event loop
        return own_thread.submit(lambda: asyncio.run(_answered(scope))).result()


async def _answered(scope: Scope) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
        else:
            await PlainTextResponse("dedans")(scope, receive, send)

    await ShellMiddleware(behind)(scope, receive, send)
    return sent


@pytest.mark.parametrize(("server", "host"), [("127.0.0.1", "evil.fr"), ("192.168.1.4", "localhost")])
def test_the_shell_lets_nothing_foreign_through(server: str, host: str) -> None:
    """However the program was started: another server than Streamlit's passes over the check at the start."""
    page = answered(reach(server, host))
    assert page[0]["status"] == 421
    assert "Content-Security-Policy".lower().encode() in dict(page[0]["headers"])
    live = answered(reach(server, host, kind="websocket"))
    assert [message["type"] for message in live] == ["websocket.close"]
    assert answered(reach("127.0.0.1", "localhost:8501"))[0]["status"] == 200


@pytest.mark.parametrize("option", ["--server.address=0.0.0.0", "--server.enableXsrfProtection=false"])
def test_the_program_itself_refuses(option: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port=0", option]
    environment = os.environ | {"CONVENTION_DATA": str(tmp_path)}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=600)
    assert ended.returncode == 1
    assert "Démarrage refusé" in ended.stdout + ended.stderr
    assert list(tmp_path.iterdir()) == []
