"""Several processes on one shared log: what one records the others know, as it was recorded, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import duckdb
import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convention.domain.clock import utc_now
from convention.domain.people import Person
from convention.operations.state import state_digest, tables
from convention.warehouse import store as stores
from convention.warehouse.append import AlreadyDepositedError, record_deposit, withdraw
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.database_errors import EngineStoppedError
from convention.warehouse.database_file import migrate_to
from convention.warehouse.people import name_person
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import deposit_bytes
from convention.warehouse.shared.errors import LogError
from convention.warehouse.shared.history import newest_epoch, replace_history
from convention.warehouse.shared.log import SharedLog
from convention.warehouse.shared.opening import open_shared
from convention.warehouse.shared.replica import Replica
from convention.warehouse.store import Store, open_store
from tests.builders.base import deposit, draft, seen
from tests.builders.catalogue import COMMITTED
from tests.builders.postgres import new_database
from tests.warehouse.test_database_errors import no_room_beyond

Open = Callable[..., Replica]
# What a cell or a person's word may hold: everything but the null character and halves of a sign.
TEXTS = st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"])) | st.sampled_from(
    ["", "NULL", "\\N", "\\.", 'a"b', '""', "a\nb", "a\r\nb\r", "a,b;c\td", "{}", '{"a"}', "'; DROP TABLE deposits; --"]
)


def numbers(store: Store) -> list[int]:
    """The numbers of the deposits, newest first."""
    return [found.receipt.deposit_id for found in deposit_states(store)]


def test_what_one_records_the_other_knows_at_its_next_view(replica: Open) -> None:
    first, second = replica(), replica()
    assert second.catalogue_version() == 1
    for number in range(1, 7):
        writer, reader = (first, second) if number % 2 else (second, first)
        receipt = deposit(writer, seen(number, "2018-S1"), content=f"{number}".encode())
        assert receipt.deposit_id == number
        reader.refresh()
        assert numbers(reader) == numbers(writer) == list(range(number, 0, -1))
        assert deposit_bytes(reader, number) == f"{number}".encode()
    withdraw(second, 1, "Zoé Diop", "doublon")
    first.refresh()
    assert state_digest(first.cursor()) == state_digest(second.cursor())
    moments = [found.receipt.recorded_at for found in reversed(deposit_states(first))]
    assert moments == sorted(set(moments))


def moments_of(store: Store) -> list[datetime]:
    """Every moment of every table, each act with its own, in order."""
    return sorted(
        row[0]
        for table in tables(store.cursor())
        if "recorded_at" in table.columns
        for row in store.cursor().execute(f"SELECT DISTINCT recorded_at FROM {table.name}").fetchall()
    )


def test_moments_rise_over_all_processes_whatever_their_clocks_say(
    replica: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was recorded earlier must never appear after a reading that was frozen later."""
    first, second = replica(), replica()
    clock = utc_now()
    latest = moments_of(first)[-1]
    for number, (writer, off) in enumerate([(first, 0), (second, -86400), (second, -86400), (first, 0), (second, 60)]):
        monkeypatch.setattr(stores, "utc_now", lambda off=off: clock + timedelta(seconds=off))
        writer.refresh()
        before = len(moments_of(writer))
        if number % 2:
            name_person(writer, Person("https://idp", f"{number}", "Zoé"), "Ada")
        else:
            deposit(writer, seen(number, "2018-S1"))
        found = moments_of(writer)
        assert len(found) > before
        assert all(moment > latest for moment in found[before:])
        latest = found[-1]


def test_the_same_bytes_are_refused_by_all(replica: Open) -> None:
    first, second = replica(), replica()
    deposit(first, seen(1, "2018-S1"), content=b"bytes")
    with pytest.raises(AlreadyDepositedError):
        deposit(second, seen(1, "2018-S1"), content=b"bytes")
    assert numbers(second) == [1]


def test_listeners_hear_of_what_others_recorded(replica: Open) -> None:
    first, second = replica(), replica()
    heard: list[int] = []
    second.on_commit(lambda: heard.append(len(numbers(second))))
    deposit(first, seen(1, "2018-S1"))
    second.refresh()
    second.refresh()
    assert heard == [1]


