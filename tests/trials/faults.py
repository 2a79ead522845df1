"""Kills and errors at every change of the base's files: `python -m tests.trials.faults [--every N]`.

The program's own code deposits, withdraws and checkpoints while the library of `faults.c`, compiled by this command,
counts its writes, synchronisations, truncations and removals of the base's files. Then the same is done once for each
of them, which is killed at, torn, or fails: with a full disk or a broken one, once or for as long as it takes a person
to mend it. Each base is opened again by a process without that library, and must hold all that was acknowledged,
nothing that was refused, every deposit whole, and take another one. Only a torn block may leave a base that says itself
to be damaged.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import duckdb

from convention.domain.errors import ShownError
from convention.warehouse.append import record_deposit, withdraw
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.database_errors import DatabaseFileError, EngineStoppedError
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import deposit_bytes, deposit_observations
from convention.warehouse.store import Store, open_store
from tests.builders.base import draft, seen
from tests.builders.catalogue import COMMITTED

BASE = "convention.duckdb"
PRELOADED = "CONVENTION_FAULTS"
ONCE, FOR_LONG = 1, 1 << 40
KINDS = {
    "killed": (1, ONCE),
    "torn": (2, ONCE),
    "full": (errno.ENOSPC, ONCE),
    "stays full": (errno.ENOSPC, FOR_LONG),
    "broken": (errno.EIO, ONCE),
    "stays broken": (errno.EIO, FOR_LONG),
}
# The engine writes some blocks of 256 KiB in their old place: half of one is a base that has to be restored.
DAMAGED = json.dumps({"damaged": True})
_LARGE = Random(1).randbytes(1_500_000)
CONTENTS = {"small": b"small", "large": _LARGE, "last": b"last"}
VALUES = {"first": 1, "small": 2, "large": 40, "last": 3}
Library = ctypes.CDLL


def put(store: Store, name: str) -> None:
    """Deposit one of the files of the scenario."""
    values = [seen(number, f"{1900 + number}-S1", source=name) for number in range(VALUES[name])]
    record_deposit(store, draft(values, name=name, content=CONTENTS.get(name, b"first")))


def rest(store: Store) -> None:
    """Have everything stand in the file itself."""
    with store.at_rest():
        pass


ACTS: dict[str, Callable[[Store], None]] = {
    "small": lambda store: put(store, "small"),
    "withdrawal": lambda store: withdraw(store, 1, "Zoé Diop", "essai"),
    "large": lambda store: put(store, "large"),
    "rest": rest,
    "last": lambda store: put(store, "last"),
}


def scenario(path: Path, say: Callable[[str], None], mend: Callable[[], object]) -> None:
    """Open the base, do every act, close; what is refused is tried again once the disk is mended."""
    store = _tried(lambda: open_store(path), "opening", say, mend)
    if store is None:
        return
    for name, act in ACTS.items():
        say(f"begun {name}")
        if _tried(partial(_acted, act, store), name, say, mend) is not None:
            say(f"done {name}")
    store.close()
    say("done closing")


def _acted(act: Callable[[Store], None], store: Store) -> Store:
    act(store)
    return store


def _tried(act: Callable[[], Store], name: str, say: Callable[[str], None], mend: Callable[[], object]) -> Store | None:
    for again in (False, True):
        try:
            return act()
        except EngineStoppedError:
            say(f"stopped {name}")
            return None
        except ShownError:
            say(f"{'stopped' if again else 'refused'} {name}")
        except duckdb.Error as error:
            say(f"{'stopped' if again else 'unsaid'} {name} {type(error).__name__}")
        mend()
    return None


def judged(path: Path) -> dict[str, object]:
    """What a base holds that was opened anew: its deposits, those that are not whole; it takes another one."""
    try:
        store = open_store(path)
    except DatabaseFileError as error:
        return {"damaged": error.damaged}
    states = deposit_states(store)
    found = {state.receipt.file_name: state for state in states}
    wrong = [
        name
        for name, state in found.items()
        if deposit_bytes(store, state.receipt.deposit_id) != CONTENTS.get(name, b"first")
        or len(deposit_observations(store, state.receipt.deposit_id)) != VALUES[name]
    ]
    held = [*found] + (["withdrawal"] if not found["first"].active else [])
    record_deposit(store, draft([seen(9, "2018-S1")], name="after"))
    store.close()
    return {"held": held, "wrong": wrong, "twice": len(states) - len(found)}


def faults_of(said: list[str], verdict: dict[str, object], kind: str) -> Iterator[str]:
    """What a base holds against what was said while it was written."""
    held, done = set(_names(verdict["held"])), {line.split()[1] for line in said if line.startswith("done")}
    begun = {line.split()[1] for line in said if line.startswith("begun")}
    asked = set(CONTENTS) | {"withdrawal"}
    stopped = {line.split()[1] for line in said if line.startswith("stopped")}
    if lost := (done & asked) - held:
        yield f"acknowledged and lost: {lost}"
    if "first" not in held:
        yield "the deposit of before is lost"
    under_way = begun - done if kind in ("killed", "torn") else stopped
    if extra := held - done - under_way - {"first"}:
        yield f"refused, yet recorded: {extra}"
    if verdict["wrong"] or verdict["twice"]:
        yield f"by half: {verdict['wrong']}, twice: {verdict['twice']}"


def _names(found: object) -> list[str]:
    assert isinstance(found, list)
    return found


def forked(work: Callable[[Callable[[str], None]], None]) -> tuple[list[str], int]:
    """What work in a process of its own says, line by line, and how that process ended."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        status = 1
        try:
            work(lambda line: [os.write(sending, f"{line}\n".encode())].clear())
            status = 0
        except BaseException as error:
            os.write(sending, f"error {error!r}\n".encode())
        finally:
            os._exit(status)
    os.close(sending)
    with os.fdopen(receiving, encoding="utf-8", errors="replace") as lines:
        said = lines.read().splitlines()
    return said, os.waitpid(child, 0)[1]


