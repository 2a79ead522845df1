"""A territory's word from the command line: what is left, one period, a contest, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from convention.domain.catalogue import Territory
from convention.domain.signoff import Validation
from convention.operations.places import BASE_NAME
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.reads import series
from convention.warehouse.signoffs import contests
from convention.warehouse.store import open_store
from loaders.cli.arguments import parse_arguments
from loaders.cli.commands import Exit, run
from tests.builders.base import deposit, seen
from tests.builders.catalogue import COMMITTED

CODE = "A05-1"
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command on a base with two common values and one of Paris."""
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))
    store = open_store(tmp_path / BASE_NAME)
    store.record_catalogue(read_folder(COMMITTED))
    deposit(store, seen(5, "2018", indicator=CODE), seen(6, "2019", indicator=CODE))
    deposit(store, seen(1, "2019", Territory("paris"), indicator=CODE))
    store.close()

    def call(*words: str) -> tuple[int, str]:
        lines: list[str] = []
        code = run(parse_arguments(["validate", *words]), lines.append)
        return code, "\n".join(lines).replace("\u00a0", " ")

    return call


def test_what_is_left_is_told_by_territory(command: Command) -> None:
    code, said = command()
    assert code == Exit.DONE
    assert "Paris : 0 validée sur 3 valeurs, 3 en attente." in said
    assert "Seine-Saint-Denis : 0 validée sur 2 valeurs, 2 en attente." in said
    assert f"  {CODE} : 3 en attente" in said


def test_one_period_is_validated_and_another_contested(command: Command, tmp_path: Path) -> None:
    assert command(CODE, "--territory", "paris", "--period", "2019") == (Exit.DONE, "2 valeurs validées pour Paris.")
    code, said = command(CODE, "--territory", "seine-saint-denis", "--period", "2018", "--contest", "double compte")
    assert (code, said) == (Exit.DONE, "1 valeur contestée pour Seine-Saint-Denis.")
    store = open_store(tmp_path / BASE_NAME)
    found = {(value.period.code, value.territory): value.validation for value in series(store, [CODE])}
    assert found == {
        ("2018", Territory.COMMON): Validation.CONTESTED,
        ("2019", Territory.COMMON): Validation.DECLARED,
        ("2019", Territory("paris")): Validation.DECLARED,
    }
    assert [contest.reason for contest in contests(store)] == ["double compte"]
    store.close()


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ((CODE,), "pour quel territoire"),
        ((CODE, "--territory", "paris", "--contest", " "), "motif"),
        ((CODE, "--territory", "paris", "--period", "2011"), "au moins une valeur"),
        (("A99-9", "--territory", "paris"), "n’a pas d’indicateur « A99-9 »"),
    ],
)
def test_what_cannot_be_signed_is_refused(command: Command, words: tuple[str, ...], refusal: str) -> None:
    code, said = command(*words)
    assert (code, refusal in said) == (Exit.BLOCKED, True)
