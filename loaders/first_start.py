"""First start: an absent base is made whole, with the catalogue and the example files, or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from convention.warehouse.amendments import record_project_catalogue
from convention.warehouse.append import AlreadyDepositedError
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.store import Store, open_store
from loaders.deposit import deposit_file, read_file

BASE_NAME = "convention.duckdb"
PROJECT = Path(__file__).resolve().parents[1]
CATALOGUE_FOLDER = PROJECT / "data" / "referentiel"
EXAMPLES_FOLDER = PROJECT / "data" / "exemples"
EXAMPLES_DEPOSITOR = "Exemples du projet"


def data_directory() -> Path:
    """The directory of the base, the deposits and the journal: `CONVENTION_DATA`, else `data/` in the project."""
    return Path(os.environ.get("CONVENTION_DATA") or PROJECT / "data")


def open_base(folder: Path) -> Store:
    """Open the base of a data folder with the catalogue of the project; make it first if it is absent.

    Only a base that is made gets the example files; one that is there keeps what it has.
    Raises BaseHeldError, CatalogueError.
    """
    path = folder / BASE_NAME
    if not path.exists():
        _make(path)
    store = open_store(path)
    try:
        record_project_catalogue(store, read_folder(CATALOGUE_FOLDER))
    except BaseException:
        store.close()
        raise
    return store


def _make(path: Path) -> None:
    """Build the base beside its place, then move it there: a start that is interrupted leaves no half base.

    The next start goes on where one was interrupted. Raises BaseHeldError while another process is building.
    """
    draft = path.with_suffix(".duckdb.nouveau")
    store = open_store(draft)
    made_meanwhile = path.exists()
    try:
        if not made_meanwhile:
            _fill(store)
    finally:
        store.close()
    if made_meanwhile:
        draft.unlink()
    else:
        draft.rename(path)


def _fill(store: Store) -> None:
    record_project_catalogue(store, read_folder(CATALOGUE_FOLDER))
    for example in sorted(EXAMPLES_FOLDER.iterdir()):
        with suppress(AlreadyDepositedError):
            deposit_file(store, read_file(example.read_bytes(), example.name, store), EXAMPLES_DEPOSITOR)
