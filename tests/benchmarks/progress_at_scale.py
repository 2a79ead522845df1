"""How reading grows with the base, from ten thousand to ten million observations: progress of all sheets, one series.

    python -m tests.benchmarks --only progress

The scratch folder must hold about one gigabyte.
"""

from __future__ import annotations

import csv
import io
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from convention.domain.rollup import assess_action
from convention.operations.places import BASE_NAME
from convention.warehouse.reads import observed_span, series, standings
from convention.warehouse.store import Store, open_store
from loaders.first_start import project_catalogue
from tests.benchmarks.measures import Measure, seconds_of
from tests.e2e.harness import running_server

HERE = Path(__file__).parent
YEARS = range(2009, 2021)
FIRST_DEPOSIT = datetime(2018, 1, 1)
SITUATION = date(2019, 12, 31)
INDICATOR = "A05-1"
REPEATS = 5
SMALLEST = 10_000
LARGEST = 10_000_000
COPIES = 7
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
        yield _start(Path(scratch) / f"{size // 10}.duckdb", size // 10)
        yield _more_indicators(Path(scratch))


def _start(base: Path, size: int) -> Measure:
    """Seconds from the start of a server on a base of that size until it answers."""
    data = base.parent / "start"
    data.mkdir()
    base.rename(data / BASE_NAME)
    begun = time.perf_counter()
    with running_server(data) as server, urllib.request.urlopen(server.url, timeout=60):
        seconds = time.perf_counter() - begun
    return Measure(
        f"{size:,} observations: start of the server → first page", f"{seconds:.1f} s", "", seconds, "s", 2.0
    )


def _more_indicators(folder: Path) -> Measure:
    """Progress of all sheets where the catalogue has several hundred indicators, in a base ten times the smallest."""
    texts = dict(project_catalogue())
    for name in ("indicateurs", "cibles"):
        head, *rows = list(csv.reader(io.StringIO(texts[name])))
        more = [_renamed(head, row, copy) for copy in range(1, COPIES) for row in rows]
        target = io.StringIO()
        csv.writer(target, lineterminator="\n").writerows([head, *rows, *more])
        texts[name] = target.getvalue()
    store = open_store(folder / "indicators.duckdb")
    store.record_catalogue(texts)
    fill(store, 10 * SMALLEST)
    count = len(store.catalogue().indicators)
    seconds = seconds_of(lambda: _progress(store, None), REPEATS)
    store.close()
    return Measure(f"{count} indicators: progress of all sheets, as of now", f"{seconds * 1000:.1f} ms")


def _renamed(head: list[str], row: list[str], copy: int) -> list[str]:
    """A row for another indicator, of a code and titles of its own."""
    cells = dict(zip(head, row, strict=True))
    action, number = cells["indicateur"].split("-")
    cells["indicateur"] = f"{action}-{int(number) + 10 * copy}"
    for title in ("intitule", "intitule_court"):
        if title in cells:
            cells[title] = f"{cells[title][:36]} ({copy})"
    return list(cells.values())


def _lines(size: int, found: Times, smallest: Times, last: bool) -> Iterator[Measure]:
    whats = ("progress of all sheets, as of now", "progress of all sheets, as of a past date", "one series", "the span")
    goals = (None, 400.0, 10.0, None)
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
    if not any(row.overall.rate is not None for sheet in found for row in sheet.indicators):
        raise RuntimeError("no sheet has a rate")
