"""First start: an absent base is made whole, with the catalogue, or not at all."""

from __future__ import annotations

from pathlib import Path

from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.store import Store, open_store

BASE_NAME = "convention.duckdb"
PROJECT = Path(__file__).resolve().parents[1]
CATALOGUE_FOLDER = PROJECT / "data" / "referentiel"


def open_base(folder: Path) -> Store:
    """Open the base of a data folder with the catalogue of the project; make it first if it is absent.

    Raises BaseHeldError, CatalogueError.
    """
    path = folder / BASE_NAME
    if not path.exists():
        _make(path)
    store = open_store(path)
    try:
        store.record_catalogue(read_folder(CATALOGUE_FOLDER))
    except BaseException:
        store.close()
        raise
    return store


def _make(path: Path) -> None:
    """Build the base beside its place, then move it there: a start that is interrupted leaves no half base."""
    draft = path.with_suffix(".duckdb.nouveau")
    for leftover in (draft, draft.with_name(draft.name + ".wal")):
        leftover.unlink(missing_ok=True)
    store = open_store(draft)
    try:
        store.record_catalogue(read_folder(CATALOGUE_FOLDER))
    finally:
        store.close()
    draft.rename(path)
