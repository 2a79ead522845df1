"""Bases that cannot be opened or written: each says why, in French, and loses nothing that was recorded."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from convention.warehouse.append import record_deposit
from convention.warehouse.provenance import deposit_states
from convention.warehouse.store import Store, open_store
from convention.warehouse.unusable import BaseUnusableError
from tests.builders.base import deposit, draft, seen


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
    with pytest.raises(BaseUnusableError, match="le fichier est abîmé"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_folder_that_is_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "donnees").write_text("un fichier")
    with pytest.raises(BaseUnusableError, match="Vérifiez-les"):
        open_store(tmp_path / "donnees" / "convention.duckdb")


def test_a_base_of_a_newer_program_is_left_alone(store: Store) -> None:
    path = store.path
    store.cursor().execute("INSERT INTO migrations VALUES (9999, 'later', TIMESTAMP '2030-01-01')")
    store.close()
    with pytest.raises(BaseUnusableError, match="version plus récente du programme"):
        open_store(path)


def test_a_full_disk_stops_a_deposit_whole_and_the_base_goes_on(store: Store) -> None:
    deposit(store, seen(12, "2018-S1"))
    store.cursor().execute("CHECKPOINT")
    heavy = draft([seen(13, "2018-S2")], content=Random(1).randbytes(10_000_000))
    with (
        no_room_beyond(store.path.stat().st_size + 100_000),
        pytest.raises(BaseUnusableError, match="disque est plein"),
    ):
        record_deposit(store, heavy)
    assert len(deposit_states(store)) == 1
    deposit(store, seen(14, "2018-S2"))
    path = store.path
    store.close()
    again = open_store(path)
    assert len(deposit_states(again)) == 2
    again.close()
