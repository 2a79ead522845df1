"""Visitors without a browser: real websockets that ask for a page and wait until its script has ended."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

SUCCESS = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY


@dataclass
class Views:
    """What visitors saw: seconds of each view, and views whose script did not end well."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0


async def visit(server: str, page: str, query: str, until: float, wait: float, pause: float, views: Views) -> None:
    """Ask for one page again and again until a moment (monotonic), after a wait, with a pause between views.

    `server`: `127.0.0.1:8501`. Each visitor is one session, as one browser tab is.
    """
    address = f"ws://{server}/_stcore/stream"
    async with connect(
        address, max_size=None, subprotocols=[Subprotocol("streamlit")], origin=Origin(f"http://{server}")
    ) as socket:
        await asyncio.sleep(wait)
        while time.monotonic() < until:
            started = time.monotonic()
            well = await _view(socket, page, query)
            views.seconds.append(time.monotonic() - started)
            views.failed += not well
            await asyncio.sleep(pause)


async def _view(socket: ClientConnection, page: str, query: str) -> bool:
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    await socket.send(asked.SerializeToString())
    while True:
        answer = ForwardMsg.FromString(await socket.recv(decode=False))
        if answer.WhichOneof("type") == "script_finished":
            return bool(answer.script_finished == SUCCESS)


def crowd(server: str, page: str, query: str, people: int, seconds: float, pause: float) -> Views:
    """So many visitors for so long; they come one after the other, spread over the time of one pause."""

    async def everybody() -> Views:
        views = Views()
        until = time.monotonic() + seconds
        waits = (pause * number / people for number in range(people))
        await asyncio.gather(*(visit(server, page, query, until, wait, pause, views) for wait in waits))
        return views

    return asyncio.run(everybody())
