"""A new convention: an empty catalogue of its territories, with its description and a guide, in a folder of its own."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from convention.domain.errors import ShownError
from convention.setting import COMMON_CODE, PROJECT_CATALOGUE, TERRITORIES_FILE, TERRITORY_COLUMNS

_COLOURS = (
    ("#1d4f91", "#7fb2f0"),
    ("#b5541c", "#f0a072"),
    ("#0f6b63", "#6fd0c5"),
    ("#6a3d9a", "#c3a6ef"),
    ("#a61e6d", "#f29ac4"),
)
_CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_CONTINUES = {
    "name": "suite_de",
    "type": "string",
    "title": "Suite de",
    "description": "Code de l’indicateur dans la convention précédente, s’il en est la suite.",
}
_KEPT_CONSTRAINTS = ("required", "unique")
_WITHOUT_FILE = "exemples_de_calcul"
_GUIDE = """# Référentiel d’une convention

Ce dossier décrit une convention au tableau de bord. Chaque fichier est un tableau CSV (UTF-8, virgule) ;
`datapackage.json` dit ce que contient chaque colonne. Remplissez-les dans cet ordre :

1. `territoires.csv` : un territoire par ligne, deux au moins, avec son nom, la collectivité qui signe et l’assemblée
   qui approuve les avenants. Les codes ne changent plus dès qu’une base est faite ; les autres fichiers écrivent le
   nom (`intitule`), ou « commun ».
2. `convention.csv` : une ligne, l’intitulé et les dates.
3. `axes.csv`, puis `actions.csv` : une colonne `services_CODE` par territoire nomme ses services.
4. `indicateurs.csv`, `cibles.csv`, `reperes.csv` : ce qui est suivi, ce qui est promis, d’où l’on part.
5. Les autres fichiers peuvent rester sans ligne ; `seuils.csv` garde les seuils des statuts.

Pour l’essayer : `CONVENTION_DATA=DOSSIER streamlit run app.py`, où DOSSIER contient ce dossier `referentiel/`.
Une cellule fausse est dite à l’ouverture, par son fichier, sa ligne et sa colonne. Une base n’a qu’une convention.

Un indicateur qui continue d’une convention à l’autre garde son passé : `suite_de` donne son code dans l’ancienne.
`python -m convention export` sort l’ancienne base, `python -m loaders carry EXPORT` dépose ses valeurs ici.
"""


class NewCatalogueError(ShownError):
    """A catalogue cannot be laid where or as it is asked for."""


def lay_catalogue(folder: Path, codes: Sequence[str]) -> Path:
    """Lay an empty catalogue of those territories into `folder/referentiel`, which must be absent; give its folder.

    Raises NewCatalogueError.
    """
    target = folder / "referentiel"
    if target.exists():
        raise NewCatalogueError(f"Le dossier «\u00a0{target}\u00a0» existe déjà\u00a0: rien n’a changé.")
    wrong = [code for code in codes if not _CODE.fullmatch(code) or code == COMMON_CODE]
    if wrong or len(set(codes)) < max(2, len(codes)):
        raise NewCatalogueError(
            "Il faut deux codes de territoire ou plus, tous différents, en minuscules sans accent, comme val_de_marne."
        )
    package = json.loads((PROJECT_CATALOGUE / "datapackage.json").read_text(encoding="utf-8"))
    package = _described(package, codes)
    target.mkdir(parents=True)
    for resource in package["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        (target / resource["path"]).write_text(_content(resource["path"], columns, codes), encoding="utf-8")
    (target / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", "utf-8")
    (target / "LISEZMOI.md").write_text(_GUIDE, encoding="utf-8")
    return target


def _content(name: str, columns: Sequence[str], codes: Sequence[str]) -> str:
    if name == "seuils.csv":
        return (PROJECT_CATALOGUE / name).read_text(encoding="utf-8")
    rows = [_territory(at, code) for at, code in enumerate(codes)] if name == TERRITORIES_FILE else []
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([TERRITORY_COLUMNS if rows else columns, *rows])
    return text.getvalue()


def _territory(at: int, code: str) -> tuple[str, ...]:
    light, dark = _COLOURS[at % len(_COLOURS)]
    name = "-".join(part.capitalize() for part in code.split("_"))
    return (code, name, "", f"la collectivité {name}", f"l’assemblée {name}", "", "", light, dark)


def _described(package: dict[str, Any], codes: Sequence[str]) -> dict[str, Any]:
    """The description of the project's own catalogue, without what only its convention says."""
    kept = [resource for resource in package["resources"] if resource["name"] != _WITHOUT_FILE]
    for resource in kept:
        fields = []
        for field in resource["schema"]["fields"]:
            plain = {name: field[name] for name in ("name", "type", "title", "description") if name in field}
            limits = {name: on for name, on in field.get("constraints", {}).items() if name in _KEPT_CONSTRAINTS}
            plain |= {"constraints": limits} if limits else {}
            if not field["name"].startswith("services_"):
                fields.append(plain)
            elif not any(found["name"].startswith("services_") for found in fields):
                about = {"type": "string", "description": "Services pilotes, séparés par « | »."}
                fields += [{"name": f"services_{code}", "title": f"Services de {code}"} | about for code in codes]
        if resource["name"] == "indicateurs":
            fields.append(_CONTINUES)
        resource["schema"]["fields"] = fields
    own = {"name": "referentiel", "title": "Référentiel de la convention", "description": "À compléter."}
    return package | own | {"keywords": ["convention"], "sources": [], "resources": kept}
