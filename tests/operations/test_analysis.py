"""SQL for analysts: the views say what the application says, on both stores, with the columns that the guide names."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest

from convention.operations.analysis import keep_analysis_copy, write_analysis_copy
from convention.warehouse.append import withdraw
from convention.warehouse.reads import effective_columns
from convention.warehouse.shared.history import replace_history
from convention.warehouse.shared.log import SharedLog
from convention.warehouse.sql import analysis_views
from convention.warehouse.store import Store
from tests.builders.base import deposit, seen
from tests.builders.examples import example_store
from tests.builders.postgres import new_database

GUIDE = Path(__file__).parents[2] / "docs" / "operations.md"
NAMES = [name for name, _ in analysis_views()]
Ask = Callable[[str], tuple[list[str], list[tuple[Any, ...]]]]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The example values, one deposit of them withdrawn, one value confirmed by another deposit."""
    store = example_store(tmp_path_factory.mktemp("base") / "convention.duckdb")
    withdraw(store, 2, "Zoé Diop", "essai")
    deposit(store, seen(None, "2019-S1", indicator="A05-1"))
    with store.writing() as cursor:
        cursor.execute('INSERT INTO meeting_figures VALUES (1, \'d\', \'[["A01-1", "paris", "rate", "0,5"]]\')')
    yield store
    store.close()


@pytest.fixture(scope="module", params=["file", "shared"])
def ask(request: pytest.FixtureRequest, filled: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks a view for all it holds: its columns and rows."""
    if request.param == "file":
        target = tmp_path_factory.mktemp("copy") / "l'analyse.duckdb"
        write_analysis_copy(filled, target)
        with duckdb.connect(str(target), read_only=True) as copy:
            yield lambda name: _asked(copy.execute(f"FROM {name}"))
        return
    log = SharedLog(new_database(request.getfixturevalue("server")))
    replace_history(log, filled.cursor())
    with log.connect() as pg:
        yield lambda name: _asked(pg.execute(f"SELECT * FROM analyses.{name}".encode()))


def _asked(found: duckdb.DuckDBPyConnection | psycopg.Cursor[Any]) -> tuple[list[str], list[tuple[Any, ...]]]:
    return [column[0] for column in found.description or ()], found.fetchall()


def test_the_values_in_force_are_those_of_the_application(ask: Ask, filled: Store) -> None:
    columns, rows = ask("v_valeurs")
    wanted = ("indicateur", "territoire", "debut", "fin", "granularite", "valeur", "statut")
    places = [columns.index(name) for name in wanted]
    found = {tuple(row[place] for place in places) for row in rows}
    codes = [indicator.code for indicator in filled.catalogue().indicators]
    known = effective_columns(filled.cursor(), codes).to_pylist()
    names = ("indicator", "territory", "period_start", "period_end", "grain", "value", "status")
    assert found == {tuple(each[name] for name in names) for each in known}
    assert len(rows) == len(known) > 100


def test_the_past_is_there_and_says_what_no_longer_counts(ask: Ask, filled: Store) -> None:
    columns, rows = ask("v_historique")
    counts = columns.index("depot_en_vigueur")
    ((every,),) = filled.cursor().execute("SELECT count(*) FROM observations").fetchall()
    assert len(rows) == every
    assert {row[counts] for row in rows} == {True, False}
    columns, rows = ask("v_depots")
    state = {row[columns.index("depot")]: row[columns.index("en_vigueur")] for row in rows}
    assert [number for number, in_force in state.items() if not in_force] == [2]


def test_what_a_meeting_showed_is_read_figure_by_figure(ask: Ask) -> None:
    assert ask("v_situations")[1] == [(1, "A01-1", "paris", "rate", "0,5")]


@pytest.mark.parametrize("name", NAMES)
def test_the_guide_names_every_column_of_every_view(ask: Ask, name: str) -> None:
    section = GUIDE.read_text(encoding="utf-8").split(f"### `{name}`\n", 1)[1].split("\n#", 1)[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == ask(name)[0]


def test_the_file_is_written_anew_after_each_commit_while_who_had_the_one_before_reads_on(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "analyses" / "convention.duckdb"
    monkeypatch.setenv("CONVENTION_SQL_COPY", str(target))

    def values(known: int) -> list[tuple[Any, ...]]:
        """The values in the file, once it knows so many deposits; read from a copy, as the engine opens a file once."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if target.exists():
                copy = shutil.copy(target, tmp_path / "copy.duckdb")
                with duckdb.connect(str(copy), read_only=True) as reader:
                    if reader.execute("SELECT count(*) FROM v_depots").fetchall() == [(known,)]:
                        return reader.execute("SELECT valeur FROM v_valeurs").fetchall()
            time.sleep(0.05)
        raise AssertionError(f"{known} deposits never stood in the file")

    keep_analysis_copy(store)
    assert values(0) == []
    with target.open("rb") as opened_before:
        held = opened_before.read()
        deposit(store, seen(12, "2018-S1"))
        assert values(1) == [(12,)]
        opened_before.seek(0)
        assert opened_before.read() == held
