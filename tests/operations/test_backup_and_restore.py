"""Backups: rehearsed with a living base, a damaged one and a full folder, down to the digest of every row."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from convention.operations.backup import backups, last_backup, manifest_of
from convention.operations.commands import parse_command, run_command
from convention.operations.places import BASE_NAME, opened_as_it_is
from convention.operations.state import state_digest
from convention.warehouse.amendments import record_project_catalogue
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.provenance import deposit_states
from convention.warehouse.store import open_store
from tests.builders.base import deposit, seen
from tests.builders.catalogue import COMMITTED

PROJECT = Path(__file__).parents[2]
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder whose base has the catalogue and one deposit."""
    folder = tmp_path / "data"
    monkeypatch.setenv("CONVENTION_DATA", str(folder))
    store = open_store(folder / BASE_NAME)
    record_project_catalogue(store, read_folder(COMMITTED))
    deposit(store, seen(12, "2018-S1"))
    store.close()
    return folder


def command(*words: object) -> tuple[int, str]:
    """Run a command; its exit code and what it said."""
    lines: list[str] = []
    return run_command(parse_command([str(word) for word in words]), lines.append), "\n".join(lines)


def digest(path: Path) -> str:
    with opened_as_it_is(path, read_only=True) as connection:
        return state_digest(connection)


