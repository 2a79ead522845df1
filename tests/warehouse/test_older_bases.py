"""Bases made by older versions of the program: opened, they say what they said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convention.warehouse.append import record_deposit
from convention.warehouse.observation_table import observation_table
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import deposit_bytes, deposit_observations
from convention.warehouse.sql import migrations
from convention.warehouse.store import open_store
from tests.builders.base import draft, seen

FILE = "indicateur;valeur\r\nA05-1;1\u202f234,5\r\n".encode() * 300
CELLS = ["F17", "A1", "XFD1048576", "", "B007", "ligne 3", "f17"]
PLAIN_FILES, ADDRESSES = 7, 11


def older_base(path: Path, version: int) -> None:
    """A base as it was after so many migrations, with one file and an observation from each cell."""
    with duckdb.connect(str(path)) as older:
        older.execute("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name VARCHAR, applied_at TIMESTAMP)")
        for number, name, text in migrations()[:version]:
            older.execute(text)
            older.execute("INSERT INTO migrations VALUES (?, ?, TIMESTAMP '2019-01-01')", [number, name])
        older.execute(
            "INSERT INTO deposits BY NAME SELECT 1 AS deposit_id, 'a.csv' AS file_name, 'x' AS sha256, "
            "$content AS content, 'Anne' AS depositor, TIMESTAMP '2019-01-02' AS recorded_at, 'csv' AS reader, "
            "0 AS observations, 0 AS cells, 0 AS not_data",
            {"content": FILE},
        )
        older.execute("INSERT INTO deposit_events VALUES (1, 1, 'recorded', TIMESTAMP '2019-01-02', 'Anne', '')")
        for number, cell in enumerate(CELLS):
            older.execute(
                "INSERT INTO observations VALUES ($number, 1, 'A05-1', 'paris', '2019-01-01', '2019-06-30', "
                "'half_year', $number, NULL, NULL, 'final', 'relevé', '', 'Suivi', $cell, '12', '')",
                {"number": number, "cell": cell},
            )


def test_a_base_that_kept_plain_bytes_gives_them_back(tmp_path: Path) -> None:
    path = tmp_path / "convention.duckdb"
    older_base(path, PLAIN_FILES)
    store = open_store(path)
    assert deposit_bytes(store, 1) == FILE
    assert [state.size for state in deposit_states(store)] == [len(FILE)]
    receipt = record_deposit(store, draft([seen(12, "2018-S1")], content=FILE))
    assert deposit_bytes(store, receipt.deposit_id) == FILE
    store.close()


@pytest.mark.parametrize("version", [PLAIN_FILES, ADDRESSES])
def test_values_of_an_older_base_keep_their_cells_and_their_order(tmp_path: Path, version: int) -> None:
    path = tmp_path / "convention.duckdb"
    older_base(path, version)
    store = open_store(path)
    told = deposit_observations(store, 1)
    assert [(v.provenance.cell, v.provenance.observation_id, v.value) for v in told] == [
        (cell, number, Decimal(number)) for number, cell in enumerate(CELLS)
    ]
    assert {v.provenance.source for v in told} == {"relevé"}
    store.close()


@settings(max_examples=100)
@given(st.one_of(st.text(max_size=8), st.from_regex("[A-Z]{1,4}[0-9]{1,10}", fullmatch=True)))
def test_any_cell_is_its_column_and_its_row(cell: str) -> None:
    (row,) = observation_table([replace(seen(12, "2018-S1"), cell=cell)]).to_pylist()
    assert row["cell_column"] + ("" if row["cell_row"] is None else str(row["cell_row"])) == cell
