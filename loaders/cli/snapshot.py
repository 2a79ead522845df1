"""A copy of a base that another process holds, to read from while that one goes on working."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from convention.domain.errors import ShownError
from convention.warehouse.store import Store, open_store

_ATTEMPTS = 20
_QUIET_SECONDS = 0.05
Stamps = tuple[tuple[int, int] | None, ...]


class BaseBusyError(ShownError):
    """The base is being written to all the time: no copy of one moment could be taken."""


@contextmanager
def snapshot(path: Path) -> Iterator[Store]:
    """A base as it stood at one moment, opened from a copy that is thrown away at the end.

    The database file alone lacks what still stands in its write-ahead log: both are copied, and the copy only counts
    when neither has changed meanwhile. Raises BaseBusyError.
    """
    with TemporaryDirectory(prefix="convention-") as folder:
        store = open_store(_copied(path, Path(folder)))
        try:
            yield store
        finally:
            store.close()


def _copied(path: Path, folder: Path) -> Path:
    copy = folder / path.name
    pairs = [(path, copy), (_log_of(path), _log_of(copy))]
    for _ in range(_ATTEMPTS):
        before = _stamps(path)
        if _settled(before):
            for source, target in pairs:
                _copy_or_remove(source, target)
            if _stamps(path) == before:
                return copy
        time.sleep(_QUIET_SECONDS)
    raise BaseBusyError(
        f"La base «\u00a0{path.name}\u00a0» est en cours d’écriture par un autre programme. "
        "Recommencez dans un instant."
    )


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


def _copy_or_remove(source: Path, target: Path) -> None:
    """The log comes and goes: a checkpoint removes it."""
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError:
        target.unlink(missing_ok=True)


def _stamps(path: Path) -> Stamps:
    """Time of the last change and size of the file and its log."""
    found: list[tuple[int, int] | None] = []
    for each in (path, _log_of(path)):
        try:
            known = each.stat()
        except FileNotFoundError:
            found.append(None)
        else:
            found.append((known.st_mtime_ns, known.st_size))
    return tuple(found)


def _settled(stamps: Stamps) -> bool:
    """Whether the last change is so old that the next one will have another time: clocks of files are coarse."""
    newest = max((stamp[0] for stamp in stamps if stamp), default=0)
    return abs(time.time() - newest / 1e9) > _QUIET_SECONDS