@contextmanager
def served(base: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds a base and deposits without end, from its first deposit on."""
    words = [sys.executable, "-m", "tests.builders.serving", str(base)]
    with subprocess.Popen(words, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def test_a_backup_restores_what_a_damaged_base_held(data: Path, tmp_path: Path) -> None:
    base, folder = data / BASE_NAME, tmp_path / "sauvegardes"
    before = digest(base)
    code, said = command("backup", folder)
    (backup,) = backups(folder)
    assert (code, before in said) == (0, True)
    base.write_bytes(base.read_bytes()[:5000] + b"\0" * 5000)
    code, said = command("doctor")
    assert (code, "abîmé" in said, "python -m convention restore" in said) == (1, True, True)
    code, said = command("restore", backup)
    assert (code, digest(base)) == (0, before)
    (kept,) = data.glob("*remplacee*")
    assert kept.stat().st_size == 10_000
    assert command("doctor")[0] == 0
    store = open_store(base)
    assert deposit(store, seen(13, "2018-S2")).deposit_id == 2
    store.close()


def test_a_restore_brings_back_the_past_and_keeps_what_came_after(data: Path, tmp_path: Path) -> None:
    base, folder = data / BASE_NAME, tmp_path / "sauvegardes"
    command("backup", folder)
    store = open_store(base)
    deposit(store, seen(14, "2018-S2"))
    store.close()
    later = digest(base)
    command("restore", backups(folder)[0])
    (kept,) = data.glob("*remplacee*")
    assert digest(kept) == later != digest(base)


def test_a_living_base_is_backed_up_while_it_is_written(data: Path, tmp_path: Path) -> None:
    """Every deposit that was recorded before the command is in the copy; none stands in it by half."""
    base, folder = data / BASE_NAME, tmp_path / "sauvegardes"
    with served(base) as holder:
        assert holder.stdout
        recorded = [int(holder.stdout.readline()) for _ in range(3)][-1]
        assert command("backup", folder)[0] == 0
        assert command("doctor")[0] == 0
        assert command("export", tmp_path / "export")[0] == 0
        code, said = command("restore", backups(folder)[0])
        assert (code, "déjà ouverte par un autre programme" in said) == (4, True)
        going_on = int(holder.stdout.readline())
    assert going_on > recorded
    (backup,) = backups(folder)
    with duckdb.connect(str(backup), read_only=True) as copy:
        files = copy.execute("SELECT count(*), count(DISTINCT sha256) FROM deposits").fetchone()
        values = copy.execute("SELECT count(DISTINCT deposit_id) FROM observations").fetchone()
    assert files
    assert values
    assert files[0] == files[1] == values[0] > recorded
    assert [path.name for path in data.iterdir() if "demande" in path.name or "copie" in path.name] == []
    after = command("restore", backup)
    assert after[0] == 0
    store = open_store(base)
    assert len(deposit_states(store)) == files[0]
    store.close()


def test_a_holder_that_does_not_answer_is_said(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("convention.operations.live.PATIENCE_SECONDS", 0.0)
    holder = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(1, flush=True); sys.stdin.read()"
    words = [sys.executable, "-c", holder, str(data / BASE_NAME)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        code, said = command("backup", tmp_path / "sauvegardes")
        process.kill()
    assert (code, "n’a pas répondu" in said) == (1, True)
    assert backups(tmp_path / "sauvegardes") == []
    assert sorted(path.name for path in data.iterdir()) == [BASE_NAME]


@pytest.mark.parametrize("place", [100, 300_000, -1])
def test_a_backup_of_which_a_byte_changed_is_refused(data: Path, tmp_path: Path, place: int) -> None:
    command("backup", tmp_path)
    (backup,) = backups(tmp_path)
    content = bytearray(backup.read_bytes())
    content[place] ^= 1
    backup.write_bytes(content)
    before = digest(data / BASE_NAME)
    for word in ("verify", "restore"):
        code, said = command(word, backup)
        assert (code, "le fichier a changé" in said) == (1, True)
    assert digest(data / BASE_NAME) == before


@pytest.mark.usefixtures("data")
def test_a_file_without_its_manifest_or_with_another_is_no_backup(tmp_path: Path) -> None:
    command("backup", tmp_path)
    (backup,) = backups(tmp_path)
    manifest = manifest_of(backup)
    content = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(content | {"state": "0" * 64}))
    assert "Le contenu de" in command("verify", backup)[1]
    manifest.write_text("[]")
    assert "manque ou ne se lit pas" in command("verify", backup)[1]
    manifest.unlink()
    assert command("restore", backup)[0] == 1
    assert "n’existe pas" in command("verify", tmp_path / "absente.duckdb")[1]


@pytest.mark.usefixtures("data")
def test_only_the_newest_backups_are_kept_and_nothing_else_goes(tmp_path: Path) -> None:
    folder = tmp_path / "sauvegardes"
    folder.mkdir()
    (folder / "convention-notes.duckdb").write_text("le fichier de quelqu’un")
    for _ in range(3):
        assert command("backup", folder, "--keep", 2)[0] == 0
    assert len(backups(folder)) == 2
    assert len(list(folder.iterdir())) == 5
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in backups(folder))
    assert (folder / "convention-notes.duckdb").exists()


def test_a_backup_before_an_upgrade_keeps_the_tables_as_they_are(data: Path, tmp_path: Path) -> None:
    """Neither an older nor a newer base is migrated by being copied."""
    with duckdb.connect(str(data / BASE_NAME)) as base:
        base.execute("INSERT INTO migrations VALUES (9999, 'later', TIMESTAMP '2030-01-01')")
    assert command("backup", tmp_path)[0] == 0
    assert json.loads(manifest_of(backups(tmp_path)[0]).read_text())["schema"] == 9999
    code, said = command("doctor")
    assert (code, "plus récente que ce programme" in said) == (1, True)


def test_the_log_of_another_base_is_named(data: Path, tmp_path: Path) -> None:
    other = open_store(tmp_path / "autre.duckdb")
    deposit(other, seen(1, "2018-S1"))
    log = (tmp_path / "autre.duckdb.wal").read_bytes()
    other.close()
    (data / f"{BASE_NAME}.wal").write_bytes(log)
    code, said = command("doctor")
    assert (code, "celui d’un autre fichier" in said, "abîmé" in said) == (1, True, False)


def test_rights_that_are_too_wide_are_named(data: Path) -> None:
    os.chmod(data / BASE_NAME, 0o644)
    code, said = command("doctor")
    assert (code, "chmod 600" in said) == (1, True)


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(("hours", "wrong"), [(None, True), (0, False), (47, False), (49, True)])
def test_the_age_of_the_last_backup_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hours: int | None, wrong: bool
) -> None:
    folder = tmp_path / "sauvegardes"
    monkeypatch.setenv("CONVENTION_BACKUPS", str(folder))
    if hours is not None:
        command("backup", folder)
        made = last_backup(folder)
        assert made
        monkeypatch.setattr("convention.operations.doctor.utc_now", lambda: made + timedelta(hours=hours))
    code, said = command("doctor")
    assert (code, "Faites-en une." in said or "faites-en une." in said) == (int(wrong), wrong)
    assert ("Dernière sauvegarde" in said) == (hours is not None)


@pytest.mark.parametrize("words", [["--help"], ["backup", "--help"], ["backup"], ["backup", "x", "--keep", "0"], ["y"]])
def test_the_parser_speaks_french(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command(*words)
    said = "".join(capsys.readouterr())
    assert "utilisation" in said
    for english in ("usage", "error", "required", "invalid", "argument "):
        assert english not in said


def test_an_export_and_its_import_have_one_digest(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest(data / BASE_NAME)
    code, said = command("export", tmp_path / "export")
    assert (code, before in said) == (0, True)
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path / "autre"))
    code, said = command("import", tmp_path / "export")
    assert (code, before in said, digest(tmp_path / "autre" / BASE_NAME)) == (0, True, before)
    assert command("import", tmp_path / "export")[0] == 1
