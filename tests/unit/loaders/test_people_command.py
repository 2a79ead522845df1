"""People and the journal from the command line: rights are given, acts are kept, and a changed journal is found out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from convention.domain.people import Grant, Person, Role
from convention.operations.commands import Ending, parse_command, run_command
from convention.operations.places import BASE_NAME
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.people import people
from convention.warehouse.store import open_store
from loaders.cli.arguments import parse_arguments
from loaders.cli.commands import Exit, run
from tests.builders.catalogue import COMMITTED

Command = Callable[..., tuple[int, str]]
WHO = ("--issuer", "https://idp.example", "--subject", "42")
ADMINISTRATOR = ("--role", "administrateur")


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command on a base with the catalogue; gives its code and what it said."""
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))
    store = open_store(tmp_path / BASE_NAME)
    store.record_catalogue(read_folder(COMMITTED))
    store.close()

    def call(*words: str) -> tuple[int, str]:
        lines: list[str] = []
        return run(parse_arguments(list(words)), lines.append), "\n".join(lines)

    return call


def test_the_first_administrator_is_named_by_command(command: Command, tmp_path: Path) -> None:
    assert command("people", "grant", *WHO, *ADMINISTRATOR)[0] == Exit.BLOCKED
    assert command("people", "add", *WHO, "--name", "Ana Lyste")[0] == Exit.DONE
    assert command("people", "grant", *WHO, *ADMINISTRATOR)[0] == Exit.DONE
    assert command("people", "grant", *WHO, *ADMINISTRATOR) == (
        Exit.BLOCKED,
        "Ana Lyste a déjà ce droit\u00a0: administrateur, les deux territoires, tous les services.",
    )
    store = open_store(tmp_path / BASE_NAME)
    assert people(store) == ((Person("https://idp.example", "42", "Ana Lyste"), (Grant(Role.ADMINISTRATOR),)),)
    store.close()
    assert "administrateur, les deux territoires" in command("people", "list")[1]
    assert command("people", "revoke", *WHO, *ADMINISTRATOR)[0] == Exit.DONE
    assert "administrateur" not in command("people", "list")[1]


def test_the_other_command_gives_the_same_rights(command: Command) -> None:
    lines: list[str] = []
    for words in (("add", *WHO, "--name", "Ana Lyste"), ("grant", *WHO, *ADMINISTRATOR)):
        assert run_command(parse_command(["people", *words]), lines.append) == Ending.DONE
    assert run_command(parse_command(["people", "grant", *WHO, *ADMINISTRATOR]), lines.append) == Ending.REFUSED
    assert "administrateur, les deux territoires" in command("people", "list")[1]


@pytest.mark.parametrize("service", ["", " ", "XYZ", "D"])
def test_a_right_for_a_service_that_no_sheet_names_is_refused(command: Command, service: str) -> None:
    command("people", "add", *WHO, "--name", "Ana Lyste")
    code, said = command("people", "grant", *WHO, "--role", "déposant", "--service", service)
    assert (code, said.startswith("Aucune fiche-action")) == (Exit.BLOCKED, True)


def test_the_journal_is_exported_and_checked_without_a_base(command: Command, tmp_path: Path) -> None:
    for name in ("Ana Lyste", "Ana Lyste-Rectrice\n2. faux", "Zoé <b>Été</b>"):
        command("people", "add", *WHO, "--name", name)
    exported = tmp_path / "journal.jsonl"
    code, said = command("journal", "--export", str(exported))
    assert code == Exit.DONE
    assert "(déclaré)" in said
    assert command("journal", "--export", str(exported))[0] == Exit.BLOCKED
    assert command("journal", "--verify", str(exported))[0] == Exit.DONE
    lines = exported.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    changed = [json.dumps(json.loads(lines[0]) | {"person": "Autre"}), *lines[1:]]
    for wrong in (changed, lines[1:], [lines[0], lines[2]], lines[::-1]):
        exported.write_text("\n".join(wrong), encoding="utf-8")
        code, said = command("journal", "--verify", str(exported))
        assert code == Exit.BLOCKED
        assert "altéré" in said
    for foreign in ("{}", "[1]", "non", '{"number": "1"}', "\0"):
        exported.write_text(foreign, encoding="utf-8")
        assert "n’est pas un journal" in command("journal", "--verify", str(exported))[1]
