"""A small catalogue as the text of its files, so that tests take the same road as the committed one.

Cells are spelled as in `data/referentiel`: `row("indicateurs", indicateur="A01-1", nature="flux")`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from convention.warehouse.catalogue_files import FILES, read_folder

COMMITTED = Path(__file__).parents[2] / "data" / "referentiel"
Row = dict[str, str]

_DEFAULTS: dict[str, Row] = {
    "convention": {"debut": "2018-01-01", "fin": "2020-12-31"},
    "territoires": {},
    "axes": {"axe": "1"},
    "actions": {"action": "1", "axe": "1", "resume": "Résumé"},
    "indicateurs": {
        "indicateur": "A01-1",
        "action": "1",
        "unite": "unités",
        "nature": "niveau",
        "sens": "hausse",
        "agregation": "aucune",
        "territoires": "commun",
        "periodicite": "annuelle",
        "poids": "1",
        "origine": "convention",
    },
    "cibles": {
        "indicateur": "A01-1",
        "territoire": "commun",
        "operateur": "=",
        "echeance": "2020-12-31",
        "fermete": "ferme",
    },
    "reperes": {"indicateur": "A01-1", "territoire": "commun", "date": "2017-12-31", "role": "base"},
    "annexe": {"theme": "1", "sujet": "Sujet", "resume": "Résumé"},
    "gouvernance": {},
    "glossaire": {},
    "engagements": {
        "engagement": "E001",
        "partie": "axe-1",
        "action": "1",
        "porteur": "commun",
        "fermete": "ferme",
        "nature": "livrable",
        "indicateurs": "A01-1",
        "description": "Engagement",
    },
    "ajouts": {"indicateur": "A01-1", "avenant": "1"},
    "errata": {"indicateur": "A01-1", "colonne": "nature", "depuis": "2020-01-01", "motif": "Motif"},
    "avenants": {"avenant": "1", "depuis": "2020-01-01"},
    "abandons": {"objet": "indicateur", "code": "A01-1", "avenant": "1", "depuis": "2020-01-01", "motif": "Motif"},
    "seuils": {"unite": "jours", "depuis": "2018-01-01", "definition": "Seuil."},
}


def row(file: str, **cells: str) -> Row:
    """One row of a catalogue file: the cells given, plain ones for the rest."""
    columns = FILES[file].columns()
    unknown = set(cells) - set(columns)
    assert not unknown, unknown
    plain = {"page": "6", "intitule": "Intitulé", "intitule_court": "Intitulé"} | _DEFAULTS[file]
    return {name: cells.get(name, plain.get(name, "")) for name in columns}


def catalogue_texts(**rows: Iterable[Row]) -> dict[str, str]:
    """The files of a catalogue with those rows; thresholds are the committed ones unless given.

    Files that are not named have their one plain row if they must have one, else none.
    """
    texts = {}
    for name in FILES:
        plain = [row(name)] if name in {"convention", "axes", "actions"} else []
        texts[name] = written(name, rows.get(name, plain))
    if "seuils" not in rows:
        texts["seuils"] = read_folder(COMMITTED)["seuils"]
    return texts


def written(name: str, rows: Iterable[Row]) -> str:
    """The text of one file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(FILES[name].columns()), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
