"""Page views that one server process gives, against a bare Streamlit page that draws four charts from a CSV file.

Run from the project's folder:

    python -m tests.benchmarks.page_views

Prints one line a page: views per second of eight visitors who never pause, the ratio to the bare page, and the 95th
percentile for 50 people who look ten seconds at each page against that of one person alone.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from tests.benchmarks.visitors import Views, crowd
from tests.e2e.harness import running_server

BARE = "tests/benchmarks/bare/figures_from_csv.py"
OURS = (("Synthèse", "", ""), ("Action", "action", "fiche=8.1"))
HURRIED = 8
PEOPLE = 50
LOOK = 10.0


def percentile_95(views: Views) -> float:
    """Seconds under which 95 of 100 views stayed."""
    return statistics.quantiles(views.seconds, n=20)[-1]


def rate(server: str, page: str, query: str, seconds: float) -> float:
    """Views per second that visitors in a hurry get; raises when one of them failed."""
    views = crowd(server, page, query, HURRIED, seconds, 0)
    if views.failed:
        raise RuntimeError(f"{views.failed} views of {page!r} did not end well")
    return len(views.seconds) / seconds


def main() -> None:
    """Measure the bare page, then ours, in one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        with running_server(Path(folder) / "bare", BARE) as server:
            host = server.url.removeprefix("http://")
            crowd(host, "", "", 1, 2, 0)
            bare = rate(host, "", "", seconds)
            print(f"{'bare page':<12}{bare:6.1f} views/s")
        with running_server(Path(folder) / "ours") as server:
            host = server.url.removeprefix("http://")
            for name, page, query in OURS:
                alone = percentile_95(crowd(host, page, query, 1, seconds, 0.5))
                ours = rate(host, page, query, seconds)
                many = percentile_95(crowd(host, page, query, PEOPLE, max(seconds, 3 * LOOK), LOOK))
                print(
                    f"{name:<12}{ours:6.1f} views/s  x{ours / bare:4.1f}   95 % of views within {alone:.2f} s alone, "
                    f"{many:.2f} s with {PEOPLE} people (x{many / alone:.1f})"
                )


if __name__ == "__main__":
    main()
