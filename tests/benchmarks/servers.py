"""The servers that are compared: ours with the example base, and bare pages with values of the same base."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from convention.warehouse.reads import observed_span, series
from loaders.first_start import open_base
from tests.e2e.harness import Server, running_server

BARE = Path("tests") / "benchmarks" / "bare"
_RESIDENT = re.compile(r"VmRSS:\s+(\d+) kB")


@contextmanager
def bare_server(folder: Path, script: str) -> Iterator[Server]:
    """Run a bare page with the settings that Streamlit has of itself; `folder` holds its values."""
    own = ("--server.headless=true", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none")
    here = ("--server.address=127.0.0.1", "--browser.serverAddress=localhost")
    with running_server(folder, str(BARE / script), folder, *own, *here) as server:
        yield server


def write_values(source: Path, indicators: Sequence[str]) -> None:
    """Write a CSV file with all values of some indicators of the example base: indicator, territory, day, value."""
    source.parent.mkdir(parents=True, exist_ok=True)
    store = open_base(source.parent / "base")
    try:
        last = observed_span(store).last_day
        assert last is not None
        found = series(store, list(indicators), last)
    finally:
        store.close()
    with source.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("indicator", "territory", "day", "value"))
        table.writerows((v.indicator, v.territory, v.period.end, v.value) for v in found)


def resident_megabytes(pid: int) -> float:
    """The memory that a process holds."""
    found = _RESIDENT.search(Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    assert found is not None
    return int(found[1]) / 1024
