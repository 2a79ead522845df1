"""The offline verifier: a true edition passes, and of each falsified one it names what was changed."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest

from convention.domain.progress import ProgressStatus
from convention.domain.rollup import LEAST_FAVOURABLE_FIRST
from convention.publication import verifier
from convention.publication.publish import publish
from convention.wording.labels import label, tone
from tests.builders.editions import edition_store

LAST = "1.1.0"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Two editions, the second with the values that are not validated, so that many figures stand in it."""
    store = edition_store(tmp_path_factory.mktemp("base") / "convention.duckdb")
    found = tmp_path_factory.mktemp("editions") / "site"
    publish(store, found, 1)
    publish(store, found, 2, unvalidated=True)
    yield found
    store.close()


@pytest.fixture
def site(folder: Path, tmp_path: Path) -> Path:
    """Editions to falsify."""
    return Path(copytree(folder, tmp_path / "site"))


def forge(path: Path, pattern: str, put: str) -> None:
    """Change the first words of a file that a pattern fits."""
    text = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, put, text, count=1)
    assert changed != text, f"{path.name}: {pattern}"
    path.write_text(changed, encoding="utf-8")


def reseal(edition: Path) -> None:
    """Make the manifest fit what the folder holds, as a careful forger would."""
    path = edition / "edition.json"
    manifest = json.loads(path.read_text())
    for each in manifest["fichiers"]:
        content = (edition / each["chemin"]).read_bytes()
        each["taille"], each["sha256"] = len(content), hashlib.sha256(content).hexdigest()
    manifest["empreinte"] = verifier.manifest_digest(manifest)
    path.write_text(json.dumps(manifest))


def alter_value(site: Path) -> str:
    forge(site / LAST / "donnees" / "valeurs.csv", r",20,", ",29,")
    return "donnees/valeurs.csv : le contenu"


def alter_parquet(site: Path) -> str:
    path = site / LAST / "donnees" / "avancement.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    return "donnees/avancement.parquet : le contenu"


def alter_words(site: Path) -> str:
    forge(site / LAST / "decisions.html", "<h1>[^<]*", "<h1>Décisions annulées")
    return "decisions.html : le contenu"


def take_a_page_away(site: Path) -> str:
    (site / LAST / "action-11.html").unlink()
    return "action-11.html : le fichier manque"


def add_a_page(site: Path) -> str:
    (site / LAST / "bilan.html").write_text("<p>Tout va bien</p>")
    return "bilan.html : le fichier a été ajouté"


def alter_the_meeting(site: Path) -> str:
    forge(site / LAST / "edition.json", "2019-12-31", "2020-12-31")
    return "edition.json : l’empreinte écrite"


def cut_the_chain(site: Path) -> str:
    path = site / LAST / "edition.json"
    manifest = json.loads(path.read_text())
    manifest["precedente"] = None
    path.write_text(json.dumps(manifest))
    reseal(site / LAST)
    return f"edition.json : l’édition {LAST} ne suit pas"


def alter_an_earlier_manifest(site: Path) -> str:
    forge(site / LAST / "manifestes" / "1.0.0.json", "2018-12-31", "2017-12-31")
    reseal(site / LAST)
    return "manifestes/1.0.0.json : le manifeste de l’édition 1.0.0"


def replace_the_earlier_edition(site: Path) -> str:
    forge(site / "1.0.0" / "index.html", "<h1>[^<]*", "<h1>Toutes les actions sont atteintes")
    reseal(site / "1.0.0")
    return "../1.0.0 : ce n’est pas l’édition 1.0.0"


def make_up_a_rate(site: Path) -> str:
    data = site / LAST / "donnees" / "avancement.csv"
    row = next(line for line in data.read_text().splitlines() if line.startswith("A01-3,ensemble"))
    cells = row.split(",")
    cells[9] = "99.5"
    forge(data, re.escape(row), ",".join(cells))
    reseal(site / LAST)
    return "donnees/avancement.csv : le taux de A01-3"


def make_up_a_status(site: Path) -> str:
    data = site / LAST / "donnees" / "actions.csv"
    forge(data, r"(?m)^(1,.*),à surveiller,", r"\1,atteint,")
    forge(site / LAST / "index.html", r'value="à surveiller" data-figure="1//', 'value="atteint" data-figure="1//')
    reseal(site / LAST)
    return "donnees/actions.csv : l’action 1 "


def show_another_figure(site: Path) -> str:
    page = site / LAST / "action-1.html"
    forge(page, r'(data-figure="A01-3/ensemble/valeur">)[^<]*', r"\g<1>15 places")
    reseal(site / LAST)
    return "action-1.html : A01-3/ensemble/valeur se lit « 15 places »"


def count_otherwise(site: Path) -> str:
    page = site / LAST / "index.html"
    forge(page, r'<data value="\d+" data-figure="//watch">\d+', '<data value="0" data-figure="//watch">0')
    reseal(site / LAST)
    return "index.html : //watch vaut 0"


FALSIFIED = (
    alter_value,
    alter_parquet,
    alter_words,
    take_a_page_away,
    add_a_page,
    alter_the_meeting,
    cut_the_chain,
    alter_an_earlier_manifest,
    replace_the_earlier_edition,
    make_up_a_rate,
    make_up_a_status,
    show_another_figure,
    count_otherwise,
)


def test_true_editions_are_accepted(folder: Path) -> None:
    assert verifier.faults(folder / "1.0.0") == []
    assert verifier.faults(folder / LAST) == []


@pytest.mark.parametrize("falsify", FALSIFIED, ids=lambda found: found.__name__)
def test_what_was_changed_is_named(falsify: Callable[[Path], str], site: Path) -> None:
    told = falsify(site)
    found = verifier.faults(site / LAST)
    assert [fault for fault in found if fault.startswith(told)], found


def test_another_edition_that_is_whole_is_not_the_one_expected(folder: Path) -> None:
    digest = json.loads((folder / LAST / "edition.json").read_text())["empreinte"]
    assert verifier.faults(folder / LAST, digest.upper()) == []
    assert len(verifier.faults(folder / "1.0.0", digest)) == 1


def test_the_edition_carries_its_verifier_which_needs_nothing_else(site: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-I", "-S", str(site / LAST / "verifier.py")], capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert f"Édition {LAST} : fichiers, enchaînement et chiffres sont bons." in told.stdout
    alter_words(site)
    told = subprocess.run(
        [sys.executable, "-I", "-S", str(site / LAST / "verifier.py")], capture_output=True, text=True, check=False
    )
    assert told.returncode == 1
    assert "decisions.html" in told.stdout


def test_the_verifier_knows_every_status_in_the_order_of_the_rules() -> None:
    assert tuple(label(status) for status in LEAST_FAVOURABLE_FIRST) == verifier.ORDER
    assert {label(status): str(tone(status)) for status in ProgressStatus if str(tone(status)) != "neutral"} == (
        verifier.TONES
    )
