"""Deposits in processes that are killed: `python -m tests.builders.killed_deposits FOLDER DELAY…`.

For each delay, a copy of `FOLDER/base.duckdb` gets one large deposit in a process of its own, which is killed that many
milliseconds after it began to record.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from pathlib import Path

from convention.warehouse.store import open_store
from loaders.deposit import deposit_file, read_file


def large_file() -> bytes:
    """Daily values of a level for both territories, over many years."""
    days = (
        f"{day:02d}/{month:02d}/{year}" for year in range(1960, 2000) for month in range(1, 13) for day in range(1, 29)
    )
    rows = (f"A01-6;{territory};{day};4000;relevé" for day in days for territory in ("Paris", "Seine-Saint-Denis"))
    return "\n".join(["indicateur;territoire;période;valeur;source", *rows]).encode()


def _deposit(base: Path, ready: int) -> None:
    store = open_store(base)
    reading = read_file(large_file(), "gros.csv", store)
    assert not reading.blocked
    os.write(ready, b".")
    deposit_file(store, reading, "essai")
    store.close()


def main(folder: Path, delays: list[float]) -> None:
    """Kill one deposit for each delay."""
    for number, delay in enumerate(delays):
        base = folder / f"{number}.duckdb"
        shutil.copyfile(folder / "base.duckdb", base)
        seen, ready = os.pipe()
        child = os.fork()
        if child == 0:
            _deposit(base, ready)
            os._exit(0)
        os.read(seen, 1)
        time.sleep(delay / 1000)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [float(delay) for delay in sys.argv[2:]])
