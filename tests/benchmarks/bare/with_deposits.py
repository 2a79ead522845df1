"""Our server, with two more addresses at which people begin and cease to deposit large files."""

import threading
from itertools import count
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from convention.operations.places import data_directory
from loaders.deposit import OutdatedReadingError, deposit_file, questions
from pages.collection.deposit.desk import Incoming, reading_work
from pages.collection.deposit.jobs import Job
from pages.components.overview.overview import first_script
from pages.parts.base import base
from pages.parts.errors import show_error
from pages.shell.addresses import shell_routes
from pages.shell.middleware import ShellMiddleware
from pages.shell.page_list import PAGES_FOLDER
from pages.shell.process import take_short_turns
from tests.benchmarks.large_files import DEPOSITORS, WORKBOOKS_FOLDER

_PATIENCE = 600.0
_wanted = threading.Event()
_done = count()


def _deposit_on(files: list[Path]) -> None:
    """Deposit one workbook after another while they are wanted, each as a person does on the page."""
    for path in files:
        content = path.read_bytes()
        while _wanted.is_set() and not _deposited(path.name, content):
            pass
        if not _wanted.is_set():
            return
    raise RuntimeError("There were too few workbooks to deposit.")


def _deposited(name: str, content: bytes) -> bool:
    """Read a file, look at its effect, record it; False where another deposit came between."""
    job = Job(reading_work(base(), Incoming(1, name, content), "Mesure", ()))
    if not job.wait(_PATIENCE):
        raise TimeoutError(name)
    outcome = job.result()
    if outcome.effect is None:
        raise RuntimeError(f"{name}: {outcome.refusal or outcome.reading.findings}")
    try:
        deposit_file(base(), outcome.reading, "Mesure", accepted=questions(outcome.reading))
    except OutdatedReadingError:
        return False
    next(_done)
    return True


async def _start(_: Request) -> PlainTextResponse:
    _wanted.set()
    files = sorted((data_directory() / WORKBOOKS_FOLDER).iterdir())
    for number in range(DEPOSITORS):
        threading.Thread(target=_deposit_on, args=(files[number::DEPOSITORS],), daemon=True).start()
    return PlainTextResponse("")


async def _end(_: Request) -> PlainTextResponse:
    """Let no further deposit start; says how many there were."""
    _wanted.clear()
    return PlainTextResponse(str(next(_done)))


take_short_turns()
app = st.App(
    str(PAGES_FOLDER / "frame.py"),
    routes=[Route("/mesure/start", _start), Route("/mesure/end", _end), *shell_routes(first_script())],
    middleware=[Middleware(ShellMiddleware)],
    on_script_error=show_error,
)
