"""The shared log stops answering: before a deposit, in its middle, at the moment of recording; or a writer hangs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from convention.operations.state import state_digest
from convention.warehouse.append import record_deposit
from convention.warehouse.provenance import deposit_states
from convention.warehouse.shared.errors import LogError, UnknownOutcomeError
from convention.warehouse.shared.replica import Replica
from tests.builders.base import deposit, draft, seen
from tests.builders.cut_wire import Wire, wire_to
from tests.builders.postgres import postgres_server, start_again, stop_server

Open = Callable[..., Replica]
PATIENCE_SECONDS = 30


@pytest.fixture
def wire(server: Path, tmp_path: Path) -> Iterator[Wire]:
    """A wire to the server that can be cut."""
    with wire_to(server, tmp_path) as found:
        yield found


def through(wire: Wire, database: str) -> str:
    """The address of a database at the near end of a wire."""
    return f"{database.split('?')[0]}?host={wire.folder}"


def seen_by(store: Replica, count: int) -> bool:
    """Whether so many deposits are seen within some seconds."""
    until = time.monotonic() + PATIENCE_SECONDS
    while len(deposit_states(store)) != count and time.monotonic() < until:
        store.refresh()
        time.sleep(0.05)
    return len(deposit_states(store)) == count


def test_an_answer_that_is_lost_is_asked_for_again(replica: Open, database: str, wire: Wire) -> None:
    other, cut = replica(), replica(through(wire, database))
    wire.cut = "after"
    receipt = deposit(cut, seen(1, "2018-S1"))
    assert receipt.deposit_id == 1
    assert seen_by(other, 1)
    assert deposit(cut, seen(2, "2018-S1")).deposit_id == 2
    other.refresh()
    assert state_digest(other.cursor()) == state_digest(cut.cursor())


def test_a_record_that_never_reached_the_log_is_said_to_be_none(replica: Open, database: str, wire: Wire) -> None:
    other, cut = replica(), replica(through(wire, database))
    wire.cut = "before"
    with pytest.raises(LogError, match="Rien n’est enregistré"):
        deposit(cut, seen(1, "2018-S1"))
    assert deposit(cut, seen(1, "2018-S1")).deposit_id == 1
    assert seen_by(other, 1)


@pytest.mark.parametrize(("cut_off", "recorded"), [("before", 0), ("after", 1)])
def test_what_cannot_be_known_is_said_to_be_unknown(
    replica: Open, database: str, wire: Wire, cut_off: str, recorded: int
) -> None:
    other, cut = replica(), replica(through(wire, database))
    wire.cut, wire.for_good = cut_off, True
    with pytest.raises(UnknownOutcomeError, match="on ne sait pas encore"):
        deposit(cut, seen(1, "2018-S1"))
    assert deposit_states(cut) == ()
    wire.dead = False
    time.sleep(0.2)
    assert seen_by(other, recorded)
    assert seen_by(cut, recorded)


def test_while_the_log_is_away_readers_read_and_writers_are_refused(replica: Open) -> None:
    with postgres_server() as folder:
        found = replica(f"postgresql://postgres@/postgres?host={folder}")
        deposit(found, seen(1, "2018-S1"))
        stop_server(folder)
        with pytest.raises(LogError, match="ne répond pas"):
            deposit(found, seen(2, "2018-S1"))
        found.refresh()
        assert "ne répond pas" in found.lag
        assert len(deposit_states(found)) == 1
        start_again(folder)
        assert deposit(found, seen(2, "2018-S1")).deposit_id == 2
        found.close()


def test_a_writer_that_hangs_is_let_go_of(replica: Open) -> None:
    first, second = replica(), replica(patience_ms=1_000)

    def hang(_: object) -> None:
        time.sleep(3)

    with pytest.raises(LogError):
        record_deposit(second, draft([seen(1, "2018-S1")]), hang)
    assert deposit(first, seen(1, "2018-S1")).deposit_id == 1
    second.refresh()
    assert len(deposit_states(second)) == 1
