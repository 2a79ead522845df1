"""Putting a backup in the place of the base; what stood there is kept beside it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from convention.domain.clock import utc_now
from convention.operations.backup import verified
from convention.operations.places import OWNER_ONLY, held, log_of, synchronise


def restore(backup: Path, path: Path) -> Path | None:
    """Put a verified backup in the place of the base at `path`; give where the replaced one now stands, if any.

    Never over a living base. An interruption leaves the old base, or the new one beside the old one's log, which the
    engine refuses to open: never a base that silently lacks something. A second call mends that.
    Raises BackupError, BaseHeldError, DatabaseFileError.
    """
    verified(backup)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.remise")
    with held(path):
        shutil.copyfile(backup, draft)
        draft.chmod(OWNER_ONLY)
        synchronise(draft)
        kept = _kept_beside(path) if path.exists() else None
        draft.replace(path)
        log_of(path).unlink(missing_ok=True)
        synchronise(path)
    return kept


def _kept_beside(path: Path) -> Path:
    """The base and its log under a second name, the first one still in place."""
    kept = path.with_name(f"{path.stem}.remplacee-{utc_now():%Y%m%dT%H%M%S%f}{path.suffix}")
    os.link(path, kept)
    if log_of(path).exists():
        os.link(log_of(path), log_of(kept))
    return kept
