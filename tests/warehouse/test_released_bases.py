"""Bases written by the program at earlier commits: today's opens each, with its values unchanged.

`tests/bases/<commit>.duckdb.xz`: three deposits, made by that commit's own code: 12.5, not available, and 7 for Paris;
then 14 in the place of 12.5; then 99, withdrawn.
"""

from __future__ import annotations

import lzma
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from convention.domain.catalogue import Territory
from convention.domain.period import period_from_code
from convention.operations.places import BASE_NAME, opened_as_it_is
from convention.operations.state import outline
from convention.operations.transfer import export, import_into
from convention.warehouse.append import restore
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import history, series
from convention.warehouse.sql import migrations
from convention.warehouse.store import Store, open_store
from loaders.first_start import open_base
from tests.builders.base import deposit, seen

BASES = sorted((Path(__file__).parents[1] / "bases").glob("*.duckdb.xz"))


@pytest.fixture(params=BASES, ids=lambda path: path.name.split(".")[0])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A data folder with the base of an earlier program."""
    (tmp_path / BASE_NAME).write_bytes(lzma.decompress(request.param.read_bytes()))
    return tmp_path


def values(store: Store) -> dict[tuple[str, str, str], Decimal | None]:
    found = series(store, ["A01-1", "A05-1"])
    return {(v.indicator, str(v.territory), f"{v.period.start:%Y-%m}"): v.value for v in found}


def test_there_is_a_base_of_every_time() -> None:
    """Each has the tables of its commit, not those of a later program that once opened it."""
    found = {}
    for path in BASES:
        with TemporaryDirectory() as place:
            base = Path(place) / BASE_NAME
            base.write_bytes(lzma.decompress(path.read_bytes()))
            with opened_as_it_is(base, read_only=True) as connection:
                found[path.name.split(".")[0]] = outline(connection).schema
    assert found == {"e4d37b8": 3, "e2eaaee": 6, "fbcd746": 8, "12130a7": 12, "5bcfd8e": 20}


def test_a_base_of_an_earlier_program_keeps_its_values_and_its_past(folder: Path) -> None:
    store = open_base(folder)
    in_force: dict[tuple[str, str, str], Decimal | None] = {
        ("A01-1", "common", "2018-01"): Decimal(14),
        ("A01-1", "common", "2018-07"): None,
        ("A05-1", "paris", "2019-01"): Decimal(7),
    }
    assert values(store) == in_force
    past = history(store, "A01-1", Territory.COMMON, period_from_code("2018-S1"))
    assert [value.value for value, _ in past] == [Decimal(14), Decimal("12.5")]
    assert [state.active for state in deposit_states(store)] == [False, True, True]
    restore(store, 3, "Anne", "c’était juste")
    assert values(store) == in_force | {("A01-1", "common", "2019-01"): Decimal(99)}
    assert deposit(store, seen(15, "2020-S1"), content=b"a new file").deposit_id == 4
    store.close()


def test_what_an_upgrade_makes_is_made_once(folder: Path) -> None:
    open_store(folder / BASE_NAME).close()
    store = open_store(folder / BASE_NAME)
    done = store.cursor().execute("FROM main.migrations SELECT number ORDER BY number").fetchall()
    assert done == [(number,) for number, _, _ in migrations()]
    store.close()


def test_an_export_of_an_earlier_base_gives_back_its_state(folder: Path, tmp_path: Path) -> None:
    with opened_as_it_is(folder / BASE_NAME, read_only=True) as connection:
        state = export(connection, tmp_path / "export")
    assert import_into(tmp_path / "export", tmp_path / "other" / BASE_NAME) == state
    store = open_base(tmp_path / "other")
    assert values(store)["A01-1", "common", "2018-01"] == Decimal(14)
    store.close()
