"""The shared log: every commit of every process, row by row, in PostgreSQL.

The schema `convention` holds one table for each of the base's, with the number of the commit that brought the row, and
`commits`. A writer's turn is one transaction under one advisory lock; readers ask for what is new without any lock.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import duckdb
import psycopg

from convention.warehouse.shared.errors import UnknownOutcomeError, log_error, missing_log
from convention.warehouse.shared.layout import BaseTable
from convention.warehouse.shared.rows import Postgres, send_rows, take_rows
from convention.warehouse.sql import query

_TURN = 7_310_218
_SECONDS_TO_CONNECT = 5
WRITERS_PATIENCE_MS, WAIT_FOR_TURN_MS = 120_000, 150_000


@dataclass(frozen=True)
class Position:
    """A place in the history of a log; `seq` 0 before the first commit, `mark` names the commit."""

    log_id: str
    epoch: int
    seq: int
    mark: str


@dataclass
class View:
    """A transaction on the log that sees it as it was at `head`; a writer's one may send rows."""

    pg: Postgres
    head: Position

    def is_past(self, position: Position) -> bool:
        """Whether a place lies in the history of this log."""
        if not position.log_id:
            return True
        if (position.log_id, position.epoch) != (self.head.log_id, self.head.epoch):
            return False
        if position.seq == 0:
            return True
        found = self.pg.execute(query("log_commit_of"), {"seq": position.seq, "mark": position.mark}).fetchall()
        return found == [(position.seq, position.mark)]

    def take(self, cursor: duckdb.DuckDBPyConnection, tables: Sequence[BaseTable], after: int) -> None:
        """Bring the rows after a commit into a base, in the caller's transaction."""
        span = {"after": after, "until": self.head.seq}
        touched = {name for (name,) in self.pg.execute(query("log_tables_touched"), span)}
        for table in tables:  # in the order in which they were made: what is referred to comes first
            if table.name in touched:
                take_rows(self.pg, cursor, table, span)

    def send(
        self, cursor: duckdb.DuckDBPyConnection, tables: Sequence[BaseTable], before: dict[str, int]
    ) -> Position | None:
        """Send the rows after `before`, by table, as the next commit, not yet committed; None where there are none."""
        sent = [
            table
            for table in tables
            if cursor.execute(query("replica_last_row").format(table=table.name)).fetchall() > [(before[table.name],)]
        ]
        if not sent:
            return None
        seq, mark = self.head.seq + 1, uuid4().hex
        names = [table.name for table in sent]
        self.pg.execute(query("log_insert_commit"), {"seq": seq, "mark": mark, "tables": names})
        for table in sent:
            send_rows(self.pg, cursor, table, before[table.name], seq)
        return Position(self.head.log_id, self.head.epoch, seq, mark)


class SharedLog:
    """The log at one address: one kept connection to ask for what is new, one for turns."""

    def __init__(self, address: str, patience_ms: int = WRITERS_PATIENCE_MS) -> None:
        self._address = address
        self._patience = patience_ms
        self._asking: Postgres | None = None
        self._writing: Postgres | None = None
        self._lock = threading.Lock()

    def head(self) -> Position | None:
        """The newest commit; None where there is no log yet. Raises LogError."""
        with self._lock:
            try:
                return self._head()
            except psycopg.OperationalError:  # the connection was lost since the last time: once more
                self._forget_asking()
            except psycopg.Error as error:
                raise log_error(error) from error
            try:
                return self._head()
            except psycopg.Error as error:
                self._forget_asking()
                raise log_error(error) from error

    def _head(self) -> Position | None:
        if self._asking is None:
            self._asking = self.connect(autocommit=True)
        return head_of(self._asking)

    def _forget_asking(self) -> None:
        if self._asking is not None:
            self._asking.close()
        self._asking = None

    @contextmanager
    def view(self) -> Iterator[View]:
        """One consistent view for a reader, without any lock: no writer makes a reader wait. Raises LogError."""
        try:
            with self.connect() as pg:
                pg.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
                pg.read_only = True
                pg.execute(query("log_turn"), {"patience": str(self._patience), "wait": "0"})
                yield _view(pg)
        except psycopg.Error as error:
            raise log_error(error) from error

    @contextmanager
    def turn(self) -> Iterator[View]:
        """The one writer's transaction, rolled back unless `commit` ended it. Raises LogError."""
        try:
            pg = self._begun()
            try:
                yield _view(pg)
            finally:
                with suppress(psycopg.Error):
                    pg.rollback()
        except psycopg.Error as error:
            raise log_error(error) from error

    @contextmanager
    def changing(self) -> Iterator[Postgres]:
        """A transaction of an owner's, in which the log itself is made or replaced: under the writers' lock."""
        with self.connect() as pg:
            yield _locked(pg, self._patience)

    def _begun(self) -> Postgres:
        """A connection whose transaction holds the lock; a kept one may have been cut meanwhile."""
        if self._writing is not None and not self._writing.closed:
            try:
                return _locked(self._writing, self._patience)
            except psycopg.OperationalError:
                if not self._writing.broken:
                    raise
                self._writing.close()
        self._writing = self.connect()
        return _locked(self._writing, self._patience)

    def commit(self, view: View, made: Position) -> None:
        """End a writer's transaction; an answer that is lost is asked for again.

        Raises LogError where nothing is recorded, UnknownOutcomeError where the log cannot be asked.
        """
        try:
            view.pg.commit()
        except psycopg.Error as error:
            if not self._recorded(made):
                raise log_error(error) from error

    def _recorded(self, made: Position) -> bool:
        """Whether a commit whose answer was lost is in the log: who has the lock knows that it has ended."""
        try:
            with self.connect() as pg:
                _locked(pg, self._patience)
                found = pg.execute(query("log_commit_of"), {"seq": made.seq, "mark": made.mark}).fetchall()
        except psycopg.Error as error:
            raise UnknownOutcomeError from error
        return (made.seq, made.mark) in found

    def connect(self, autocommit: bool = False) -> Postgres:
        """A new connection; nothing is prepared on the server, so that a pooler may stand between."""
        return psycopg.connect(
            self._address,
            autocommit=autocommit,
            connect_timeout=_SECONDS_TO_CONNECT,
            prepare_threshold=None,
            client_encoding="utf8",
            application_name="convention",
            tcp_user_timeout=10_000,
        )

    def close(self) -> None:
        """Let go of the connections."""
        for each in (self._asking, self._writing):
            if each is not None:
                each.close()


def head_of(pg: psycopg.Connection[Any]) -> Position | None:
    """The newest commit in a transaction; None where there is no log yet."""
    if pg.execute(query("log_exists")).fetchall() != [(True,)]:
        return None
    rows = pg.execute(query("log_head")).fetchall()
    return Position(*rows[0]) if rows else None


def _view(pg: Postgres) -> View:
    head = head_of(pg)
    if head is None:
        raise missing_log()
    return View(pg, head)


def _locked(pg: Postgres, patience_ms: int) -> Postgres:
    waits = {"patience": str(patience_ms), "wait": str(patience_ms * WAIT_FOR_TURN_MS // WRITERS_PATIENCE_MS)}
    pg.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
    pg.execute(query("log_turn"), waits)
    pg.execute(query("log_lock"), {"turn": _TURN})
    return pg
