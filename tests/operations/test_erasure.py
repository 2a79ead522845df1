"""Erasure of personal data deposited by mistake: gone to the last byte; the act stays, and by choice the figures."""

from __future__ import annotations

import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from convention.domain.catalogue import Territory
from convention.domain.errors import ShownError
from convention.domain.findings import Finding, FindingCode
from convention.domain.observation import ObservationStatus
from convention.operations.backup import copy_of_resting, keep
from convention.operations.commands import Ending, parse_command, run_command
from convention.operations.places import BASE_NAME
from convention.warehouse.append import record_deposit
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.erasure import erase, erasures
from convention.warehouse.reads import ErasedFileError, deposit_bytes, deposit_findings, series
from convention.warehouse.rights import journal, journal_fault
from convention.warehouse.store import open_store
from tests.builders.base import deposit, draft, seen
from tests.builders.catalogue import COMMITTED

CODE = "A05-1"
NAME = "Marie Durand-Zinck"
MARKER = os.urandom(4096)


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A base of two deposits, of which the first one names somebody wherever it can."""
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))
    store = open_store(tmp_path / BASE_NAME)
    store.record_catalogue(read_folder(COMMITTED))
    own = seen(5, "2018", Territory("paris"), indicator=CODE)
    named = replace(own, text=NAME, comment=NAME, reason=NAME, source=NAME, sheet=NAME)
    finding = Finding(FindingCode.NO_DATA, NAME, "A1", NAME, NAME, NAME, (("lu", NAME),))
    made = draft([named], content=MARKER + NAME.encode(), name=f"{NAME}.csv")
    record_deposit(store, replace(made, findings=(finding,)))
    deposit(store, seen(6, "2019", Territory("paris"), indicator=CODE))
    store.close()
    return tmp_path / BASE_NAME


def command(*words: str) -> tuple[Ending, str]:
    lines: list[str] = []
    return run_command(parse_command(["erase", *words]), lines.append), "\n".join(lines)


def everything(base: Path) -> str:
    """All the rows of all tables, as text."""
    store = open_store(base)
    cursor = store.cursor()
    names = [name for (name,) in cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    text = "\n".join(repr(cursor.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names)
    store.close()
    return text


def test_the_file_and_the_texts_are_gone_from_rows_and_bytes_and_the_act_stays(base: Path) -> None:
    assert MARKER in base.read_bytes()
    assert NAME in everything(base)
    assert command("1", "--reason", "noms d’agents")[0] == Ending.DONE
    assert MARKER not in base.read_bytes()
    assert NAME not in everything(base)
    store = open_store(base)
    with pytest.raises(ErasedFileError):
        deposit_bytes(store, 1)
    assert len(deposit_findings(store, 1)) == 1
    assert [value.value for value in series(store, [CODE])] == [Decimal(5), Decimal(6)]
    (kept,) = erasures(store)
    assert (kept.deposit_id, kept.figures_kept, kept.reason) == (1, True, "noms d’agents")
    assert [entry.act for entry in journal(store)] == ["deposit", "deposit", "erase"]
    assert journal_fault(store) is None
    store.close()


def test_figures_go_too_where_that_is_asked_in_past_readings_as_well(base: Path) -> None:
    store = open_store(base)
    before = store.last_recorded()
    store.close()
    assert command("1", "--reason", "une seule personne", "--figures")[0] == Ending.DONE
    store = open_store(base)
    for as_of in (before, None):
        first = series(store, [CODE], as_of=as_of).values[0]
        assert (first.value, first.status) == (None, ObservationStatus.UNAVAILABLE)
    assert series(store, [CODE]).values[1].value == 6
    store.close()


def test_backups_that_still_hold_the_file_are_named(base: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sauvegardes"
    folder.mkdir()
    copy = tmp_path / "copie.duckdb"
    made = keep(copy, folder, copy_of_resting(base, copy))
    code, said = command("1", "--reason", "noms d’agents", "--backups", str(folder))
    assert (code, str(made) in said) == (Ending.DONE, True)


def test_what_cannot_be_erased_is_refused_and_changes_nothing(base: Path) -> None:
    before = everything(base)
    assert command("9", "--reason", "noms d’agents")[0] == Ending.REFUSED
    assert command("1", "--reason", " ")[0] == Ending.REFUSED
    assert everything(base) == before
    assert command("1", "--reason", "noms d’agents")[0] == Ending.DONE
    store = open_store(base)
    with pytest.raises(ShownError, match="déjà effacé"):
        erase(store, 1, "encore", "Poste", figures_kept=True)
    store.close()
