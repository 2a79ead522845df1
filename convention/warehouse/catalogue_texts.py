"""The catalogue's files as they were recorded."""

from __future__ import annotations

from datetime import datetime

from convention.warehouse.catalogue_files import completed
from convention.warehouse.sql import query
from convention.warehouse.store import Store


def catalogue_texts(store: Store, as_of: datetime | None = None) -> dict[str, str]:
    """The text of every file of the catalogue in force at a reading date, by name without ending.

    Raises NoCatalogueError when there was none.
    """
    parameters = {"version": store.catalogue_version(as_of)}
    rows = store.cursor().execute(query("catalogue_texts"), parameters).fetchall()
    return completed(dict(rows))
