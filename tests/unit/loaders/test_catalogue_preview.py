"""A newer catalogue of the program is shown before it is recorded: its cells, its errata, what it judges otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from convention.warehouse.amendments import record_project_catalogue
from convention.warehouse.catalogue_checks import CatalogueError
from convention.warehouse.store import Store, open_store
from loaders.cli.catalogue import NOTHING, PREVIEWED, catalogue_preview
from tests.builders.base import deposit, seen
from tests.builders.catalogue import Row, catalogue_texts, row

TOTAL = row("indicateurs", nature="cumul")
LEVEL = row("indicateurs", nature="niveau")
WHY = "Lu comme un total"
ERRATUM = row("errata", avant="cumul", apres="niveau", depuis="2026-12-01", motif=WHY)


def files(indicator: Row, errata: list[Row]) -> dict[str, str]:
    return catalogue_texts(indicateurs=[indicator], cibles=[row("cibles", valeur="10")], errata=errata)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "base.duckdb")
    record_project_catalogue(opened, files(TOTAL, []))
    deposit(opened, seen(4, "2018"), seen(6, "2019"))
    yield opened
    opened.close()


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_an_erratum_is_shown_with_its_day_its_reason_every_cell_and_what_it_judges_otherwise(store: Store) -> None:
    known = store.catalogue_version()
    lines = [plain(line) for line in catalogue_preview(store, files(LEVEL, [ERRATUM]))]
    assert "  indicateurs, A01-1, nature : cumul → niveau" in lines
    assert f"  erratum du 01/12/2026, A01-1 : {WHY}" in lines
    # A total of 6 of 10 at the end of 2019 has a path; a level without a reference has none.
    assert lines.index("Jugé autrement au 31/12/2019 :") < len(lines) - 2
    assert any(line.endswith("configuration incomplète") for line in lines)
    assert lines[-1] == plain(PREVIEWED)
    assert store.catalogue_version() == known


def test_a_change_of_meaning_without_an_erratum_is_refused_in_the_preview_too(store: Store) -> None:
    with pytest.raises(CatalogueError, match="cumul"):
        list(catalogue_preview(store, files(LEVEL, [])))


def test_the_same_files_change_nothing(store: Store) -> None:
    assert list(catalogue_preview(store, files(TOTAL, []))) == [NOTHING]
    titled = [plain(line) for line in catalogue_preview(store, files(TOTAL | {"intitule": "Autre"}, []))]
    assert titled[:2] == ["1 cellule change au référentiel :", "  indicateurs, A01-1, intitule : Intitulé → Autre"]
    assert titled[2] == "Aucun indicateur n’est jugé autrement au 31/12/2019."
