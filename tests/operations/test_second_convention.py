"""Another convention, of three territories and two axes, from an empty catalogue to its pack: no code of its own."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from convention.operations.commands import Ending, parse_command, run_command
from convention.operations.new_catalogue import NewCatalogueError, lay_catalogue
from convention.operations.places import BASE_NAME, opened_as_it_is
from convention.operations.transfer import export, import_into
from convention.setting import PROJECT, declared_territories
from convention.warehouse.catalogue_files import parse_catalogue
from convention.warehouse.database_errors import DatabaseFileError
from loaders.former import former_values
from tests.builders.catalogue import catalogue_texts, row

CODES = ("nord", "centre", "metropole_du_sud")


def laid(folder: Path) -> Path:
    """The catalogue of the invented convention: one indicator that adds up over its three territories."""
    said: list[str] = []
    words = ["new", str(folder), *(word for code in CODES for word in ("--territory", code))]
    assert run_command(parse_command(words), said.append) is Ending.DONE
    catalogue = folder / "referentiel"
    rewrite(
        catalogue / "territoires.csv",
        [
            {"territoire": "nord", "intitule": "Nord", "article": "le", "numero": "59"},
            {"territoire": "centre", "intitule": "Centre", "article": "le", "graphies": "CT"},
            {"territoire": "metropole_du_sud", "intitule": "Métropole du Sud", "article": "la"},
        ],
    )
    page = {"page": "1", "extrait": "trois collectivités plantent des arbres"}
    dates = {"debut": "2021-01-01", "fin": "2023-12-31"}
    write(catalogue / "convention.csv", [{"intitule": "Convention des trois rives"} | dates | page])
    write(
        catalogue / "axes.csv", [{"axe": n, "intitule": f"Axe {n}", "intitule_court": f"Axe {n}"} | page for n in "12"]
    )
    services = {f"services_{code}": "DPE" for code in CODES}
    sheets = [("1", "1", "Arbres"), ("2", "2", "Rives")]
    write(
        catalogue / "actions.csv",
        [
            {"action": code, "axe": axis, "intitule": title, "intitule_court": title, "resume": title}
            | services
            | dates
            | page
            for code, axis, title in sheets
        ],
    )
    followed = "Nord | Centre | Métropole du Sud"
    kind = {"nature": "cumul", "sens": "hausse", "agregation": "somme", "periodicite": "annuelle", "poids": "1"}
    indicator = {"indicateur": "A01-1", "action": "1", "intitule": "Arbres plantés", "intitule_court": "Arbres"}
    places = {"unite": "arbres", "territoires": followed, "origine": "convention"}
    other = {"indicateur": "A02-1", "action": "2", "intitule": "Rives aménagées", "intitule_court": "Rives"}
    write(catalogue / "indicateurs.csv", [known | kind | places | page for known in (indicator, other)])
    promised = {"indicateur": "A01-1", "operateur": "=", "echeance": "2021-12-31", "fermete": "ferme"}
    amounts = [("commun", "60"), ("Nord", "30"), ("Centre", "15"), ("Métropole du Sud", "15")]
    write(
        catalogue / "cibles.csv",
        [promised | {"territoire": place, "valeur": value} | page for place, value in amounts],
    )
    return catalogue


def columns_of(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def write(path: Path, rows: list[dict[str, str]]) -> None:
    """Rows under the columns that were laid; what a file of the catalogue has no column for is left out."""
    columns = columns_of(path)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def rewrite(path: Path, changes: list[dict[str, str]]) -> None:
    """The laid rows with some of their cells written anew."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    write(path, [row | change for row, change in zip(rows, changes, strict=True)])


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a process that serves the invented convention says of it."""
    folder = tmp_path_factory.mktemp("second")
    laid(folder)
    own = {"CONVENTION_DATA": str(folder), "PYTHONPATH": str(PROJECT)}
    kept = {name: text for name, text in os.environ.items() if name != "CONVENTION_CATALOGUE"}
    command = [sys.executable, "-m", "tests.builders.second_convention", str(folder)]
    done = subprocess.run(command, cwd=PROJECT, env=kept | own, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer | {"folder": folder}


def test_its_file_is_read_and_judged_by_hand_counted_verdicts(told: dict[str, Any]) -> None:
    """30 of 30, 20 of 15 and 10 of 15 by the due day: the least favourable is that of the whole."""
    assert told["read"] == 3
    assert told["territories"] == ["Nord", "Centre", "Métropole du Sud"]
    assert told["said"] == {
        "ensemble": "non atteint",
        "Nord": "atteint",
        "Centre": "atteint",
        "Métropole du Sud": "non atteint",
    }


def test_every_page_opens_and_names_no_other_convention(told: dict[str, Any]) -> None:
    assert told["title"] == "Convention Nord – Centre – Métropole du Sud"
    assert {address: wrong for address, wrong in told["pages"].items() if wrong} == {}


def test_its_pack_is_made_in_every_form(told: dict[str, Any]) -> None:
    assert told["pack"]
    assert all(told["pack"].values())


def test_it_publishes_its_own_edition_which_names_no_other_convention(told: dict[str, Any]) -> None:
    assert len([name for name in told["edition"] if name.endswith(".html")]) > 10
    assert {name: wrong for name, wrong in told["edition"].items() if wrong} == {}


def test_a_laid_catalogue_is_described_and_never_written_over(tmp_path: Path) -> None:
    catalogue = lay_catalogue(tmp_path, CODES)
    package = json.loads((catalogue / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        assert [field["name"] for field in resource["schema"]["fields"]] == columns_of(catalogue / resource["path"])
    assert [territory.code for territory in declared_territories(catalogue)] == list(CODES)
    with pytest.raises(NewCatalogueError, match="existe déjà"):
        lay_catalogue(tmp_path, CODES)


@pytest.mark.parametrize("codes", [("nord",), ("nord", "nord"), ("nord", "Sud"), ("nord", "common")])
def test_territories_are_two_or_more_by_plain_codes(tmp_path: Path, codes: tuple[str, ...]) -> None:
    with pytest.raises(NewCatalogueError):
        lay_catalogue(tmp_path, codes)
    assert list(tmp_path.iterdir()) == []


def test_wrong_territories_end_any_program_with_a_sentence(tmp_path: Path) -> None:
    catalogue = lay_catalogue(tmp_path, CODES)
    rewrite(catalogue / "territoires.csv", [{}, {"couleur_claire": "bleu"}, {}])
    done = subprocess.run(
        [sys.executable, "-m", "convention", "doctor"],
        cwd=PROJECT,
        env=os.environ | {"CONVENTION_DATA": str(tmp_path), "CONVENTION_CATALOGUE": ""},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (1, "")
    (said,) = done.stderr.splitlines()
    assert "ligne 3, colonne « couleur_claire » : lu « bleu »" in said


def test_values_of_a_territory_that_the_next_convention_lacks_are_counted_and_left(
    told: dict[str, Any], tmp_path: Path
) -> None:
    """Here Paris and Seine-Saint-Denis: none of the three territories of the invented convention."""
    with opened_as_it_is(told["folder"] / BASE_NAME, read_only=True) as connection:
        export(connection, tmp_path / "export")
    with pytest.raises(DatabaseFileError, match="centre, metropole_du_sud, nord, et le référentiel déclare paris"):
        import_into(tmp_path / "export", tmp_path / BASE_NAME)
    goes_on = row("indicateurs", suite_de="A01-1", unite="arbres", nature="cumul", agregation="somme")
    found = former_values(tmp_path / "export", parse_catalogue(catalogue_texts(indicateurs=[goes_on])))
    assert (found.values, found.left) == (0, 3)
