"""Amendments: laid over the catalogue, kept through a restart and a newer project catalogue."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from convention.domain.errors import ShownError
from convention.warehouse.amendments import Amendment, amendments, record_amendment, record_project_catalogue
from convention.warehouse.catalogue_checks import CatalogueError
from convention.warehouse.store import open_store
from tests.builders.catalogue import catalogue_texts, row, written

PROJECT = catalogue_texts(indicateurs=[row("indicateurs")], cibles=[row("cibles", valeur="100")])


def moved(indicator: str = "A01-1") -> Amendment:
    target = row("cibles", indicateur=indicator, valeur="80", avenant="Avenant n° 1")
    return Amendment("Avenant n° 1", date(2020, 3, 1), "Secrétariat", {"cibles": written("cibles", [target])})


def test_an_amendment_survives_a_restart_and_a_newer_project_catalogue(tmp_path: Path) -> None:
    store = open_store(tmp_path / "convention.duckdb")
    try:
        record_project_catalogue(store, PROJECT)
        assert record_amendment(store, moved()) == 2
        assert [t.value for t in store.catalogue().targets] == [100, 80]
        assert not record_project_catalogue(store, PROJECT)
        newer = PROJECT | {"glossaire": written("glossaire", [row("glossaire", sigle="X", developpe="X", origine="X")])}
        assert record_project_catalogue(store, newer)
        assert [t.value for t in store.catalogue().targets] == [100, 80]
        assert amendments(store) == (moved(),)
        with pytest.raises(CatalogueError, match="A01-1"):
            record_project_catalogue(store, catalogue_texts(indicateurs=[row("indicateurs", indicateur="A01-2")]))
    finally:
        store.close()


def test_wrong_or_empty_amendments_leave_no_trace(tmp_path: Path) -> None:
    store = open_store(tmp_path / "convention.duckdb")
    try:
        record_project_catalogue(store, PROJECT)
        with pytest.raises(CatalogueError, match="un code qui existe"):
            record_amendment(store, moved("A09-9"))
        record_amendment(store, moved())
        with pytest.raises(ShownError, match="ne change rien"):
            record_amendment(store, moved())
        assert store.catalogue_version() == 2
    finally:
        store.close()
