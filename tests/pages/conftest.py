"""Bases for pages: made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from convention.operations.places import BASE_NAME
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.store import open_store
from tests.builders.catalogue import COMMITTED
from tests.builders.examples import example_store


@pytest.fixture(scope="session")
def made_bases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two closed bases: one with the example values, one with the catalogue alone."""
    folder = tmp_path_factory.mktemp("bases")
    example_store(folder / "examples.duckdb").close()
    empty = open_store(folder / "empty.duckdb")
    empty.record_catalogue(read_folder(COMMITTED))
    empty.close()
    return {name: folder / f"{name}.duckdb" for name in ("examples", "empty")}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data directory of the test; the base of another test is let go."""
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))
    st.cache_resource.clear()
    yield tmp_path
    st.cache_resource.clear()


@pytest.fixture
def examples(data: Path, made_bases: dict[str, Path]) -> Path:
    """The dashboard has the example values; the path of the base."""
    return Path(shutil.copy(made_bases["examples"], data / BASE_NAME))


@pytest.fixture
def empty(data: Path, made_bases: dict[str, Path]) -> Path:
    """The dashboard has the catalogue and no value; the path of the base."""
    return Path(shutil.copy(made_bases["empty"], data / BASE_NAME))
