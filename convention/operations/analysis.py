"""A file for analysts: the views with French names as tables, made anew after each commit for other programs.

`CONVENTION_SQL_COPY` names it. The base itself is held by one process, and holds more than analysts need.
"""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

from convention.operations.backup import copy_of_living
from convention.operations.places import opened_as_it_is, sql_text, synchronise
from convention.warehouse.sql import analysis_views, query
from convention.warehouse.store import Store

_PAUSE_SECONDS = 1.0
_GROUP_READS = 0o640
_log = logging.getLogger(__name__)


def keep_analysis_copy(store: Store) -> None:
    """Keep the file up to date as long as a base is open, where one is set; nobody waits for it."""
    target = os.environ.get("CONVENTION_SQL_COPY", "").strip()
    if target:
        changed = threading.Event()
        changed.set()
        store.on_commit(changed.set)
        threading.Thread(target=_keep, args=(store, Path(target), changed), name="analysis copy", daemon=True).start()


def write_analysis_copy(store: Store, target: Path) -> None:
    """Write the file as the base is now; who has the one before open goes on reading that one.

    Raises BackupError, DatabaseFileError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".analyse-", dir=target.parent) as folder:
        base, draft = Path(folder) / "base.duckdb", Path(folder) / target.name
        copy_of_living(store, base)
        with opened_as_it_is(base, read_only=False) as connection:
            connection.execute(query("copy_macros"))
            connection.execute(f"ATTACH {sql_text(draft)} AS analyses")
            for name, text in analysis_views():
                connection.execute(query("copy_view").format(name=name, text=text))
            connection.execute("DETACH analyses")
        draft.chmod(_GROUP_READS)
        synchronise(draft)
        draft.replace(target)


def _keep(store: Store, target: Path, changed: threading.Event) -> None:
    while not store.closed.is_set():
        if changed.wait(_PAUSE_SECONDS):
            changed.clear()
            try:
                write_analysis_copy(store, target)
            except Exception:
                if not store.closed.is_set():
                    _log.exception("The copy for analysts could not be written; the next commit tries again")
