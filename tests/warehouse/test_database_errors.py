"""Bases that cannot be opened or written: each says why, in French, and loses nothing that was recorded."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import duckdb
import pytest

from convention.warehouse.append import record_deposit
from convention.warehouse.database_errors import (
    DatabaseFileError,
    EngineStoppedError,
    database_file_error,
    failure_of_file,
)
from convention.warehouse.provenance import deposit_states
from convention.warehouse.store import Store, open_store
from tests.builders.base import deposit, draft, seen

pytestmark = pytest.mark.on_file


@contextmanager
def no_room_beyond(size: int) -> Iterator[None]:
    """No file may grow beyond a size: what a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000], ids=["empty", "garbage"])
def test_a_damaged_base_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "convention.duckdb"
    path.write_bytes(content)
    with pytest.raises(DatabaseFileError, match="le fichier est abîmé"):
        open_store(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("Trying to read a database file with version number 99, but we can only read versions between 64 and 67.",
         "n’est pas abîmé. Mettez le programme à jour"),
        ("Corrupt database file: computed checksum 1 does not match stored checksum 2 in block at location 3",
         "des blocs du fichier sont abîmés"),
        ("WAL does not match database file.", "celui d’un autre fichier"),
    ],
    ids=["newer", "blocks", "log"],
)  # fmt: skip
def test_what_the_engine_says_is_said_as_it_is(said: str, cause: str) -> None:
    assert cause in database_file_error(Path("base"), duckdb.Error(said)).message


def test_only_damage_is_taken_for_damage() -> None:
    assert failure_of_file(Path("base"), duckdb.Error("Corrupt database file: computed checksum 1")) is not None
    assert failure_of_file(Path("base"), duckdb.Error("Catalog Error: no such table")) is None


def test_an_engine_that_gave_up_asks_for_a_restart_and_promises_nothing() -> None:
    said = failure_of_file(Path("base"), duckdb.FatalException("FATAL Error: fsync failed!"))
    assert isinstance(said, EngineStoppedError)
    assert "redémarrez" in said.message
    assert "Rien n’est enregistré" not in said.message


def test_a_folder_that_is_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "donnees").write_text("un fichier")
    with pytest.raises(DatabaseFileError, match="Vérifiez-les"):
        open_store(tmp_path / "donnees" / "convention.duckdb")


def test_a_base_of_a_newer_program_is_left_alone(store: Store) -> None:
    path = store.path
    store.cursor().execute("INSERT INTO migrations VALUES (9999, 'later', TIMESTAMP '2030-01-01')")
    store.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseFileError, match="version plus récente du programme"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_full_disk_stops_a_deposit_whole_and_the_base_goes_on(store: Store) -> None:
    deposit(store, seen(12, "2018-S1"))
    store.cursor().execute("CHECKPOINT")
    heavy = draft([seen(13, "2018-S2")], content=Random(1).randbytes(10_000_000))
    with (
        no_room_beyond(store.path.stat().st_size + 100_000),
        pytest.raises(DatabaseFileError, match="disque est plein"),
    ):
        record_deposit(store, heavy)
    assert len(deposit_states(store)) == 1
    deposit(store, seen(14, "2018-S2"))
    path = store.path
    store.close()
    again = open_store(path)
    assert len(deposit_states(again)) == 2
    again.close()
