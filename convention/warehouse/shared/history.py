"""The whole history of a log at once: made from a base, made anew for newer tables, replaced by another."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import duckdb
import psycopg

from convention.domain.clock import utc_now
from convention.warehouse.database_file import migrate_to
from convention.warehouse.shared.errors import log_error, newer_log, other_encoding
from convention.warehouse.shared.layout import base_tables
from convention.warehouse.shared.log import Position, SharedLog, View, head_of
from convention.warehouse.shared.rows import Postgres
from convention.warehouse.sql import analysis_views, migrations, query

_EVERYTHING = -1


def newest_epoch() -> int:
    """The version of the tables that this program knows: that of its last migration."""
    return max(number for number, _, _ in migrations())


def epoch_of(base: duckdb.DuckDBPyConnection) -> int:
    """The version of the tables of a base."""
    return max(int(number) for (number,) in base.execute(query("migrations_done")).fetchall())


def prepare_log(log: SharedLog, folder: Path) -> None:
    """Make the log where there is none; bring an older one's tables up to date. `folder`: for a draft of the base.

    Asks for the rights of an owner only where there is something to make. Raises LogError.
    """
    head = log.head()
    if head is not None and head.epoch == newest_epoch():
        return
    if head is not None and head.epoch > newest_epoch():
        raise newer_log()
    try:
        with log.changing() as pg, TemporaryDirectory(prefix=".journal-", dir=folder) as draft:
            head = head_of(pg)  # another process may have been quicker
            if head is None:
                with duckdb.connect(str(Path(draft) / "base.duckdb")) as base:
                    migrate_to(base)
                    _lay(pg, base, Position(uuid4().hex, newest_epoch(), 0, ""))
            elif head.epoch < newest_epoch():
                with duckdb.connect(str(Path(draft) / "base.duckdb")) as base:
                    _older_content(View(pg, head), base)
                    migrate_to(base)
                    _set_aside(pg)
                    _lay(pg, base, Position(head.log_id, newest_epoch(), head.seq, ""))
    except psycopg.Error as error:
        raise log_error(error) from error


def replace_history(log: SharedLog, base: duckdb.DuckDBPyConnection) -> str | None:
    """Have the log hold what a base holds, of whatever tables; give where the replaced history is kept, if any.

    Every replica finds that it follows another log, and is made anew. Raises LogError.
    """
    try:
        with log.changing() as pg:
            kept = _set_aside(pg) if head_of(pg) is not None else None
            _lay(pg, base, Position(uuid4().hex, epoch_of(base), 0, ""))
    except psycopg.Error as error:
        raise log_error(error) from error
    return kept


def _older_content(view: View, base: duckdb.DuckDBPyConnection) -> None:
    """Everything that a log of older tables holds, in a new base of those tables."""
    migrate_to(base, view.head.epoch)
    base.execute("BEGIN")
    view.take(base, base_tables(base), 0)
    base.execute("COMMIT")


def _set_aside(pg: Postgres) -> str:
    kept = f"convention_{utc_now():%Y%m%d_%H%M%S_%f}"
    pg.execute(query("log_set_aside").format(kept=kept).encode())
    return kept


def _lay(pg: Postgres, base: duckdb.DuckDBPyConnection, place: Position) -> None:
    """Make the tables, and one commit after `place` of all that the base holds."""
    if pg.execute("SHOW server_encoding").fetchall() != [("UTF8",)]:
        raise other_encoding()
    tables = base_tables(base)
    pg.execute(query("log_create").encode())
    for table in tables:
        text = query("log_create_table").format(table=table.name, columns=table.definition)
        pg.execute(text.encode())
    pg.execute(query("log_insert_state"), {"log_id": place.log_id, "epoch": place.epoch})
    if place.epoch == newest_epoch():
        _make_views(pg)
    View(pg, place).send(base, tables, dict.fromkeys((table.name for table in tables), _EVERYTHING))


def _make_views(pg: Postgres) -> None:
    pg.execute(query("log_prepare_views").encode())
    for name, text in analysis_views():
        pg.execute(query("log_create_view").format(name=name, text=text).encode())
