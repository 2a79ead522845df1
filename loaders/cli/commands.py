"""What each command does; each gives the exit code: 0 done, 1 refused."""

from __future__ import annotations

import getpass
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

import duckdb

from convention.domain.errors import ShownError
from convention.warehouse.append import AlreadyDepositedError
from convention.warehouse.reads import deposits, observed_span
from convention.warehouse.store import Store
from convention.warehouse.unusable import unusable
from convention.wording.formats import counted, day
from loaders.cli.lines import deposit_lines, effect_lines, reading_lines, receipt_lines
from loaders.deposit import deposit_file, read_file
from loaders.effect import effect_of
from loaders.first_start import data_directory, make_empty, open_base
from loaders.profiles.folders import known_profiles
from loaders.refusal import keep_refusal

DONE, REFUSED = 0, 1


def run(arguments: Namespace, write: Callable[[str], None]) -> int:
    """Run a command on the base of the data directory; what it says goes to `write`, line by line."""
    try:
        if arguments.command == "init":
            return _init(write)
        store = open_base(data_directory())
    except ShownError as error:
        write(error.message)
        return REFUSED
    try:
        return _COMMANDS[arguments.command](store, arguments, write)
    except duckdb.IOException as error:
        write(unusable(store.path, error).message)
        return REFUSED
    finally:
        store.close()


def _deposit(store: Store, arguments: Namespace, write: Callable[[str], None]) -> int:
    depositor = arguments.depositor.strip() or getpass.getuser()
    codes = [_deposit_one(store, Path(name), depositor, arguments, write) for name in arguments.files]
    return max(codes, default=DONE)


def _deposit_one(store: Store, path: Path, depositor: str, arguments: Namespace, write: Callable[[str], None]) -> int:
    try:
        content = path.read_bytes()
    except OSError:
        write(f"Le fichier «\u00a0{path}\u00a0» n’existe pas, ou ne peut pas être lu.")
        return REFUSED
    try:
        profiles = known_profiles(data_directory())
        reading = read_file(content, path.name, store, reason=arguments.reason, profiles=profiles)
        _write_all(write, reading_lines(reading))
        if reading.personal and not arguments.dry_run:
            keep_refusal(store, reading, depositor)
        if arguments.dry_run:
            _write_all(write, effect_lines(effect_of(store, reading)))
            write("  essai\u00a0: rien n’a été enregistré")
        else:
            _write_all(write, receipt_lines(deposit_file(store, reading, depositor)))
    except AlreadyDepositedError as error:
        write(f"  {error.message}")
    except ShownError as error:
        write(f"  {error.message}")
        return REFUSED
    return DONE


def _status(store: Store, _: Namespace, write: Callable[[str], None]) -> int:
    catalogue, known, recorded = store.catalogue(), observed_span(store), deposits(store)
    write(f"Base «\u00a0{store.path}\u00a0»")
    write(
        f"  référentiel n°\u00a0{store.catalogue_version()}\u00a0: "
        f"{counted(len(catalogue.indicators), 'indicateur', 'indicateurs')}, "
        f"{counted(len(catalogue.actions), 'fiche action', 'fiches action')}"
    )
    last = f", jusqu’au {day(known.last_day)}" if known.last_day else ""
    write(f"  {counted(known.observations, 'valeur en vigueur', 'valeurs en vigueur')}{last}")
    if len(recorded):
        _write_all(write, deposit_lines(recorded))
    else:
        write("  aucun dépôt")
    return DONE


def _init(write: Callable[[str], None]) -> int:
    path = make_empty(data_directory())
    write(f"La base «\u00a0{path}\u00a0» est prête\u00a0: le référentiel, et aucune valeur.")
    return DONE


def _write_all(write: Callable[[str], None], lines: Iterable[str]) -> None:
    for line in lines:
        write(line)


_COMMANDS: dict[str, Callable[[Store, Namespace, Callable[[str], None]], int]] = {
    "deposit": _deposit,
    "status": _status,
}
