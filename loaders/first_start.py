"""First start: an absent base is made whole, with the catalogue, the example files and meetings, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from convention.domain.errors import ShownError
from convention.operations.places import BASE_NAME, shared_log_address
from convention.setting import PROJECT, PROJECT_CATALOGUE, catalogue_folder
from convention.warehouse.amendments import record_project_catalogue
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.provenance import deposit_states
from convention.warehouse.store import Store, open_store
from loaders.deposit import deposit_file, questions, read_file
from loaders.example_meetings import example_meetings, record_example

EXAMPLES_FOLDER = PROJECT / "data" / "exemples"
EXAMPLE_MEETINGS_FOLDER = PROJECT / "data" / "exemples-comite"
EXAMPLES_DEPOSITOR = "Exemples du projet"


class BaseExistsError(ShownError):
    """There is a base already."""


def open_base(folder: Path) -> Store:
    """Open the base of a data folder with the catalogue of the project; make it first if it is absent.

    Only a base that is made gets the example files and meetings; one that is there keeps what it has, and a shared log
    gets none: it is made to work with. Raises BaseHeldError, CatalogueError, LogError.
    """
    store = _shared_store(folder) if shared_log_address() else _file_store(folder / BASE_NAME)
    try:
        record_project_catalogue(store, project_catalogue())
    except BaseException:
        store.close()
        raise
    return store


def _file_store(path: Path) -> Store:
    if not path.exists():
        _make(path, ".duckdb.nouveau", _fill)
    return open_store(path)


def _shared_store(folder: Path) -> Store:
    from convention.operations.shared import open_log_base  # psycopg is only needed here

    return open_log_base(folder)


def project_catalogue() -> dict[str, str]:
    """The catalogue files of the convention served, without any amendment."""
    return read_folder(catalogue_folder())


def make_empty(folder: Path) -> Path:
    """Make a base with the catalogue of the project and no value; return where it is.

    Raises BaseExistsError where there is one: what it holds is never thrown away.
    """
    path = folder / BASE_NAME
    if shared_log_address():
        return _make_empty_log(folder)
    if path.exists():
        raise BaseExistsError(
            f"La base «\u00a0{path}\u00a0» existe déjà\u00a0: rien n’a changé. Pour repartir d’une base vide, "
            "déplacez d’abord ce fichier."
        )
    _make(path, ".duckdb.vide", lambda store: record_project_catalogue(store, project_catalogue()))
    return path


def _make_empty_log(folder: Path) -> Path:
    store = open_base(folder)
    try:
        if len(deposit_states(store)):
            raise BaseExistsError("La base partagée contient déjà des dépôts\u00a0: rien n’a changé.")
        return store.path
    finally:
        store.close()


def _make(path: Path, ending: str, fill: Callable[[Store], object]) -> None:
    """Build the base beside its place, then move it there: a start that is interrupted leaves no half base.

    The next start goes on where one was interrupted. Raises BaseHeldError while another process is building.
    """
    draft = path.with_suffix(ending)
    store = open_store(draft)
    made_meanwhile = path.exists()
    try:
        if not made_meanwhile:
            fill(store)
    finally:
        store.close()
    if made_meanwhile:
        draft.unlink()
    else:
        draft.rename(path)


def _fill(store: Store) -> None:
    """The catalogue, then meeting by meeting what had been deposited by then, then the files that no meeting names."""
    record_project_catalogue(store, project_catalogue())
    if catalogue_folder() != PROJECT_CATALOGUE:  # the examples are of the project's own convention
        return
    for example in example_meetings(EXAMPLE_MEETINGS_FOLDER):
        _deposit(store, [EXAMPLES_FOLDER / name for name in example.deposits])
        record_example(store, example)
    _deposit(store, sorted(EXAMPLES_FOLDER.iterdir()))


def _deposit(store: Store, paths: Iterable[Path]) -> None:
    """Deposit the files that are not there yet."""
    known = {state.receipt.file_name for state in deposit_states(store)}
    for path in paths:
        if path.name not in known:
            reading = read_file(path.read_bytes(), path.name, store)
            deposit_file(store, reading, EXAMPLES_DEPOSITOR, questions(reading))
