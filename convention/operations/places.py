"""Where the base stands, and how a place is opened without the rules of the program."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import duckdb

from convention.domain.errors import ShownError
from convention.setting import PROJECT as PROJECT
from convention.setting import data_directory as data_directory
from convention.warehouse.database_errors import database_file_error
from convention.warehouse.database_file import base_held

BASE_NAME = "convention.duckdb"
OWNER_ONLY = 0o600


def shared_log_address() -> str:
    """Where the shared log is: `CONVENTION_STORE`; empty where the base is a file of this machine."""
    found = os.environ.get("CONVENTION_STORE", "").strip()
    if found and not found.startswith(("postgresql://", "postgres://")):
        raise ShownError("CONVENTION_STORE doit être une adresse «\u00a0postgresql://…\u00a0», ou rester vide.")
    if found and find_spec("psycopg") is None:
        raise ShownError(
            "La base partagée demande un paquet de plus\u00a0: installez «\u00a0requirements-shared.txt\u00a0»."
        )
    return found


def backup_folder() -> Path | None:
    """Where backups of this base are kept, so that their age can be said: `CONVENTION_BACKUPS`; None where not set."""
    found = os.environ.get("CONVENTION_BACKUPS", "").strip()
    return Path(found) if found else None


def log_of(path: Path) -> Path:
    """The engine's write-ahead log of a database file: what is committed and not yet in the file."""
    return path.with_name(f"{path.name}.wal")


@contextmanager
def opened_as_it_is(path: Path, *, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a base of any version of its tables: nothing is migrated.

    Raises BaseHeldError when another process holds the file, DatabaseFileError when it cannot be opened or read.
    """
    try:
        connection = duckdb.connect(
            str(path),
            read_only=read_only,
            config={"autoinstall_known_extensions": False, "autoload_known_extensions": False},
        )
    except (OSError, duckdb.Error) as error:
        if "could not set lock" in str(error).lower():
            raise base_held(path) from None
        raise database_file_error(path, error) from error
    try:
        yield connection
    except (duckdb.IOException, duckdb.InternalException, duckdb.FatalException) as error:
        raise database_file_error(path, error) from error
    except duckdb.Error as error:
        if type(error) is duckdb.Error:
            raise database_file_error(path, error) from error
        raise
    finally:
        connection.close()


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a database file, damaged or not, against every other process; an absent one is no obstacle.

    The engine takes the same lock. To be used in a process that has no base open: closing the file gives the
    locks of the whole process back. Raises BaseHeldError.
    """
    if not path.exists():
        yield
        return
    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise base_held(path) from None
        yield


def synchronise(path: Path) -> None:
    """Have the disk keep a file and its name before going on."""
    for each in (path, path.parent):
        handle = os.open(each, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sql_text(path: Path) -> str:
    """A path as a text of SQL: COPY and ATTACH take no parameter for it."""
    doubled = str(path).replace("'", "''")
    return f"'{doubled}'"
