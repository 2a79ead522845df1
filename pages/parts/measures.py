"""What is counted for those who watch the server, in the form that Prometheus reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import inf, nan
from time import monotonic

from prometheus_client import CollectorRegistry, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from convention.domain.clock import utc_now
from convention.operations.backup import last_backup
from convention.operations.places import backup_folder, log_of
from convention.operations.state import outline
from convention.warehouse.sight import seeing
from convention.warehouse.store import Store

_COUNTED = (
    ("convention_deposits", "deposits", "Deposits recorded, withdrawn ones included."),
    ("convention_refusals", "refusals", "Files refused for holding personal data."),
)
_SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

_registry = CollectorRegistry()
_views = Histogram(
    "convention_view_seconds",
    "Time to draw a page; its count is the views.",
    ["page"],
    buckets=_SECONDS,
    registry=_registry,
)
_waits = Histogram(
    "convention_write_wait_seconds", "Wait of a writer for their turn.", buckets=_SECONDS, registry=_registry
)
_size = Gauge("convention_base_bytes", "Size of the base's files on this machine.", registry=_registry)
_behind = Gauge(
    "convention_base_behind", "1 while nothing newer can be taken in from the shared log.", registry=_registry
)
_age = Gauge(
    "convention_last_backup_age_seconds",
    "Age of the newest backup in CONVENTION_BACKUPS; +Inf without one, NaN where that is not set.",
    registry=_registry,
)


@contextmanager
def view_measured(page: str) -> Iterator[None]:
    """Count a view of a page and the time that it takes, whether or not it ends well."""
    begun = monotonic()
    try:
        yield
    finally:
        _views.labels(page).observe(monotonic() - begun)


def wait_measured(seconds: float) -> None:
    """Count a writer's wait."""
    _waits.observe(seconds)


def measures(store: Store) -> bytes:
    """All measures of a server and its base as they are now, in the text form of Prometheus."""
    files = (store.path, log_of(store.path))
    _size.set(sum(path.stat().st_size for path in files if path.exists()))
    _behind.set(bool(store.lag))
    _age.set(_backup_age())
    return generate_latest(_registry) + generate_latest(_Kept(store))


class _Kept(Collector):
    """What the base itself keeps: it goes on over restarts, and over several servers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def collect(self) -> Iterable[Metric]:
        """The counts at this moment; they say nothing of what was recorded."""
        with seeing(None):
            rows = outline(self._store.cursor()).rows
        for name, table, words in _COUNTED:
            yield CounterMetricFamily(name, words, value=rows[table])


def _backup_age() -> float:
    folder = backup_folder()
    if folder is None:
        return nan
    made = last_backup(folder)
    return inf if made is None else (utc_now() - made).total_seconds()
