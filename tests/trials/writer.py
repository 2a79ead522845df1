"""One process that deposits: `python -m tests.trials.writer FOLDER ADDRESS NAME COUNT`; a line for each receipt."""

from __future__ import annotations

import sys
from pathlib import Path

from convention.warehouse.shared.log import SharedLog
from convention.warehouse.shared.opening import open_shared
from tests.builders.base import deposit, seen


def main(folder: Path, address: str, name: str, count: int) -> None:
    """Deposit so many files of one value each, and say the number of each once it is recorded."""
    store = open_shared(folder, SharedLog(address))
    for number in range(count):
        receipt = deposit(store, seen(number, "2018-S1"), content=f"{name} {number}".encode())
        print(receipt.deposit_id, flush=True)
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
