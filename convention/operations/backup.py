"""Backups: a copy of the base at one moment, with a manifest that it is verified by."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from convention.domain.clock import utc_now
from convention.domain.errors import ShownError
from convention.operations.places import OWNER_ONLY, log_of, opened_as_it_is, synchronise
from convention.operations.state import Outline, outline, state_digest
from convention.warehouse.database_errors import database_file_error
from convention.warehouse.store import Store

_PREFIX, _ENDING, _MANIFEST = "convention-", ".duckdb", ".json"
_STAMP = "%Y%m%dT%H%M%S%f"
_NAME = re.compile(rf"{_PREFIX}\d{{8}}T\d{{12}}{re.escape(_ENDING)}")


class BackupError(ShownError):
    """A backup could not be made, or is not what its manifest says."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: digest of the file, digest of the state, newest moment (ISO, UTC), rows by table."""

    file: str
    sha256: str
    size: int
    state: str
    newest: str
    schema: int
    rows: dict[str, int]
    made: str


def copy_of_living(store: Store, target: Path) -> Outline:
    """Copy the base of this process to `target` between two writers; give what it held at that moment."""
    with store.at_rest() as cursor:
        held = outline(cursor)
        _copy(store.path, target)
    return held


def copy_of_resting(path: Path, target: Path) -> Outline:
    """Copy a base that no process holds, of whatever version, to `target`.

    Raises BaseHeldError, DatabaseFileError.
    """
    with opened_as_it_is(path, read_only=False) as connection:
        connection.execute("CHECKPOINT")
        held = outline(connection)
        _copy(path, target)
    return held


def keep(copy: Path, folder: Path, held: Outline) -> Path:
    """Make a backup in `folder` of a copy that was just taken; the copy is verified by reading it whole.

    The manifest comes last: a backup without one is not finished. Raises BackupError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = utc_now()
    path = folder / f"{_PREFIX}{made:{_STAMP}}{_ENDING}"
    draft = path.with_suffix(".partiel")
    shutil.move(copy, draft)
    draft.chmod(OWNER_ONLY)
    with opened_as_it_is(draft, read_only=True) as connection:
        if outline(connection) != held:
            raise BackupError(
                "La copie n’a pas le contenu de la base\u00a0: aucune sauvegarde n’est faite. Recommencez."
            )
        manifest = _manifest(path.name, draft, connection, held, made)
    synchronise(draft)
    draft.rename(path)
    _write_manifest(manifest_of(path), manifest)
    return path


def manifest_of(path: Path) -> Path:
    """Where the manifest of a backup stands."""
    return path.with_name(path.name + _MANIFEST)


def backups(folder: Path) -> list[Path]:
    """The finished backups of a folder, oldest first."""
    return sorted(p for p in folder.glob(f"{_PREFIX}*{_ENDING}") if _NAME.fullmatch(p.name) and manifest_of(p).exists())


def last_backup(folder: Path) -> datetime | None:
    """When the newest finished backup of a folder was made (UTC), as its name says; None where there is none."""
    made = [datetime.strptime(p.name, f"{_PREFIX}{_STAMP}{_ENDING}") for p in backups(folder)]
    return max(made, default=None)


def keep_only(folder: Path, count: int) -> list[Path]:
    """Delete all finished backups of a folder but the newest `count` (at least 1); give those deleted."""
    gone = backups(folder)[:-count]
    for path in gone:
        manifest_of(path).unlink()
        path.unlink()
    return gone


def verified(path: Path) -> Manifest:
    """The manifest of a backup whose file, rows and state are the ones it tells of.

    Raises BackupError, DatabaseFileError.
    """
    manifest = _read_manifest(path)
    if _digest(path) != manifest.sha256:
        raise BackupError(
            f"La sauvegarde «\u00a0{path}\u00a0» n’est pas celle que dit son manifeste\u00a0: le fichier a changé. "
            "Prenez-en une autre."
        )
    with opened_as_it_is(path, read_only=True) as connection:
        held, state = outline(connection), state_digest(connection)
    if (held.rows, state) != (manifest.rows, manifest.state):
        raise BackupError(
            f"Le contenu de «\u00a0{path}\u00a0» n’est pas celui que dit son manifeste. Prenez-en une autre."
        )
    return manifest


def _manifest(name: str, copy: Path, connection: duckdb.DuckDBPyConnection, held: Outline, made: datetime) -> Manifest:
    newest = held.newest.isoformat() if held.newest else ""
    size, state = copy.stat().st_size, state_digest(connection)
    return Manifest(name, _digest(copy), size, state, newest, held.schema, held.rows, made.isoformat())


def _write_manifest(path: Path, manifest: Manifest) -> None:
    draft = path.with_suffix(".partiel")
    draft.write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    draft.chmod(OWNER_ONLY)
    synchronise(draft)
    draft.rename(path)


def _read_manifest(path: Path) -> Manifest:
    if not path.is_file():
        raise BackupError(f"La sauvegarde «\u00a0{path}\u00a0» n’existe pas.")
    try:
        return Manifest(**json.loads(manifest_of(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise BackupError(
            f"Le manifeste «\u00a0{manifest_of(path)}\u00a0» manque ou ne se lit pas\u00a0: rien ne dit que cette "
            "sauvegarde est entière. Prenez-en une autre."
        ) from error


def _copy(source: Path, target: Path) -> None:
    """Copy a database file that has nothing left in its log. Raises BackupError."""
    if log_of(source).exists() and log_of(source).stat().st_size:
        raise BackupError(
            "Le journal de la base n’est pas vide\u00a0: aucune copie n’est faite. Recommencez dans un instant."
        )
    # By a process of its own: a file that this process opens and closes gives the engine's lock on it back.
    done = subprocess.run(["cp", "--", str(source), str(target)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise database_file_error(source, OSError(done.stderr))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
