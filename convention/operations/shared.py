"""The commands where the base follows a shared log: a base file from the log, a log from a base file, its state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from convention.domain.errors import ShownError
from convention.operations.backup import copy_of_living
from convention.operations.doctor import Remark, content_remarks, room_remarks
from convention.operations.places import data_directory, opened_as_it_is, shared_log_address
from convention.operations.state import Outline, outline
from convention.warehouse.database_file import open_file
from convention.warehouse.shared.errors import log_error
from convention.warehouse.shared.history import newest_epoch, prepare_log, replace_history
from convention.warehouse.shared.log import Position, SharedLog
from convention.warehouse.shared.opening import open_shared, replicas
from convention.warehouse.shared.replica import Replica
from convention.warehouse.sql import query
from convention.wording.formats import moment, number

_MEBIBYTE = 1 << 20


def open_log_base(folder: Path) -> Replica:
    """A base that follows the log at `CONVENTION_STORE`, its replica in a folder.

    Raises LogError, DatabaseFileError.
    """
    return open_shared(folder, SharedLog(shared_log_address()))


def copy_of_log(target: Path) -> Outline:
    """All that the shared log holds at one moment, as a base file like any other; give what it holds.

    Raises LogError, DatabaseFileError.
    """
    store = open_log_base(data_directory())
    try:
        copy_of_living(store, target)
    finally:
        store.close()
    with opened_as_it_is(target, read_only=False) as copy:
        copy.execute(query("replica_forget"))
        copy.execute("CHECKPOINT")
        return outline(copy)


def put_into_log(base: Path) -> str | None:
    """Have the shared log hold what a closed base file holds, which is brought up to date.

    Gives the name under which the log keeps what it held, if any. Servers that run follow. Raises LogError,
    DatabaseFileError.
    """
    opened = open_file(base)
    log = SharedLog(shared_log_address())
    try:
        return replace_history(log, opened)
    finally:
        opened.close()
        log.close()


def refuse_filled_log() -> None:
    """Raise ShownError where the shared log holds anything: an import never takes the place of something."""
    head = _head()
    if head is not None and head.seq:
        raise ShownError("La base partagée contient déjà des enregistrements\u00a0: rien n’est importé.")


def prepare() -> Position | None:
    """Make the shared log, or bring its tables up to date, by the owner's account; give where it stands.

    Raises LogError.
    """
    log = SharedLog(shared_log_address())
    try:
        with TemporaryDirectory(prefix="convention-") as folder:
            prepare_log(log, Path(folder))
        return log.head()
    finally:
        log.close()


def examine_log(folder: Path) -> Iterator[Remark]:
    """Look at the shared log and at the replicas of this machine, without changing the log."""
    head = _head()
    if head is None:
        yield Remark("La base partagée est vide\u00a0: «\u00a0python -m convention prepare\u00a0» la prépare.", True)
        return
    yield from _log_remarks(head)
    for path in replicas(folder):
        kept = ".ecartee-" in path.name
        text = f"{'Copie écartée' if kept else 'Copie de ce serveur'} «\u00a0{path.name}\u00a0»"
        yield Remark(f"{text}\u00a0: {number(path.stat().st_size // 1024)} Kio")
    if head.epoch != newest_epoch():
        return
    folder.mkdir(parents=True, exist_ok=True)
    yield from room_remarks(folder, sum(path.stat().st_size for path in replicas(folder)))
    with TemporaryDirectory(prefix=".examen-", dir=folder) as draft:
        copy = Path(draft) / "base.duckdb"
        copy_of_log(copy)
        with opened_as_it_is(copy, read_only=True) as connection:
            yield from content_remarks(connection)


def _log_remarks(head: Position) -> Iterator[Remark]:
    log = SharedLog(shared_log_address())
    try:
        with log.connect() as pg:
            at, version, adds, kept, size = pg.execute(query("log_state_of"), {}).fetchall()[0]
    except psycopg.Error as error:
        raise log_error(error) from error
    finally:
        log.close()
    yield Remark(
        f"Base partagée\u00a0: journal {head.log_id[:8]}, PostgreSQL {version}, {number(size // _MEBIBYTE)} Mio"
    )
    yield Remark(f"Dernier enregistrement du journal\u00a0: n°\u00a0{head.seq}, {moment(at) if at else 'aucun'}")
    if head.epoch > newest_epoch():
        yield Remark("Ses tables sont d’une version plus récente que ce programme\u00a0: mettez-le à jour.", True)
    elif head.epoch < newest_epoch():
        yield Remark(
            "Ses tables sont d’une version plus ancienne\u00a0: sauvegardez, puis «\u00a0prepare\u00a0».", True
        )
    if not adds:
        yield Remark("Ce compte ne peut que lire la base partagée\u00a0: aucun dépôt ne sera possible.", True)
    for name in kept:
        yield Remark(f"Ancien contenu gardé dans le schéma «\u00a0{name}\u00a0»\u00a0: supprimez-le une fois inutile.")


def _head() -> Position | None:
    log = SharedLog(shared_log_address())
    try:
        return log.head()
    finally:
        log.close()
