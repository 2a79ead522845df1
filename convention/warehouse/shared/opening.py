"""Opening a base that follows the shared log: the first replica of the folder that nobody holds, or a new one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from convention.domain.clock import utc_now
from convention.warehouse.database_errors import REPLICA, DatabaseFileError, database_file_error
from convention.warehouse.database_file import BaseHeldError, base_held, open_file
from convention.warehouse.shared.errors import OtherLogError
from convention.warehouse.shared.history import prepare_log
from convention.warehouse.shared.log import SharedLog
from convention.warehouse.shared.replica import Opened, Replica, position_of

_ENDING = ".duckdb"
_log = logging.getLogger(__name__)


def open_shared(folder: Path, log: SharedLog) -> Replica:
    """A base of this process that follows a log, up to date: in the first replica of a folder that nobody holds.

    `folder`: on a disk of this machine. The log is the base's from then on. Raises LogError, DatabaseFileError.
    """
    for path in _places(folder):
        try:
            return open_replica(path, log)
        except BaseHeldError:
            continue
    raise AssertionError("there is always another place")


def open_replica(path: Path, log: SharedLog) -> Replica:
    """The same at one place. Raises BaseHeldError as well."""
    if path in Replica.held:
        raise base_held(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise database_file_error(path, error) from error
    try:
        prepare_log(log, path.parent)
        return _following(path, log)
    except BaseHeldError:
        raise
    except BaseException:
        log.close()
        raise


def replicas(folder: Path) -> list[Path]:
    """The replicas of a folder, those that were set aside included."""
    return sorted(folder.glob(f"{REPLICA}*{_ENDING}"))


def _places(folder: Path) -> Iterator[Path]:
    """Where replicas may stand, those first that nobody of this process holds."""
    paths = (folder / f"{REPLICA}{number}{_ENDING}" for number in count())
    return (path for path in paths if path not in Replica.held)


def _following(path: Path, log: SharedLog) -> Replica:
    """A replica at a place; one that is damaged, or of another history, makes room for a new one."""
    try:
        opened = _opened(path)
    except DatabaseFileError as error:
        if not error.damaged:
            raise
        _log.warning("%s is damaged: it is made anew from the shared log", path)
        _remove(path)
        opened = _opened(path)
    try:
        return _up_to_date(opened, log)
    except OtherLogError:
        _make_room(opened, log)
        return _up_to_date(_opened(path), log)


def _up_to_date(opened: Opened, log: SharedLog) -> Replica:
    folder = opened[1].parent
    try:
        replica = Replica(opened, log, lambda: _opened(next(path for path in _places(folder) if not path.exists())))
        replica.follow()
    except OtherLogError:
        raise
    except BaseException:
        _close(opened)
        raise
    return replica


def _opened(path: Path) -> Opened:
    opened = open_file(path), path
    Replica.held.add(path)
    return opened


def _close(opened: Opened) -> None:
    opened[0].close()
    Replica.held.discard(opened[1])


def _make_room(opened: Opened, log: SharedLog) -> None:
    """Remove a replica of older tables; set one of another history aside: it may hold what the log has lost."""
    connection, path = opened
    position, head = position_of(connection), log.head()
    _close(opened)
    if head is not None and position.log_id == head.log_id and position.epoch < head.epoch:
        _remove(path)
        return
    kept = path.with_name(f"{path.stem}.ecartee-{utc_now():%Y%m%dT%H%M%S%f}{_ENDING}")
    _log.warning("%s follows another history than the shared log: it is kept as %s", path, kept)
    path.rename(kept)


def _remove(path: Path) -> None:
    path.unlink()
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
