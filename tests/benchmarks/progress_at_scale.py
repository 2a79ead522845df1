"""How reading grows with the base: standings and one series, from ten thousand to ten million observations.

Run from the project's folder, with a scratch folder that can hold about one gigabyte:

    python -m tests.benchmarks.progress_at_scale --largest 10000000

Prints one line a size: seconds (best of five), and the growth from one size to the next.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.reads import observed_span, series, standings
from convention.warehouse.store import Store, open_store

HERE = Path(__file__).parent
CATALOGUE = HERE.parents[1] / "data" / "referentiel"
YEARS = range(2009, 2021)
FIRST_DEPOSIT = datetime(2018, 1, 1)
SITUATION = date(2019, 12, 31)
INDICATOR = "A05-1"
REPEATS = 5


def fill(store: Store, rows: int) -> int:
    """Record deposits of one year of daily values each, years taken in turn; returns how many deposits."""
    deposit, recorded = 0, 0
    while recorded < rows:
        deposit += 1
        at = FIRST_DEPOSIT + timedelta(days=deposit)
        with store.writing() as cursor:
            row = {"deposit_id": deposit, "at": at}
            cursor.execute(
                "INSERT INTO deposits VALUES ($deposit_id, 'mesure.csv', '', '', 'mesure', $at, 'csv', 0, 0, 0)", row
            )
            cursor.execute(
                "INSERT INTO deposit_events VALUES ($deposit_id, $deposit_id, 'recorded', $at, 'mesure', '')", row
            )
            values = {
                "deposit_id": deposit,
                "first_id": recorded,
                "year": YEARS[deposit % len(YEARS)],
                "rows": rows - recorded,
            }
            cursor.execute((HERE / "generate_deposit.sql").read_text(encoding="utf-8"), values)
            found = cursor.execute("SELECT max(observation_id) FROM observations").fetchone()
            assert found is not None
            recorded = int(found[0])
    return deposit


def seconds(work: Callable[[], object]) -> float:
    """The best of several runs."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def measure(folder: Path, rows: int) -> tuple[float, ...]:
    """Seconds for the reads that every page makes, at one size."""
    store = open_store(folder / f"{rows}.duckdb")
    store.record_catalogue(read_folder(CATALOGUE))
    count = fill(store, rows)
    past = FIRST_DEPOSIT + timedelta(days=max(1, count // 2))
    with store.writing() as cursor:
        cursor.execute("UPDATE catalogue_versions SET recorded_at = $at", {"at": FIRST_DEPOSIT})
    times = (
        seconds(lambda: standings(store, SITUATION)),
        seconds(lambda: standings(store, SITUATION, past)),
        seconds(lambda: series(store, [INDICATOR], SITUATION, past)),
        seconds(lambda: observed_span(store, past)),
    )
    store.close()
    return times


def main() -> None:
    """Measure size after size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=10_000_000, help="observations in the largest base")
    parser.add_argument("--folder", type=Path, default=None, help="where the scratch bases go, kept if given")
    arguments = parser.parse_args()
    heads = ("standings now", "standings past", "one series", "span")
    print(f"{'observations':>14}" + "".join(f"{head:>24}" for head in heads))
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        size, before = 10_000, None
        while size <= arguments.largest:
            times = measure(folder, size)
            growth = [f"x{now / then:.1f}" for now, then in zip(times, before, strict=True)] if before else [""] * 4
            cells = (f"{now * 1000:>14.1f} ms {grown:>6}" for now, grown in zip(times, growth, strict=True))
            print(f"{size:>14,}" + "".join(cells), flush=True)
            size, before = size * 10, times


if __name__ == "__main__":
    main()
