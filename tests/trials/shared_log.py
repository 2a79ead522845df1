"""Two servers, processes, a command and SQL on one shared log: `python -m tests.trials.shared_log [--files N]`.

Four writers deposit at once: each server what lies in its inbox, while visitors look at its pages, and two processes.
A fifth process is killed again and again in the middle of its deposits, the command line deposits, and SQL is asked
what the log holds. In the end nothing acknowledged may be missing, nothing may be there by half, moments must rise with
the numbers, and every replica must hold the same.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import psycopg

from convention.operations.state import state_digest
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.provenance import deposit_states
from convention.warehouse.shared.log import SharedLog
from convention.warehouse.shared.opening import open_shared
from convention.warehouse.shared.replica import Replica
from tests.benchmarks.visitors import crowd
from tests.builders.catalogue import COMMITTED
from tests.builders.deposits import csv_file
from tests.builders.postgres import new_database, postgres_server
from tests.e2e.harness import PROJECT, running_server

PATIENCE_SECONDS = 900.0


@dataclass
class Outcome:
    """What the trial found; `faults` is empty where all is well."""

    acknowledged: int = 0
    found: int = 0
    kills: int = 0
    views: int = 0
    polls: int = 0
    replicas: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)

    def check(self, holds: bool, fault: str) -> None:
        """Note a fault unless something holds."""
        if not holds:
            self.faults.append(fault)


def year_file(writer: int, number: int) -> bytes:
    """One value of a year of its own, the same for each: no deposit asks a question because of another."""
    return csv_file(f"A01-6;Paris;{1900 + 50 * (writer - 1) + number};4000;;relevé")


def program(*words: str, **settings: str) -> subprocess.Popen[str]:
    """A program of the project, its output to be read."""
    command = [sys.executable, "-m", *words]
    return subprocess.Popen(command, cwd=PROJECT, env=os.environ | settings, stdout=subprocess.PIPE, text=True)


@contextmanager
def server_with_inbox(folder: Path, writer: int, files: int) -> Iterator[str]:
    """A dashboard that takes what lies in its inbox; gives where it listens."""
    inbox = folder / f"inbox-{writer}"
    inbox.mkdir(parents=True)
    for number in range(files):
        path = inbox / f"{number:03d}.csv"
        path.write_bytes(year_file(writer, number))
        os.utime(path, (0, 0))
    settings = {"CONVENTION_INBOX": str(inbox), "CONVENTION_INBOX_DEPOSITOR": f"Serveur {writer}"}
    with running_server(folder / f"server-{writer}", settings=settings) as server:
        yield urlsplit(server.url).netloc


def taken(folder: Path) -> int:
    """How many files the inboxes had deposited."""
    return len(list(folder.glob("inbox-*/deposes/*.csv")))


def killed_writers(folder: Path, address: str, until: threading.Event, outcome: Outcome, heard: list[int]) -> None:
    """Kill one depositing process after the other, at moments that differ."""
    moments = Random(1)
    while not until.is_set():
        name = f"tué {outcome.kills}"
        with program("tests.trials.writer", str(folder / "killed"), address, name, "1000") as writer:
            assert writer.stdout is not None
            heard.append(int(writer.stdout.readline()))
            until.wait(moments.uniform(0.0, 1.0))
            writer.send_signal(signal.SIGKILL)
            heard += [int(line) for line in writer.stdout if line.endswith("\n")]
        outcome.kills += 1


def asked_by_sql(address: str, until: threading.Event, outcome: Outcome) -> None:
    """Ask the log for what it holds, again and again: no deposit may be there by half, no number may go down."""
    last = 0
    with psycopg.connect(address, autocommit=True) as pg:
        while not until.wait(0.05):
            ((deposits, events, values),) = pg.execute(
                "SELECT (SELECT count(*) FROM convention.deposits), (SELECT count(*) FROM convention.deposit_events), "
                "(SELECT count(DISTINCT deposit_id) FROM convention.observations)"
            ).fetchall()
            outcome.check(deposits == events == values, f"by half: {deposits}, {events}, {values}")
            outcome.check(deposits >= last, f"lost: {last}, then {deposits}")
            last, outcome.polls = deposits, outcome.polls + 1


def judge(folder: Path, address: str, outcome: Outcome, heard: list[int]) -> None:
    """Read the log anew, and hold every replica against it."""
    fresh = open_shared(folder / "judge", SharedLog(address))
    states = [found.receipt for found in reversed(deposit_states(fresh))]
    numbers, at = [each.deposit_id for each in states], [each.recorded_at for each in states]
    outcome.found = len(numbers)
    outcome.check(numbers == list(range(1, len(numbers) + 1)), "numbers are not one after the other")
    outcome.check(at == sorted(set(at)), "moments do not rise with the numbers")
    outcome.check(set(heard) <= set(numbers), f"acknowledged and lost: {set(heard) - set(numbers)}")
    outcome.check(len(heard) == len(set(heard)), "a number was given twice")
    digest = state_digest(fresh.cursor())
    for place in sorted({path.parent for path in folder.rglob("replique-*.duckdb")} - {folder / "judge"}):
        for replica in _all_of(place, address):
            outcome.replicas += 1
            outcome.check(state_digest(replica.cursor()) == digest, f"{replica.path} differs")
    fresh.close()


def _all_of(place: Path, address: str) -> Iterator[Replica]:
    """Every replica of a folder, brought up to date from where it was left."""
    with ExitStack() as stack:
        for _ in list(place.glob("replique-*.duckdb")):
            replica = open_shared(place, SharedLog(address))
            stack.callback(replica.close)
            yield replica


def everybody(folder: Path, address: str, files: int, outcome: Outcome) -> list[int]:
    """Have all deposit at once; give every number that a process was told of."""
    heard, done = list[int](), threading.Event()
    with ExitStack() as stack:
        servers = [stack.enter_context(server_with_inbox(folder, writer, files)) for writer in (1, 2)]
        threads = [
            threading.Thread(target=killed_writers, args=(folder, address, done, outcome, heard)),
            threading.Thread(target=asked_by_sql, args=(address, done, outcome)),
        ]
        for thread in threads:
            thread.start()
            stack.callback(thread.join)
        stack.callback(done.set)
        names = (f"processus {number}" for number in (1, 2))
        writers = [program("tests.trials.writer", str(folder / "writers"), address, name, str(files)) for name in names]
        visit_until_taken(folder, servers, 2 * files, outcome)
        for writer in writers:
            heard += [int(line) for line in writer.communicate()[0].splitlines()]
        (folder / "commande.csv").write_bytes(year_file(3, 0))
        words = ("loaders", "deposit", str(folder / "commande.csv"), "--depositor", "Commande")
        with program(*words, CONVENTION_DATA=str(folder / "command")) as command:
            command.communicate()
        outcome.check(command.returncode == 0, "the command did not deposit")
    outcome.acknowledged = taken(folder) + len(heard) + (command.returncode == 0)
    outcome.check(taken(folder) == 2 * files, f"{taken(folder)} of {2 * files} files of the inboxes deposited")
    return heard


def visit_until_taken(folder: Path, servers: list[str], files: int, outcome: Outcome) -> None:
    """Look at pages of both servers until their inboxes are empty."""
    until = time.monotonic() + PATIENCE_SECONDS
    while taken(folder) < files and time.monotonic() < until:
        for server in servers:
            views = crowd(server, "synthese", "", people=2, seconds=3, pause=1)
            outcome.views += len(views.seconds)
            outcome.check(not views.failed, f"{views.failed} views of {server} failed")


def run(files: int) -> Outcome:
    """The whole trial with so many files for each of the four writers."""
    outcome, begun = Outcome(), time.monotonic()
    with TemporaryDirectory(prefix="convention-trial-") as place, postgres_server(fsync="on") as server:
        folder, address = Path(place), new_database(server)
        os.environ["CONVENTION_STORE"] = address
        first = open_shared(folder / "first", SharedLog(address))
        first.record_catalogue(read_folder(COMMITTED))
        first.close()
        heard = everybody(folder, address, files, outcome)
        judge(folder, address, outcome, heard)
    outcome.check(outcome.found >= outcome.acknowledged, f"{outcome.found} found, {outcome.acknowledged} acknowledged")
    outcome.seconds = time.monotonic() - begun
    return outcome


def main() -> int:
    """Say what was found; the status tells whether all was well."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20, help="files of each of the four writers")
    found = run(parser.parse_args().files)
    print(
        f"{found.acknowledged} deposits acknowledged, {found.found} found; {found.kills} kills, {found.views} views, "
        f"{found.polls} questions by SQL, {found.replicas} replicas compared, {found.seconds:.0f} s"
    )
    print("\n".join(found.faults) or "no fault")
    return bool(found.faults)


if __name__ == "__main__":
    sys.exit(main())
