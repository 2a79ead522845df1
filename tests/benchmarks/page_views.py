"""Page views that one server process gives, against a bare Streamlit page that draws four charts from a CSV file.

    python -m tests.benchmarks --only views

A view is a real websocket that asks for the page and waits until its script has ended. `HURRIED` visitors who never
pause give the rate; `PEOPLE` who look ten seconds at each page, against one person alone, give the wait. Those who
deposit meanwhile do as on the page: each workbook is read, its effect is looked at, it is recorded, the next one
follows at once. The workbooks are made beforehand, as people make them on their own machines.
"""

from __future__ import annotations

import statistics
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from convention.warehouse.catalogue_files import parse_catalogue
from loaders.first_start import project_catalogue
from tests.benchmarks.large_files import WORKBOOKS_FOLDER, write_workbooks
from tests.benchmarks.measures import Measure
from tests.benchmarks.servers import BARE, bare_server, resident_megabytes, write_values
from tests.benchmarks.visitors import Views, crowd
from tests.e2e.harness import Server, running_server

PAGES = (("overview", "", ""), ("an action", "action", "fiche=8.1"))
INDICATORS = ("A01-3", "A05-1", "A08.1-1", "A08.1-2")
SECONDS = 10.0
WARM = 3.0
HURRIED = 8
PEOPLE, MANY_PEOPLE = 50, 200
LOOK = 10.0
WORKBOOKS = 400


def measure(seconds: float = SECONDS) -> Iterator[Measure]:
    """Rates, waits, memory, and waits while files are deposited, each against its yardstick of the same run."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_values(folder / "bare" / "values.csv", INDICATORS)
        with bare_server(folder / "bare", "figures_from_csv.py") as server:
            bare = _rate(server, "", "", seconds)
        write_workbooks(folder / "ours" / WORKBOOKS_FOLDER, parse_catalogue(project_catalogue()), WORKBOOKS)
        with running_server(folder / "ours", str(BARE / "with_deposits.py")) as server:
            for name, page, query in PAGES:
                ours = _rate(server, page, query, seconds)
                told = f"{name}: views per second of one process / bare page of four Plotly Express charts"
                yield Measure(told, f"{ours:.1f}", f"{bare:.1f}", ours / bare, goal=3, at_least=True)
            alone = {
                name: _percentile_95(crowd(_host(server), page, query, 1, seconds, 0.5)) for name, page, query in PAGES
            }
            before = resident_megabytes(server.pid)
            yield from _many(server, alone, seconds, f"{PEOPLE} people")
            views = crowd(_host(server), *PAGES[0][1:], MANY_PEOPLE, 3 * LOOK, LOOK)
            many = _percentile_95(_well(views))
            told = f"overview: 95 % of views, {MANY_PEOPLE} people / one person alone"
            yield Measure(told, f"{many:.2f} s", f"{alone['overview']:.2f} s", many / alone["overview"])
            each = (resident_megabytes(server.pid) - before) / (len(PAGES) * PEOPLE)
            yield Measure("memory of the process for each person more", f"{max(0.0, each):.2f} MB")
            _ask(server, "/mesure/start")
            yield from _many(server, alone, seconds, f"{PEOPLE} people, four deposits at a time")
            count = _ask(server, "/mesure/end")
            yield Measure("workbooks of 20,000 rows read, previewed and recorded meanwhile", count)


def _many(server: Server, alone: dict[str, float], seconds: float, who: str) -> Iterator[Measure]:
    for name, page, query in PAGES:
        views = crowd(_host(server), page, query, PEOPLE, max(seconds, 3 * LOOK), LOOK)
        many = _percentile_95(_well(views))
        told = f"{name}: 95 % of views, {who} / one person alone"
        yield Measure(told, f"{many:.2f} s", f"{alone[name]:.2f} s", many / alone[name], goal=3)


def _rate(server: Server, page: str, query: str, seconds: float) -> float:
    """Views per second that visitors in a hurry get, once the server is warm."""
    crowd(_host(server), page, query, 1, WARM, 0)
    return len(_well(crowd(_host(server), page, query, HURRIED, seconds, 0)).seconds) / seconds


def _well(views: Views) -> Views:
    """The same views. Raises RuntimeError when one of them failed."""
    if views.failed:
        raise RuntimeError(f"{views.failed} views of {len(views.seconds)} did not end well")
    return views


def _percentile_95(views: Views) -> float:
    """Seconds under which 95 of 100 views stayed."""
    return statistics.quantiles(_well(views).seconds, n=20)[-1]


def _host(server: Server) -> str:
    return server.url.removeprefix("http://")


def _ask(server: Server, path: str) -> str:
    with urllib.request.urlopen(server.url + path, timeout=60) as answer:
        text: str = answer.read().decode()
    return text
