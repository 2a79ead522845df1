"""A process that holds a base as the dashboard does: answers requests for copies, deposits file after file.

`python -m tests.builders.serving BASE`: one line for each deposit that is recorded, until it is killed.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from convention.operations.live import answer_requests
from convention.warehouse.store import open_store
from tests.builders.base import deposit, seen


def main(path: Path) -> None:
    """Deposit for ever, each value one more than the one before."""
    store = open_store(path)
    answer_requests(store)
    number = 0
    while True:
        number += 1
        deposit(store, seen(number, "2018-S1"), content=f"file {number}".encode())
        print(number, flush=True)
        time.sleep(0.05)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
