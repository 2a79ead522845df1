"""Rows from the base to the log and back: as texts in CSV, by COPY, whatever stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BufferedReader, BytesIO, RawIOBase
from typing import Any

import duckdb
import psycopg
import pyarrow as pa
from pyarrow import csv
from typing_extensions import Buffer

from convention.warehouse.shared.layout import BaseTable
from convention.warehouse.sql import query

Postgres = psycopg.Connection[tuple[Any, ...]]
_ROWS_AT_ONCE = 100_000
_BYTES_AT_ONCE = 1 << 24


def last_rows(cursor: duckdb.DuckDBPyConnection, tables: Sequence[BaseTable]) -> dict[str, int]:
    """The newest row of each table; -1 where there is none."""
    text = " UNION ALL ".join(f"({query('replica_last_row').format(table=table.name)})" for table in tables)
    return {table.name: row[0] for table, row in zip(tables, cursor.execute(text).fetchall(), strict=True)}


def send_rows(pg: Postgres, cursor: duckdb.DuckDBPyConnection, table: BaseTable, last: int, seq: int) -> None:
    """Send the rows of a table after `last` to the log as part of the commit `seq`."""
    text = query("replica_new_rows").format(
        table=table.name, columns=", ".join(column.to_text for column in table.columns)
    )
    # Whole: a reader that is still open would stand in the way of a rollback.
    found = cursor.sql(text, params={"last": last, "seq": seq}).to_arrow_table()
    assert found is not None
    names = ", ".join([*(column.quoted for column in table.columns), "commit_seq"])
    with pg.cursor().copy(f"COPY convention.{table.name} ({names}) FROM STDIN (FORMAT csv)".encode()) as into:
        for batch in found.to_batches(_ROWS_AT_ONCE):
            buffer = BytesIO()
            csv.write_csv(batch, buffer, csv.WriteOptions(include_header=False, quoting_style="all_valid"))
            into.write(buffer.getbuffer())


def take_rows(pg: Postgres, cursor: duckdb.DuckDBPyConnection, table: BaseTable, span: Mapping[str, int]) -> None:
    """Bring the rows of the commits of a span (`after`, `until`) into a table, in the caller's transaction."""
    asked = query("log_rows").format(table=table.name, columns=", ".join(column.in_log for column in table.columns))
    into = query("replica_take_rows").format(
        table=table.name, columns=", ".join(column.from_text for column in table.columns)
    )
    with pg.cursor().copy(asked.encode(), span) as rows:
        reader = csv.open_csv(
            BufferedReader(_Chunks(rows), _BYTES_AT_ONCE),
            csv.ReadOptions(column_names=[column.name for column in table.columns], block_size=_BYTES_AT_ONCE),
            csv.ParseOptions(newlines_in_values=True),
            csv.ConvertOptions(
                column_types={column.name: pa.string() for column in table.columns},
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=False,
            ),
        )
        cursor.register("incoming_rows", reader)
        try:
            cursor.execute(into)
        finally:
            cursor.unregister("incoming_rows")


class _Chunks(RawIOBase):
    """What COPY sends, as a file to read from."""

    def __init__(self, rows: psycopg.Copy) -> None:
        super().__init__()
        self._rows, self._left = iter(rows), memoryview(b"")

    def readable(self) -> bool:
        """It is only read from."""
        return True

    def readinto(self, into: Buffer) -> int:
        """The next bytes; none at the end."""
        if not self._left:
            self._left = memoryview(next(self._rows, b""))
        room = memoryview(into).cast("B")
        count = min(len(room), len(self._left))
        room[:count], self._left = self._left[:count], self._left[count:]
        return count
