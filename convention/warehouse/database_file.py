"""A database file: opened by one process at a time, its tables brought up to date, the engine kept from other files."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import duckdb

from convention.domain.clock import utc_now
from convention.domain.errors import ShownError
from convention.domain.territories import Territory, declared
from convention.warehouse.database_errors import database_file_error, from_a_newer_program, of_other_territories
from convention.warehouse.sql import migrations, query

_OWNER_ONLY = 0o600


class BaseHeldError(ShownError):
    """Another process holds the database file."""


def open_file(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection to a base, made if absent, its tables up to date.

    Raises BaseHeldError when another process holds the file, DatabaseFileError when it cannot be opened or written.
    """
    connection = _connected(path)
    try:
        _migrate(connection, path)
        connection.execute("SET enable_external_access = false")
    except BaseException:
        connection.close()
        raise
    return connection


def base_held(path: Path) -> BaseHeldError:
    """Another process holds the base at `path`, said to the person."""
    return BaseHeldError(
        f"La base « {path.name} » est déjà ouverte par un autre programme (le tableau de bord ou une commande "
        "en cours). Fermez-le, ou déposez depuis la page Dépôt, puis recommencez."
    )


def migrate_to(connection: duckdb.DuckDBPyConnection, last: int | None = None) -> None:
    """Bring the tables up to date, or to the migration `last`, in the caller's transaction."""
    connection.execute(query("create_migrations"))
    done = _migrations_done(connection)
    for number, name, text in migrations():
        if number not in done and (last is None or number <= last):
            connection.execute(text)
            connection.execute(query("insert_migration"), {"number": number, "name": name, "at": utc_now()})


def _connected(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(
            str(path),
            config={"autoinstall_known_extensions": False, "autoload_known_extensions": False},
        )
        path.chmod(_OWNER_ONLY)
        return connection
    except (OSError, duckdb.Error) as error:
        if "could not set lock" not in str(error).lower():
            raise database_file_error(path, error) from error
        raise base_held(path) from None


def _migrate(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Bring the tables up to date; a base of a newer program or of other territories is refused before any write."""
    if _migrations_done(connection) - {number for number, _, _ in migrations()}:
        raise from_a_newer_program(path)
    held = {code for (code,) in connection.execute(query("territories_held")).fetchall()}
    if held and held != set(map(str, Territory)):
        raise of_other_territories(path, held - {Territory.COMMON}, declared())
    connection.execute("BEGIN")
    try:
        migrate_to(connection)
        connection.execute(query("macros"))
        connection.execute("COMMIT")
    except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:
        with suppress(duckdb.Error):
            connection.execute("ROLLBACK")
        raise database_file_error(path, error) from error


def _migrations_done(cursor: duckdb.DuckDBPyConnection) -> set[int]:
    """The numbers of the migrations that a base has been through; none for a new one."""
    if cursor.execute(query("migrations_held")).fetchone() != (True,):
        return set()
    return {row[0] for row in cursor.execute(query("migrations_done")).fetchall()}
