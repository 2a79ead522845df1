"""Territories: those of the catalogue, one object each, gone through in their order, with their words."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

from convention.domain.territories import Territory, declared
from convention.setting import (
    PROJECT,
    TERRITORY_COLUMNS,
    DeclaredTerritory,
    TerritoriesError,
    catalogue_folder,
    declared_territories,
)

HEADING = ",".join(TERRITORY_COLUMNS)
NORTH = "nord,Nord,le,la Région Nord,le Conseil du Nord,59,,#1d4f91,#7fb2f0"
SOUTH = "sud,Sud,,la Métropole du Sud,l’Assemblée du Sud,,SD | Midi,#b5541c,#f0a072"


def folder_with(tmp_path: Path, *lines: str) -> Path:
    (tmp_path / "territoires.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("territory", list(Territory))
def test_a_code_names_one_object_and_a_copy_is_that_object(territory: Territory) -> None:
    assert Territory(str(territory)) is territory
    assert pickle.loads(pickle.dumps(territory)) is territory
    assert copy.deepcopy(territory) is territory
    assert type(str(territory)) is str
    assert territory == str(territory)
    with pytest.raises(AttributeError):
        territory.name = "other"


def test_all_are_gone_through_and_the_common_comes_last() -> None:
    assert tuple(Territory) == (*declared(), Territory.COMMON)
    assert len(Territory) == len(declared()) + 1
    assert all(each.light and each.dark and each.name and each.authority for each in declared())
    with pytest.raises(ValueError, match="no territory"):
        Territory("atlantis")


def test_the_words_of_the_committed_catalogue() -> None:
    paris, other = declared()
    assert (paris.of, other.of) == ("de Paris", "de la Seine-Saint-Denis")
    assert (paris.with_article, other.with_article) == ("Paris", "la Seine-Saint-Denis")
    assert other.slug == "seine-saint-denis"


def test_a_file_declares_two_territories_or_more(tmp_path: Path) -> None:
    found = declared_territories(folder_with(tmp_path, HEADING, NORTH, SOUTH))
    assert found[1] == DeclaredTerritory(
        "sud", "Sud", "", "la Métropole du Sud", "l’Assemblée du Sud", "", ("SD", "Midi"), "#b5541c", "#f0a072"
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((HEADING, NORTH), "deux territoires ou plus"),
        ((HEADING, NORTH, NORTH), "territoire en double"),
        ((HEADING, NORTH, NORTH.replace("nord,", "north,")), "intitule en double"),
        ((HEADING, NORTH, SOUTH.replace("sud,", "common,")), "ligne 3, colonne « territoire » : lu « common »"),
        ((HEADING, NORTH, SOUTH.replace("sud,", "l'est,")), "ligne 3, colonne « territoire »"),
        ((HEADING, NORTH, SOUTH.replace("#b5541c", "orange")), "colonne « couleur_claire » : lu « orange »"),
        ((HEADING, NORTH, SOUTH.removesuffix(",#f0a072")), "colonne « couleur_sombre »"),
        ((HEADING, NORTH, SOUTH + ",1"), "ligne 3"),
        ((HEADING, NORTH, '"sud'), "fichier CSV"),
        (("code,nom", "a,b"), "ligne 1 : colonnes attendues : territoire, intitule"),
    ],
)
def test_a_wrong_file_is_said_by_its_line_and_column(tmp_path: Path, lines: tuple[str, ...], said: str) -> None:
    with pytest.raises(TerritoriesError) as raised:
        declared_territories(folder_with(tmp_path, *lines))
    assert said in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TerritoriesError, match=r"territoires\.csv » manque"):
        declared_territories(tmp_path)


def test_the_catalogue_is_the_one_named_else_the_one_beside_the_base_else_the_project_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CONVENTION_CATALOGUE", raising=False)
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))
    assert catalogue_folder() == PROJECT / "data" / "referentiel"
    (tmp_path / "referentiel").mkdir()
    assert catalogue_folder() == tmp_path / "referentiel"
    monkeypatch.setenv("CONVENTION_CATALOGUE", str(tmp_path / "another"))
    assert catalogue_folder() == tmp_path / "another"
