"""A base that follows the shared log: read and written like a file, what it writes goes to the log first."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import ClassVar

import duckdb

from convention.domain.errors import ShownError
from convention.warehouse.database_errors import DatabaseFileError, EngineStoppedError, database_file_error
from convention.warehouse.shared.errors import OtherLogError, behind, newer_log, replaced_log
from convention.warehouse.shared.history import newest_epoch
from convention.warehouse.shared.layout import base_tables
from convention.warehouse.shared.log import Position, SharedLog, View
from convention.warehouse.shared.rows import last_rows
from convention.warehouse.sql import query
from convention.warehouse.store import Store, Turn

_PAUSE_AFTER_FAILURE_SECONDS = 10.0
_PATIENCE_OF_READERS_SECONDS = 0.5
_log = logging.getLogger(__name__)
Opened = tuple[duckdb.DuckDBPyConnection, Path]


class Replica(Store):
    """A base of this process that follows a log; safe to share between threads.

    `another`: opens an empty file in place of one that follows another history. `held`: the files of this process,
    which the engine would open twice.
    """

    held: ClassVar[set[Path]] = set()

    def __init__(self, opened: Opened, log: SharedLog, another: Callable[[], Opened]) -> None:
        super().__init__(*opened)
        self.log = log
        self._another = another
        self._tables = base_tables(self._connection)
        self._at = position_of(self._connection)
        self._made: Position | None = None
        self._next_try = 0.0

    def refresh(self) -> None:
        """Take in what other processes recorded since; what stands in the way is kept in `lag` and raises nothing.

        A reader does not wait for who writes here: that one takes it in as well.
        """
        if time.monotonic() < self._next_try:
            return
        try:
            newer = self.log.head() != self._at or self._has_stopped()
            if newer and self._writing.acquire(timeout=_PATIENCE_OF_READERS_SECONDS):
                try:
                    self._refresh_alone()
                finally:
                    self._writing.release()
            self.lag = ""
        except (ShownError, duckdb.Error) as error:
            _log.exception("the shared log could not be followed")
            self.lag = behind(self.path, error)
            self._next_try = time.monotonic() + _PAUSE_AFTER_FAILURE_SECONDS

    def follow(self) -> None:
        """Take in all that the log holds.

        Raises LogError, OtherLogError where this base follows another history, DatabaseFileError.
        """
        with self.log.view() as view:
            self._catch_up(view)

    def _refresh_alone(self) -> None:
        with self.log.view() as view:
            try:
                self._catch_up(view)
            except (OtherLogError, EngineStoppedError):
                self._begin_anew(view)
        self._call_listeners()

    @contextmanager
    def _turn(self) -> Iterator[Turn]:
        with self.log.turn() as view:
            try:
                self._catch_up(view)
            except OtherLogError:
                self._begin_anew(view)
                self._call_listeners()
                raise replaced_log() from None
            except EngineStoppedError:
                self._begin_anew(view)
            before = last_rows(self._connection.cursor(), self._tables)

            def send(cursor: duckdb.DuckDBPyConnection) -> None:
                self._made = view.send(cursor, self._tables, before)
                if self._made is not None:
                    advance(cursor, self._made)
                    self.log.commit(view, self._made)

            yield _SendingTurn(send)

    def _commit(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Keep in the replica what the log holds already: who wrote is told that it is recorded, as it is."""
        try:
            super()._commit(cursor)
        except DatabaseFileError as error:
            if self._made is None:
                raise
            _log.exception("what the log recorded could not be kept here: the next reader tries again")
            self.lag = behind(self.path, error)
        else:
            self._at = self._made or self._at
        finally:
            self._made = None

    def _catch_up(self, view: View) -> None:
        if view.head.epoch > newest_epoch():
            raise newer_log()
        if view.head == self._at and not self._has_stopped():
            return
        if not view.is_past(self._at):
            raise OtherLogError
        cursor = self._begun()
        try:
            view.take(cursor, self._tables, self._at.seq)
            advance(cursor, view.head)
            cursor.execute("COMMIT")
        except BaseException as error:
            with suppress(duckdb.Error):
                cursor.execute("ROLLBACK")
            if isinstance(error, duckdb.IOException | duckdb.TransactionException | duckdb.FatalException):
                raise database_file_error(self.path, error) from error
            raise
        self._at = view.head

    def _begin_anew(self, view: View) -> None:
        """Follow the log from nothing in another file; who reads from the old one goes on reading there."""
        _log.warning("%s follows another history, or its engine gave up: a new replica is made", self.path)
        opened, path = self._another()
        old = self._connection, self.path, self._at
        self._connection, self.path, self._at = opened, path, position_of(opened)
        try:
            self._catch_up(view)
        except BaseException:
            opened.close()
            self.held.discard(path)
            self._connection, self.path, self._at = old
            raise

    def close(self) -> None:
        """Let go of the file and of the log."""
        super().close()
        self.held.discard(self.path)
        self.log.close()


class _SendingTurn(Turn):
    def __init__(self, send: Callable[[duckdb.DuckDBPyConnection], None]) -> None:
        self._send = send

    def send(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._send(cursor)


def position_of(cursor: duckdb.DuckDBPyConnection) -> Position:
    """How far a replica follows which log; nothing of none for a new one."""
    cursor.execute(query("replica_create"))
    ((log_id, epoch, seq, mark),) = cursor.execute(query("replica_position")).fetchall()
    return Position(log_id, epoch, seq, mark)


def advance(cursor: duckdb.DuckDBPyConnection, to: Position) -> None:
    """Note in a replica how far it follows, in the transaction that brings the rows."""
    values = {"log_id": to.log_id, "epoch": to.epoch, "seq": to.seq, "mark": to.mark}
    cursor.execute(query("replica_advance"), values)
