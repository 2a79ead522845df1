"""What each command does, and the exit status that it ends with."""

from __future__ import annotations

import getpass
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

import duckdb

from convention.domain.errors import ShownError
from convention.operations.people import run_journal, run_people, verify_export
from convention.operations.places import BASE_NAME, data_directory
from convention.warehouse.append import AlreadyDepositedError
from convention.warehouse.database_errors import DatabaseFileError, database_file_error
from convention.warehouse.database_file import BaseHeldError
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import observed_span
from convention.warehouse.store import Store
from convention.wording.formats import counted, day
from loaders.cli.catalogue import catalogue_preview
from loaders.cli.lines import deposit_lines, effect_lines, question_lines, reading_lines, receipt_lines
from loaders.cli.proof import run_countersign, run_proof
from loaders.cli.signoffs import run_validate
from loaders.cli.snapshot import BaseBusyError, snapshot
from loaders.deposit import UnconfirmedError, deposit_file, questions, read_file
from loaders.effect import effect_of
from loaders.first_start import make_empty, open_base, project_catalogue
from loaders.former import former_values
from loaders.profiles.folders import known_profiles
from loaders.profiles.names_file import known_names
from loaders.reading import Reading
from loaders.refusal import keep_refusal

Write = Callable[[str], None]


class Exit(IntEnum):
    """How a command ends; of several files the first that applies in the order BLOCKED, USAGE, CONFIRM, DONE."""

    DONE = 0
    BLOCKED = 1
    USAGE = 2
    CONFIRM = 3
    HELD = 4
    UNREADABLE = 5


_GRAVEST = (Exit.BLOCKED, Exit.USAGE, Exit.CONFIRM, Exit.DONE)


def run(arguments: Namespace, write: Write) -> Exit:
    """Run a command on the base of the data directory; what it says goes to `write`, line by line."""
    try:
        if arguments.command == "init":
            return _init(write)
        if arguments.command == "catalogue":
            return _catalogue(write)
        if arguments.command == "journal" and arguments.verify is not None:
            return Exit.DONE if verify_export(arguments.verify, write) else Exit.BLOCKED
        only_reads = _only_reads(arguments)
        with _opened(data_directory(), only_reads, write) as store:
            return _COMMANDS[arguments.command](store, arguments, write)
    except ShownError as error:
        write(error.message)
        return _status_of(error)


def _only_reads(arguments: Namespace) -> bool:
    match arguments.command:
        case "deposit" | "carry":
            return bool(arguments.dry_run)
        case "people":
            return bool(arguments.people == "list")
        case "countersign":
            return False
        case "validate":
            return not arguments.indicators
        case _:
            return True


def _status_of(error: ShownError) -> Exit:
    match error:
        case BaseHeldError() | BaseBusyError():
            return Exit.HELD
        case DatabaseFileError():
            return Exit.UNREADABLE
        case _:
            return Exit.BLOCKED


@contextmanager
def _opened(folder: Path, only_reads: bool, write: Write) -> Iterator[Store]:
    """The base; for a command that only reads, a copy of it while another process holds it."""
    try:
        store = open_base(folder)
    except BaseHeldError:
        if not only_reads:
            raise
        with snapshot(folder / BASE_NAME) as copy:
            write("Le tableau de bord tient la base\u00a0: lecture d’une copie de cet instant.")
            yield copy
        return
    try:
        yield store
    except (duckdb.IOException, duckdb.FatalException) as error:
        raise database_file_error(store.path, error) from error
    finally:
        store.close()


def _deposit(store: Store, arguments: Namespace, write: Write) -> Exit:
    depositor = arguments.depositor.strip() or getpass.getuser()
    ends = [_deposit_one(store, Path(name), depositor, arguments, write) for name in arguments.files]
    return min(ends, key=_GRAVEST.index, default=Exit.DONE)


def _carry(store: Store, arguments: Namespace, write: Write) -> Exit:
    found = former_values(arguments.export, store.catalogue())
    write(f"Reprise de {counted(found.values, 'valeur', 'valeurs')} de l’export «\u00a0{arguments.export}\u00a0»")
    if found.left:
        write(f"  {counted(found.left, 'valeur laissée', 'valeurs laissées')}\u00a0: leur territoire n’est pas d’ici")
    depositor = arguments.depositor.strip() or getpass.getuser()
    return _deposit_content(store, found.name, found.content, depositor, arguments, write)


