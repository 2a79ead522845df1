"""Backup, damage, restore, export, import around a living dashboard: `python -m tests.trials.living [--shared]`.

Five people read its pages all the time and one deposits file after file, while the commands run as a person runs them.
Each pair must end with the same state digest, and what was deposited before a backup must be in it. On a file the
dashboard is stopped to be restored; with `--shared` it follows a log in PostgreSQL, and goes on through that too.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
import urllib.request
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import psycopg

from convention.operations.backup import backups
from convention.operations.places import BASE_NAME
from tests.benchmarks.visitors import Views, crowd
from tests.builders.postgres import new_database, postgres_server
from tests.e2e.harness import PROJECT, running_server
from tests.trials.shared_log import server_with_inbox, taken

PEOPLE, FILES = 5, 40
_DIGEST = re.compile(r"empreinte de l’état(?:\s*:)? ([0-9a-f]{64})")
_PATIENCE_SECONDS = 600.0


@dataclass
class Found:
    """What the trial found: figures by what they are of, and what was not as it should be."""

    figures: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def check(self, holds: bool, fault: str) -> None:
        """Note a fault unless something holds."""
        if not holds:
            self.faults.append(fault)


def command(folder: Path, *words: object) -> tuple[int, str, str]:
    """Run `python -m convention …` on a data folder: its exit code, what it said, and the state digest in that."""
    done = subprocess.run(
        [sys.executable, "-m", "convention", *map(str, words)],
        cwd=PROJECT,
        env=os.environ | {"CONVENTION_DATA": str(folder)},
        capture_output=True,
        text=True,
    )
    said = done.stdout + done.stderr
    digest = _DIGEST.search(said)
    return done.returncode, said, digest[1] if digest else ""


def wait_for(holds: Callable[[], bool]) -> None:
    """Wait until something holds, or the trial's patience ends."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while not holds() and time.monotonic() < until:
        time.sleep(0.1)


@contextmanager
def people_reading(server: str, found: Found) -> Iterator[None]:
    """Five people look at pages of a server until the block ends; a view that ends badly is a fault."""
    done, seen = threading.Event(), Views()

    def look() -> None:
        while not done.is_set():
            views = crowd(server, "synthese", "", PEOPLE, seconds=5, pause=1)
            seen.seconds += views.seconds
            seen.failed += views.failed

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        found.figures["views"] = len(seen.seconds)
        found.check(not seen.failed, f"{seen.failed} views of {len(seen.seconds)} ended badly")


def saved(folder: Path, data: Path, found: Found) -> tuple[str, str]:
    """Back up and export in the midst of the deposits; the two digests."""
    wait_for(lambda: taken(folder) >= 3)
    before = taken(folder)
    code, said, backup = command(data, "backup", folder / "kept")
    found.check(code == 0, said)
    (made,) = backups(folder / "kept")
    with duckdb.connect(str(made), read_only=True) as copy:
        ((held,),) = copy.execute("SELECT count(*) FROM deposits WHERE depositor = 'Serveur 1'").fetchall()
    found.check(held >= before, f"{before} were deposited before the backup, it has {held}")
    code, said, exported = command(data, "export", folder / "export")
    found.check(code == 0, said)
    after = taken(folder)
    found.figures |= {"deposited before": before, "in the backup": held, "deposited after": after}
    found.check(after < FILES, "nobody deposited any more when the export ended")
    return backup, exported


def restored(folder: Path, data: Path, backup: str, found: Found) -> None:
    """Restore the backup; the base has its digest then."""
    code, said, _ = command(data, "restore", backups(folder / "kept")[0])
    found.check(code == 0, said)
    code, said, digest = command(data, "doctor")
    found.check((code, digest) == (0, backup), f"restored {digest}, backed up {backup}: {said}")


def imported(folder: Path, exported: str, found: Found) -> None:
    """Import the export where there is nothing; that base has its digest."""
    address = os.environ.pop("CONVENTION_STORE", None)
    code, said, digest = command(folder / "imported", "import", folder / "export")
    found.check((code, digest) == (0, exported), f"imported {digest}, exported {exported}: {said}")
    code, said, again = command(folder / "imported", "backup", folder / "imported-kept")
    found.check((code, again) == (0, exported), f"the imported base has {again}, the export {exported}: {said}")
    if address is not None:
        os.environ["CONVENTION_STORE"] = address


def healthy(server: str) -> bool:
    """Whether the dashboard says that its base answers."""
    with urllib.request.urlopen(f"http://{server}/sante", timeout=60) as answer:
        return bool(answer.read().decode() == "bien")


def on_a_file(folder: Path, found: Found) -> None:
    """The trial where one process holds a database file."""
    data = folder / "server-1"
    with server_with_inbox(folder, 1, FILES) as server, people_reading(server, found):
        backup, exported = saved(folder, data, found)
    base = data / BASE_NAME
    base.write_bytes(base.read_bytes()[:300_000] + b"\0" * 300_000)
    code, said, _ = command(data, "doctor")
    found.check(code == 1 and "abîmé" in said, f"the damage is not named: {said}")
    restored(folder, data, backup, found)
    with running_server(data) as again:
        found.check(healthy(again.url.removeprefix("http://")), "the restored base does not answer")
    imported(folder, exported, found)


def on_a_log(folder: Path, found: Found) -> None:
    """The trial where the dashboard follows a log in PostgreSQL, which loses all that it holds."""
    address = os.environ["CONVENTION_STORE"]
    with server_with_inbox(folder, 1, FILES) as server, people_reading(server, found):
        backup, exported = saved(folder, folder / "elsewhere", found)
        wait_for(lambda: taken(folder) == FILES)
        with psycopg.connect(address, autocommit=True) as pg:
            pg.execute("DROP SCHEMA convention CASCADE")
        restored(folder, folder / "elsewhere", backup, found)
        wait_for(lambda: healthy(server))
        found.check(healthy(server), "the server does not follow the restored log")
    imported(folder, exported, found)


def run(*, shared: bool) -> Found:
    """The whole trial."""
    found = Found()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="convention-trial-")))
        if not shared:
            os.environ.pop("CONVENTION_STORE", None)
            on_a_file(folder, found)
        else:
            os.environ["CONVENTION_STORE"] = new_database(stack.enter_context(postgres_server(fsync="on")))
            on_a_log(folder, found)
    return found


def main() -> int:
    """Say what was found; the status tells whether all was well."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--shared", action="store_true", help="on a shared log in PostgreSQL")
    begun = time.monotonic()
    found = run(shared=parser.parse_args().shared)
    print(*(f"{count} {what}" for what, count in found.figures.items()), sep=", ")
    print(f"{time.monotonic() - begun:.0f} s")
    print("\n".join(found.faults) or "no fault: each digest is the one that it was")
    return bool(found.faults)


if __name__ == "__main__":
    sys.exit(main())
