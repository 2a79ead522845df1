"""The store: one DuckDB connection per process, a cursor per call, one lock for writers."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from time import monotonic

import duckdb
import pandas as pd

from convention.domain.catalogue import Catalogue
from convention.domain.clock import utc_now
from convention.domain.errors import ShownError
from convention.domain.people import Person
from convention.warehouse.catalogue_changes import refused_changes
from convention.warehouse.catalogue_checks import Fault
from convention.warehouse.catalogue_files import completed, parse_catalogue
from convention.warehouse.database_errors import EngineStoppedError, database_file_error
from convention.warehouse.database_file import open_file
from convention.warehouse.sql import query
from convention.wording.absences import nothing_recorded

END_OF_TIME = datetime(9999, 12, 31)
_PATIENCE_SECONDS = 0.1
_log = logging.getLogger(__name__)


def _go_on() -> None:
    """Nobody asks to stop."""


def _unheard(_seconds: float) -> None:
    """Nobody counts."""


class NoCatalogueError(ShownError):
    """The base has no catalogue yet, or had none at that reading date."""


class Turn:
    """A writer's turn, told before its transaction is committed what that brings."""

    def send(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Pass on what the transaction wrote: nowhere, for a file of this process alone."""


_ALONE = Turn()


class Store:
    """An open base; safe to share between threads.

    `lag`: where the base follows a shared log and cannot at the moment, why, as a sentence; else empty.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self._writing = threading.RLock()
        self._listeners: list[Callable[[], None]] = []
        self.path = path
        self.closed = threading.Event()
        # Who acts in the running thread, where the base is served to people who sign in; None: without sign-in.
        self.identify: Callable[[], Person | None] | None = None
        # Hides from a cursor what its reader may not see; None: whoever reads sees all.
        self.mask: Callable[[duckdb.DuckDBPyConnection], None] | None = None
        self.lag = ""
        # Hears how many seconds each writer waited for their turn.
        self.waited: Callable[[float], None] = _unheard

    @property
    def asks_sign_in(self) -> bool:
        """Whether the base is served to people who sign in, each of whom may see another part of it."""
        return self.identify is not None

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of the caller's own, to read: sharing one between threads mixes their rows."""
        cursor = self._connection.cursor()
        if self.mask is not None:
            self.mask(cursor)
        return cursor

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A transaction that is kept whole or not at all; one writer at a time, the next one waits."""
        asked = monotonic()
        with self._writing, self._turn() as turn:
            self.waited(monotonic() - asked)
            cursor = self._begun()
            try:
                yield cursor
                turn.send(cursor)
            except BaseException as error:
                with suppress(duckdb.Error):
                    cursor.execute("ROLLBACK")
                if isinstance(error, duckdb.IOException | duckdb.FatalException):
                    raise database_file_error(self.path, error) from error
                raise
            self._commit(cursor)
            self._call_listeners()

    @contextmanager
    def _turn(self) -> Iterator[Turn]:
        """What a writer's transaction is part of, where the base is one of several replicas."""
        yield _ALONE

    def _call_listeners(self) -> None:
        for listener in self._listeners:
            try:
                listener()
            except Exception:
                _log.exception("%s could not be told of a commit", listener)

    def refresh(self) -> None:
        """Take in what other processes recorded since; nothing to do for a file of this process alone."""

    @contextmanager
    def at_rest(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """No one writes, and all that is committed stands in the file itself: the moment to copy it.

        The next writer waits. Raises DatabaseFileError.
        """
        with self._writing:
            cursor = self._connection.cursor()
            try:
                cursor.execute("CHECKPOINT")
            except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:
                raise database_file_error(self.path, error) from error
            yield cursor

    def on_commit(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each commit, before who wrote goes on and before the next writer has its turn.

        An error of it is logged: what is recorded is recorded, and who wrote must not be told otherwise.
        """
        self._listeners.append(listener)

    def _commit(self, cursor: duckdb.DuckDBPyConnection) -> None:
        try:
            cursor.execute("COMMIT")
        except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:
            raise database_file_error(self.path, error, stopped=self._has_stopped()) from error

    def _begun(self) -> duckdb.DuckDBPyConnection:
        """A cursor inside a transaction. Raises EngineStoppedError."""
        try:
            return self._connection.cursor().execute("BEGIN")
        except duckdb.FatalException as error:
            raise database_file_error(self.path, error) from error

    def _has_stopped(self) -> bool:
        """Whether the engine has given up: it could then not take back what it had written of a commit either."""
        try:
            self._begun().execute("ROLLBACK")
        except EngineStoppedError:
            return True
        return False

    @contextmanager
    def trying(self, go_on: Callable[[], None] = _go_on) -> Iterator[duckdb.DuckDBPyConnection]:
        """A transaction of which nothing is kept; no one writes meanwhile.

        `go_on`: called again and again while others write; what it raises ends the wait.
        """
        while not self._writing.acquire(timeout=_PATIENCE_SECONDS):
            go_on()
        try:
            cursor = self._begun()
            try:
                yield cursor
            finally:
                cursor.execute("ROLLBACK")
        finally:
            self._writing.release()

    def catalogue_version(self, as_of: datetime | None = None) -> int:
        """The number of the catalogue in force at a reading date.

        Raises NoCatalogueError when there was none.
        """
        row = self.cursor().execute(query("catalogue_version"), {"as_of": as_of or END_OF_TIME}).fetchone()
        if row is None or row[0] is None:
            raise NoCatalogueError(nothing_recorded(self.first_recorded()))
        return int(row[0])

    def first_recorded(self) -> datetime | None:
        """When the first catalogue was recorded (UTC); None in a base that has none."""
        (found,) = self.cursor().execute(query("first_recorded")).fetchone() or (None,)
        return found if isinstance(found, datetime) else None

    def catalogue(self, as_of: datetime | None = None) -> Catalogue:
        """The catalogue in force at a reading date."""
        return self.catalogue_of(self.catalogue_version(as_of))

    def catalogue_of(self, version: int, cursor: duckdb.DuckDBPyConnection | None = None) -> Catalogue:
        """One version of the catalogue; through a cursor that may be inside a transaction."""
        rows = (cursor or self.cursor()).execute(query("catalogue_texts"), {"version": version}).fetchall()
        return _parsed(tuple((name, content) for name, content in rows))

    def record_catalogue(self, texts: Mapping[str, str]) -> bool:
        """Record the catalogue's files as a new version, unless the newest one is the same; says whether it did.

        Raises CatalogueError when the files are wrong.
        """
        with self.writing() as cursor:
            return self.insert_catalogue(cursor, texts) is not None

    def insert_catalogue(self, cursor: duckdb.DuckDBPyConnection, texts: Mapping[str, str]) -> int | None:
        """The same inside a transaction; gives the number of the new version, None when the newest is the same."""
        catalogue = parse_catalogue(texts)
        digest = hashlib.sha256(json.dumps(dict(sorted(texts.items()))).encode()).hexdigest()
        newest = cursor.execute(query("newest_catalogue")).fetchone()
        if newest is not None and newest[1] == digest:
            return None
        version = 1 if newest is None else int(newest[0]) + 1
        row = {"version": version, "at": self.now(cursor), "sha256": digest}
        cursor.execute(query("insert_catalogue_version"), row)
        files = pd.DataFrame({"version": version, "name": list(texts), "content": list(texts.values())})
        indicators = _indicator_frame(catalogue, version)
        cursor.register("incoming_files", files)
        cursor.register("incoming_indicators", indicators)
        cursor.execute(query("insert_catalogue_files"))
        cursor.execute(query("insert_indicators"))
        return version

    def refused_changes(
        self, texts: Mapping[str, str], catalogue: Catalogue, cursor: duckdb.DuckDBPyConnection | None = None
    ) -> tuple[Fault, ...]:
        """What the files of a next version may not change, because of the values recorded or of what they judge."""
        reading = cursor or self.cursor()
        newest = reading.execute(query("newest_catalogue")).fetchone()
        before = None
        if newest is not None:
            rows = reading.execute(query("catalogue_texts"), {"version": int(newest[0])}).fetchall()
            before = completed(dict(rows))
        held = {code for (code,) in reading.execute(query("indicators_with_values")).fetchall()}
        return tuple(refused_changes(before, completed(texts), catalogue, held))

    def now(self, cursor: duckdb.DuckDBPyConnection) -> datetime:
        """The time of what is being recorded, UTC: never before, nor the same as, anything recorded already."""
        last = self.last_recorded(cursor)
        now = utc_now()
        return max(now, last + timedelta(microseconds=1)) if last else now

    def last_recorded(self, cursor: duckdb.DuckDBPyConnection | None = None) -> datetime | None:
        """The time of the newest thing recorded, UTC, whatever it is: a reading as of then is all that is known."""
        row = (cursor or self.cursor()).execute(query("last_recorded")).fetchone()
        return row[0] if row else None

    def close(self) -> None:
        """Let go of the file, so that another process may open it."""
        self.closed.set()
        self._connection.close()


def open_store(path: Path) -> Store:
    """Open a base, make it if absent, and bring its tables up to date.

    Raises BaseHeldError when another process holds the file, DatabaseFileError when it cannot be opened or written.
    """
    return Store(open_file(path), path)


def _indicator_frame(catalogue: Catalogue, version: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "version": version,
            "indicator": [i.code for i in catalogue.indicators],
            "kind": [str(i.kind) for i in catalogue.indicators],
            "aggregation": [str(i.aggregation) for i in catalogue.indicators],
            "adds_over_territories": [i.adds_over_territories for i in catalogue.indicators],
            "adds_over_periods": [i.adds_over_periods for i in catalogue.indicators],
            "parts": [[str(t) for t in i.parts] for i in catalogue.indicators],
            "since": [catalogue.counted_from(i) for i in catalogue.indicators],
        }
    )


@lru_cache(maxsize=8)
def _parsed(texts: tuple[tuple[str, str], ...]) -> Catalogue:
    return parse_catalogue(dict(texts))
