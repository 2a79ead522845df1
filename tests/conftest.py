"""Shared by all tests: a base on a real file, and how many examples hypothesis tries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from convention.warehouse import store as stores
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.store import Store
from tests.builders.postgres import postgres_server
from tests.builders.shared_store import LogOfEachPath

CATALOGUE = Path(__file__).parents[1] / "data" / "referentiel"

settings.register_profile(
    "convention", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("convention")

_running = ExitStack()
_logs: list[LogOfEachPath] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--store=shared`: every base that a test opens follows a shared log of its own, in PostgreSQL."""
    parser.addoption("--store", choices=("file", "shared"), default="file", help="the store that bases are opened on")


def pytest_configure(config: pytest.Config) -> None:
    """Before any test imports it: what opens a base opens it on the store that is asked for."""
    config.addinivalue_line("markers", "on_file: what is tested is the database file: it is one on every store")
    distributes = config.getoption("numprocesses", None) and not hasattr(config, "workerinput")
    if config.getoption("store") == "shared" and not distributes:
        _logs.append(LogOfEachPath(_running.enter_context(postgres_server())))
        stores.open_store = _logs[0].open


def pytest_unconfigure() -> None:
    """End the server of the shared logs, if one was started."""
    _running.close()


@pytest.fixture(autouse=True)
def _on_the_store_asked_for(request: pytest.FixtureRequest) -> None:
    for log in _logs:
        log.suspended = request.node.get_closest_marker("on_file") is not None


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty base with the committed catalogue."""
    opened = stores.open_store(tmp_path / "convention.duckdb")
    opened.record_catalogue(read_folder(CATALOGUE))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """A PostgreSQL server, started by the first test that asks for it; the folder of its socket."""
    with postgres_server() as folder:
        yield folder
