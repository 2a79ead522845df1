"""Erasing to the last byte: what the base no longer holds leaves its file too; backups that still hold it are named."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from convention.domain.errors import ShownError
from convention.operations.backup import backups
from convention.operations.places import OWNER_ONLY, held, log_of, opened_as_it_is, synchronise
from convention.operations.transfer import export, import_into
from convention.warehouse.erasure import erase
from convention.warehouse.sql import query
from convention.warehouse.store import open_store

Write = Callable[[str], None]


def add_erase_arguments(parser: ArgumentParser) -> None:
    """What follows `erase`."""
    parser.add_argument("deposit", metavar="DÉPÔT", type=int, help="le numéro du dépôt")
    parser.add_argument("--reason", metavar="MOTIF", required=True, help="le motif, gardé dans le journal")
    parser.add_argument(
        "--figures", action="store_true", help="effacer aussi les valeurs, dans les lectures passées aussi"
    )
    parser.add_argument(
        "--backups", metavar="DOSSIER", type=Path, help="nommer les sauvegardes qui contiennent encore le fichier"
    )


def run_erase(path: Path, arguments: Namespace, write: Write, by: str) -> None:
    """Erase a deposit and say what is gone, what stays, and where its file still is. Raises ShownError."""
    kept = not arguments.figures
    erase_deposit(path, arguments.deposit, arguments.reason, by, figures_kept=kept)
    write(f"Le fichier et les textes du dépôt n°\u00a0{arguments.deposit} sont effacés du fichier de la base.")
    write("  ses valeurs sont gardées" if kept else "  ses valeurs aussi, dans les lectures passées comme à venir")
    for copy in holding(arguments.backups or path.parent, path, arguments.deposit):
        write(f"  À FAIRE  ce fichier est encore dans\u00a0: {copy}")
    if arguments.backups is None:
        write("  les sauvegardes rangées ailleurs ne sont pas cherchées\u00a0: --backups DOSSIER les nomme")


def erase_deposit(path: Path, deposit_id: int, reason: str, by: str, *, figures_kept: bool) -> None:
    """Erase a deposit of the base at `path`, which no other process holds, and rewrite its file.

    Raises ShownError as `erase` does, BaseHeldError, DatabaseFileError.
    """
    store = open_store(path)
    try:
        erase(store, deposit_id, reason, by, figures_kept=figures_kept)
    finally:
        store.close()
    rewrite(path)


def rewrite(path: Path) -> None:
    """Write a database file anew from what it holds: blocks that were set free keep their old bytes otherwise.

    An interruption leaves the old file. Raises BaseHeldError, DatabaseFileError.
    """
    with TemporaryDirectory(prefix=".convention-", dir=path.parent) as folder:
        made = Path(folder) / path.name
        with opened_as_it_is(path, read_only=True) as connection:
            export(connection, Path(folder) / "export")
        import_into(Path(folder) / "export", made)
        made.chmod(OWNER_ONLY)
        with held(path):
            synchronise(made)
            made.replace(path)
            log_of(path).unlink(missing_ok=True)
            synchronise(path)


def holding(folder: Path, path: Path, deposit_id: int) -> Iterator[Path]:
    """The backups of a folder that hold the file of a deposit of the base at `path`, and the bases it replaced."""
    with opened_as_it_is(path, read_only=True) as connection:
        ((digest,),) = connection.execute(query("deposit_digest"), {"deposit_id": deposit_id}).fetchall()
    for copy in (*backups(folder), *sorted(path.parent.glob(f"{path.stem}.remplacee-*{path.suffix}"))):
        with suppress(ShownError, duckdb.Error), opened_as_it_is(copy, read_only=True) as connection:
            if connection.execute(query("holds_file"), {"sha256": digest}).fetchone():
                yield copy
