"""Shared by all tests: a base on a real file, and how many examples hypothesis tries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.store import Store, open_store

CATALOGUE = Path(__file__).parents[1] / "data" / "referentiel"

settings.register_profile(
    "convention", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("convention")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty base with the committed catalogue."""
    opened = open_store(tmp_path / "convention.duckdb")
    opened.record_catalogue(read_folder(CATALOGUE))
    yield opened
    opened.close()
