"""The command line: French answers, exit codes, nothing recorded on trial."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from convention.operations.places import BASE_NAME
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.provenance import deposit_states
from convention.warehouse.store import open_store
from loaders.cli.arguments import parse_arguments
from loaders.cli.commands import Exit, run
from tests.builders.catalogue import COMMITTED
from tests.builders.deposits import csv_file, put

PROJECT = Path(__file__).parents[3]
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command on a base with the catalogue and no deposit; gives its code and what it said."""
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))
    store = open_store(tmp_path / BASE_NAME)
    store.record_catalogue(read_folder(COMMITTED))
    store.close()

    def call(*words: str) -> tuple[int, str]:
        lines: list[str] = []
        return run(parse_arguments(list(words)), lines.append), "\n".join(lines)

    return call


def recorded(folder: Path) -> int:
    store = open_store(folder / BASE_NAME)
    count = len(deposit_states(store))
    store.close()
    return count


def test_a_trial_shows_the_effect_and_records_nothing(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "suivi.csv"
    path.write_bytes(csv_file("A05-1;Paris;2019-S1;12", "A05-1;Paris;2019-S2;15"))
    code, said = command("deposit", str(path), "--dry-run")
    assert code == 0
    assert re.search(r"valeurs nouvelles +2$", said, re.MULTILINE)
    assert said.endswith("essai\u00a0: rien n’a été enregistré")
    assert recorded(tmp_path) == 0


def test_a_deposit_gives_its_receipt_and_a_second_one_changes_nothing(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "suivi.csv"
    path.write_bytes(csv_file("A05-1;Paris;2019-S1;12"))
    code, said = command("deposit", str(path), "--depositor", "Mme Durand")
    assert (code, "reçu\u00a0: dépôt n°\u00a01" in said, "par Mme Durand" in said) == (0, True, True)
    code, said = command("deposit", str(path))
    assert (code, "Rien n’a changé." in said) == (0, True)
    assert recorded(tmp_path) == 1
    assert "1\u00a0valeur en vigueur, jusqu’au 30/06/2019" in command("status")[1]


def test_a_blocked_file_and_an_absent_one_end_with_one(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "suivi.csv"
    path.write_bytes(csv_file("A05-1;Parris;2019-S1;12"))
    code, said = command("deposit", str(path), str(tmp_path / "absent.csv"))
    assert code == 1
    assert "bloquant · Territoire inconnu · suivi, B2" in said
    assert "Vouliez-vous dire «\u00a0Paris\u00a0»" in said
    assert "n’existe pas" in said
    assert recorded(tmp_path) == 0


def elsewhere(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    asked = [sys.executable, "-m", "loaders", *words]
    environment = os.environ | {"CONVENTION_DATA": str(folder)}
    return subprocess.run(asked, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=120)


def test_a_base_that_another_process_holds_is_said_in_one_sentence(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "suivi.csv"
    path.write_bytes(csv_file("A05-1;Paris;2019-S1;12"))
    assert command("status")[0] == Exit.DONE
    store = open_store(tmp_path / BASE_NAME)
    done = elsewhere(tmp_path, "deposit", str(path))
    store.close()
    assert (done.returncode, done.stderr) == (Exit.HELD, "")
    assert "est déjà ouverte par un autre programme" in done.stdout
    assert done.stdout.count("\n") == 1


def test_a_held_base_is_read_with_all_that_was_acknowledged(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "suivi.csv"
    path.write_bytes(csv_file("A05-1;Paris;2019-S2;15"))
    assert command("status")[0] == Exit.DONE
    store = open_store(tmp_path / BASE_NAME)
    put(store, "A05-1;Paris;2019-S1;12")
    shown = elsewhere(tmp_path, "status")
    tried = elsewhere(tmp_path, "deposit", str(path), "--dry-run")
    known = len(deposit_states(store))
    store.close()
    assert (shown.returncode, "1\u00a0valeur en vigueur, jusqu’au 30/06/2019" in shown.stdout) == (Exit.DONE, True)
    assert re.search(r"valeurs nouvelles +1$", tried.stdout, re.MULTILINE)
    assert (tried.returncode, known) == (Exit.DONE, 1)


def test_what_is_to_confirm_is_recorded_only_with_an_answer(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "taux.csv"
    path.write_bytes(csv_file("A02-3;Commun;2019;0,18"))
    for words in ((), ("--dry-run",), ("--accept", "jump")):
        code, said = command("deposit", str(path), *words)
        assert (code, "--accept percent_fraction" in said, recorded(tmp_path)) == (Exit.CONFIRM, True, 0)
    code, _ = command("deposit", str(path), "--accept", "percent_fraction")
    assert (code, recorded(tmp_path)) == (Exit.DONE, 1)


def test_of_several_files_the_blocked_one_gives_the_status(command: Command, tmp_path: Path) -> None:
    rows = {"bon": "A05-1;Paris;2019-S1;12", "faux": "A05-1;Parris;2019-S2;1", "taux": "A02-3;Commun;2019;0,18"}
    paths = {name: tmp_path / f"{name}.csv" for name in rows}
    for name, row in rows.items():
        paths[name].write_bytes(csv_file(row))
    assert command("deposit", *map(str, (paths["bon"], paths["taux"])))[0] == Exit.CONFIRM
    assert command("deposit", *map(str, paths.values()))[0] == Exit.BLOCKED
    assert command("deposit", str(tmp_path / "absent.csv"))[0] == Exit.USAGE


def test_a_damaged_base_ends_with_its_own_status(command: Command, tmp_path: Path) -> None:
    (tmp_path / BASE_NAME).write_bytes(b"no database" * 2000)
    assert command("status")[0] == Exit.UNREADABLE


def test_only_findings_to_confirm_can_be_answered(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments(["deposit", "suivi.csv", "--accept", "territory_unknown"])
    said = "".join(capsys.readouterr())
    assert (ended.value.code, "n’est pas le code d’un constat à confirmer" in said) == (Exit.USAGE, True)


@pytest.mark.parametrize(("words", "code"), [(["--help"], 0), (["deposit", "--help"], 0), (["deposit"], 2), (["x"], 2)])
def test_the_parser_speaks_french(words: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments(words)
    said = "".join(capsys.readouterr())
    assert ended.value.code == code
    assert said.startswith("utilisation\u00a0: ")
    assert not any(word in said for word in ("usage", "show this", "required", "invalid", "positional", "error"))


def test_a_base_is_made_empty_once_and_what_is_there_is_never_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))
    lines: list[str] = []
    assert run(parse_arguments(["init"]), lines.append) == 0
    assert lines[0].endswith("est prête\u00a0: le référentiel, et aucune valeur.")
    assert recorded(tmp_path) == 0
    before = (tmp_path / BASE_NAME).read_bytes()
    assert run(parse_arguments(["init"]), lines.append) == 1
    assert "existe déjà\u00a0: rien n’a changé" in lines[1]
    assert (tmp_path / BASE_NAME).read_bytes() == before


def test_what_holds_no_cell_has_no_line(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "releve.csv"
    path.write_bytes(csv_file("A02-1;commun;2015-S1;3"))
    _, said = command("deposit", str(path), "--dry-run")
    assert "A1:G2" in said
    assert "hors des tableaux" not in said


def test_a_terminal_that_writes_no_accents_stops_nothing(tmp_path: Path) -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii", "CONVENTION_DATA": str(tmp_path / "absent")}
    words = [sys.executable, "-m", "loaders", "init"]
    done = subprocess.run(words, cwd=PROJECT, env=os.environ | ascii_only, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
