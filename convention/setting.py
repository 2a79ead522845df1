"""The convention that this process serves: where its data and its catalogue stand, and the territories it declares."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parents[1]
PROJECT_CATALOGUE = PROJECT / "data" / "referentiel"
TERRITORIES_FILE = "territoires.csv"
TERRITORY_COLUMNS = (
    "territoire",
    "intitule",
    "article",
    "collectivite",
    "assemblee",
    "numero",
    "graphies",
    "couleur_claire",
    "couleur_sombre",
)
COMMON_CODE = "common"
_FORMS = {
    "territoire": (
        re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*"),
        "un code en minuscules, sans accent",
    ),
    "intitule": (re.compile(r"\S.*"), "un nom"),
    "article": (re.compile(r"|la|le|les|l’"), "la, le, les, l’ ou rien"),
    "collectivite": (re.compile(r"(la|le|les|l’) ?\S.*"), "la collectivité et son article, comme la Ville de Lyon"),
    "assemblee": (re.compile(r"(la|le|les|l’) ?\S.*"), "l’assemblée et son article, comme le Conseil départemental"),
    "numero": (re.compile(r"|[0-9][0-9AB]?[0-9]{0,3}"), "un numéro, ou rien"),
    "graphies": (re.compile(r"|[^|]+( \| [^|]+)*"), "des graphies séparées par « | », ou rien"),
    "couleur_claire": (re.compile(r"#[0-9a-f]{6}"), "une couleur comme #1d4f91"),
    "couleur_sombre": (re.compile(r"#[0-9a-f]{6}"), "une couleur comme #7fb2f0"),
}


class DeclaredTerritory(NamedTuple):
    """One row of `territoires.csv`; `spellings`: other names that the readers of files know it by."""

    code: str
    name: str
    article: str
    authority: str
    assembly: str
    number: str
    spellings: tuple[str, ...]
    light: str
    dark: str


class TerritoriesError(SystemExit):
    """The file of the territories is missing or wrong; the message is a French sentence that names the cell.

    It ends a program: which territories there are is asked while its modules are read, before anything could show it.
    """


def data_directory() -> Path:
    """The directory of the base, the deposits and the journal: `CONVENTION_DATA`, else `data/` in the project."""
    return Path(os.environ.get("CONVENTION_DATA") or PROJECT / "data")


def catalogue_folder() -> Path:
    """The folder of the catalogue: `CONVENTION_CATALOGUE`, else `referentiel/` beside the base, else the project's."""
    if named := os.environ.get("CONVENTION_CATALOGUE"):
        return Path(named)
    own = data_directory() / "referentiel"
    return own if own.is_dir() else PROJECT_CATALOGUE


def declared_territories(folder: Path) -> tuple[DeclaredTerritory, ...]:
    """The territories that a catalogue declares, in its order: two or more.

    Raises TerritoriesError.
    """
    path = folder / TERRITORIES_FILE
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise TerritoriesError(f"Référentiel : « {path} » manque ou n’est pas en UTF-8.") from None
    found = tuple(_rows(text))
    for column, values in (("territoire", [each.code for each in found]), ("intitule", [each.name for each in found])):
        if len(set(values)) < len(values):
            raise TerritoriesError(f"Référentiel : « {TERRITORIES_FILE} » : {column} en double.")
    if len(found) < 2:
        raise TerritoriesError(f"Référentiel : « {TERRITORIES_FILE} » doit avoir deux territoires ou plus.")
    return found


def convention_title(folder: Path) -> str:
    """The title of the convention in a catalogue; a plain word where its file cannot be read, which a start refuses."""
    try:
        text = (folder / "convention.csv").read_text(encoding="utf-8-sig")
        return next(csv.DictReader(text.splitlines(), strict=True), {}).get("intitule") or "Convention"
    except (OSError, UnicodeDecodeError, csv.Error):
        return "Convention"


def _rows(text: str) -> Iterator[DeclaredTerritory]:
    reader = csv.DictReader(text.splitlines(), strict=True)
    try:
        if tuple(reader.fieldnames or ()) != TERRITORY_COLUMNS:
            expected = ", ".join(TERRITORY_COLUMNS)
            raise TerritoriesError(f"Référentiel : « {TERRITORIES_FILE} », ligne 1 : colonnes attendues : {expected}.")
        for cells in reader:
            yield _row(reader.line_num, cells)
    except csv.Error:
        raise TerritoriesError(
            f"Référentiel : « {TERRITORIES_FILE} », ligne {reader.line_num} : attendu : un fichier CSV à virgules."
        ) from None


def _row(line: int, cells: dict[str, str]) -> DeclaredTerritory:
    for column, (form, expected) in _FORMS.items():
        cell = cells.get(column)
        if cell is None or None in cells or not form.fullmatch(cell) or cell == COMMON_CODE:
            raise TerritoriesError(
                f"Référentiel : « {TERRITORIES_FILE} », ligne {line}, colonne « {column} » : "
                f"lu « {cell or ''} » ; attendu : {expected}."
            )
    spellings = tuple(part.strip() for part in cells["graphies"].split("|") if part.strip())
    code, name, article, authority, assembly, number, _, light, dark = (cells[column] for column in TERRITORY_COLUMNS)
    return DeclaredTerritory(code, name, article, authority, assembly, number, spellings, light, dark)
