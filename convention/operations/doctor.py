"""What the state of a base, its folder and its disk asks for."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import duckdb

from convention.domain.clock import utc_now
from convention.domain.errors import ShownError
from convention.operations.backup import last_backup
from convention.operations.live import at_one_moment
from convention.operations.places import backup_folder, log_of
from convention.operations.state import outline, state_digest
from convention.warehouse.sql import migrations
from convention.wording.formats import counted, moment, number

_MEBIBYTE = 1 << 20
_OLDEST_BACKUP = timedelta(days=2)
_LEAST_ROOM, _ROOM_FACTOR = 100 * _MEBIBYTE, 3


@dataclass(frozen=True)
class Remark:
    """One thing that was looked at; `wrong`: someone has to act."""

    text: str
    wrong: bool = False


def examine(path: Path) -> Iterator[Remark]:
    """Look at a base without changing it: the file, its log, its content block by block, the disk and the rights."""
    if not path.exists():
        yield Remark(
            f"Base «\u00a0{path}\u00a0»\u00a0: absente. Le tableau de bord la crée à son premier démarrage.", True
        )
        return
    size = path.stat().st_size
    yield Remark(f"Base «\u00a0{path}\u00a0»\u00a0: {number(size // 1024)} Kio")
    yield from _log(path)
    yield from _rights(path)
    yield from room_remarks(path.parent, size)
    try:
        with at_one_moment(path) as connection:
            yield from content_remarks(connection)
    except ShownError as error:
        yield Remark(error.message, True)


def backup_remarks() -> Iterator[Remark]:
    """How old the newest backup is, where `CONVENTION_BACKUPS` says in which folder they are."""
    folder = backup_folder()
    if folder is None:
        yield Remark("Dernière sauvegarde\u00a0: inconnue, CONVENTION_BACKUPS ne nomme pas de dossier")
        return
    made = last_backup(folder)
    if made is None:
        yield Remark(f"Aucune sauvegarde finie dans «\u00a0{folder}\u00a0»\u00a0: faites-en une.", True)
        return
    old = utc_now() - made > _OLDEST_BACKUP
    text = f"Dernière sauvegarde\u00a0: {moment(made)}"
    yield Remark(text + ("\u00a0: plus de deux jours. Faites-en une." if old else ""), old)


def content_remarks(connection: duckdb.DuckDBPyConnection) -> Iterator[Remark]:
    """The content of a base, read whole, and the version of its tables."""
    held, known = outline(connection), max(found for found, _, _ in migrations())
    yield Remark(f"Contenu lu en entier, empreinte de l’état\u00a0: {state_digest(connection)}")
    yield Remark(counted(sum(held.rows.values()), "ligne", "lignes") + f" dans {number(len(held.rows))} tables")
    yield Remark(f"Dernier enregistrement\u00a0: {moment(held.newest) if held.newest else 'aucun'}")
    if held.schema > known:
        yield Remark(
            f"Tables de la version {held.schema}, plus récente que ce programme ({known})\u00a0: mettez-le à jour.",
            True,
        )
    elif held.schema < known:
        yield Remark(
            f"Tables de la version {held.schema}\u00a0: le prochain démarrage les porte à {known}. Sauvegardez d’abord."
        )
    else:
        yield Remark(f"Tables de la version {held.schema}, celle de ce programme")


def _log(path: Path) -> Iterator[Remark]:
    log = log_of(path)
    if log.exists():
        yield Remark(
            f"Journal «\u00a0{log.name}\u00a0»\u00a0: {number(log.stat().st_size // 1024)} Kio. "
            "Il fait partie de la base\u00a0: ne copiez jamais l’un sans l’autre."
        )


def _rights(path: Path) -> Iterator[Remark]:
    for each in (path, path.parent):
        if not os.access(each, os.W_OK):
            yield Remark(f"«\u00a0{each}\u00a0» ne peut pas être écrit par ce compte.", True)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield Remark(
            f"La base est ouverte à d’autres comptes\u00a0: «\u00a0chmod 600 {path}\u00a0» la réserve au sien.", True
        )


def room_remarks(folder: Path, size: int) -> Iterator[Remark]:
    """The free disk of a folder that holds so many bytes of bases."""
    free = shutil.disk_usage(folder).free
    text = f"Place libre\u00a0: {number(free // _MEBIBYTE)} Mio"
    short = free < _ROOM_FACTOR * size + _LEAST_ROOM
    yield Remark(
        text + ("\u00a0: trop peu pour travailler et sauvegarder. Faites de la place." if short else ""), short
    )
