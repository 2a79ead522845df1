"""The places that the text names: read in their order, and a wrong cell said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from convention.domain.catalogue import Territory
from convention.warehouse.catalogue_checks import CatalogueError
from convention.warehouse.named_places import PLACES_FILE, named_places, read_places

HEADING = "action,rang,de,a,territoire,indicateur,page\n"


def test_the_route_follows_the_text_from_paris_outwards() -> None:
    route = [place for place in named_places() if place.action == "8.1"]
    assert [(place.start, place.end) for place in route] == [
        ("Stalingrad", "Porte de la Villette"),
        ("Porte de la Villette", "Fort d’Aubervilliers"),
    ]
    assert [place.territory for place in route] == [Territory("paris"), Territory("seine_saint_denis")]


def test_rows_are_taken_by_rank_and_a_catalogue_may_have_none(tmp_path: Path) -> None:
    assert read_places(tmp_path / PLACES_FILE) == ()
    path = tmp_path / "autre.csv"
    path.write_text(HEADING + "1,2,B,,,A01-1,5\n1,1,A,,,A01-1,5\n", encoding="utf-8")
    assert [place.start for place in read_places(path)] == ["A", "B"]


@pytest.mark.parametrize("row", ["1,un,A,B,paris,A01-1,5\n", "1,1,A,B,lyon,A01-1,5\n", "1,1,A,B\n"])
def test_a_wrong_cell_is_said_with_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "lieux.csv"
    path.write_text(HEADING + "1,1,A,,,A01-1,5\n" + row, encoding="utf-8")
    with pytest.raises(CatalogueError, match="ligne 3"):
        read_places(path)
