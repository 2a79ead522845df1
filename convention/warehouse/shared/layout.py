"""How the tables of the base stand in PostgreSQL: the type of each column, and its text in both engines."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from convention.warehouse.sql import query

_TYPES = {
    "BIGINT": "bigint",
    "INTEGER": "integer",
    "BOOLEAN": "boolean",
    "DOUBLE": "double precision",
    "DATE": "date",
    "TIMESTAMP": "timestamp",
    "VARCHAR": "text",
    "VARCHAR[]": "text[]",
    "JSON": "json",
    "BLOB": "bytea",
}
# How a column leaves one engine as text and enters the other; everything else is its own text in both. A list is
# written as PostgreSQL writes one, each element between quotes; it comes back as JSON.
_LIST = (
    "'{{' || array_to_string(list_transform({0}, lambda each: "
    """coalesce('"' || replace(replace(each, '\\', '\\\\'), '"', '\\"') || '"', 'NULL')), ',') || '}}'"""
)
_OUT = {"BLOB": "'\\x' || hex({0})", "VARCHAR[]": _LIST}
_FROM_LOG = {"BLOB": "encode({0}, 'hex')", "VARCHAR[]": "to_json({0})::text"}
_IN = {"BLOB": "unhex({0})", "VARCHAR[]": "{0}::JSON::VARCHAR[]"}


@dataclass(frozen=True)
class Column:
    """A column of the base with the base's name of its type."""

    name: str
    kind: str

    @property
    def definition(self) -> str:
        """The column in PostgreSQL; an enumeration is its words there, and the base checks them."""
        if self.kind.startswith("DECIMAL"):
            return f"{self.quoted} {self.kind.replace('DECIMAL', 'numeric')}"
        return f"{self.quoted} {'text' if self.kind.startswith('ENUM') else _TYPES[self.kind]}"

    @property
    def quoted(self) -> str:
        """The name as both engines write it; it is one of the program's own."""
        return f'"{self.name}"'

    @property
    def to_text(self) -> str:
        """The column in the base as the text that PostgreSQL reads."""
        return f"({_OUT.get(self.kind, '{0}').format(self.quoted)})::VARCHAR AS {self.quoted}"

    @property
    def in_log(self) -> str:
        """The column in PostgreSQL as the text that the base reads."""
        return f"{_FROM_LOG.get(self.kind, '{0}').format(self.quoted)} AS {self.quoted}"

    @property
    def from_text(self) -> str:
        """The text from PostgreSQL as the base keeps it."""
        return f"{_IN.get(self.kind, '{0}').format(self.quoted)}::{self.kind} AS {self.quoted}"


@dataclass(frozen=True)
class BaseTable:
    """A table of the base: its columns in order, and its primary key where it has one."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def definition(self) -> str:
        """The columns and the key in PostgreSQL."""
        parts = [column.definition for column in self.columns]
        if self.key:
            parts.append(f"PRIMARY KEY ({', '.join(self.key)})")
        return ", ".join(parts)


def base_tables(cursor: duckdb.DuckDBPyConnection) -> tuple[BaseTable, ...]:
    """The tables that the log keeps, those that others refer to before these."""
    rows = cursor.execute(query("replica_structure")).fetchall()
    return tuple(
        BaseTable(name, tuple(map(Column, columns, kinds)), tuple(key or ())) for name, columns, kinds, key in rows
    )
