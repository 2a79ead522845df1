"""How reading grows with the base, from ten thousand to ten million observations: progress of all sheets, one series.

    python -m tests.benchmarks --only progress

The scratch folder must hold about one gigabyte.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from convention.domain.rollup import assess_action
from convention.warehouse.reads import observed_span, series, standings
from convention.warehouse.store import Store, open_store
from loaders.first_start import project_catalogue
from tests.benchmarks.measures import Measure, seconds_of

HERE = Path(__file__).parent
YEARS = range(2009, 2021)
FIRST_DEPOSIT = datetime(2018, 1, 1)
SITUATION = date(2019, 12, 31)
INDICATOR = "A05-1"
REPEATS = 5
SMALLEST = 10_000
LARGEST = 10_000_000
Times = tuple[float, float, float, float]


def fill(store: Store, rows: int) -> int:
    """Record deposits of one year of daily values each, years taken in turn; returns how many deposits."""
    deposit, recorded = 0, 0
    while recorded < rows:
        deposit += 1
        at = FIRST_DEPOSIT + timedelta(days=deposit)
        with store.writing() as cursor:
            row = {"deposit_id": deposit, "at": at}
            cursor.execute(
                "INSERT INTO deposits VALUES ($deposit_id, 'mesure.csv', '', '', 'mesure', $at, 'csv', 0, 0, 0, "
                "'none', 0)",
                row,
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


def measure(largest: int = LARGEST) -> Iterator[Measure]:
    """The reads that every page makes, in bases of ten thousand observations, then of ten times as many each.

    Progress is everything from the base to the judgement of each sheet; nothing is remembered between two readings.
    """
    size, smallest = SMALLEST, None
    with tempfile.TemporaryDirectory() as scratch:
        while size <= largest:
            found = _measured(Path(scratch), size)
            smallest = smallest or found
            yield from _lines(size, found, smallest, size * 10 > largest)
            size *= 10


def _lines(size: int, found: Times, smallest: Times, last: bool) -> Iterator[Measure]:
    whats = ("progress of all sheets, as of now", "progress of all sheets, as of a past date", "one series", "the span")
    goals = (None, 1000.0, 20.0, None)
    for what, goal, now, then in zip(whats, goals, found, smallest, strict=True):
        growth = "" if size == SMALLEST else f"{now / then:.1f} times that of {SMALLEST:,}"
        told = f"{size:,} observations: {what}"
        yield Measure(told, f"{now * 1000:.1f} ms", growth, now * 1000, "ms", goal if last else None)


def _measured(folder: Path, rows: int) -> Times:
    """Seconds for the reads that every page makes, at one size."""
    store = open_store(folder / f"{rows}.duckdb")
    store.record_catalogue(project_catalogue())
    count = fill(store, rows)
    past = FIRST_DEPOSIT + timedelta(days=max(1, count // 2))
    with store.writing() as cursor:
        cursor.execute("UPDATE catalogue_versions SET recorded_at = $at", {"at": FIRST_DEPOSIT})
    times = (
        seconds_of(lambda: _progress(store, None), REPEATS),
        seconds_of(lambda: _progress(store, past), REPEATS),
        seconds_of(lambda: series(store, [INDICATOR], SITUATION, past), REPEATS),
        seconds_of(lambda: observed_span(store, past), REPEATS),
    )
    store.close()
    return times


def _progress(store: Store, as_of: datetime | None) -> None:
    agreed = store.catalogue(as_of)
    known = standings(store, SITUATION, as_of)
    found = [assess_action(agreed, action, known, SITUATION) for action in agreed.actions]
    if not any(sheet.deciding.overall.rate is not None for sheet in found):
        raise RuntimeError("no sheet has a rate")
