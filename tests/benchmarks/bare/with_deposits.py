"""Our server, with one more address at which the deposit of large files is started and ended."""

import threading
from itertools import count

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from convention.domain.catalogue import Kind
from loaders.deposit import deposit_file, read_file
from pages.parts.base import base
from pages.parts.errors import show_error
from pages.shell.addresses import shell_routes
from pages.shell.middleware import ShellMiddleware
from pages.shell.page_list import PAGES_FOLDER
from tests.benchmarks.large_files import rows, workbook

ROWS = 20_000
AT_ONCE = 4
_wanted = threading.Event()
_done = count()


def _deposit_on(number: int) -> None:
    """Deposit one workbook after another while they are wanted, each with bytes of its own.

    Days of increments would overlap the half-years of the example base, and stop the deposit.
    """
    store = base()
    agreed = store.catalogue()
    levels = {i.code for i in agreed.indicators if i.kind is Kind.LEVEL and i.action != "8.1"}
    values = [row for row in rows(agreed, 20 * ROWS) if row[0] in levels][:ROWS]
    for turn in count():
        content = workbook(values, f"relevé {number} {turn}")
        if not _wanted.is_set():
            return
        deposit_file(store, read_file(content, "mesure.xlsx", store), "Mesure")
        next(_done)


async def _start(_: Request) -> PlainTextResponse:
    _wanted.set()
    for number in range(AT_ONCE):
        threading.Thread(target=_deposit_on, args=(number,), daemon=True).start()
    return PlainTextResponse("")


async def _end(_: Request) -> PlainTextResponse:
    """Let no further deposit start; says how many there were."""
    _wanted.clear()
    return PlainTextResponse(str(next(_done)))


app = st.App(
    str(PAGES_FOLDER / "frame.py"),
    routes=[Route("/mesure/start", _start), Route("/mesure/end", _end), *shell_routes()],
    middleware=[Middleware(ShellMiddleware)],
    on_script_error=show_error,
)
