"""Catalogue files: reading `data/referentiel/*.csv` into one consistent catalogue, or saying which cell is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from convention.domain.catalogue import Catalogue
from convention.warehouse import catalogue_rows as rows
from convention.warehouse.catalogue_checks import CatalogueError, ReadRow, check_catalogue, fault, kept_targets

FILES: dict[str, type[Any]] = {
    "convention": rows.ConventionRow,
    "axes": rows.AxisRow,
    "actions": rows.ActionRow,
    "indicateurs": rows.IndicatorRow,
    "cibles": rows.TargetRow,
    "reperes": rows.ReferenceRow,
    "annexe": rows.AnnexRow,
    "gouvernance": rows.BodyRow,
    "glossaire": rows.TermRow,
    "seuils": rows.ThresholdRow,
    "abandons": rows.AbandonmentRow,
}
ADDED_SINCE = frozenset({"abandons"})
"""Files that the first versions of a base do not have: there they hold nothing."""


def read_folder(folder: Path) -> dict[str, str]:
    """The text of every catalogue file, by name without ending.

    Raises CatalogueError for a missing file or one that is not UTF-8.
    """
    texts: dict[str, str] = {}
    for name in FILES:
        path = folder / f"{name}.csv"
        try:
            texts[name] = path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            raise CatalogueError(f"Référentiel : le fichier « {path.name} » manque dans {folder}.") from None
        except UnicodeDecodeError:
            raise CatalogueError(f"Référentiel : « {path.name} » doit être enregistré en UTF-8.") from None
    return texts


def parse_catalogue(texts: Mapping[str, str]) -> Catalogue:
    """The catalogue that the files state.

    Raises CatalogueError at the first cell, reference or missing threshold that is wrong.
    """
    texts = completed(texts)
    read = {name: list(_rows(name, texts[name], model)) for name, model in FILES.items()}
    values = {name: tuple(row.value for row in found) for name, found in read.items()}
    if len(values["convention"]) != 1:
        raise CatalogueError("Référentiel : « convention.csv » doit avoir une ligne et une seule.")
    catalogue = Catalogue(
        convention=values["convention"][0],
        axes=values["axes"],
        actions=values["actions"],
        indicators=values["indicateurs"],
        targets=kept_targets(values["cibles"], values["abandons"]),
        references=values["reperes"],
        annex=values["annexe"],
        bodies=values["gouvernance"],
        terms=values["glossaire"],
        thresholds=values["seuils"],
        abandonments=values["abandons"],
    )
    check_catalogue(read, catalogue)
    return catalogue


def completed(texts: Mapping[str, str]) -> dict[str, str]:
    """The files with those that a version of old lacks, as files without a row."""
    missing = {name: ",".join(FILES[name].model_fields) + "\n" for name in ADDED_SINCE}
    return missing | dict(texts)


def _rows(name: str, text: str, model: type[rows.Row]) -> Iterator[ReadRow]:
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        if reader.fieldnames != list(model.model_fields):
            raise CatalogueError(
                f"Référentiel : « {name}.csv », ligne 1 : colonnes attendues : {', '.join(model.model_fields)} ; "
                f"lues : {', '.join(reader.fieldnames or ())}."
            )
        for cells in reader:
            yield _read_row(name, reader.line_num, cells, model)
    except csv.Error:
        raise CatalogueError(
            f"Référentiel : « {name}.csv », ligne {reader.line_num} : guillemets mal fermés ou caractère interdit ; "
            "attendu : un fichier CSV à virgules."
        ) from None


def _read_row(name: str, line: int, cells: dict[str, str], model: type[rows.Row]) -> ReadRow:
    if None in cells or None in cells.values():
        raise CatalogueError(
            f"Référentiel : « {name}.csv », ligne {line} : attendu : {len(model.model_fields)} colonnes."
        )
    try:
        return ReadRow(name, line, cells, model.model_validate(cells).value())
    except ValidationError as error:
        raise _explained(ReadRow(name, line, cells, None), error) from None


def _explained(row: ReadRow, error: ValidationError) -> CatalogueError:
    first = error.errors()[0]
    expected = {
        "string_too_short": "un texte non vide",
        "string_too_long": f"{first.get('ctx', {}).get('max_length')} caractères au plus",
        "string_pattern_mismatch": "un code comme A05-1 (indicateur) ou 7.1 (action)",
        "too_short": "au moins une valeur",
    }.get(first["type"], first["msg"].removeprefix("Value error, attendu : "))
    return fault(row, str(first["loc"][0]), expected)