def _deposit_one(store: Store, path: Path, depositor: str, arguments: Namespace, write: Write) -> Exit:
    try:
        content = path.read_bytes()
    except OSError:
        write(f"Le fichier «\u00a0{path}\u00a0» n’existe pas, ou ne peut pas être lu.")
        return Exit.USAGE
    return _deposit_content(store, path.name, content, depositor, arguments, write)


def _deposit_content(
    store: Store, name: str, content: bytes, depositor: str, arguments: Namespace, write: Write
) -> Exit:
    try:
        folder = data_directory()
        profiles, own_names = known_profiles(folder), known_names(folder, depositor)
        reading = read_file(content, name, store, reason=arguments.reason, profiles=profiles, own_names=own_names)
        _write_all(write, reading_lines(reading))
        if arguments.dry_run:
            return _try(store, reading, arguments, write)
        keep_refusal(store, reading, depositor)
        _write_all(write, receipt_lines(deposit_file(store, reading, depositor, arguments.accept)))
    except AlreadyDepositedError as error:
        write(f"  {error.message}")
    except UnconfirmedError as error:
        write(f"  {error.message}")
        _write_all(write, question_lines(error.codes))
        return Exit.CONFIRM
    except ShownError as error:
        write(f"  {error.message}")
        return Exit.BLOCKED
    return Exit.DONE


def _try(store: Store, reading: Reading, arguments: Namespace, write: Write) -> Exit:
    """Show what a deposit would change, and end as it would."""
    _write_all(write, effect_lines(effect_of(store, reading)))
    asked = [code for code in questions(reading) if code not in arguments.accept]
    _write_all(write, question_lines(asked))
    write("  essai\u00a0: rien n’a été enregistré")
    return Exit.CONFIRM if asked else Exit.DONE


def _status(store: Store, _: Namespace, write: Write) -> Exit:
    catalogue, known, recorded = store.catalogue(), observed_span(store), deposit_states(store)
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
    return Exit.DONE


def _init(write: Write) -> Exit:
    path = make_empty(data_directory())
    write(f"La base «\u00a0{path}\u00a0» est prête\u00a0: le référentiel, et aucune valeur.")
    return Exit.DONE


def _catalogue(write: Write) -> Exit:
    """Of a copy: opening the base itself would record the new catalogue."""
    path = data_directory() / BASE_NAME
    if not path.exists():
        write(f"Il n’y a pas encore de base «\u00a0{path}\u00a0»\u00a0: rien à comparer.")
        return Exit.BLOCKED
    with snapshot(path) as copy:
        _write_all(write, catalogue_preview(copy, project_catalogue()))
    return Exit.DONE


def _people(store: Store, arguments: Namespace, write: Write) -> Exit:
    run_people(store, arguments, write, getpass.getuser())
    return Exit.DONE


def _validate(store: Store, arguments: Namespace, write: Write) -> Exit:
    run_validate(store, arguments, write, getpass.getuser())
    return Exit.DONE


def _journal(store: Store, arguments: Namespace, write: Write) -> Exit:
    return Exit.DONE if run_journal(store, arguments, write) else Exit.BLOCKED


def _proof(store: Store, arguments: Namespace, write: Write) -> Exit:
    return Exit.DONE if run_proof(store, arguments, write) else Exit.BLOCKED


def _countersign(store: Store, arguments: Namespace, write: Write) -> Exit:
    run_countersign(store, arguments, write, getpass.getuser())
    return Exit.DONE


def _write_all(write: Write, lines: Iterable[str]) -> None:
    for line in lines:
        write(line)


_COMMANDS: dict[str, Callable[[Store, Namespace, Write], Exit]] = {
    "deposit": _deposit,
    "carry": _carry,
    "status": _status,
    "people": _people,
    "validate": _validate,
    "journal": _journal,
    "proof": _proof,
    "countersign": _countersign,
}
