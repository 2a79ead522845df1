"""An export holds everything in open formats, and an import gives back the same state."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from convention.operations.places import BASE_NAME, opened_as_it_is
from convention.operations.state import state_digest
from convention.operations.transfer import DESCRIPTION, TransferError, export, import_into
from convention.warehouse.append import record_deposit, withdraw
from convention.warehouse.reads import deposit_bytes
from convention.warehouse.store import Store, open_store
from tests.builders.base import deposit, draft, seen

NASTY = "=1+1;\"quoted\"\r\n\0\u202f{'a': None}, [NULL]"


def exported(store: Store, folder: Path) -> str:
    deposit(store, seen("12.500001", "2018-S1", source=NASTY.replace("\0", "")), seen(None, "2018-S2"))
    record_deposit(store, draft([seen(13, "2018-S1")], content=NASTY.encode() * 99, name="../../évasion.csv"))
    wrong = deposit(store, seen(99, "2019-S1"))
    withdraw(store, wrong.deposit_id, "Anne", "erreur")
    store.close()
    with opened_as_it_is(store.path, read_only=True) as connection:
        return export(connection, folder)


def test_an_import_gives_back_the_state_and_the_files(store: Store, tmp_path: Path) -> None:
    state = exported(store, tmp_path / "export")
    other = tmp_path / "autre" / BASE_NAME
    assert import_into(tmp_path / "export", other) == state
    with opened_as_it_is(other, read_only=True) as connection:
        assert state_digest(connection) == state
    again = open_store(other)
    assert deposit_bytes(again, 2) == NASTY.encode() * 99
    assert deposit(again, seen(14, "2019-S1")).deposit_id == 4
    again.close()
    with opened_as_it_is(other, read_only=True) as connection:
        assert state_digest(connection) != state


def test_an_export_is_read_without_the_program(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    exported(store, folder)
    described = json.loads((folder / DESCRIPTION).read_text())
    for resource in described["resources"]:
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == resource["rows"]
        assert (folder / resource["parquet"]).stat().st_size > 0
        if rows:
            assert list(rows[0]) == [field["name"] for field in resource["schema"]["fields"]]
    assert (folder / "fichiers" / "depot-2.csv").read_bytes() == NASTY.encode() * 99
    assert len(list((folder / "fichiers").iterdir())) == 3
    assert list(tmp_path.glob("*évasion*")) == []


@pytest.mark.parametrize("fault", ["missing", "swapped", "description"])
def test_an_export_that_is_not_whole_makes_no_base(store: Store, tmp_path: Path, fault: str) -> None:
    folder, other = tmp_path / "export", tmp_path / "autre" / BASE_NAME
    exported(store, folder)
    match fault:
        case "missing":
            (folder / "deposit_events.parquet").unlink()
        case "swapped":
            shutil.copy(folder / "findings.parquet", folder / "catalogue_files.parquet")
        case "description":
            (folder / DESCRIPTION).unlink()
    with pytest.raises(TransferError):
        import_into(folder, other)
    assert not other.exists()


def test_nothing_is_ever_written_over(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    exported(store, folder)
    with pytest.raises(TransferError, match="existe déjà"):
        import_into(folder, store.path)
    with opened_as_it_is(store.path, read_only=True) as connection, pytest.raises(TransferError, match="pas vide"):
        export(connection, folder)