@settings(max_examples=25)
@given(
    words=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4),
    lists=st.lists(st.lists(TEXTS | st.none(), max_size=4), min_size=1, max_size=4),
    content=st.binary(max_size=50),
)
def test_what_is_recorded_comes_back_as_it_was(
    both: tuple[Replica, Replica], words: list[tuple[str, str]], lists: list[list[str | None]], content: bytes
) -> None:
    first, second = both
    with first.writing() as cursor:
        (number,) = cursor.execute("SELECT coalesce(max(version), 9) + 1 FROM indicators").fetchone() or (0,)
        for at, each in enumerate(lists):
            row = [number, f"{at}", "a", "b", each, "2018-01-01"]
            cursor.execute(
                "INSERT INTO indicators (version, indicator, kind, aggregation, parts, since) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
        for at, (name, text) in enumerate(words):
            cursor.execute("INSERT INTO catalogue_files VALUES (?, ?, ?)", [number, f"{name}{at}", text])
        (deposit_id,) = cursor.execute("SELECT coalesce(max(deposit_id), 0) + 1 FROM deposits").fetchone() or (0,)
        row = [deposit_id, words[0][0], words[0][1], content]
        cursor.execute(
            "INSERT INTO deposits (deposit_id, file_name, sha256, content, depositor, recorded_at, reader, "
            "observations, cells, not_data, compression, size) "
            "VALUES (?, ?, ?, ?, '', '2018-01-01 00:00:00.000001', '', 0, 0, 0, 'none', 0)", row
        )  # fmt: skip
    second.refresh()
    assert second.lag == ""
    assert state_digest(second.cursor()) == state_digest(first.cursor())


@pytest.fixture(scope="module")
def both(server: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Replica, Replica]:
    """Two bases on one log, without catalogue, for all the examples of a law."""
    found, folder = new_database(server), tmp_path_factory.mktemp("both")
    return open_shared(folder, SharedLog(found)), open_shared(folder, SharedLog(found))


def test_a_large_deposit_is_sent_whole(replica: Open) -> None:
    """The engine puts rows of a large transaction aside before it is committed."""
    first, second = replica(), replica()
    deposit(first, seen(1, "2018-S1"))
    with first.writing() as cursor:
        cursor.execute(
            "INSERT INTO acts SELECT i, now()::TIMESTAMP, '', '', '', '', '', '', '' FROM range(1000, 301000) t(i)"
        )
        cursor.execute(
            "INSERT INTO acts SELECT i, now()::TIMESTAMP, '', '', '', '', '', '', '' FROM range(301000, 301007) t(i)"
        )
    second.refresh()
    assert state_digest(second.cursor()) == state_digest(first.cursor())


def test_a_null_character_is_refused_and_nothing_is_recorded(replica: Open) -> None:
    first = replica()
    with pytest.raises(LogError, match="caractère nul"):
        record_deposit(first, draft([seen(1, "2018-S1", source="a\0b")]))
    assert numbers(first) == []
    assert deposit(first, seen(1, "2018-S1")).deposit_id == 1


def test_a_closed_replica_goes_on_from_where_it_was(replica: Open, database: str, tmp_path: Path) -> None:
    first = replica()
    deposit(first, seen(1, "2018-S1"))
    path, held = first.path, first.log
    first.close()
    again = open_shared(tmp_path, SharedLog(database))
    assert (again.path, numbers(again)) == (path, [1])
    assert held is not again.log
    again.close()


def test_a_damaged_replica_is_made_anew(replica: Open, database: str, tmp_path: Path) -> None:
    first = replica()
    deposit(first, seen(1, "2018-S1"))
    first.close()
    first.path.write_bytes(b"garbage" * 1000)
    again = open_shared(tmp_path, SharedLog(database))
    assert numbers(again) == [1]
    again.close()


def test_another_log_that_takes_the_place_is_followed_while_running(
    replica: Open, database: str, tmp_path: Path
) -> None:
    first, second = replica(), replica()
    deposit(first, seen(1, "2018-S1"))
    second.refresh()
    reading = second.cursor()
    base = open_store(tmp_path / "autre" / "base.duckdb")
    base.record_catalogue(read_folder(COMMITTED))
    for number in range(3):
        deposit(base, seen(number, "2018-S2"))
    assert replace_history(SharedLog(database), base.cursor()) is not None
    second.refresh()
    assert numbers(second) == [3, 2, 1]
    assert reading.execute("SELECT count(*) FROM deposits").fetchall() == [(1,)]
    with pytest.raises(LogError, match="remplacée par une autre"):
        deposit(first, seen(9, "2018-S1"))
    assert numbers(first) == [3, 2, 1]
    assert deposit(first, seen(9, "2018-S1")).deposit_id == 4
    base.close()


def test_a_log_put_back_from_a_backup_sets_what_it_lost_aside(replica: Open, database: str, tmp_path: Path) -> None:
    first = replica()
    deposit(first, seen(1, "2018-S1"))
    first.close()
    with psycopg.connect(database) as pg:
        pg.execute("DELETE FROM convention.commits WHERE seq = 2")
    again = open_shared(tmp_path, SharedLog(database))
    assert len(list(tmp_path.glob("replique-0.ecartee-*.duckdb"))) == 1
    again.close()


def test_a_full_disk_after_the_log_recorded_tells_no_one_that_it_did_not(replica: Open) -> None:
    first, second = replica(), replica()
    deposit(first, seen(12, "2018-S1"))
    first.cursor().execute("CHECKPOINT")
    heavy = draft([seen(13, "2018-S2")], content=Random(1).randbytes(10_000_000))
    with no_room_beyond(first.path.stat().st_size + 100_000):
        assert record_deposit(first, heavy).deposit_id == 2
        assert "disque est plein" in first.lag
    assert numbers(first) == [1]
    first.refresh()
    assert (numbers(first), first.lag) == ([2, 1], "")
    second.refresh()
    assert state_digest(second.cursor()) == state_digest(first.cursor())


def test_a_replica_whose_engine_gave_up_is_followed_by_another(replica: Open) -> None:
    first = replica()
    record_deposit(first, draft([seen(1, "2018-S1")], content=Random(1).randbytes(1_000_000)))
    place = first.path
    with no_room_beyond(8192), pytest.raises(EngineStoppedError), first.at_rest():
        pass
    first.refresh()
    assert (numbers(first), first.lag) == ([1], "")
    assert first.path != place
    assert deposit(first, seen(2, "2018-S1")).deposit_id == 2


def test_a_disk_that_stays_full_is_said_to_readers(replica: Open) -> None:
    first, second = replica(), replica()
    heavy = draft([seen(13, "2018-S2")], content=Random(1).randbytes(10_000_000))
    record_deposit(first, heavy)
    with no_room_beyond(second.path.stat().st_size + 100_000):
        second.refresh()
        assert "disque est plein" in second.lag
        assert numbers(second) == []


def test_an_account_that_may_only_read_and_add_is_enough(server: Path, replica: Open, database: str) -> None:
    replica()
    with psycopg.connect(database, autocommit=True) as pg:
        pg.execute("DROP ROLE IF EXISTS application")
        pg.execute("CREATE ROLE application LOGIN")
        pg.execute("GRANT USAGE ON SCHEMA convention TO application")
        pg.execute("GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA convention TO application")
    limited = replica(database.replace("postgres@", "application@"))
    assert deposit(limited, seen(1, "2018-S1")).deposit_id == 1
    limited.refresh()
    assert limited.lag == ""
    with (
        psycopg.connect(database.replace("postgres@", "application@")) as pg,
        pytest.raises(psycopg.Error, match="denied"),
    ):
        pg.execute("DELETE FROM convention.commits")
    empty = new_database(server).replace("postgres@", "application@")
    with pytest.raises(LogError, match="convention prepare"):
        replica(empty)
    with psycopg.connect(database, autocommit=True) as pg:
        pg.execute("DROP OWNED BY application")
        pg.execute("DROP ROLE application")


def older_base(path: Path) -> duckdb.DuckDBPyConnection:
    """A base of the tables before the last migration, with a person's words in it."""
    base = duckdb.connect(str(path))
    migrate_to(base, newest_epoch() - 1)
    base.execute("INSERT INTO catalogue_files VALUES (1, 'a.csv', 'dit « \"oui\" »\nnon')")
    return base


def test_a_log_of_older_tables_is_made_anew_with_what_it_held(database: str, tmp_path: Path) -> None:
    base = older_base(tmp_path / "older.duckdb")
    replace_history(SharedLog(database), base)
    migrate_to(base)
    first = open_shared(tmp_path, SharedLog(database))
    assert state_digest(first.cursor()) == state_digest(base)
    first.close()
    with psycopg.connect(database) as pg:
        kept = pg.execute("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'convention\\_%'").fetchall()
    assert kept == [(1,)]
    base.close()


def test_a_log_of_a_newer_program_is_left_alone(replica: Open, database: str) -> None:
    first = replica()
    with psycopg.connect(database) as pg:
        pg.execute("UPDATE convention.log_state SET epoch = 9999")
    first.refresh()
    assert "plus récente du programme" in first.lag
    with pytest.raises(LogError, match="plus récente du programme"):
        deposit(first, seen(1, "2018-S1"))
    with pytest.raises(LogError, match="plus récente du programme"):
        replica()
