"""Bases that follow one shared log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.shared.log import SharedLog
from convention.warehouse.shared.opening import open_shared
from convention.warehouse.shared.replica import Replica
from tests.builders.catalogue import COMMITTED
from tests.builders.postgres import new_database


@pytest.fixture
def database(server: Path) -> str:
    """The address of an empty database."""
    return new_database(server)


@pytest.fixture
def replica(database: str, tmp_path: Path) -> Iterator[Callable[..., Replica]]:
    """Opens one more base that follows the log of the test, which has the committed catalogue."""
    opened: list[Replica] = []

    def one_more(address: str = database, patience_ms: int = 20_000) -> Replica:
        found = open_shared(tmp_path, SharedLog(address, patience_ms))
        opened.append(found)
        if len(opened) == 1:
            found.record_catalogue(read_folder(COMMITTED))
        return found

    yield one_more
    for each in opened:
        each.close()
