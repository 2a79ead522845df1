"""What a base holds, in figures that two bases can be compared by: rows by table, newest moment, one digest of all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from convention.warehouse.sql import query

# When the program changed its tables is no part of what was recorded: a base that was carried over is the same.
_OUTSIDE_THE_DIGEST = frozenset({"migrations"})


@dataclass(frozen=True)
class Table:
    """One table of a base: its name, its columns in order and the engine's names of their types."""

    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]


@dataclass(frozen=True)
class Outline:
    """What can be told of a base without reading it whole.

    `rows`: by table. `newest`: the moment of the newest thing recorded, UTC. `schema`: the last migration.
    """

    rows: dict[str, int]
    newest: datetime | None
    schema: int


def tables(cursor: duckdb.DuckDBPyConnection) -> tuple[Table, ...]:
    """The tables of a base, those that others refer to before these."""
    rows = cursor.execute(query("tables_held")).fetchall()
    return tuple(Table(name, tuple(columns), tuple(types)) for name, columns, types in rows)


def outline(cursor: duckdb.DuckDBPyConnection) -> Outline:
    """Rows, newest moment and schema of a base of any version."""
    found = tables(cursor)
    rows = {table.name: _one(cursor, table.name, "count(*)") for table in found}
    moments = [
        _one(cursor, table.name, f"max({column})")
        for table in found
        for column in ("recorded_at", "as_of")
        if column in table.columns
    ]
    schema = _one(cursor, "migrations", "max(number)") if "migrations" in rows else 0
    return Outline(rows, max((moment for moment in moments if moment is not None), default=None), schema or 0)


def state_digest(cursor: duckdb.DuckDBPyConnection) -> str:
    """SHA-256 over all rows of all tables, whatever the order in which they are stored.

    Equal digests: the same tables with the same columns and the same rows. This is the only definition.
    """
    whole = hashlib.sha256()
    for table in sorted(tables(cursor), key=lambda table: table.name):
        if table.name not in _OUTSIDE_THE_DIGEST:
            count, digest = _table_digest(cursor, table)
            whole.update(f"{table.name}\n{','.join(sorted(table.columns))}\n{count}\n{digest}\n".encode())
    return whole.hexdigest()


def quoted(name: str) -> str:
    """A name of the base's own as SQL writes it."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _table_digest(cursor: duckdb.DuckDBPyConnection, table: Table) -> tuple[int, str]:
    cells = [_cell(column, kind) for column, kind in sorted(zip(table.columns, table.types, strict=True))]
    text = query("table_digest").format(table=f"main.{quoted(table.name)}", row=" || ".join(cells))
    count, digest = cursor.execute(text).fetchone() or (0, "")
    return int(count), str(digest)


def _cell(column: str, kind: str) -> str:
    """A cell as a text that no other cell and no two cells in a row can give: its length goes before it."""
    name = quoted(column)
    text = f"sha256({name})" if kind == "BLOB" else f"CAST({name} AS VARCHAR)"
    return f"coalesce(length({text}) || ':' || {text}, 'N')"


def _one(cursor: duckdb.DuckDBPyConnection, table: str, figure: str) -> Any:
    text = query("table_figure").format(table=f"main.{quoted(table)}", figure=figure)
    row = cursor.execute(text).fetchone()
    return row[0] if row else None
