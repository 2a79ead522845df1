"""Backup, restore, export, import, examination and preparation where the base follows a shared log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from convention.operations.commands import Ending, parse_command, run_command
from convention.operations.places import BASE_NAME, opened_as_it_is
from convention.operations.state import state_digest
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.shared.log import SharedLog
from convention.warehouse.shared.opening import open_shared
from convention.warehouse.shared.replica import Replica
from convention.warehouse.store import open_store
from tests.builders.base import deposit, seen
from tests.builders.catalogue import COMMITTED
from tests.builders.postgres import new_database

MACHINE, OTHER = "machine", "autre"


@pytest.fixture
def address(server: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The address of an empty database, which the commands of a machine use."""
    found = new_database(server)
    monkeypatch.setenv("CONVENTION_STORE", found)
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path / MACHINE))
    return found


@pytest.fixture
def running(address: str, tmp_path: Path) -> Iterator[Replica]:
    """A base of another machine that goes on, with a catalogue and two deposits."""
    store = open_shared(tmp_path / OTHER, SharedLog(address))
    store.record_catalogue(read_folder(COMMITTED))
    for number in (1, 2):
        deposit(store, seen(number, "2018-S1"))
    yield store
    store.close()


def done(*words: str | Path) -> tuple[Ending, str]:
    """What a command ends with, and all it says."""
    said: list[str] = []
    return run_command(parse_command([str(word) for word in words]), said.append), "\n".join(said)


def digest_of(base: Path) -> str:
    """The state of a closed base file."""
    with opened_as_it_is(base, read_only=True) as connection:
        return state_digest(connection)


def test_a_backup_is_a_base_like_any_other_and_a_restore_is_followed_by_who_runs(
    running: Replica, tmp_path: Path
) -> None:
    before = state_digest(running.cursor())
    assert done("backup", tmp_path / "copies")[0] is Ending.DONE
    (made,) = (tmp_path / "copies").glob("*.duckdb")
    assert done("verify", made)[0] is Ending.DONE
    assert digest_of(made) == before
    deposit(running, seen(3, "2018-S1"))
    ending, said = done("restore", made)
    assert (ending, "est gardé dans le schéma « convention_" in said.replace("\u00a0", " ")) == (Ending.DONE, True)
    running.refresh()
    assert (state_digest(running.cursor()), running.lag) == (before, "")
    assert deposit(running, seen(4, "2018-S1")).deposit_id == 3


def test_an_export_becomes_a_log_with_the_same_state_where_there_is_none(
    running: Replica, server: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert done("export", tmp_path / "export")[0] is Ending.DONE
    assert done("import", tmp_path / "export") == (
        Ending.REFUSED,
        "La base partagée contient déjà des enregistrements\u00a0: rien n’est importé.",
    )
    empty = new_database(server)
    monkeypatch.setenv("CONVENTION_STORE", empty)
    assert done("import", tmp_path / "export")[0] is Ending.DONE
    found = open_shared(tmp_path / "found", SharedLog(empty))
    assert state_digest(found.cursor()) == state_digest(running.cursor())
    found.close()


def test_a_file_moves_to_a_log_and_back(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONVENTION_STORE")
    base = tmp_path / MACHINE / BASE_NAME
    store = open_store(base)
    store.record_catalogue(read_folder(COMMITTED))
    deposit(store, seen(1, "2018-S1"))
    store.close()
    before = digest_of(base)
    assert done("backup", tmp_path / "file")[0] is Ending.DONE
    monkeypatch.setenv("CONVENTION_STORE", address)
    (made,) = (tmp_path / "file").glob("*.duckdb")
    assert done("restore", made)[0] is Ending.DONE
    assert done("backup", tmp_path / "log")[0] is Ending.DONE
    monkeypatch.delenv("CONVENTION_STORE")
    (made,) = (tmp_path / "log").glob("*.duckdb")
    assert done("restore", made)[0] is Ending.DONE
    assert digest_of(base) == before


def test_doctor_names_the_log_its_newest_commit_and_what_is_wrong(running: Replica, address: str) -> None:
    ending, said = done("doctor")
    assert ending is Ending.DONE
    head = running.log.head()
    assert head is not None
    assert f"journal {head.log_id[:8]}" in said
    assert "n°\u00a03" in said
    assert state_digest(running.cursor()) in said
    with psycopg.connect(address, autocommit=True) as pg:
        pg.execute("UPDATE convention.log_state SET epoch = 1")
    ending, said = done("doctor")
    assert (ending, "version plus ancienne" in said) == (Ending.REFUSED, True)


def test_an_empty_database_is_prepared_once(address: str) -> None:
    assert done("doctor")[0] is Ending.REFUSED
    assert done("prepare")[0] is Ending.DONE
    with psycopg.connect(address) as pg:
        before = pg.execute("SELECT log_id FROM convention.log_state").fetchall()
    assert done("prepare")[0] is Ending.DONE
    with psycopg.connect(address) as pg:
        assert pg.execute("SELECT log_id FROM convention.log_state").fetchall() == before


def test_no_message_repeats_the_password(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))
    for address in ("postgresql://a:secret@127.0.0.1:1/base", "mysql://a:secret@h/b"):
        monkeypatch.setenv("CONVENTION_STORE", address)
        for words in (["doctor"], ["prepare"], ["backup", str(tmp_path / "copies")]):
            ending, said = done(*words)
            assert ending is Ending.REFUSED
            assert "secret" not in said