def one_point(library: Library, source: Path, folder: Path, kind: str, at: int) -> tuple[str, list[str]]:
    """Do the scenario with one fault; give how it ended, and what is wrong."""
    path = folder / BASE
    shutil.copyfile(source, path)
    code, lasts = KINDS[kind]

    def work(say: Callable[[str], None]) -> None:
        library.fault_arm(str(path).encode(), code, ctypes.c_long(at), ctypes.c_long(at + lasts))
        scenario(path, say, library.fault_disarm)

    said, status = forked(work)
    said += [f"error not said to a person: {line}" for line in said if line.startswith("unsaid")]
    answers, judging = forked(lambda say: say(json.dumps(judged(path))))
    for left in folder.iterdir():
        left.unlink()
    if kind == "torn" and answers == [DAMAGED]:
        return "said to be damaged, to be restored", []
    if judging or "damaged" in json.loads(answers[-1]):
        return "lost", [f"does not open: {answers}"]
    wrong = [line for line in said if line.startswith("error")]
    wrong += faults_of(said, json.loads(answers[-1]), kind)
    words = [line.split()[0] for line in said]
    if os.WIFSIGNALED(status):
        return "killed", wrong
    if "stopped" in words:
        return "refused until the next start", wrong
    return ("refused, then recorded" if "refused" in words or "unsaid" in words else "nothing noticed"), wrong


def changes(library: Library, source: Path, folder: Path) -> int:
    """How many changes of the base's files the scenario makes."""
    path = folder / BASE
    shutil.copyfile(source, path)

    def work(say: Callable[[str], None]) -> None:
        library.fault_arm(str(path).encode(), 0, ctypes.c_long(0), ctypes.c_long(0))
        scenario(path, say, library.fault_disarm)
        say(str(library.fault_seen()))

    said, status = forked(work)
    path.unlink()
    assert status == 0, said
    return int(said[-1])


def run(every: int) -> int:
    """The whole trial at every so-many-th change; the status tells whether all was well."""
    library = ctypes.CDLL(None)
    library.fault_seen.restype = ctypes.c_long
    faults = 0
    with TemporaryDirectory(prefix="convention-faults-") as place:
        source, folder = Path(place) / "source.duckdb", Path(place) / "work"
        folder.mkdir()
        forked(lambda _: _make(source))
        count = changes(library, source, folder)
        print(f"{count} changes of the base's files")
        for shift, kind in enumerate(KINDS):
            ends: Counter[str] = Counter()
            for at in range(1 + shift % every, count + 1, every):
                end, wrong = one_point(library, source, folder, kind, at)
                ends[end] += 1
                faults += len(wrong)
                for each in wrong:
                    print(f"FAULT {kind} at {at}: {each}")
            print(f"{kind}: {sum(ends.values())} trials: " + ", ".join(f"{n} {end}" for end, n in sorted(ends.items())))
    print("no fault" if not faults else f"{faults} faults")
    return bool(faults)


def _make(source: Path) -> None:
    store = open_store(source)
    store.record_catalogue(read_folder(COMMITTED))
    put(store, "first")
    store.close()


def main() -> int:
    """Compile the library, and run with it before the C library."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only every so-many-th change")
    every = parser.parse_args().every
    if PRELOADED in os.environ:
        return run(every)
    with TemporaryDirectory(prefix="convention-faults-") as folder:
        library = Path(folder) / "faults.so"
        source = Path(__file__).with_name("faults.c")
        words = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"]
        subprocess.run(words, check=True)
        settings = os.environ | {"LD_PRELOAD": str(library), PRELOADED: "1"}
        words = [sys.executable, "-m", "tests.trials.faults", "--every", str(every)]
        return subprocess.run(words, env=settings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
