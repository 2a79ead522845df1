"""A file that holds personal data: refused, with no trace but its hash and its sizes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from convention.operations.places import BASE_NAME
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import state
from convention.warehouse.refusals import refusals
from convention.warehouse.store import Store, open_store
from loaders.cli.arguments import parse_arguments
from loaders.cli.commands import run
from loaders.refusal import keep_refusal
from tests.builders.catalogue import COMMITTED
from tests.builders.deposits import csv_file, read

NAME = "Zoltan-Quenneville.csv"
CONTENT = csv_file("A05-1;Paris;2019-S1;12;;;zq@exemple.fr", "A05-1;Paris;2019-S2;13;;;06 12 34 56 78")


def test_only_the_hash_and_the_sizes_of_a_refused_file_are_recorded(store: Store) -> None:
    before = state(store)
    reading = read(store, CONTENT, NAME)
    assert "Quenneville" not in repr(reading)
    keep_refusal(store, reading, " Ada Martin, DASES ")
    (kept,) = refusals(store)
    assert (kept.sha256, kept.size, kept.cells, kept.person) == (
        hashlib.sha256(CONTENT).hexdigest(),
        len(CONTENT),
        2,
        "Ada Martin, DASES",
    )
    assert state(store) == before
    assert not deposit_states(store)


def test_other_files_leave_no_refusal(store: Store) -> None:
    blocked = read(store, csv_file("A05-1;Parris;2019-S1;12"))
    assert keep_refusal(store, blocked, "Ada Martin") is None
    assert refusals(store) == ()


def test_more_cells_than_are_told_are_counted(store: Store) -> None:
    rows = [f"A05-1;Paris;20{year}-S1;1;;;x{year}@exemple.fr" for year in range(10, 60)]
    assert read(store, csv_file(*rows)).personal == 50


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory with the catalogue, and the file to give beside it."""
    data = tmp_path / "data"
    monkeypatch.setenv("CONVENTION_DATA", str(data))
    store = open_store(data / BASE_NAME)
    store.record_catalogue(read_folder(COMMITTED))
    store.close()
    (tmp_path / NAME).write_bytes(CONTENT)
    return tmp_path


@pytest.mark.parametrize(("trial", "kept"), [((), 1), (("--dry-run",), 0)])
def test_the_command_line_names_no_refused_file(folder: Path, trial: tuple[str, ...], kept: int) -> None:
    lines: list[str] = []
    arguments = ["deposit", str(folder / NAME), "--depositor", "Ada Martin", *trial]
    assert run(parse_arguments(arguments), lines.append) == 1
    said = "\n".join(lines)
    assert lines[0] == "fichier refusé"
    assert hashlib.sha256(CONTENT).hexdigest() in said
    assert "feuille\u00a01, G2" in said
    assert "Quenneville" not in said
    store = open_store(folder / "data" / BASE_NAME)
    assert [(found.person, found.size) for found in refusals(store)] == [("Ada Martin", len(CONTENT))] * kept
    store.close()
    written = b"".join(path.read_bytes() for path in (folder / "data").rglob("*") if path.is_file())
    assert b"Quenneville" not in written
    assert b"zq@exemple" not in written
