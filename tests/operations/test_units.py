"""The system units: what they start is what the program answers to, from a program folder that cannot be written."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
from pathlib import Path

import pytest

from convention.operations.backup import backups
from convention.operations.commands import parse_command
from convention.operations.places import BASE_NAME
from convention.warehouse.store import open_store

PROJECT = Path(__file__).parents[2]
DEPLOY = PROJECT / "deploy"
PROGRAM = "/opt/convention/.venv/bin/"


class UnitParser(configparser.ConfigParser):
    """Keys of a unit keep their capitals."""

    def optionxform(self, optionstr: str) -> str:
        """The key as it is written."""
        return optionstr


def service(name: str) -> configparser.SectionProxy:
    """The service part of a unit; of a key that stands twice the last one."""
    unit = UnitParser(strict=False, interpolation=None)
    unit.read(DEPLOY / name, encoding="utf-8")
    return unit["Service"]


@pytest.mark.parametrize("name", ["convention.service", "convention-backup.service"])
def test_a_service_runs_without_rights_it_does_not_need(name: str) -> None:
    words = service(name)
    assert (words["User"], words["UMask"], words["ProtectSystem"]) == ("convention", "0077", "strict")
    assert words["NoNewPrivileges"] == "true"
    assert words["ExecStart"].startswith(PROGRAM)


def test_the_dashboard_is_started_from_its_folder() -> None:
    command = service("convention.service")["ExecStart"].removeprefix(PROGRAM).split()
    assert command[:2] == ["streamlit", "run"]
    assert (PROJECT / command[2]).is_file()


def test_the_dashboard_looks_for_backups_where_the_nightly_command_puts_them() -> None:
    command = service("convention-backup.service")["ExecStart"].split()
    lines = (DEPLOY / "convention.service").read_text(encoding="utf-8").splitlines()
    assert f"Environment=CONVENTION_BACKUPS={command[command.index('backup') + 1]}" in lines


def test_the_nightly_command_makes_a_backup(tmp_path: Path) -> None:
    """The command of the unit, with a folder of this machine in the place of its own."""
    command = service("convention-backup.service")["ExecStart"].removeprefix(PROGRAM).split()
    folder = str(parse_command(command[3:]).folder)
    words = [str(tmp_path / "kept") if word == folder else word for word in command[1:]]
    open_store(tmp_path / BASE_NAME).close()
    environment = os.environ | {"CONVENTION_DATA": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, *words], cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(backups(tmp_path / "kept")) == 1
