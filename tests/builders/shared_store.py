"""Tests on the shared log: each path at which a test opens a base has a log of its own, its replica stands there."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg

from convention.warehouse.database_file import open_file
from convention.warehouse.shared.history import prepare_log, replace_history
from convention.warehouse.shared.log import SharedLog
from convention.warehouse.shared.opening import open_replica
from convention.warehouse.store import Store
from tests.builders.postgres import address, new_database

_TEMPLATE = "empty_log"


class LogOfEachPath:
    """Opens bases as `open_store` does, on a server; `folder`: that of its socket.

    `suspended`: a test of the database file itself is under way.
    """

    def __init__(self, folder: Path) -> None:
        self.suspended = False
        self._folder = folder
        self._addresses: dict[Path, str] = {}
        new_database(folder, _TEMPLATE)
        with TemporaryDirectory() as draft:
            log = SharedLog(address(folder, _TEMPLATE))
            prepare_log(log, Path(draft))
            log.close()

    def open(self, path: Path) -> Store:
        """The base at a path; a file that stands there is put into its log the first time."""
        if self.suspended:
            return Store(open_file(path), path)
        if path not in self._addresses:
            found = self._new_log()
            if path.exists():
                _adopt(path, found)
            self._addresses[path] = found
        return open_replica(path, SharedLog(self._addresses[path]))

    def _new_log(self) -> str:
        found = new_database(self._folder, template=_TEMPLATE)
        with psycopg.connect(found) as pg:
            pg.execute("UPDATE convention.log_state SET log_id = %s", (uuid4().hex,))
        return found


def _adopt(path: Path, found: str) -> None:
    base = open_file(path)
    log = SharedLog(found)
    replace_history(log, base)
    base.close()
    log.close()
    path.unlink()
