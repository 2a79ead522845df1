"""Backups of a base that a running process holds: a command asks for a copy beside the base, that process makes it.

Both stand in the data folder, which only the account of the server may write to. The command leaves a request file;
the process that holds the base answers it with the copy and a note of what it holds, or of why there is none.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import duckdb

from convention.domain.errors import ShownError
from convention.domain.people import RecordedAct
from convention.operations.backup import BackupError, copy_of_living, copy_of_resting
from convention.operations.places import opened_as_it_is, shared_log_address
from convention.operations.state import Outline
from convention.warehouse.database_file import BaseHeldError
from convention.warehouse.rights import note
from convention.warehouse.store import Store

_REQUEST, _ANSWER, _COPY = ".demande", ".reponse", ".copie"
_PAUSE_SECONDS = 0.2
PATIENCE_SECONDS = 120.0
BY_COMMAND = "commande sur la machine de la base"
_log = logging.getLogger(__name__)


@contextmanager
def copy_by_holder(path: Path) -> Iterator[tuple[Path, Outline]]:
    """A copy of the base at `path` made by the process that holds it; removed at the end unless it was moved.

    Raises BackupError when no process answers, or the one that does cannot.
    """
    stem = path.with_name(f"{path.name}.{uuid4().hex}")
    request, answer, copy = (stem.with_name(stem.name + ending) for ending in (_REQUEST, _ANSWER, _COPY))
    request.touch()
    try:
        until = time.monotonic() + PATIENCE_SECONDS
        while not answer.exists():
            if time.monotonic() > until:
                raise BackupError(
                    "Le programme qui tient la base n’a pas répondu\u00a0: aucune copie n’est faite. "
                    "S’il s’agit d’une commande en cours, attendez sa fin, puis recommencez."
                )
            time.sleep(_PAUSE_SECONDS)
        yield copy, _outline_from(json.loads(answer.read_text(encoding="utf-8")))
    finally:
        for each in (request, answer, copy):
            each.unlink(missing_ok=True)


@contextmanager
def copy_at_one_moment(path: Path, folder: Path | None = None) -> Iterator[tuple[Path, Outline]]:
    """A copy of the base and what it holds, removed at the end unless it was moved; `folder`: where it is made.

    From the shared log where one is set, else of the file at `path`, by the process that holds it.
    Raises BackupError, DatabaseFileError, LogError.
    """
    with ExitStack() as stack:
        copy = Path(stack.enter_context(TemporaryDirectory(prefix=".convention-", dir=folder))) / path.name
        if shared_log_address():
            from convention.operations.shared import copy_of_log  # psycopg is only needed here

            held = copy_of_log(copy)
        else:
            try:
                held = copy_of_resting(path, copy)
            except BaseHeldError:
                copy, held = stack.enter_context(copy_by_holder(path))
        yield copy, held


@contextmanager
def at_one_moment(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A base to read from, of any version; a copy of it where another process holds it, or a shared log does.

    Raises BackupError, DatabaseFileError, LogError.
    """
    with ExitStack() as stack:
        try:
            source = stack.enter_context(copy_at_one_moment(path))[0] if shared_log_address() else path
            connection = stack.enter_context(opened_as_it_is(source, read_only=True))
        except BaseHeldError:
            copy, _ = stack.enter_context(copy_by_holder(path))
            connection = stack.enter_context(opened_as_it_is(copy, read_only=True))
        yield connection


def answer_requests(store: Store) -> None:
    """Answer the requests for copies of a base as long as it is open."""
    for left in store.path.parent.glob(f"{store.path.name}.*"):
        if left.suffix in (_REQUEST, _ANSWER, _COPY):
            left.unlink(missing_ok=True)
    threading.Thread(target=_serve, args=(store,), name="copies of the base", daemon=True).start()


def _serve(store: Store) -> None:
    while not store.closed.wait(_PAUSE_SECONDS):
        for request in store.path.parent.glob(f"{store.path.name}.*{_REQUEST}"):
            try:
                _answer(store, request)
            except Exception:
                _log.exception("A request for a copy of the base could not be answered")


def _answer(store: Store, request: Path) -> None:
    answer = request.with_suffix(_ANSWER)
    try:
        held = copy_of_living(store, request.with_suffix(_COPY))
        with store.writing() as cursor:
            note(store, cursor, RecordedAct.COPY, store.path.name, BY_COMMAND)
        said = {
            "rows": held.rows,
            "newest": held.newest.isoformat() if held.newest else None,
            "schema": held.schema,
        }
    except ShownError as error:
        said = {"error": error.message}
    request.unlink(missing_ok=True)
    draft = answer.with_suffix(".partiel")
    draft.write_text(json.dumps(said), encoding="utf-8")
    draft.rename(answer)


def _outline_from(said: dict[str, object]) -> Outline:
    match said:
        case {"rows": dict(rows), "newest": newest, "schema": int(schema)}:
            return Outline(rows, datetime.fromisoformat(str(newest)) if newest else None, schema)
        case {"error": str(message)}:
            raise BackupError(message)
        case _:
            raise BackupError("Le programme qui tient la base est d’une autre version\u00a0: redémarrez-le.")
